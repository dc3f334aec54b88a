"""Which LSOAs and districts an area of a partnership's own is made of, and where areas of a set overlap."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import cos, radians

import numpy as np
import shapely
from shapely import STRtree

from frankpledge.evidence import places, recasting
from frankpledge.evidence.area import Gazetteer
from frankpledge.evidence.edition import Edition
from frankpledge.evidence.reading import ground
from frankpledge.evidence.reading.drawn import Drawn, refuse

WHOLLY = 0.99  # share of an outline in one district from which it lies there: outlines are drawn to a few metres
OVERLAP = 0.01  # share of the smaller of two areas from which they overlap; less is the pen, not the plan
BY_POINT = "Its district is that of the rows in it, because no LSOA boundaries are held there"
KM_OF_DEGREE = 111.2  # of latitude, anywhere in the British Isles


@dataclass(frozen=True)
class Fitted:
    """An area of a set, and what it is made of. `lsoas` and `districts` are codes."""

    drawn: Drawn
    lsoas: tuple[str, ...]
    districts: tuple[str, ...]
    notes: tuple[str, ...] = ()

    @property
    def square_km(self) -> float:
        """The ground inside the outline; 0 where there is none."""
        outline = self.drawn.outline
        return outline.area * KM_OF_DEGREE**2 * cos(radians(outline.centroid.y)) if outline is not None else 0.0


@dataclass(frozen=True)
class Overlap:
    """Two areas that share ground or LSOAs; `share` is of the smaller."""

    one: str
    other: str
    share: float

    def __str__(self) -> str:
        return f"{self.one} and {self.other} overlap by {self.share:.0%} of the smaller of them"


def fit(edition: Edition, areas: Sequence[Drawn], overlapping: bool) -> list[Fitted]:
    """The areas with their LSOAs and districts. Raises Refused where one can't be counted, or lies in two forces."""
    gazetteer = places.gazetteer(edition)
    listed = [a for a in areas if a.outline is None]
    fitted = _listed(edition, gazetteer, listed) if listed else _outlined(edition, gazetteer, areas, overlapping)
    refuse([fault for f in fitted if (fault := _two_forces(gazetteer, f))])
    return fitted


def overlaps(fitted: Sequence[Fitted]) -> list[Overlap]:
    """Every two areas of a set of which one overlaps the other by more than a slip of the pen."""
    shared = _shared_ground if fitted and fitted[0].drawn.outline is not None else _shared_lsoas
    return [Overlap(a.drawn.name, b.drawn.name, share) for a, b, share in shared(fitted) if share >= OVERLAP]


def _shared_ground(fitted: Sequence[Fitted]) -> Iterator[tuple[Fitted, Fitted, float]]:
    outlines = np.array([f.drawn.outline for f in fitted])
    for i, j in sorted(map(tuple, STRtree(outlines).query(outlines, predicate="intersects").T)):
        if i < j:
            shared = shapely.intersection(outlines[i], outlines[j]).area
            yield fitted[i], fitted[j], shared / min(outlines[i].area, outlines[j].area)


def _shared_lsoas(fitted: Sequence[Fitted]) -> Iterator[tuple[Fitted, Fitted, float]]:
    for a, b in combinations(fitted, 2):
        yield a, b, len({*a.lsoas} & {*b.lsoas}) / min(len(a.lsoas), len(b.lsoas))


def _listed(edition: Edition, gazetteer: Gazetteer, areas: Sequence[Drawn]) -> list[Fitted]:
    """The LSOAs of 2021 behind the codes listed."""
    recast = recasting.recast_codes(edition)
    faults = [
        f"line {line}: {code} is {_unknown(code)}"
        for a in areas
        for line, code in a.codes
        if code not in gazetteer.members and code not in recast
    ]
    refuse(faults)
    fitted = []
    for a in areas:
        old = [code for _, code in a.codes if code not in gazetteer.members]
        lsoas = {x for _, code in a.codes for x in gazetteer.members.get(code) or recast[code]}
        districts = sorted({gazetteer.areas[x].within for x in lsoas})
        notes = [f"It was listed with LSOA codes of 2011, turned into those of 2021: {len(old):,}"] if old else []
        fitted.append(Fitted(a, tuple(sorted(lsoas)), tuple(districts), (*notes, *_several(gazetteer, districts))))
    return fitted


def _unknown(code: str) -> str:
    if code[1:3] == "05":
        return "no ward that any LSOA fits best, in the lookup held: list its LSOAs instead"
    return "no LSOA of 2021 or 2011, in the lookups held"


def _outlined(edition: Edition, gazetteer: Gazetteer, areas: Sequence[Drawn], overlapping: bool) -> list[Fitted]:
    """The districts of the outlines, and the LSOAs that fit them best."""
    outlines = np.array([a.outline for a in areas])
    laid = ground.laid(edition, gazetteer, outlines)
    by_point = ground.districts_by_point(edition, gazetteer, outlines) if laid.unknown else {}
    refuse([_nowhere(areas[j]) for j in sorted(laid.unknown) if not by_point.get(j)])
    best = laid.best_fit(overlapping)
    fitted = []
    for j, a in enumerate(areas):
        told_by_point = [BY_POINT] if j in laid.unknown else []
        districts = _lies_in(by_point[j] if told_by_point else laid.by_district[j])
        lsoas = () if told_by_point else tuple(best[j])
        fitted.append(Fitted(a, lsoas, tuple(districts), (*told_by_point, *_several(gazetteer, districts))))
    return fitted


def _nowhere(area: Drawn) -> str:
    return (
        f"{area.name}: no LSOA boundaries are held for most of it, and no rows either, so its district can't be told. "
        "Read the LSOA boundaries of its district into the warehouse first; if they are held, the outline is elsewhere"
    )


def _lies_in(by_district: dict[str, float]) -> list[str]:
    """The districts of an outline, the one with most of it first; slips of the pen over an edge are none."""
    whole = sum(by_district.values())
    found = sorted(by_district, key=lambda d: (-by_district[d], d))
    if by_district[found[0]] >= WHOLLY * whole:
        return found[:1]
    return [d for d in found if by_district[d] > (1 - WHOLLY) * whole]


def _several(gazetteer: Gazetteer, districts: Sequence[str]) -> list[str]:
    if len(districts) < 2:
        return []
    return [f"It lies in {len(districts)} districts: {', '.join(gazetteer.areas[d].name for d in districts)}"]


def _two_forces(gazetteer: Gazetteer, fitted: Fitted) -> str:
    forces = sorted({gazetteer.forces.get(d, "") for d in fitted.districts})
    if len(forces) > 1:
        names = " and ".join(f or "none that is known" for f in forces)
        return f"{fitted.drawn.name} lies in several police force areas ({names}): divide it where they meet"
    return ""
