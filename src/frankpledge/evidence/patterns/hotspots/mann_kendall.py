"""Mann and Kendall's test of a trend (Mann 1945; Kendall, Rank Correlation Methods, 1975), for many series at once.

Up to `LONGEST` periods p is exact, ties or none. Of all orders that a series' values could have come in, the number
with so many pairs out of order is a coefficient of the q-multinomial [n]! ÷ Π[t]!, with t the sizes of the ties, which
division of polynomials gives in whole numbers. Longer series have the normal approximation, with variance corrected for
ties and a continuity correction.
"""

from dataclasses import dataclass
from functools import lru_cache
from math import sqrt

import numpy as np
from scipy.special import erfc

LONGEST = 30


@dataclass(frozen=True, eq=False)
class Trends:
    """Of each series: `s`, rises less falls among all pairs of periods; `p`, two-sided."""

    s: np.ndarray
    p: np.ndarray


def mann_kendall(series: np.ndarray) -> Trends:
    """Trends of series (rows) over periods in order (columns). Raises ValueError for gaps and fewer than 3 periods."""
    series = np.asarray(series, dtype=float)
    if series.ndim != 2 or series.shape[1] < 3:
        raise ValueError("a trend needs series of at least three periods")
    if np.isnan(series).any():
        raise ValueError("a trend needs every period: a gap is no value")
    s = np.zeros(len(series), dtype=np.int64)
    for later in range(1, series.shape[1]):
        s += np.sign(series[:, later, None] - series[:, :later]).sum(axis=1).astype(np.int64)
    tied = np.diff(np.sort(series, axis=1), axis=1) == 0
    patterns, which = np.unique(tied, axis=0, return_inverse=True)
    p = np.empty(len(series))
    for number, pattern in enumerate(patterns):
        at = which.ravel() == number
        p[at] = _chances(_ties(pattern), np.abs(s[at]))
    return Trends(s, p)


def _ties(pattern: np.ndarray) -> tuple[int, ...]:
    """How many values are equal, group by group; `pattern` says of each sorted value whether the next is the same."""
    ends = np.flatnonzero(np.concatenate([~pattern, [True]]))
    return tuple(sorted(np.diff(ends, prepend=-1).tolist()))


def _chances(ties: tuple[int, ...], s: np.ndarray) -> np.ndarray:
    periods = sum(ties)
    if periods <= LONGEST:
        return np.asarray(_exact(ties))[s]
    variance = (_variance(periods) - sum(_variance(t) for t in ties)) / 18
    return erfc(np.maximum(0, s - 1) / sqrt(2 * variance)) if variance else np.ones(len(s))


def _variance(n: int) -> int:
    return n * (n - 1) * (2 * n + 5)


@lru_cache(maxsize=4096)
def _exact(ties: tuple[int, ...]) -> tuple[float, ...]:
    """P(|S| ≥ s) for each s from 0, where so many values tie."""
    orders = _orders(ties)
    pairs, total = len(orders) - 1, sum(orders)
    at_least = [0] * (pairs + 2)
    for out_of_order, number in enumerate(orders):
        at_least[abs(pairs - 2 * out_of_order)] += number
    for s in range(pairs, -1, -1):
        at_least[s] += at_least[s + 1]
    return tuple(number / total for number in at_least[:-1])


def _orders(ties: tuple[int, ...]) -> list[int]:
    """How many orders of the values have 0, 1, 2 … of the untied pairs out of order."""
    n = sum(ties)
    size = (n * n - sum(t * t for t in ties)) // 2 + 1
    number = [1] + [0] * (size - 1)
    for i in range(1, n + 1):  # times 1 − qⁱ
        for k in range(size - 1, i - 1, -1):
            number[k] -= number[k - i]
    for t in ties:
        for i in range(1, t + 1):  # divided by 1 − qⁱ
            for k in range(i, size):
                number[k] += number[k - i]
    return number
