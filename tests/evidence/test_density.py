"""Kernel density against sums by hand: events for each square kilometre, none gained and none lost."""

import numpy as np
import pytest
import shapely

from frankpledge.evidence.patterns.density import GAUSSIAN, QUARTIC, Lattice, density, density_of_cells
from frankpledge.evidence.patterns.hotspots.grid import lay_grid

RANDOM = np.random.default_rng(1)
EAST, NORTH = RANDOM.uniform(450_000, 454_000, 300), RANDOM.uniform(300_000, 303_000, 300)
EVENTS = RANDOM.integers(1, 9, 300)
H = 700.0
KERNELS = pytest.mark.parametrize("kernel", [QUARTIC, GAUSSIAN])


def by_hand(x, y, kernel: str) -> np.ndarray:
    d = np.hypot(x[:, None] - EAST, y[:, None] - NORTH) / H
    if kernel == QUARTIC:
        heights = 3 / (np.pi * H**2) * np.where(d < 1, (1 - d**2) ** 2, 0)
    else:
        heights = np.exp(-(d**2) / 2) / (2 * np.pi * H**2)
    return heights @ EVENTS * 1e6


@KERNELS
@pytest.mark.parametrize("shape", ["square", "hexagon"])
def test_it_is_the_sum_over_the_points_at_every_cell(kernel, shape):
    """The Gaussian ends at four bandwidths: a thousandth of the peak is allowed, a ten-thousandth kept."""
    grid = lay_grid(shapely.Point(452_000, 301_500).buffer(2_500), 210, shape)
    found = density_of_cells(EAST, NORTH, grid, H, EVENTS, kernel)
    hand = by_hand(*grid.centres, kernel)
    assert np.abs(found - hand).max() <= (1e-12 if kernel == QUARTIC else 2e-4) * hand.max()


def test_one_event_has_the_peak_that_its_volume_needs():
    """3 ÷ (πh²), by integration. The constant of SpatialKDE and QGIS, 116 ÷ (5πh²) × 15/16, weighs an event 7.25."""
    peak = density(np.array([1000.0]), np.array([2000.0]), Lattice(1000, 2000, 1, 1, 10, 10), 500)
    assert peak.tolist() == [[pytest.approx(3 / (np.pi * 0.5**2))]]


@KERNELS
@pytest.mark.parametrize("bandwidth", [60, 333, 2000])
def test_over_the_plane_it_sums_to_all_events(kernel, bandwidth):
    step = bandwidth / 12
    size = int((4000 + 10 * bandwidth) / step)
    plane = Lattice(450_000 - 5 * bandwidth, 300_000 - 5 * bandwidth, size, size, step, step)
    found = density(EAST, NORTH, plane, bandwidth, EVENTS, kernel)
    assert found.sum() * step**2 / 1e6 == pytest.approx(EVENTS.sum(), rel=1e-3)


@KERNELS
def test_rows_and_columns_may_be_unequally_far_apart_and_lie_anywhere(kernel):
    lattice = Lattice(448_000, 299_000, 9, 31, 600, 170)
    found = density(EAST, NORTH, lattice, H, EVENTS, kernel)
    x, y = np.meshgrid(448_000 + 600 * np.arange(9), 299_000 + 170 * np.arange(31))
    assert found == pytest.approx(by_hand(x.ravel(), y.ravel(), kernel).reshape(31, 9), abs=2e-4 * found.max())


@KERNELS
def test_a_bandwidth_smaller_or_larger_than_all_else_and_no_points(kernel):
    lattice = Lattice(450_000, 300_000, 20, 15, 200, 200)
    for bandwidth in (0.5, 12, 50_000):
        found = density(EAST, NORTH, lattice, bandwidth, EVENTS, kernel)
        assert np.isfinite(found).all() and (found >= 0).all()
    assert (density(np.array([]), np.array([]), lattice, H, kernel=kernel) == 0).all()
    assert (density(np.array([1.0]), np.array([1.0]), lattice, H, kernel=kernel) == 0).all(), "far from it all"


@pytest.mark.parametrize("bandwidth", [0, -5, float("nan"), float("inf")])
def test_a_bandwidth_that_is_none_is_refused(bandwidth):
    with pytest.raises(ValueError, match="metres above 0, such as 500"):
        density(EAST, NORTH, Lattice(0, 0, 1, 1, 1, 1), bandwidth)


def test_another_kernel_and_points_without_a_place_are_refused():
    with pytest.raises(ValueError, match="quartic or gaussian"):
        density(EAST, NORTH, Lattice(0, 0, 1, 1, 1, 1), H, kernel="triangle")
    with pytest.raises(ValueError, match="1 of 1 points have no place"):
        density(np.array([np.nan]), np.array([1.0]), Lattice(0, 0, 1, 1, 1, 1), H)
