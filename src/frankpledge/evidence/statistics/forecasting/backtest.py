"""What each forecast would have said in the past, and how far out it would have been: the origin rolls on by a month.

At each of the last two years' months every method sees only what came before it, and looks up to a year ahead (Tashman
2000; Hyndman and Athanasopoulos, Forecasting: Principles and Practice, section 5.10). Errors are scaled by how far the
months before the first origin were from the year before theirs on average: MASE (Hyndman and Koehler 2006). Below 1 is
better than that.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from frankpledge.evidence.statistics.forecasting.methods import SEASONAL_NAIVE, YEAR_MEAN, Method

LEAST_YEARS = 3  # to be tested at all: two to learn from, one to be tested on
YEARS_TO_LEARN = 2
YEARS_TESTED = 2


@dataclass(frozen=True)
class Tried:
    """Of many series: methods × origins × series × horizon, NaN where the month had not come yet."""

    expected: np.ndarray
    errors: np.ndarray
    scale: np.ndarray  # one a series; 0 where every month was as a year before

    @property
    def origins(self) -> int:
        return self.errors.shape[1]

    @property
    def by_horizon(self) -> np.ndarray:
        """Mean absolute errors: methods × series × horizon."""
        return np.nanmean(np.abs(self.errors), axis=1)


@dataclass(frozen=True)
class Tested:
    """How one method did. `error` is by how many it was out on average, all horizons alike.

    `mase` is one for each horizon and `mean_mase` their mean, None where every month before was as a year before it;
    `against_naive` and `against_mean` are its error over that of a year before and of the last year's mean, None where
    theirs is nought.
    """

    method: str
    name: str
    error: float
    mase: tuple[float, ...] | None
    mean_mase: float | None
    against_naive: float | None
    against_mean: float | None


def enough(months: int, period: int) -> bool:
    """Whether a series is long enough to be tested on its past."""
    return months >= LEAST_YEARS * period


def tried(counts: np.ndarray, methods: Sequence[Method], horizon: int, period: int) -> Tried:
    """Have every method forecast from every origin: counts (series × months) without a gap."""
    series, months = counts.shape
    first = max(YEARS_TO_LEARN * period, months - YEARS_TESTED * period)
    expected = np.full((len(methods), months - first, series, horizon), np.nan)
    errors = expected.copy()
    for i, origin in enumerate(range(first, months)):
        came = counts[:, origin : origin + horizon]
        for j, method in enumerate(methods):
            found = method.ahead(counts[:, :origin], came.shape[1], period)
            expected[j, i, :, : came.shape[1]] = found
            errors[j, i, :, : came.shape[1]] = came - found
    learnt = counts[:, :first]
    return Tried(expected, errors, np.abs(learnt[:, period:] - learnt[:, :-period]).mean(axis=1))


def table_of(errors: np.ndarray, scale: float, methods: Sequence[Method]) -> tuple[Tested, ...]:
    """Of one series: mean absolute errors (methods × horizon). The two naive methods have to be among the methods."""
    overall = errors.mean(axis=1)
    naive, mean = (overall[methods.index(m)] for m in (SEASONAL_NAIVE, YEAR_MEAN))
    return tuple(
        Tested(
            method=method.id,
            name=method.name,
            error=float(error),
            mase=tuple((row / scale).tolist()) if scale else None,
            mean_mase=float(error / scale) if scale else None,
            against_naive=_ratio(error, naive),
            against_mean=_ratio(error, mean),
        )
        for method, row, error in zip(methods, errors, overall, strict=True)
    )


def _ratio(error: float, other: float) -> float | None:
    return float(error / other) if other else None
