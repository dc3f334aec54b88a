"""The places that an area is cut into for an analysis: its small areas, or the squares or hexagons of a grid."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import shapely
from shapely.geometry import mapping

from frankpledge.evidence.analyses.ground import Ground, ground, wards
from frankpledge.evidence.area import Area
from frankpledge.evidence.edition import Edition
from frankpledge.evidence.ground import national_grid
from frankpledge.evidence.ground.grid_reference import reference
from frankpledge.evidence.measures.events import Events
from frankpledge.evidence.patterns.hotspots.grid import Grid, lay_grid
from frankpledge.evidence.patterns.hotspots.weights import Neighbourhoods, of_areas, of_cells

SMALL_AREAS = "lsoa"
WAYS = {
    SMALL_AREAS: "Small areas",
    "square-500": "Squares of 500 metres",
    "hexagon-500": "Hexagons of 500 metres",
    "square-1000": "Squares of 1 kilometre",
}
LARGEST = 50_000  # metres
GAP = 30.0  # metres: generalised outlines of neighbours may miss one another by so much


@dataclass(frozen=True, eq=False)
class Units:
    """Places that cover an area. All sequences have one entry a place."""

    one: str  # what one of them is: “small area”
    many: str
    codes: tuple[str, ...]
    names: tuple[str, ...]
    geometries: tuple[Mapping, ...]  # GeoJSON, degrees
    square_km: np.ndarray  # that lie in the area
    neighbourhoods: Neighbourhoods
    ground: Ground
    grid: Grid | None = None

    def __len__(self) -> int:
        return len(self.codes)

    def places_of(self, events: Events) -> np.ndarray:
        """The unit of each row of the events, −1 where it lies in none."""
        if self.grid is None:
            order = {code: i for i, code in enumerate(self.codes)}
            return np.array([order.get(code, -1) for code in events.lsoa.tolist()], dtype=np.int64)
        found = np.full(events.n.size, -1, dtype=np.int64)
        placed = ~np.isnan(events.easting)
        found[placed] = self.grid.locate(events.easting[placed], events.northing[placed])
        return found


@lru_cache(maxsize=16)
def units(edition: Edition, area: Area, way: str) -> Units:
    """The area cut in a way: `lsoa`, `square-500` or `hexagon-250` (metres).

    Raises NothingToAnalyse without boundaries, ValueError for a way that is none or a grid too fine.
    """
    found = ground(edition, area)
    if way == SMALL_AREAS:
        return _small_areas(edition, area, found)
    shape, _, size = way.partition("-")
    if shape not in ("square", "hexagon") or not re.fullmatch(r"[0-9]+(\.[0-9]+)?", size):
        raise ValueError(f"“{way}” is no way to cut an area: lsoa, or a shape and its size in metres as in square-500")
    if float(size) > LARGEST:
        raise ValueError(f"cells of {float(size):g} metres are larger than any district: {LARGEST:,} are the most")
    return _cells(edition, area, found, lay_grid(found.whole, float(size), shape), shape, float(size))


def _small_areas(edition: Edition, area: Area, found: Ground) -> Units:
    codes = tuple(found.outlines)
    outlines = np.array([found.outlines[c] for c in codes], dtype=object)
    ward = wards(edition, area)
    names = tuple(f"{found.names[c]} ({ward[c]})" if c in ward else found.names[c] for c in codes)
    return Units(
        "small area",
        "small areas",
        codes,
        names,
        tuple(found.geometries[c] for c in codes),
        shapely.area(outlines) / 1e6,
        of_areas(outlines, GAP),
        found,
    )


def _cells(edition: Edition, area: Area, found: Ground, grid: Grid, shape: str, size: float) -> Units:
    easting, northing = grid.centres
    named = _around(edition, area, found, easting, northing)
    references = [reference(e, n, 3) for e, n in zip(easting, northing, strict=True)]
    outlines = shapely.transform(grid.outlines, lambda c: np.column_stack(national_grid.degrees(c[:, 0], c[:, 1])))
    many = {"square": "squares", "hexagon": "hexagons"}[shape]
    return Units(
        f"{shape} of {size:g} metres",
        f"{many} of {size:g} metres",
        tuple(f"{shape}-{size:g}-{c}-{r}" for c, r in zip(grid.columns, grid.rows, strict=True)),
        tuple(f"{name}, around {ref}" if name else ref for name, ref in zip(named, references, strict=True)),
        tuple(map(mapping, outlines)),
        grid.areas / 1e6,
        of_cells(grid),
        found,
        grid,
    )


def _around(edition: Edition, area: Area, found: Ground, easting: np.ndarray, northing: np.ndarray) -> list[str]:
    """The ward of the small area that each middle lies in, or is nearest to."""
    codes, ward = list(found.outlines), wards(edition, area)
    nearest = shapely.STRtree(list(found.outlines.values())).nearest(shapely.points(easting, northing))
    return [ward.get(codes[i], found.names[codes[i]]) for i in nearest.tolist()]
