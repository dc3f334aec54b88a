"""The cells of a study area, and how many events each holds."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from math import ceil, floor, log10, sqrt

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from frankpledge.evidence.ground.national_grid import EAST, NORTH
from frankpledge.evidence.patterns.hotspots.tessellation import Tessellation, tessellation

MOST = 2_000_000  # cells of a grid, over the box around its area
_TOUCH = 1e-6  # metres: as near to a cell as this is on its edge


@dataclass(frozen=True)
class Counted:
    """`counts` of each cell, and how many lay in none: together all that were given."""

    counts: np.ndarray
    outside: float


@dataclass(frozen=True, eq=False)
class Grid:
    """The cells of which any part lies in a study area, from south to north and west to east.

    `columns` and `rows` name them (see tessellation.py) and stay the same whatever the area. `share` is how much of a
    cell lies in the area: above 0, at most 1.
    """

    cells: Tessellation
    columns: np.ndarray
    rows: np.ndarray
    share: np.ndarray

    def __len__(self) -> int:
        return len(self.columns)

    @property
    def areas(self) -> np.ndarray:
        """Square metres of each cell that lie in the study area."""
        return self.share * self.cells.area

    @property
    def centres(self) -> tuple[np.ndarray, np.ndarray]:
        """Easting and northing of each cell."""
        return self.cells.centres(self.columns, self.rows)

    @property
    def outlines(self) -> np.ndarray:
        """Each cell as a polygon, whole."""
        return self.cells.outlines(self.columns, self.rows)

    def places_of(self, columns: np.ndarray, rows: np.ndarray) -> np.ndarray:
        """Where in this grid the named cells stand, counted from 0; −1 for those that don't belong to it."""
        across = columns - self._corner[0]
        up = rows - self._corner[1]
        height, width = self._table.shape
        inside = (across >= 0) & (across < width) & (up >= 0) & (up < height)
        return np.where(inside, self._table[np.where(inside, up, 0), np.where(inside, across, 0)], -1)

    def locate(self, easting: np.ndarray, northing: np.ndarray) -> np.ndarray:
        """The place of each point's cell, −1 for a point in none.

        A point on the outer edge of the last cell belongs to that cell, although its own would be the next. Raises
        ValueError for points without coordinates.
        """
        easting, northing = np.asarray(easting, dtype=float), np.asarray(northing, dtype=float)
        check_points(easting, northing)
        found = self.places_of(*self.cells.cells_at(easting, northing))
        for across, up in ((-1, 0), (0, -1), (1, 0), (0, 1), (-1, -1), (-1, 1), (1, -1), (1, 1)):
            lost = np.flatnonzero(found < 0)
            near = easting[lost] + across * _TOUCH, northing[lost] + up * _TOUCH
            found[lost] = self.places_of(*self.cells.cells_at(*near))
        return found

    def count(self, easting: np.ndarray, northing: np.ndarray, events: np.ndarray | None = None) -> Counted:
        """How many events lie in each cell; `events`: how many each point stands for, one unless told.

        A point counts where its cell belongs to the study area, even if the area's outline cuts the cell between them:
        give the events of the area. Raises ValueError for points without coordinates, and negative events.
        """
        places = self.locate(easting, northing)
        many = events_of(events, len(places))
        held = places >= 0
        counts = np.bincount(places[held], weights=many[held], minlength=len(self)).astype(many.dtype)
        return Counted(counts, many[~held].sum().item())

    @cached_property
    def _corner(self) -> tuple[int, int]:
        return int(self.columns.min()), int(self.rows.min())

    @cached_property
    def _table(self) -> np.ndarray:
        """Of the box around the area: the place of each cell, or −1."""
        across, up = self.columns - self._corner[0], self.rows - self._corner[1]
        table = np.full((up.max() + 1, across.max() + 1), -1)
        table[up, across] = np.arange(len(self))
        return table


