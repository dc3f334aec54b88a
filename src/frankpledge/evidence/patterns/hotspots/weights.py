"""Neighbourhoods: each place with the places next to it."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import shapely

from frankpledge.evidence.patterns.hotspots.grid import Grid


@dataclass(frozen=True, eq=False)
class Neighbourhoods:
    """Of n places: that of place i is `members[starts[i] : starts[i + 1]]`, place i itself among them, each once.

    `starts` has n + 1 numbers. All weights are 1, as in Getis and Ord's Gi*.
    """

    starts: np.ndarray
    members: np.ndarray

    def __len__(self) -> int:
        return len(self.starts) - 1

    @cached_property
    def sizes(self) -> np.ndarray:
        """How many places each has, itself among them."""
        return np.diff(self.starts)

    def sums(self, values: np.ndarray) -> np.ndarray:
        """Over each neighbourhood."""
        return np.add.reduceat(values[self.members], self.starts[:-1])


def of_cells(grid: Grid) -> Neighbourhoods:
    """Nine squares or seven hexagons, fewer at the edge of the study area: cells outside it are no neighbours."""
    odd = grid.rows % 2 == 1
    around = np.empty((len(grid), len(grid.cells.offsets(0))), dtype=np.int64)
    for parity in (0, 1):
        at = odd == bool(parity)
        for number, (across, up) in enumerate(grid.cells.offsets(parity)):
            around[at, number] = grid.places_of(grid.columns[at] + across, grid.rows[at] + up)
    held = around >= 0
    return Neighbourhoods(np.concatenate([[0], held.sum(axis=1).cumsum()]), around[held])


def of_areas(outlines: np.ndarray, gap: float = 0.0) -> Neighbourhoods:
    """Areas that touch, be it in one point; an island has only itself.

    `gap`: outlines no further apart than this, in their own units, touch too. Raises ValueError for an area without an
    outline.
    """
    outlines = np.asarray(outlines, dtype=object)
    missing = shapely.is_missing(outlines) | shapely.is_empty(outlines)
    if missing.any():
        raise ValueError(f"{int(missing.sum())} of {len(outlines)} areas have no outline, so no neighbours can be told")
    tree = shapely.STRtree(outlines)
    if gap:
        pairs = tree.query(outlines, predicate="dwithin", distance=gap)
    else:
        pairs = tree.query(outlines, predicate="intersects")
    place, neighbour = pairs[:, np.lexsort(pairs[::-1])]
    sizes = np.bincount(place, minlength=len(outlines))
    return Neighbourhoods(np.concatenate([[0], sizes.cumsum()]), neighbour)
