"""The areas of a kind, as the columns of the counts cube that each is made of; and those that can't be counted."""

from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np

from frankpledge.evidence import places
from frankpledge.evidence.area import Area, Gazetteer, UnclearArea, by_name
from frankpledge.evidence.cube.columns import columns
from frankpledge.evidence.edition import Alike, Edition

# Those whose areas never overlap, and are made of whole small areas.
KINDS = ("partnership", "district", "force", "ward", "lsoa")


@dataclass(frozen=True, eq=False)
class Places:
    """The areas of one kind that can be counted, and why the others can't (`left_out`).

    `of_column`: for each column of the cube the number of its area, −1 for none. `force`: for each area the number of
    its own force. `residents`: for each area, 0 where they are not held.
    """

    kind: str
    areas: tuple[Area, ...]
    of_column: np.ndarray
    force: np.ndarray
    residents: np.ndarray
    left_out: dict[Area, str]

    @cached_property
    def number(self) -> dict[str, int]:
        return {a.code: n for n, a in enumerate(self.areas)}


def places_of(edition: Edition, kind: str) -> Places:
    """The areas of a kind, by name (LSOAs in the order of the cube). Raises UnclearArea for a kind that isn't one."""
    return _places_of(Alike(edition, places.key(edition)), kind)


@lru_cache(maxsize=16)
def _places_of(of: Alike, kind: str) -> Places:
    edition = of.edition
    if kind not in KINDS:
        raise UnclearArea(f"there is no table of the kind of area “{kind}”; there are: {', '.join(KINDS)}")
    gazetteer, cube = places.gazetteer(edition), columns(edition)
    column = {lsoa: n for n, lsoa in enumerate(cube.lsoas)}
    of_kind = [a for a in gazetteer.areas.values() if a.kind == kind]
    order = (lambda a: column.get(a.code, -1)) if kind == "lsoa" else by_name
    of_column = np.full(len(column), -1, dtype=np.int32)
    areas, forces, left_out = [], [], {}
    for area in sorted(of_kind, key=order):
        inside = [column[lsoa] for lsoa in gazetteer.members[area.code] if lsoa in column]
        own = {int(cube.force[n]) for n in inside}
        if why := _uncountable(gazetteer, area, len(inside), len(own)):
            left_out[area] = why
        else:
            of_column[inside] = len(areas)
            areas.append(area)
            forces += own
    of_lsoa = np.array([gazetteer.residents.get(lsoa, -1) for lsoa in cube.lsoas], dtype=int)
    residents = _residents(of_column, of_lsoa, len(areas))
    return Places(kind, tuple(areas), of_column, np.array(forces, dtype=int), residents, left_out)


def _residents(of_column: np.ndarray, residents: np.ndarray, areas: int) -> np.ndarray:
    """The residents of each area, 0 where those of one of its columns aren't held (−1)."""
    inside, lacking = of_column >= 0, residents < 0
    sums = np.bincount(of_column[inside], residents[inside], areas).astype(int)
    unknown = np.bincount(of_column[inside & lacking], minlength=areas)
    return np.where(unknown > 0, 0, sums)


def _uncountable(gazetteer: Gazetteer, area: Area, known: int, forces: int) -> str:
    """Why an area can't be counted; nothing where it can."""
    if known < len(gazetteer.members[area.code]):
        return f"the lookups don't say which police force area {area.name} lies in"
    if forces > 1:
        return f"{area.name} lies in {forces} police force areas"
    try:
        gazetteer.by_code(area.code)
    except UnclearArea as error:
        return str(error)
    return ""
