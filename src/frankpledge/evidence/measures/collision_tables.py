"""On which roads collisions happen, and to whom: what an action plan for road safety begins with."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from frankpledge.evidence.area import Area
from frankpledge.evidence.edition import Edition
from frankpledge.evidence.measures.collisions import Collisions, held_months, of_area
from frankpledge.evidence.period import Period
from frankpledge.evidence.rows import rows
from frankpledge.evidence.sources.dataset import literals
from frankpledge.evidence.sources.road_collisions import (
    A_MOTORWAY,
    A_ROAD,
    B_ROAD,
    CASUALTIES,
    MOTORWAY,
    ROAD_USERS,
    SLIGHT,
    SOURCE,
)

MINOR = "Minor roads"  # of class C, and unclassified: they have no numbers
NOT_TOLD = "Road not told"
NUMBERED = {MOTORWAY: "M{}", A_MOTORWAY: "A{}(M)", A_ROAD: "A{}", B_ROAD: "B{}"}


@dataclass(frozen=True)
class Hurt:
    """A row: a road, or a kind of road user. `people` and `ksi`, the killed and seriously injured among them, are None
    where casualties are not held for the whole period."""

    name: str
    collisions: int
    people: int | None
    ksi: int | None


def by_road(edition: Edition, area: Area, period: Period) -> tuple[Hurt, ...]:
    """Each road's collisions, the one with most killed and seriously injured first.

    Raises ValueError where a month of the period is not held.
    """
    found = _held(edition, area, period)
    names, of_name = np.unique(road_names(found), return_inverse=True)
    ksi = found.killed + found.seriously
    sums = (np.bincount(of_name, n, len(names)).astype(int) for n in (np.ones(len(ksi)), ksi + found.slightly, ksi))
    has = _people_held(edition, area, period)
    rows = [Hurt(str(n), int(c), int(p) if has else None, int(k) if has else None)
            for n, c, p, k in zip(names, *sums, strict=True)]  # fmt: skip
    return tuple(sorted(rows, key=lambda r: (-(r.ksi or 0), -r.collisions, r.name)))


def by_road_user(edition: Edition, area: Area, period: Period) -> tuple[Hurt, ...]:
    """People hurt, by how they were on the road, in the order of ROAD_USERS; those of kinds without any are left out.

    `collisions` are those in which one of the kind was hurt. Raises ValueError where a month of the period is not held
    of collisions or of casualties.
    """
    found = _held(edition, area, period)
    if not _people_held(edition, area, period):
        raise ValueError(
            f"the casualties of {period.full_name} are not held: fetch the table of casualties of each year"
        )
    rows = _casualties(edition, period, found.index.tolist())
    made = []
    for name, types in ROAD_USERS.items():
        mine = [(index, severity) for index, kind, severity in rows if kind in types]
        if mine:
            made.append(Hurt(name, len({i for i, _ in mine}), len(mine), sum(s != SLIGHT for _, s in mine)))
    return tuple(made)


def road_names(found: Collisions) -> np.ndarray:
    """The road of each collision: A47, B4114, M1, A1(M), minor roads, or not told."""
    classes, numbers = found.road_class.tolist(), found.road_number.tolist()
    named = [NUMBERED.get(c, MINOR if c else NOT_TOLD).format(n) for c, n in zip(classes, numbers, strict=True)]
    return np.array(named, dtype=str)


def _held(edition: Edition, area: Area, period: Period) -> Collisions:
    """The collisions of the area in the period. Raises ValueError where they are not held for all of it."""
    held = held_months(edition, area)
    if any(m not in held for m in period.months):
        raise ValueError(f"the road collisions of {area.name} are not held for all of {period.full_name}")
    return of_area(edition, area).within(period)


def _people_held(edition: Edition, area: Area, period: Period) -> bool:
    held = held_months(edition, area, people=True)
    return all(m in held for m in period.months)


def _casualties(edition: Edition, period: Period, indexes: Sequence[str]) -> list[tuple[str, int, int]]:
    """Collision, kind and severity of everybody hurt in these collisions."""
    parts = (edition.part(SOURCE, f"{CASUALTIES}/{year}") for year in {m.year for m in period.months})
    return rows(edition, [p for p in parts if p], '"index", type, severity', f'WHERE "index" IN ({literals(indexes)})')
