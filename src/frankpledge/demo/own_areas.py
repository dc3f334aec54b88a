"""Areas of the partnership's own, as outlines: the town centre, police beats and country parishes of Silverpit."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import shapely

from frankpledge.demo.place import Place

CENTRE_TILES = 60  # some three quarters of a square kilometre
_BEATS = ("North Beat", "Middle Beat", "South Beat")


@dataclass(frozen=True)
class Outlines:
    """A set of areas, in the words that it is brought in with, and its file."""

    word: str
    file: str


SETS = (
    Outlines("town centre", "town-centre.geojson"),
    Outlines("beat", "beats.geojson"),
    Outlines("parish", "parishes.geojson"),
)


def write_own_areas(folder: Path, place: Place) -> None:
    """The three files, in longitude and latitude."""
    for one, outlines in zip(SETS, (_centre(place), _beats(place), _parishes(place)), strict=True):
        features = ",\n".join(
            f'{{"type": "Feature", "properties": {{"name": "{name}"}}, "geometry": {shapely.to_geojson(outline)}}}'
            for name, outline in outlines.items()
        )
        text = f'{{"type": "FeatureCollection", "features": [\n{features}\n]}}\n'
        (folder / one.file).write_text(text, encoding="utf-8", newline="")


def _centre(place: Place) -> dict[str, shapely.Geometry]:
    """The tiles nearest to the middle of the busiest LSOA, which no LSOA's border follows."""
    middle = shapely.centroid(place.layers["lsoa"][0])
    near = np.argsort(shapely.distance(shapely.centroid(place.tiles), middle), kind="stable")[:CENTRE_TILES]
    return {f"{place.areas.towns[0]} town centre": shapely.coverage_union_all(place.tiles[near])}


def _beats(place: Place) -> dict[str, shapely.Geometry]:
    """The MSOAs, which are numbered from north to south, in three groups."""
    groups = np.array_split(place.layers["msoa"], len(_BEATS))
    return {name: shapely.coverage_union_all(group) for name, group in zip(_BEATS, groups, strict=True)}


def _parishes(place: Place) -> dict[str, shapely.Geometry]:
    """The wards outside the towns."""
    wards = zip(place.areas.ward, place.layers["ward"], strict=True)
    return {name: outline for (_, name), outline in wards if not name.startswith(place.areas.towns)}
