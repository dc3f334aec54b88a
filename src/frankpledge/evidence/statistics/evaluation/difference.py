"""The change of a rate where something was done, less the change elsewhere: a difference in differences.

It answers in crimes for every 1,000 residents, where the ratio of ratios answers in per cent. It takes for granted that
without what was done both rates would have moved by as much; the ratio, that they would have moved in proportion.
"""

from dataclasses import dataclass
from math import isfinite, sqrt

from scipy.special import ndtr

from frankpledge.evidence.statistics.evaluation.counts import BeforeAfter
from frankpledge.evidence.statistics.intervals import CONFIDENCE, normal


@dataclass(frozen=True)
class Exposures:
    """What the counts before and after are divided by: residents, households, premises."""

    before: float
    after: float

    def __post_init__(self) -> None:
        for size in (self.before, self.after):
            if not (isfinite(size) and size > 0):
                raise ValueError(f"a rate needs something to divide by: {size} was given, and more than 0 is needed")


@dataclass(frozen=True)
class Difference:
    """`change` is the target's change of rate less the comparison's, for every `per`; below 0, it did better."""

    target_change: float
    control_change: float
    change: float
    low: float
    high: float
    z: float
    p: float
    per: float


def difference(
    target: BeforeAfter,
    control: BeforeAfter,
    target_exposures: Exposures,
    control_exposures: Exposures,
    per: float = 1000,
    level: float = CONFIDENCE,
) -> Difference:
    """Compare two changes of rates, each with the variance φ × count ÷ exposure².

    Windows of unequal length have exposures by time: residents × months.

    Raises ValueError where nothing at all was counted.
    """
    if not (target.before or target.after or control.before or control.after):
        raise ValueError("nothing was counted in either place, before or after, so there are no rates to compare")
    moved, spread = zip(_moved(target, target_exposures), _moved(control, control_exposures), strict=True)
    change, error = moved[0] - moved[1], sqrt(sum(spread))
    z, reach = change / error, normal(level) * error
    return Difference(
        per * moved[0], per * moved[1], per * change, per * (change - reach), per * (change + reach),
        z, float(2 * ndtr(-abs(z))), per,
    )  # fmt: skip


def _moved(counts: BeforeAfter, exposures: Exposures) -> tuple[float, float]:
    """The change of the rate, and its variance."""
    moved = counts.after / exposures.after - counts.before / exposures.before
    return moved, counts.phi * (counts.before / exposures.before**2 + counts.after / exposures.after**2)
