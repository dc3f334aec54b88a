"""The statistics of one comparison, for very many at once: the same answers to the last digit, from arrays."""

import numpy as np
from scipy.special import betainc

NONE = np.iinfo(np.int64).min  # in place of a number that can't be given


def exact_p(before: np.ndarray, after: np.ndarray) -> np.ndarray:
    """Two-sided p of each pair of counts of Poisson events: what `statistics.change.change` gives without dispersion.

    Many pairs of areas and categories have the same two counts, and p is the same whichever comes first, so each
    distinct pair is worked out once. `before` and `after`: whole numbers from 0 up, of one shape, which is that of the
    answer (float64).
    """
    few, many = np.minimum(before, after).ravel(), np.maximum(before, after).ravel()
    side = int(many.max(initial=0)) + 1
    pair = few * side + many
    distinct, where = _distinct(pair, side * side)
    y, x = np.divmod(distinct, side)  # x is the larger
    as_many = np.ones(len(distinct))
    as_many[x > 0] = betainc(x[x > 0], y[x > 0] + 1, 0.5)
    as_few = np.ones(len(distinct))
    as_few[y > 0] = betainc(y[y > 0], x[y > 0] + 1, 0.5)
    return np.minimum(1.0, 2 * np.minimum(as_few, as_many))[where].reshape(np.shape(before))


def tenths(numerator: np.ndarray, denominator: np.ndarray) -> np.ndarray:
    """The quotients to one decimal, half up as `statistics.rounding.half_up` rounds: in tenths, int64.

    NONE where the denominator is not above 0, and where the numerator is NONE.
    """
    given = (denominator > 0) & (numerator != NONE)
    # Floats are faster, and as exact: a quotient of whole numbers under 2⁵³ is never rounded up to a whole one.
    under = np.where(given, denominator, 1.0)
    found = 20.0 * numerator
    np.abs(found, out=found)
    found = found + under
    found /= under
    found *= 0.5
    np.floor(found, out=found)
    np.copysign(found, numerator, out=found)
    np.copyto(found, 0, where=~given)
    rounded = found.astype(np.int64)
    np.copyto(rounded, NONE, where=~given)
    return rounded


def ranks(rate: np.ndarray, group: np.ndarray) -> np.ndarray:
    """The place of each within its group, the highest first: 1 and how many are higher; int64, 0 where rate is NaN."""
    order = np.lexsort((-rate, group))  # NaN comes last
    groups, rates = group[order], rate[order]
    place = np.arange(len(order))
    opens = np.r_[True, groups[1:] != groups[:-1]]
    differs = opens | np.r_[True, rates[1:] != rates[:-1]]
    first_equal = np.maximum.accumulate(np.where(differs, place, 0))
    first_of_group = np.maximum.accumulate(np.where(opens, place, 0))
    found = np.empty(len(order), dtype=np.int64)
    found[order] = np.where(np.isnan(rates), 0, 1 + first_equal - first_of_group)
    return found


_TABLE = 2**24  # up to so many possible pairs, a table of them is faster than sorting those that there are


def _distinct(pairs: np.ndarray, possible: int) -> tuple[np.ndarray, np.ndarray]:
    """The distinct numbers, and where each of `pairs` (from 0, below `possible`) is among them."""
    if possible > _TABLE:
        return np.unique(pairs, return_inverse=True)
    there = np.zeros(possible, dtype=bool)
    there[pairs] = True
    distinct = np.flatnonzero(there)
    place = np.empty(possible, dtype=np.int32)
    place[distinct] = np.arange(len(distinct), dtype=np.int32)
    return distinct, place[pairs]
