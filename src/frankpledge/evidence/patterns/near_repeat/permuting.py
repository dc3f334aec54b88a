"""What the table would be if it were chance which event happened when: the days dealt out anew, many times.

The distances never change, so the pairs are found once. An event holds its days of 32 permutations side by side: one
line of the processor's cache where they are int16. For a pair two lines are read and compared with four limits at once;
nothing is looked up. Distances by permutations by pairs are never held, only the counts.
"""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
from numba import njit

from frankpledge.evidence.patterns.near_repeat.pairs import Pairs

LANES = 32
THREADS = 2

_CHUNK = 30_000  # pairs, so that a counter of int16 can't overflow
_AT_ONCE = 4  # limits


def permuted(pairs: Pairs, days: np.ndarray, limits: np.ndarray, permutations: int, seed: int) -> np.ndarray:
    """For each permutation, band of distance and limit, how many pairs are fewer days apart (int64).

    `days`: int16 or int32 from 0, in the order of `pairs`. The answer depends on the seed and not on the threads.
    """
    blocks = -(-permutations // LANES)
    seeds = np.random.SeedSequence(seed).generate_state(blocks * LANES, np.uint64).reshape(blocks, LANES)
    with ThreadPoolExecutor(THREADS) as threads:
        found = list(threads.map(lambda own: _block(pairs, days, limits, own), seeds))
    return np.concatenate(found)[:permutations]


def counted(pairs: Pairs, days: np.ndarray, limits: np.ndarray) -> np.ndarray:
    """The same of the days as they are: band of distance × limit (int64)."""
    lanes = np.repeat(days[:, None], LANES, axis=1)
    return _counts(pairs, lanes, limits)[0]


def _block(pairs: Pairs, days: np.ndarray, limits: np.ndarray, seeds: np.ndarray) -> np.ndarray:
    lanes = np.empty((days.size, LANES), dtype=days.dtype)
    _deal(days, seeds, lanes)
    return _counts(pairs, lanes, limits)


def _counts(pairs: Pairs, lanes: np.ndarray, limits: np.ndarray) -> np.ndarray:
    """Lane × band of distance × limit."""
    padded = np.zeros(-(-limits.size // _AT_ONCE) * _AT_ONCE, dtype=lanes.dtype)  # nothing is less than 0 days apart
    padded[: limits.size] = limits
    totals = np.zeros((pairs.sizes.size, padded.size, LANES), dtype=np.int64)
    _count(pairs.first, pairs.second, pairs.starts, pairs.ends, lanes, padded, totals)
    return totals[:, : limits.size].transpose(2, 0, 1)


@njit(cache=True, nogil=True)
def _deal(days, seeds, lanes):
    """Fisher and Yates' shuffle for each lane, with numbers of Steele, Lea and Flood's SplitMix64 (2014)."""
    dealt = np.empty_like(days)
    for lane in range(seeds.size):
        dealt[:] = days
        state = seeds[lane]
        for i in range(days.size - 1, 0, -1):
            state += np.uint64(0x9E3779B97F4A7C15)
            z = (state ^ (state >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
            z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
            # The upper 32 bits of z, scaled to 0 … i: uneven by less than one part in 40,000 for 100,000 events.
            j = ((z ^ (z >> np.uint64(31))) >> np.uint64(32)) * np.uint64(i + 1) >> np.uint64(32)
            dealt[i], dealt[j] = dealt[j], dealt[i]
        lanes[:, lane] = dealt


@njit(cache=True, nogil=True)
def _count(first, second, starts, ends, lanes, limits, totals):
    """Four limits and their counters are written out: only so does the compiler keep them in registers."""
    a, b = np.zeros(LANES, np.int16), np.zeros(LANES, np.int16)
    c, d = np.zeros(LANES, np.int16), np.zeros(LANES, np.int16)
    for tile, band in np.ndindex(starts.shape):
        end = ends[tile, band]
        for k in range(0, limits.size, _AT_ONCE):
            u, v, w, x = limits[k], limits[k + 1], limits[k + 2], limits[k + 3]
            for low in range(starts[tile, band], end, _CHUNK):
                for q in range(low, min(low + _CHUNK, end)):
                    i, j = first[q], second[q]
                    for lane in range(LANES):
                        apart = abs(lanes[i, lane] - lanes[j, lane])
                        a[lane] += apart < u
                        b[lane] += apart < v
                        c[lane] += apart < w
                        d[lane] += apart < x
                for lane in range(LANES):
                    totals[band, k, lane] += a[lane]
                    totals[band, k + 1, lane] += b[lane]
                    totals[band, k + 2, lane] += c[lane]
                    totals[band, k + 3, lane] += d[lane]
                    a[lane] = b[lane] = c[lane] = d[lane] = 0
