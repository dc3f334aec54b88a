"""How a neighbourhood's sum would be spread if the events of all other places were dealt out anew: exactly.

The null of Gi* is conditional (Anselin 1995): a place keeps its own count u, and its m neighbours' counts are drawn
without replacement from the other N − 1 places. Permutations estimate the chances of each sum; they can also be
calculated. The chance that c of N places have the sum s is built up from one distinct count to the next, weighted by
the hypergeometric chance of how many of the c have it. Then one place of count u is taken away again: as

    N × P(c of N, s) = (N − c) × P(c of the others, s) + c × P(c − 1 of the others, s − u)

All of the first part is sums of positive numbers. The subtraction loses nothing while c is at most half of N, and for
more neighbours than that the places *not* drawn are looked at.
"""

import numpy as np
from numba import njit

MOST_STEPS = 2e10  # about half a minute
MOST_ROOM = 4e7  # numbers held: 320 MB


def tails(own: np.ndarray, drawn: np.ndarray, sums: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """P(sum ≥ observed) and P(sum ≤ observed) for each place.

    `own` are the counts of all N places, `drawn` how many neighbours each has without itself, `sums` what these count
    together: N whole numbers each. Raises ValueError for counts that are not whole, and where counts are so large and
    various that it would take minutes.
    """
    own, sums = _whole(own), _whole(sums)
    drawn = np.asarray(drawn, dtype=np.int64)
    least = own.min()
    unit = max(1, int(np.gcd.reduce(own - least)))
    sums, own = (sums - drawn * least) // unit, (own - least) // unit
    left = len(own) - 1 - drawn
    turned = drawn > left
    drawn = np.where(turned, left, drawn)
    sums = np.where(turned, own.sum() - own - sums, sums)
    upper, lower = _tails(own, drawn, sums)
    return np.where(turned, lower, upper), np.where(turned, upper, lower)


def _tails(own: np.ndarray, drawn: np.ndarray, sums: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    values, many = np.unique(own, return_counts=True)
    most = int(drawn.max())
    reach = np.concatenate([[0], np.sort(own)[::-1][:most].cumsum()])  # the largest sum of so many places
    _check(values, many, reach)
    order = np.lexsort((drawn, own))
    chances = _built(values, many, most, reach[-1])
    upper, lower = np.empty(len(own)), np.empty(len(own))
    upper[order], lower[order] = _without_own(chances, reach, own[order], drawn[order], sums[order])
    return upper, lower


def _whole(numbers: np.ndarray) -> np.ndarray:
    whole = np.asarray(numbers).astype(np.int64)
    if not np.array_equal(whole, numbers):
        raise ValueError("an exact p needs whole counts: ask for “monte-carlo” or “normal” for weighted ones")
    return whole


def _check(values: np.ndarray, many: np.ndarray, reach: np.ndarray) -> None:
    most = len(reach) - 1
    room = float(reach[-1] + 1) * (most + 1)
    steps = room * (np.minimum(many, most).sum() + len(values))
    if room > MOST_ROOM or steps > MOST_STEPS:
        raise ValueError(
            f"with {len(values):,} different counts up to {int(values[-1]):,} and {most:,} neighbours an exact p would "
            "take minutes: ask for “monte-carlo”, or for smaller cells"
        )


@njit(cache=True)
def _hypergeometric(successes, failures, draws, weights):
    """Fill weights[j] with the chance of j successes among the draws; gives the least and the largest j possible."""
    first, last = max(0, draws - failures), min(successes, draws)
    mode = (draws + 1) * (successes + 1) // (successes + failures + 2)
    mode = min(max(mode, first), last)
    weights[mode] = 1.0
    total = 1.0
    for j in range(mode, last):
        weights[j + 1] = weights[j] * ((successes - j) * (draws - j)) / ((j + 1.0) * (failures - draws + j + 1))
        total += weights[j + 1]
    for j in range(mode, first, -1):
        weights[j - 1] = weights[j] * (j * (failures - draws + j + 0.0)) / ((successes - j + 1.0) * (draws - j + 1))
        total += weights[j - 1]
    for j in range(first, last + 1):
        weights[j] /= total
    return first, last


@njit(cache=True)
def _built(values, many, most, largest):
    """chances[c, s]: that c of all places have the sum s. The distinct values come in rising order, from 0."""
    chances = np.zeros((most + 1, largest + 1))
    chances[0, 0] = 1.0
    reach = np.zeros(most + 1, dtype=np.int64)  # the largest sum of c places so far
    weights = np.empty(most + 1)
    before = 0
    for value, times in zip(values, many):  # noqa: B905 – numba has no strict
        for c in range(min(most, before + times), 0, -1):
            first, last = _hypergeometric(times, before, c, weights)
            row = chances[c]
            if first == 0:
                row[: reach[c] + 1] *= weights[0]
            for j in range(max(first, 1), last + 1):
                shift, weight, fewer = j * value, weights[j], chances[c - j]
                for s in range(reach[c - j] + 1):
                    row[s + shift] += weight * fewer[s]
            reach[c] = reach[c - last] + last * value
        before += times
    return chances


@njit(cache=True)
def _without_own(chances, reach, own, drawn, sums):
    """Both tails for each place. `own` is in rising order, and `drawn` within it."""
    places = len(own)
    upper, lower = np.ones(places), np.ones(places)
    now, fewer = np.zeros(chances.shape[1]), np.zeros(chances.shape[1])
    first = 0
    while first < places:
        value = own[first]
        end = first
        while end < places and own[end] == value:
            end += 1
        now[0] = 1.0
        c = 0
        at = first
        while at < end:
            while c < drawn[at]:
                c += 1
                now, fewer = fewer, now
                row, size = chances[c], reach[c] + 1
                scale, share = places / (places - c), c / (places - c)
                below = min(value, size)
                for s in range(below):
                    now[s] = scale * row[s]
                # What c − 1 places can't reach is 0 in `fewer`, as far as it was written to.
                for s in range(below, size):
                    rest = s - value
                    without = fewer[rest] if rest <= reach[c - 1] else 0.0
                    now[s] = max(0.0, scale * row[s] - share * without)
            stop = at
            while stop < end and drawn[stop] == c:
                stop += 1
            if c:
                _look_up(now[: reach[c] + 1], sums, at, stop, upper, lower)
            at = stop
        first = end
    return upper, lower


@njit(cache=True)
def _look_up(chances, sums, at, stop, upper, lower):
    """Each tail is summed from its own end, so that small ones are exact."""
    size = len(chances)
    rising, falling = np.empty(size), np.empty(size)
    total = 0.0
    for s in range(size):
        total += chances[s]
        rising[s] = total
    total = 0.0
    for s in range(size - 1, -1, -1):
        total += chances[s]
        falling[s] = total
    for place in range(at, stop):
        lower[place] = min(1.0, rising[sums[place]])
        upper[place] = min(1.0, falling[sums[place]])
