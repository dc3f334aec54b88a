"""Is this month unusual? A count against what the months before it let expect, both ways.

What is expected is a regression's (`seasonal_regression`). How unlikely a count is comes from the negative binomial
distribution with the mean and variance of the month to come, as Noufaily and others (2013) advise; as φ is itself
estimated, the tail is Student's rather than the normal's. Farrington's own threshold, which takes the two-thirds power
of a count for normal, is `threshold`. It is near where counts are large; but where they vary more than Poisson counts
its upper tail is too short: of invented quiet months with a mean of 2 and φ of 3 it calls seven times too many unusual
at 1 in 1,000.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.special import betainc, ndtr, ndtri, stdtr, stdtrit

from frankpledge.evidence.statistics.dispersion import LEAST_YEARS
from frankpledge.evidence.statistics.negative_binomial import quantile, shape
from frankpledge.evidence.statistics.seasonal_regression import Regression, regress
from frankpledge.evidence.statistics.signals import Side

LEVEL = 0.01  # for one series looked at by itself
_NEVER = 1e-300


@dataclass(frozen=True)
class Exceedances:
    """Of many series, one value each; all but `count` are NaN where fewer than two years before the month are held.

    `p` is two-sided, and NaN where the month is not held either. From `low` to `high` a count is not unusual at the
    level asked for: it is where p is below it.
    """

    count: np.ndarray
    expected: np.ndarray
    p: np.ndarray
    high_side: np.ndarray
    low: np.ndarray
    high: np.ndarray
    regression: Regression


@dataclass(frozen=True)
class Exceedance:
    """Of one series. `unusual` is the side on which the count lies beyond `low` to `high`; None where it doesn't."""

    count: int
    expected: float
    p: float
    low: int
    high: int
    dispersion: float
    unusual: Side | None


def exceedance(counts: Sequence[int | None], level: float = LEVEL, period: int = 12) -> Exceedance:
    """Judge the last of `counts` by those before it; None is a gap. A year has `period` of them, 12 or 4.

    Give months that were counted in another way as gaps. Raises ValueError where the last month is not held, fewer than
    two years' months (of the last five years) are before it, a count is negative, or the level is not between 0 and 1.
    """
    held = np.array([[np.nan if n is None else n for n in counts]], dtype=float)
    if not held.size or np.isnan(held[0, -1]):
        raise ValueError("the month to be judged is not held")
    found = exceedances(held, level, period)
    if np.isnan(found.p[0]):
        raise ValueError(f"to say what is unusual {LEAST_YEARS * period} counts of the five years before are needed")
    side = Side.HIGH if found.high_side[0] else Side.LOW
    return Exceedance(
        int(found.count[0]),
        float(found.expected[0]),
        float(found.p[0]),
        int(found.low[0]),
        int(found.high[0]),
        float(found.regression.dispersion[0]),
        side if found.p[0] < level else None,
    )


def exceedances(counts: np.ndarray, level: float = LEVEL, period: int = 12) -> Exceedances:
    """Judge the last month of each series (series × months, NaN for a gap). Raises as `exceedance` does for a value."""
    if not 0 < level < 1:
        raise ValueError(f"a level is between 0 and 1, as 0.01: {level} was given")
    table = np.asarray(counts, dtype=float)
    now = table[:, -1]
    if (now < 0).any():
        raise ValueError("a count is 0 or more")
    model = regress(table[:, :-1], period)
    as_many, as_few = (_students(p, model.freedom) for p in _tails(now, model.mean, model.variance))
    tail = ndtr(stdtrit(model.freedom, level / 2))  # the normal's tail that is as far out as Student's
    low = quantile(model.mean, model.variance, tail)
    high = quantile(model.mean, model.variance, 1 - tail)
    p = np.minimum(1, 2 * np.minimum(as_many, as_few))
    return Exceedances(now, model.mean, p, as_many < as_few, low, high, model)


def threshold(mean: float, variance: float, z: float) -> float:
    """Farrington's U = μ (1 + ⅔ z √V ÷ μ)^(3/2), 0 at the least; V is the variance of the month less its forecast.

    With a negative z it is the lower one. For notebooks: no command prints it.

    Raises ValueError for a mean or variance that is not above 0.
    """
    if not (mean > 0 and variance > 0):
        raise ValueError("a threshold needs a mean and a variance above 0")
    return mean * max(0.0, 1 + 2 / 3 * z * variance**0.5 / mean) ** 1.5


def _tails(count: np.ndarray, mean: np.ndarray, variance: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """How likely as many or more are, and as few or fewer."""
    size, chance = shape(mean, variance)
    as_many = np.where(count > 0, betainc(np.maximum(count, 1), size, chance), 1.0)
    return np.where(np.isnan(mean + count), np.nan, as_many), betainc(size, count + 1, 1 - chance)


def _students(p: np.ndarray, freedom: np.ndarray) -> np.ndarray:
    """Student's tail at the point where the normal's is p."""
    return stdtr(freedom, ndtri(np.clip(p, _NEVER, 1 - 1e-12)))
