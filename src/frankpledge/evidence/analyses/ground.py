"""The ground of an area: its outline and its small areas, in metres of the National Grid and in degrees."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

import shapely
from shapely.geometry import mapping, shape
from shapely.geometry.base import BaseGeometry

from frankpledge.evidence import places
from frankpledge.evidence.analyses.result import NothingToAnalyse
from frankpledge.evidence.area import Area
from frankpledge.evidence.edition import Edition
from frankpledge.evidence.ground import national_grid

LAYER = "lsoa21"


@dataclass(frozen=True, eq=False)
class Ground:
    """The small areas of an area, by code: names, GeoJSON in degrees, and outlines in metres."""

    names: Mapping[str, str]
    geometries: Mapping[str, Mapping]
    outlines: Mapping[str, BaseGeometry]
    whole: BaseGeometry  # the area itself, in metres

    @cached_property
    def outline(self) -> Mapping:
        """The outline of the whole as GeoJSON, in degrees."""
        return mapping(national_grid.to_degrees(self.whole))

    @property
    def middle(self) -> tuple[float, float]:
        """Longitude and latitude of a point well inside."""
        point = national_grid.to_degrees(self.whole.representative_point())
        return point.x, point.y

    @property
    def square_km(self) -> float:
        return self.whole.area / 1e6


@lru_cache(maxsize=8)
def ground(edition: Edition, area: Area) -> Ground:
    """The ground of an area. Raises NothingToAnalyse where the boundaries of some of its small areas are not held."""
    gazetteer = places.gazetteer(edition)
    members = gazetteer.members[area.code]
    held = places.boundaries(edition, LAYER, gazetteer.districts_of(area))
    if not members or members - held.keys():
        raise NothingToAnalyse(
            f"the boundaries of the small areas of {area.name} are not held: read those of its districts (LSOAs, 2021)"
        )
    codes = sorted(members)
    outlines = {code: shapely.make_valid(national_grid.to_metres(shape(held[code][1]))) for code in codes}
    whole = shapely.union_all(list(outlines.values()))
    return Ground({c: held[c][0] for c in codes}, {c: held[c][1] for c in codes}, outlines, whole)


@lru_cache(maxsize=8)
def wards(edition: Edition, area: Area) -> dict[str, str]:
    """Small area → the name of the ward that it fits best: an LSOA's number says nothing to a resident."""
    gazetteer = places.gazetteer(edition)
    found = (w for d in gazetteer.districts_of(area) for w in gazetteer.inside(gazetteer.areas[d], "ward"))
    return {code: ward.name for ward in found for code in gazetteer.members[ward.code]}