def lay_grid(area: BaseGeometry, size: float, shape: str = "square") -> Grid:
    """The cells of `size` metres that a polygon, or several, in National Grid metres reaches into.

    `shape` is `square` (`size`: the side) or `hexagon` (between opposite sides). An outline that crosses itself is
    mended first. Raises ValueError for an area without any extent or not in these metres, for another shape, and for a
    size below 1 metre or so small that there were more than `MOST` cells: it says which size works.
    """
    cells = tessellation(shape, size)
    area = _usable(area)
    columns, rows = cells.around(*area.bounds)
    if len(columns) * len(rows) > MOST:
        raise ValueError(_too_many(area, cells, len(columns) * len(rows)))
    shapely.prepare(area)
    found = list(_inside(area, cells, np.array(columns), rows))
    return Grid(cells, *(np.concatenate(parts) for parts in zip(*found, strict=True)))


def _inside(
    area: BaseGeometry, cells: Tessellation, across: np.ndarray, rows: range
) -> Iterator[tuple[np.ndarray, np.ndarray, np.ndarray]]:
    """Row by row: columns, rows, and shares of the cells that the area reaches into."""
    for row in rows:
        outlines = cells.outlines(across, np.full(len(across), row))
        reached = shapely.intersects(area, outlines)
        columns, outlines = across[reached], outlines[reached]
        cut = ~shapely.contains_properly(area, outlines)
        share = np.ones(len(columns))
        if cut.any():
            # The strip has few corners; the area may have a hundred thousand.
            strip = shapely.intersection(area, shapely.box(*shapely.total_bounds(outlines[cut])))
            share[cut] = shapely.area(shapely.intersection(strip, outlines[cut])) / cells.area
        kept = share > 0  # those that only touch have none
        yield columns[kept], np.full(kept.sum(), row), np.minimum(share[kept], 1.0)


def _usable(area: BaseGeometry) -> BaseGeometry:
    if area is not None and not area.is_valid:
        area = shapely.make_valid(area)
    if area is None or not area.area > 0:
        raise ValueError("the study area has no extent: give a polygon, or several")
    west, south, east, north = area.bounds
    if west < 0 or south < 0 or east > EAST or north > NORTH or (east < 180 and north < 90):
        raise ValueError(
            f"the study area reaches from {west:g}, {south:g} to {east:g}, {north:g}, which are no metres of the "
            "British National Grid (EPSG:27700): convert it first"
        )
    return area


def _too_many(area: BaseGeometry, cells: Tessellation, many: int) -> str:
    """Says the least size, in two figures, that works."""
    least = cells.size * sqrt(many / MOST)
    step = 10 ** (floor(log10(least)) - 1)
    number = ceil(least / step)
    while _boxed(area, type(cells)(number * step)) > MOST:
        number += 1
    return (
        f"cells of {cells.size:g} m would be {many:,} over this area, and {MOST:,} are the most: "
        f"make them {number * step:g} m or larger"
    )


def _boxed(area: BaseGeometry, cells: Tessellation) -> int:
    columns, rows = cells.around(*area.bounds)
    return len(columns) * len(rows)


def events_of(events: np.ndarray | None, points: int) -> np.ndarray:
    """How many events each of so many points stands for; whole numbers stay whole.

    Raises ValueError for negative numbers and where there is not one for each point.
    """
    many = np.ones(points, dtype=np.int64) if events is None else np.asarray(events)
    if many.shape != (points,):
        raise ValueError(f"{points:,} points have {many.size:,} numbers of events: each needs one")
    if not np.isfinite(many).all() or (many < 0).any():
        raise ValueError("a point stands for 0 events or more: one of them has a negative number, or none")
    return many.astype(np.int64 if many.dtype.kind in "biu" else float)


def check_points(easting: np.ndarray, northing: np.ndarray) -> None:
    if easting.shape != northing.shape or easting.ndim != 1:
        raise ValueError(f"every point needs an easting and a northing: {easting.size:,} and {northing.size:,} given")
    without = int((~np.isfinite(easting) | ~np.isfinite(northing)).sum())
    if without:
        raise ValueError(f"{without:,} of {easting.size:,} points have no place: leave them out, and say how many")
