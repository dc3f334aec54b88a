"""Frankpledge's part in the bench of hot spots; run by in_process.py."""

from collections.abc import Callable

import numpy as np
import shapely
from scipy.ndimage import uniform_filter

from frankpledge.evidence.patterns.density import GAUSSIAN, Lattice, density
from frankpledge.evidence.patterns.hotspots.gi_star import hot_spots
from frankpledge.evidence.patterns.hotspots.grid import lay_grid
from frankpledge.evidence.patterns.hotspots.weights import of_cells


def gi_star(data: dict) -> Callable[[], dict]:
    """Gi* with exact p and q; neighbours are made ready, as the others' weights are."""
    near, counts = of_cells(_grid(data)), data["counts"].ravel()

    def work() -> dict:
        found = hot_spots(counts, near)
        return {"z": found.z, "p": found.p, "q": found.q, "spots": found.spots, "sums": found.sums}

    return work


def from_points(data: dict) -> Callable[[], np.ndarray]:
    """The same from the points themselves: cells counted and neighbours found as well."""
    grid = _grid(data)
    return lambda: hot_spots(grid.count(data["easting"], data["northing"]).counts, of_cells(grid)).q


def convolution(data: dict) -> Callable[[], np.ndarray]:
    """The limit: only adding up neighbours, in the fastest way that there is."""
    counts = data["counts"].astype(float)
    return lambda: uniform_filter(counts, 3, mode="constant") * 9


def gaussian(data: dict, bandwidth: float) -> Callable[[], np.ndarray]:
    size, number = float(data["size"]), len(data["counts"]) + 1
    lattice = Lattice(0, 0, number, number, size, size)
    return lambda: density(data["easting"], data["northing"], lattice, bandwidth, kernel=GAUSSIAN)


def _grid(data: dict):
    side, size = len(data["counts"]), float(data["size"])
    return lay_grid(shapely.box(0, 0, side * size, side * size), size)
