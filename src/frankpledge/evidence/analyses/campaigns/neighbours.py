"""Which small areas an area is made of, and which touch it."""

from collections.abc import Iterable, Set
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import shapely
from shapely.geometry import shape

from frankpledge.evidence import places
from frankpledge.evidence.analyses.ground import LAYER
from frankpledge.evidence.analyses.units import GAP
from frankpledge.evidence.area import Area, Gazetteer
from frankpledge.evidence.edition import Edition
from frankpledge.evidence.ground import national_grid
from frankpledge.evidence.patterns.hotspots.weights import of_areas


@dataclass(frozen=True)
class Neighbours:
    """Of the small areas whose outlines are held (`known`) those that touch, by code."""

    known: frozenset[str]
    touching: dict[str, frozenset[str]]

    def of(self, codes: Set[str]) -> frozenset[str]:
        """Those that touch any of these, without these themselves."""
        return frozenset().union(*(self.touching.get(code, frozenset()) for code in codes)) - codes

    def pairs(self, codes: Set[str]) -> list[tuple[str, str]]:
        """Each of these with each that touches it."""
        return [(code, other) for code in sorted(codes) for other in self.touching.get(code, ())]


def members(gazetteer: Gazetteer, areas: Iterable[Area]) -> frozenset[str]:
    """The small areas that areas are made of: of one with an outline of its own, those that fit it best."""
    return frozenset().union(*(gazetteer.members[a.code] for a in areas))


def around(edition: Edition, areas: Iterable[Area]) -> Neighbours:
    """The neighbours in all districts of the police force areas that the areas lie in."""
    gazetteer = places.gazetteer(edition)
    forces = {gazetteer.force_area(a) for a in areas}
    return _neighbours(edition, frozenset(d for d, f in gazetteer.forces.items() if f in forces))


@lru_cache(maxsize=8)
def _neighbours(edition: Edition, districts: frozenset[str]) -> Neighbours:
    held = places.boundaries(edition, LAYER, sorted(districts))
    if not held:
        return Neighbours(frozenset(), {})
    codes = sorted(held)
    outlines = np.array([shapely.make_valid(national_grid.to_metres(shape(held[c][1]))) for c in codes], dtype=object)
    found = of_areas(outlines, GAP)
    touching = {
        code: frozenset(codes[j] for j in found.members[found.starts[i] : found.starts[i + 1]].tolist()) - {code}
        for i, code in enumerate(codes)
    }
    return Neighbours(frozenset(codes), touching)
