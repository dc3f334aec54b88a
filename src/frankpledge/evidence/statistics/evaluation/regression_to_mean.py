"""How far a place that was chosen because it was high would have fallen if nothing had been done.

A year's count is a place's usual level and that year's luck. Those that come out highest had more luck than others, and
next year's is new: they fall towards the rest (Galton 1886; Barnett, van der Pols and Dobson 2005). By how much follows
from all places of the kind: the more their counts differ beyond chance, the less of a high count was luck. The levels
are taken to have a gamma distribution, by Marshall's moments (1991), so that the expected next count is

    mean rate + share × (own rate − mean rate), share = variance of levels ÷ (that variance + chance).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.special import betainc

from frankpledge.evidence.statistics.intervals import CONFIDENCE, Interval, check_dispersion
from frankpledge.evidence.statistics.ranking import numbers

LEAST_PLACES = 10


@dataclass(frozen=True)
class Expected:
    """Of the chosen places together: what was counted, what to expect next time over as long, and in what range.

    `kept` is the share of the distance from the mean that is expected to stay: 1 none was luck, 0 all was.
    """

    counted: int
    expected: float
    interval: Interval
    kept: float

    @property
    def fall_percent(self) -> float:
        """The fall that needs no other reason; below 0 for places that were chosen low."""
        return 100 * (1 - self.expected / self.counted)


def expected_next(
    counts: Sequence[int],
    chosen: Sequence[int],
    exposures: Sequence[float] | None = None,
    dispersion: float = 1.0,
    level: float = CONFIDENCE,
) -> Expected:
    """`counts` are those of every place that might have been chosen, over the months by which it was; `chosen` which.

    `exposures`: residents of each, 1 unless told; `dispersion`: φ of one place's count. The range is of the next
    count itself, as of a negative binomial one. Raises ValueError for fewer than ten places, for none chosen, and where
    nothing was counted in those chosen.
    """
    check_dispersion(dispersion)
    observed, sizes = numbers(counts, [1.0] * len(counts) if exposures is None else exposures)
    places = sorted(set(chosen))
    if len(counts) < LEAST_PLACES:
        raise ValueError(
            f"{len(counts)} places can't tell how much of a high count is luck: {LEAST_PLACES} of the kind are needed"
        )
    if not places or places[0] < 0 or places[-1] >= len(counts):
        raise ValueError(f"choose one or more of the {len(counts)} places, by their number from 0")
    if not observed[places].sum():
        raise ValueError("nothing was counted in the chosen places: they were not chosen for being high")
    mean, spread = _levels(observed, sizes, dispersion)
    kept = spread / (spread + dispersion * mean / sizes[places])
    rates = mean + kept * (observed[places] / sizes[places] - mean)
    means = sizes[places] * rates
    doubt = sizes[places] ** 2 * spread * (1 - kept) * rates / mean  # of each gamma level, given what was counted
    variance = float((doubt + dispersion * means).sum())
    total = float(means.sum())
    share = float((kept * means).sum() / total)
    return Expected(int(observed[places].sum()), total, _range(total, variance, level), share)


def _levels(observed: np.ndarray, sizes: np.ndarray, dispersion: float) -> tuple[float, float]:
    """The mean rate of all places, and the variance of their levels beyond chance (0 at the least)."""
    mean = observed.sum() / sizes.sum()
    between = (sizes * (observed / sizes - mean) ** 2).sum() / sizes.sum()
    return float(mean), float(max(0.0, between - dispersion * mean / sizes.mean()))


def _range(mean: float, variance: float, level: float) -> Interval:
    """The middle `level` of a negative binomial distribution with these two moments."""
    excess = max(variance / mean - 1, 1e-9)
    whole = np.arange(int(mean + 12 * variance**0.5) + 10)
    so_few = betainc(mean / excess, whole + 1, 1 / (1 + excess))
    tail = (1 - level) / 2
    return Interval(float(np.searchsorted(so_few, tail)), float(np.searchsorted(so_few, 1 - tail)))
