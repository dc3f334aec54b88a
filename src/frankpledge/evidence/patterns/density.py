"""Kernel density: events for each square kilometre, smoothed over a bandwidth that is always shown with it.

Silverman, Density Estimation for Statistics and Data Analysis (1986), chapter 4. Events near the edge of what is given
spread beyond it, so densities there are too low. Published points of data.police.uk are moved to a few places each:
a density of them shows where the publisher put them (Tompson et al. 2015), and is for partners' own points.
For notebooks: no command prints it.
"""

from dataclasses import dataclass
from math import isfinite, pi

import numpy as np
from numba import njit

from frankpledge.evidence.patterns.hotspots.grid import Grid, check_points, events_of

QUARTIC, GAUSSIAN = "quartic", "gaussian"
_CUT = 4.0  # bandwidths at which the Gaussian ends: at 3 in 10,000 of its peak
_EIGHT = 8
_SQUARE_KM = 1e6  # square metres


@dataclass(frozen=True)
class Lattice:
    """Places in rows and columns, in metres: the first is the furthest south and west."""

    east: float
    north: float
    columns: int
    rows: int
    across: float  # from one column to the next
    up: float  # from one row to the next


def density_of_cells(
    easting: np.ndarray,
    northing: np.ndarray,
    grid: Grid,
    bandwidth: float,
    events: np.ndarray | None = None,
    kernel: str = QUARTIC,
) -> np.ndarray:
    """The density at the centre of each cell of a grid; the rest as `density`."""
    found = np.empty(len(grid))
    east, north = grid.centres
    first_row, alike = int(grid.rows.min()), grid.cells.alike
    for start in range(first_row, first_row + alike):
        at = np.flatnonzero((grid.rows - start) % alike == 0)
        if not at.size:
            continue
        columns, rows = grid.columns[at] - grid.columns[at].min(), (grid.rows[at] - grid.rows[at].min()) // alike
        up = _rise(grid, alike)
        lattice = Lattice(
            east[at].min(), north[at].min(), int(columns.max()) + 1, int(rows.max()) + 1, grid.cells.size, up
        )
        found[at] = density(easting, northing, lattice, bandwidth, events, kernel)[rows, columns]
    return found


def density(
    easting: np.ndarray,
    northing: np.ndarray,
    lattice: Lattice,
    bandwidth: float,
    events: np.ndarray | None = None,
    kernel: str = QUARTIC,
) -> np.ndarray:
    """Events for each square kilometre at each place of a lattice, by row and column.

    `bandwidth` in metres: the radius of the `quartic` kernel, 3 ÷ (πh²) × (1 − (d ÷ h)²)², or the standard deviation of
    the `gaussian` one. `events`: how many each point stands for, one unless told. Over the whole plane the density sums
    to all events. Raises ValueError for a bandwidth that is not above 0, another kernel, and points without a place.
    """
    easting, northing = np.asarray(easting, dtype=float), np.asarray(northing, dtype=float)
    check_points(easting, northing)
    mass = events_of(events, len(easting)).astype(float)
    if not (isfinite(bandwidth) and bandwidth > 0):
        raise ValueError(f"the bandwidth is a number of metres above 0, such as 500: {bandwidth} was given")
    if kernel not in (QUARTIC, GAUSSIAN):
        raise ValueError(f"the kernel is {QUARTIC} or {GAUSSIAN}: {kernel!r} was given")
    summed = np.zeros((lattice.rows, lattice.columns))
    spread = _quartic if kernel == QUARTIC else _gaussian
    x, y = (easting - lattice.east) / lattice.across, (northing - lattice.north) / lattice.up
    spread(x, y, mass, bandwidth / lattice.across, bandwidth / lattice.up, summed)
    peak = 3 / (pi * bandwidth**2) if kernel == QUARTIC else 1 / (2 * pi * bandwidth**2)
    summed *= peak * _SQUARE_KM
    return summed


def _rise(grid: Grid, rows: int) -> float:
    nothing = np.zeros(2, dtype=np.int64)
    north = grid.cells.centres(nothing, np.array([0, rows]))[1]
    return float(north[1] - north[0])


@njit(cache=True)
def _reached(at, radius, size):
    """The first and the last place of a line of so many that are no further than the radius."""
    return max(0, int(np.ceil(at - radius))), min(size - 1, int(np.floor(at + radius)))


@njit(cache=True)
def _quartic(x, y, mass, across, up, summed):
    """In steps of the lattice; `across` and `up` are the bandwidth in each direction's steps."""
    rows, columns = summed.shape
    for point in range(len(x)):
        bottom, top = _reached(y[point], up, rows)
        left, right = _reached(x[point], across, columns)
        for row in range(bottom, top + 1):
            rest = 1 - ((row - y[point]) / up) ** 2
            line = summed[row]
            for column in range(left, right + 1):
                off = (column - x[point]) / across
                height = max(0.0, rest - off * off)
                line[column] += mass[point] * height * height


@njit(cache=True)
def _gaussian(x, y, mass, across, up, summed):
    """A Gaussian of two dimensions is the product of two of one.

    Eight columns at a time, their heights held in a tuple: so they stay in one register from row to row, which halves
    the time. `room` is wider than what is asked for by as many.
    """
    rows, columns = summed.shape
    room = np.zeros((rows, columns + _EIGHT))
    wide, high = np.zeros(columns + _EIGHT), np.empty(rows + 1)
    steps_wide, steps_high = _falling(columns + 1, across), _falling(rows + 1, up)
    for point in range(len(x)):
        bottom, top = _reached(y[point], _CUT * up, rows)
        left, right = _reached(x[point], _CUT * across, columns)
        if bottom > top or left > right:
            continue
        _bell(wide, left, right, x[point], across, steps_wide)
        wide[right + 1 : right + 1 + _EIGHT] = 0.0
        _bell(high, bottom, top, y[point], up, steps_high)
        for first in range(left, right + 1, _EIGHT):
            w = wide[first : first + _EIGHT]
            held = (w[0], w[1], w[2], w[3], w[4], w[5], w[6], w[7])
            for row in range(bottom, top + 1):
                height = mass[point] * high[row]
                line = room[row, first : first + _EIGHT]
                for column in range(_EIGHT):
                    line[column] += height * held[column]
    summed += room[:, :columns]


@njit(cache=True)
def _falling(size, width):
    """exp(−k² ÷ 2) in units of the width, for each step k."""
    return np.exp(-0.5 * (np.arange(size) / width) ** 2)


@njit(cache=True)
def _bell(heights, first, last, middle, width, falling):
    """Fill in exp(−d² ÷ 2) from place `first` to `last`, by two exponentials: (a + k)² = a² + 2ak + k².

    Even and odd places in turn, as each product waits for the one before it. Writes one place more.
    """
    start = (first - middle) / width
    even, step = np.exp(-0.5 * start * start), np.exp(-start / width)
    odd, twice = even * step, step * step
    for k in range(0, last - first + 1, 2):
        heights[first + k] = even * falling[k]
        heights[first + k + 1] = odd * falling[k + 1]
        even *= twice
        odd *= twice
