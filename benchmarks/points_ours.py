"""Points in wards by Frankpledge, and the least that it could cost: see points.py and in_process.py."""

from collections.abc import Callable

import numpy as np
import shapely
from numba import njit

from frankpledge.evidence.ground.inside import Outlines


def index_built(data: dict[str, np.ndarray]) -> Callable[[], np.ndarray]:
    outlines, x, y = Outlines(_wards(data)), data["x"], data["y"]
    return lambda: outlines.query(x, y)


def with_building(data: dict[str, np.ndarray]) -> Callable[[], np.ndarray]:
    wards, x, y = _wards(data), data["x"], data["y"]
    return lambda: Outlines(wards).query(x, y)


def gather(data: dict[str, np.ndarray]) -> Callable[[], np.ndarray]:
    """A look into a raster of as many cells as the index has, and nothing else: the floor."""
    x, y = data["x"], data["y"]
    raster = np.arange(1700 * 1400, dtype=np.int32).reshape(1700, 1400)
    scale = min(1700 / (y.max() + 1), 1400 / (x.max() + 1))
    return lambda: _gather(x, y, scale, raster)


def shapely_alone(data: dict[str, np.ndarray]) -> Callable[[], np.ndarray]:
    wards, points = _wards(data), shapely.points(data["x"], data["y"])

    def placed() -> np.ndarray:
        ward, point = shapely.STRtree(points).query(wards, predicate="intersects")
        found = np.full(len(points), len(wards), np.int64)
        np.minimum.at(found, point, ward)
        return np.where(found == len(wards), -1, found)

    return placed


@njit(cache=True)
def _gather(x: np.ndarray, y: np.ndarray, scale: float, raster: np.ndarray) -> np.ndarray:
    found = np.empty(len(x), np.int32)
    for i in range(len(x)):
        found[i] = raster[int(y[i] * scale), int(x[i] * scale)]
    return found


def _wards(data: dict[str, np.ndarray]) -> np.ndarray:
    return shapely.polygons(shapely.linearrings(data["corners"], indices=data["ring"]))
