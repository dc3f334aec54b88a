"""Getis and Ord's Gi*: where a place and its neighbours together have more events than chance would put there."""

from dataclasses import dataclass
from enum import IntEnum
from math import sqrt

import numpy as np
from scipy.special import erfc

from frankpledge.evidence.patterns.hotspots.weights import Neighbourhoods
from frankpledge.evidence.statistics.discovery import adjusted

LEVEL = 0.05
EXACT, NORMAL, MONTE_CARLO = "exact", "normal", "monte-carlo"


class Spot(IntEnum):
    """What may be said of a place."""

    COLD = -1
    NOT_TOLD_APART = 0
    HOT = 1


@dataclass(frozen=True, eq=False)
class HotSpots:
    """Of n places, in their order: `sums` of the neighbourhoods, the statistic `z`, two-sided `p`, adjusted `q`.

    `spots` holds a `Spot` for each.
    """

    counts: np.ndarray
    sums: np.ndarray
    z: np.ndarray
    p: np.ndarray
    q: np.ndarray
    spots: np.ndarray
    method: str
    level: float


def hot_spots(
    counts: np.ndarray,
    around: Neighbourhoods,
    method: str = EXACT,
    level: float = LEVEL,
    permutations: int = 999,
    seed: int = 20050,
) -> HotSpots:
    """Gi* of every place with its chance, and which are hot or cold.

    z is that of Ord and Getis (1995) with weights of 1. p is twice the smaller tail, 1 at the most, and both tails hold
    the observed sum: where most places have none, a neighbourhood with none is nothing unusual. The tails are those of
    the conditional null, in which a place keeps its own count and the others are dealt out anew: `exact` calculates
    them (exact_null.py), `monte-carlo` draws so many permutations; `normal` takes z as normal, which it is not where
    most counts are small. q is p adjusted by Benjamini and Hochberg (1995) over all places.

    A place is hot where q is at most `level` and the sum is both high for the map (z > 0) and high for a place of its
    own count (the upper tail is the smaller), cold where both are low. Raises ValueError for counts that are no numbers
    or not one a place, another method, and as `exact_null.tails` does.
    """
    from frankpledge.evidence.patterns.hotspots import exact_null, monte_carlo  # noqa: PLC0415 – it loads numba, most of a second

    counts = np.asarray(counts)
    _check(counts, around, method)
    sums = around.sums(counts)
    z = z_scores(counts, sums, around.sizes)
    if method == NORMAL:
        upper, lower = erfc(z / sqrt(2)) / 2, erfc(-z / sqrt(2)) / 2
    elif method == EXACT:
        upper, lower = exact_null.tails(counts, around.sizes - 1, sums - counts)
    else:
        upper, lower = monte_carlo.tails(counts, around.sizes - 1, sums - counts, permutations, seed)
    p = np.minimum(1.0, 2 * np.minimum(upper, lower))
    q = np.asarray(adjusted(p))
    side = np.where((upper < lower) & (z > 0), Spot.HOT, np.where((lower < upper) & (z < 0), Spot.COLD, 0))
    spots = np.where(q <= level, side, Spot.NOT_TOLD_APART).astype(np.int8)
    return HotSpots(counts, sums, z, p, q, spots, method, level)


def z_scores(counts: np.ndarray, sums: np.ndarray, sizes: np.ndarray) -> np.ndarray:
    """Of neighbourhoods of so many places: (Σwx − x̄K) ÷ (S √((NK − K²) ÷ (N − 1))), S² = Σ(x − x̄)² ÷ N.

    0 where all counts are equal, and for a neighbourhood that is the whole map.
    """
    number = len(counts)
    spread = counts.std() * np.sqrt(sizes * (number - sizes) / max(1, number - 1))
    off = sums - counts.mean() * sizes
    return np.divide(off, spread, out=np.zeros(number), where=spread > 0)


def _check(counts: np.ndarray, around: Neighbourhoods, method: str) -> None:
    if counts.shape != (len(around),) or not len(around):
        raise ValueError(f"{len(around):,} places have {counts.size:,} counts: each place needs one")
    if not np.isfinite(counts).all():
        raise ValueError("a place without a count can't be compared with others: leave it out of the map")
    if method not in (EXACT, NORMAL, MONTE_CARLO):
        raise ValueError(f"p is {EXACT}, {NORMAL} or {MONTE_CARLO}: {method!r} was given")
