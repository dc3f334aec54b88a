"""Squares and hexagons that cover the National Grid, laid from its origin: the same cells for every area and month.

A cell is named by its column and row. Every point lies in exactly one: of two squares that share an edge it is in the
one to the right or above, and of two hexagons in the one to the right.
"""

from dataclasses import dataclass
from math import floor, isfinite, sqrt
from typing import ClassVar

import numpy as np
import shapely

Cells = tuple[np.ndarray, np.ndarray]  # columns and rows
Offsets = tuple[tuple[int, int], ...]  # how many columns and rows away


@dataclass(frozen=True)
class Squares:
    """`size`: the side, in metres. A square begins at (column × size, row × size)."""

    size: float
    shape: ClassVar[str] = "square"
    alike: ClassVar[int] = 1  # every row's centres stand one above another

    def __post_init__(self) -> None:
        _check(self.size)

    @property
    def area(self) -> float:
        """Of one cell, in square metres."""
        return self.size**2

    def cells_at(self, easting: np.ndarray, northing: np.ndarray) -> Cells:
        """Which cell each point lies in."""
        return _whole(easting / self.size), _whole(northing / self.size)

    def centres(self, columns: np.ndarray, rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Easting and northing of cells."""
        return (columns + 0.5) * self.size, (rows + 0.5) * self.size

    def outlines(self, columns: np.ndarray, rows: np.ndarray) -> np.ndarray:
        """Cells as polygons."""
        west, south = columns * self.size, rows * self.size
        return shapely.box(west, south, (columns + 1) * self.size, (rows + 1) * self.size)

    def around(self, west: float, south: float, east: float, north: float) -> tuple[range, range]:
        """The columns and rows that cover a box, one to spare on each side."""
        return _range(west / self.size, east / self.size), _range(south / self.size, north / self.size)

    def offsets(self, row: int) -> Offsets:
        """Of a cell and its eight neighbours (queen's moves), in any row."""
        return tuple((across, up) for up in (-1, 0, 1) for across in (-1, 0, 1))


@dataclass(frozen=True)
class Hexagons:
    """`size`: between opposite sides, in metres, which is how far the centres of neighbours are apart.

    They stand on a corner. The one of column 0, row 0 has its centre at the origin, and odd rows are half a cell
    further right.
    """

    size: float
    shape: ClassVar[str] = "hexagon"
    alike: ClassVar[int] = 2  # those of every second row do

    def __post_init__(self) -> None:
        _check(self.size)

    @property
    def area(self) -> float:
        """Of one cell, in square metres."""
        return self.size * self._rise

    @property
    def _rise(self) -> float:
        """From one row of centres to the next."""
        return self.size * sqrt(3) / 2

    def cells_at(self, easting: np.ndarray, northing: np.ndarray) -> Cells:
        """Which cell each point lies in: the nearest centre of the even rows, or of the odd rows."""
        x, y = easting / self.size, northing / self._rise
        even, odd = (_whole(x + 0.5), 2 * _whole(y / 2 + 0.5)), (_whole(x), 2 * _whole(y / 2) + 1)
        stretch = 3 / 4  # of y², which is in rows, to x², which is in columns
        to_even = (x - even[0]) ** 2 + stretch * (y - even[1]) ** 2
        to_odd = (x - odd[0] - 0.5) ** 2 + stretch * (y - odd[1]) ** 2
        nearer, right = to_even < to_odd, even[0] > odd[0]
        take_even = nearer | ((to_even == to_odd) & right)
        return np.where(take_even, even[0], odd[0]), np.where(take_even, even[1], odd[1])

    def centres(self, columns: np.ndarray, rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Easting and northing of cells."""
        return (columns + (rows % 2) / 2) * self.size, rows * self._rise

    def outlines(self, columns: np.ndarray, rows: np.ndarray) -> np.ndarray:
        """Cells as polygons."""
        east, north = self.centres(columns, rows)
        half, corner = self.size / 2, self.size / sqrt(3)
        across = np.array([0, half, half, 0, -half, -half])
        up = np.array([corner, corner / 2, -corner / 2, -corner, -corner / 2, corner / 2])
        return shapely.polygons(np.stack([east[:, None] + across, north[:, None] + up], axis=-1))

    def around(self, west: float, south: float, east: float, north: float) -> tuple[range, range]:
        """The columns and rows that cover a box, one to spare on each side."""
        return _range(west / self.size, east / self.size), _range(south / self._rise, north / self._rise)

    def offsets(self, row: int) -> Offsets:
        """Of a cell in this row and its six neighbours."""
        left = -1 + row % 2
        return ((left, -1), (left + 1, -1), (-1, 0), (0, 0), (1, 0), (left, 1), (left + 1, 1))


Tessellation = Squares | Hexagons


def tessellation(shape: str, size: float) -> Tessellation:
    """Of `square` or `hexagon` cells. Raises ValueError for another shape, or a size below 1 metre."""
    kinds = {kind.shape: kind for kind in (Squares, Hexagons)}
    if shape not in kinds:
        raise ValueError(f"cells are {' or '.join(kinds)}: {shape!r} was given")
    return kinds[shape](size)


def _whole(values: np.ndarray) -> np.ndarray:
    return np.floor(values).astype(np.int64)


def _range(first: float, last: float) -> range:
    return range(floor(first) - 1, floor(last) + 2)


def _check(size: float) -> None:
    if not (isfinite(size) and size >= 1):
        raise ValueError(f"the size of a cell is 1 metre or more, such as 250: {size} was given")
