"""STL: a series as trend, season and remainder (Cleveland, Cleveland, McRae and Terpenning 1990).

Without its robustness weights STL is linear: for a length and a period every step is a matrix, so all of it is one.
That of a length is worked out once, and a thousand series are then taken apart in a single product.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from frankpledge.evidence.statistics.forecasting.loess import line, smoother
from frankpledge.evidence.statistics.products import product

SEASONAL = 7  # years that a month's own values are smoothed over: the least that Cleveland advises
ROUNDS = 5  # of the inner loop; without robustness weights more change nothing that could be seen


@dataclass(frozen=True)
class Parts:
    """Of each series, in the shape that it was given in; the three add up to it."""

    trend: np.ndarray
    season: np.ndarray
    remainder: np.ndarray


def stl(series: np.ndarray, period: int = 12, seasonal: int = SEASONAL) -> Parts:
    """Take series (… × months) apart. Spans but `seasonal` are the defaults of Cleveland et al., section 3.

    Raises ValueError for a gap, for fewer than two periods, and for a span that is not odd and 3 or more.
    """
    values = np.asarray(series, dtype=float)
    if not np.isfinite(values).all():
        raise ValueError("STL needs a value for every month: take the unbroken months after the last gap")
    trend, season = operators(values.shape[-1], period, seasonal)
    rows = values.reshape(-1, values.shape[-1])
    parts = np.empty((3, *rows.shape))  # one block: the system gives it out faster than three
    product(rows, trend.T, out=parts[0])
    product(rows, season.T, out=parts[1])
    np.subtract(rows, parts[0], out=parts[2])
    parts[2] -= parts[1]
    return Parts(*parts.reshape(3, *values.shape))


@lru_cache(maxsize=64)
def operators(months: int, period: int, seasonal: int = SEASONAL) -> tuple[np.ndarray, np.ndarray]:
    """The matrices (months × months) that make the trend and the season of a series; not to be written to."""
    if period < 2 or months < 2 * period:
        raise ValueError(f"STL needs two periods of {period} at the least: {months} were given")
    if seasonal < 3 or seasonal % 2 == 0:
        raise ValueError(f"the seasonal span is odd and 3 or more: {seasonal} was given")
    by_month = _cycles(months, period, seasonal)
    averaged = _averages(months, 3) @ _averages(months + 2, period) @ _averages(months + period + 1, period)
    low = smoother(months, _odd(period)) @ averaged
    to_season = by_month[period:-period] - low @ by_month
    to_trend = smoother(months, _odd(1.5 * period / (1 - 1.5 / seasonal)))
    one = np.eye(months)
    trend, season = np.zeros((months, months)), np.zeros((months, months))
    for _ in range(ROUNDS):
        season = to_season @ (one - trend)
        trend = to_trend @ (one - season)
    for matrix in (trend, season):
        matrix.setflags(write=False)
    return trend, season


def _cycles(months: int, period: int, span: int) -> np.ndarray:
    """Each calendar month's own values smoothed, and drawn on by a year at either end: months + 2 periods × months."""
    found = np.zeros((months + 2 * period, months))
    for first in range(period):
        own = np.arange(first, months, period)
        years = own.size
        rows = [line(-1, years, 0, min(span, years), span), *smoother(years, span)]
        rows.append(line(years, years, max(0, years - span), years, span))
        places = np.arange(first, first + period * (years + 2), period)
        found[np.ix_(places, own)] = rows
    return found


def _averages(out: int, width: int) -> np.ndarray:
    """A moving average: `out` values from out + width − 1."""
    rows = np.arange(out)[:, None]
    columns = np.arange(out + width - 1)[None, :]
    return np.where((columns >= rows) & (columns < rows + width), 1 / width, 0.0)


def _odd(least: float) -> int:
    """The least odd whole number that is no less."""
    return int(np.ceil(least)) | 1
