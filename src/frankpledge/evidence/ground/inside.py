"""Which outline holds each of many points: a million points in eight thousand wards take a twentieth of a second.

Outlines are put on a grid of cells once (`cells.py`); then a point costs a look at its cell, and where edges touch that
a few of them. The answers are Shapely's: where rounding could decide, Shapely is asked.
"""

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import shapely
from shapely import STRtree
from shapely.geometry.base import BaseGeometry

from frankpledge.evidence.ground import cells

MOST_CELLS = 8_000_000
CELLS_AN_EDGE = 3  # more make the index larger and points hardly quicker
A_THREAD = 100_000  # points from which on another thread is worth starting


class Outlines:
    """Outlines (polygons or multipolygons, valid) made ready to be asked which of them holds a point.

    Coordinates are of one plane, metres as a rule. A point on an edge is in the outline; one that several outlines
    hold is in the first of them in the order given. Raises ValueError where `outlines` has anything else in it.
    """

    def __init__(self, outlines: Sequence[BaseGeometry]) -> None:
        self._outlines = np.asarray(outlines, dtype=object)
        kinds = set(shapely.get_type_id(self._outlines).tolist()) - {shapely.GeometryType.POLYGON.value}
        if kinds - {shapely.GeometryType.MULTIPOLYGON.value}:
            raise ValueError("points can only be placed in polygons: lines, points and the like have no inside")
        parts, of_part = shapely.get_parts(self._outlines, return_index=True)
        rings, of_ring = shapely.get_rings(parts, return_index=True)
        self._xy, of_corner = shapely.get_coordinates(rings, return_index=True)
        if not np.isfinite(self._xy).all():
            raise ValueError("an outline has a corner without coordinates")
        owner = of_part[of_ring[of_corner]].astype(np.int32)
        is_edge = np.append(of_corner[1:] == of_corner[:-1], False)
        self._index(owner, is_edge)

    def query(self, x: np.ndarray, y: np.ndarray) -> np.ndarray:
        """For each point the place of the outline that holds it, from 0 (int32); -1 for none, or a point of NaN.

        Raises ValueError where x and y are not two arrays of one length.
        """
        x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
        if x.ndim != 1 or x.shape != y.shape:
            raise ValueError(f"points are two arrays of one length: they have the shapes {x.shape} and {y.shape}")
        if not len(self._xy):
            return np.full(len(x), cells.NONE, np.int32)
        threads = max(1, min(os.cpu_count() or 1, len(x) // A_THREAD))
        with ThreadPoolExecutor(threads) as pool:
            parts = zip(np.array_split(x, threads), np.array_split(y, threads), strict=True)
            found = np.concatenate(list(pool.map(lambda p: cells.query(*p, *self._cells, self._xy), parts)))
        unsure = np.flatnonzero(found == cells.ASK)
        if unsure.size:
            found[unsure] = self._asked(x[unsure], y[unsure])
        return found

    def _index(self, owner: np.ndarray, is_edge: np.ndarray) -> None:
        if not len(self._xy):
            return
        bounds = shapely.total_bounds(self._outlines)
        low, high = bounds[:2], bounds[2:]
        side = _side(high - low, int(is_edge.sum()))
        west, south = low - side  # a cell to spare on every side
        columns, rows = (np.floor((high - low) / side).astype(int) + 3).tolist()
        uv = (self._xy - (west, south)) / side
        corners = np.searchsorted(owner, np.arange(len(self._outlines) + 1))
        code, links = cells.index(uv, is_edge, corners, columns, rows)
        self._cells = (west, south, side, code, links)

    def _asked(self, x: np.ndarray, y: np.ndarray) -> np.ndarray:
        """The same by Shapely, of a tree of points, since then it is the outlines, large and few, that it prepares."""
        outline, point = STRtree(shapely.points(x, y)).query(self._outlines, predicate="intersects")
        found = np.full(len(x), len(self._outlines), np.int32)
        np.minimum.at(found, point, outline.astype(np.int32))
        return np.where(found == len(self._outlines), np.int32(cells.NONE), found)


def _side(size: np.ndarray, edges: int) -> float:
    """Of a cell: so that there are some for each edge, but no more than memory is good for."""
    wanted = min(MOST_CELLS, CELLS_AN_EDGE * edges + 16)
    return max(float(np.sqrt(size[0] * size[1] / wanted)), float(size.max()) / wanted, 1e-9)
