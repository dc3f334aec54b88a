"""The change where something was done, over the change elsewhere in the same months: a ratio of ratios.

(T₁ ÷ T₀) ÷ (C₁ ÷ C₀), T being the place where it was done, C what it is compared with (Farrington, Gill, Waples and
Argomaniz 2007 call it the relative effect size). Its logarithm has the variance Σ φ ÷ n over the four counts. Whatever
happened to both in the same months cancels out, and so does the length of the windows; whatever happened to one alone
does not.

A count of 0 has no logarithm. Half is then added to each of the four (Haldane 1956; Anscombe 1956), which keeps the
test at its level and the interval wide; that it was done is said, and nothing is made of the crimes avoided.
"""

from dataclasses import dataclass
from math import exp, log, sqrt

from scipy.special import ndtr

from frankpledge.evidence.statistics.evaluation.counts import BeforeAfter
from frankpledge.evidence.statistics.intervals import CONFIDENCE, Interval, normal

HALF = 0.5


@dataclass(frozen=True)
class RelativeChange:
    """`ratio` below 1: the target did better than the comparison. None where it can't be given; `low`, `high` can.

    `halves`: whether 0.5 was added to each count for the interval and the test. `p` is two-sided.
    """

    target: BeforeAfter
    control: BeforeAfter
    ratio: float | None
    low: float
    high: float
    z: float
    p: float
    halves: bool

    @property
    def expected(self) -> float | None:
        """The target's later count, had it changed as the comparison did."""
        return self.target.before * self.control.after / self.control.before if self.control.before else None

    @property
    def dispersion_known(self) -> bool:
        """Whether the ups and downs of both places are known from their own months."""
        return None not in (self.target.dispersion, self.control.dispersion)

    @property
    def avoided(self) -> "Avoided | None":
        """How many fewer there were than expected; None with a count of 0, on which no such number can stand."""
        if self.halves:
            return None
        after = self.target.after
        return Avoided(self.expected - after, Interval(after * (1 / self.high - 1), after * (1 / self.low - 1)))


@dataclass(frozen=True)
class Avoided:
    """Fewer than expected, and its interval: the later count × (1 ÷ ratio − 1), at each end of the ratio's interval.

    So it leaves out 0 exactly where the ratio's interval leaves out 1. Negative: more than expected.
    """

    count: float
    interval: Interval


def relative_change(target: BeforeAfter, control: BeforeAfter, level: float = CONFIDENCE) -> RelativeChange:
    """Compare the change in two places over the same months.

    Raises ValueError where a place has nothing in either window, and where the windows of the two differ in length.
    """
    if target.length != control.length:
        raise ValueError("the two places are counted over different windows: choose the same months for both")
    counts = (target.before, target.after, control.before, control.after)
    if not (target.before or target.after) or not (control.before or control.after):
        raise ValueError(
            f"nothing was counted in one of the places, before or after ({counts[0]} to {counts[1]}, and {counts[2]} "
            f"to {counts[3]} in the comparison): choose a wider area, more months or another comparison"
        )
    halves = 0 in counts
    t0, t1, c0, c1 = (n + HALF * halves for n in counts)
    log_ratio = log(t1 / t0) - log(c1 / c0)
    error = sqrt(target.phi * (1 / t0 + 1 / t1) + control.phi * (1 / c0 + 1 / c1))
    z, reach = log_ratio / error, normal(level) * error
    defined = target.before and control.before and control.after
    return RelativeChange(
        target,
        control,
        ratio=target.after * control.before / (target.before * control.after) if defined else None,
        low=exp(log_ratio - reach),
        high=exp(log_ratio + reach),
        z=z,
        p=float(2 * ndtr(-abs(z))),
        halves=halves,
    )
