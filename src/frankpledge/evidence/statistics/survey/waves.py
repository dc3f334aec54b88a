"""Two waves of a survey, or any two samples that share nobody: did the share change, and what change would show?

The difference is in percentage points, and beside it in per cent: 6 points up from 20% is 30 per cent up, and the two
are never one number.
"""

from dataclasses import dataclass
from fractions import Fraction
from math import sqrt

from scipy.special import ndtr, ndtri

from frankpledge.evidence.statistics.intervals import CONFIDENCE, check_dispersion
from frankpledge.evidence.statistics.rounding import percent_change
from frankpledge.evidence.statistics.survey.estimates import Estimate

POWER = 0.8


@dataclass(frozen=True)
class ShareChange:
    """From one share to another: `points` is the difference in percentage points, `percent` the change in per cent.

    `low` and `high` are the 95% interval of the points; `p` is two-sided.
    """

    before: Estimate
    after: Estimate
    points: Fraction
    percent: Fraction | None
    low: float
    high: float
    z: float
    p: float


def share_change(before: Estimate, after: Estimate) -> ShareChange:
    """Compare two waves by the two-proportion z test, and Newcombe's interval from the Wilson intervals of both.

    Newcombe 1998, method 10. Each wave counts as so many answers as it is worth (its design effect).
    """
    w0, w1 = before.interval(), after.interval()
    p0, p1 = float(before.share), float(after.share)
    down = sqrt((p1 - w1.low) ** 2 + (w0.high - p0) ** 2)
    up = sqrt((w1.high - p1) ** 2 + (p0 - w0.low) ** 2)
    z = _z(before, after)
    return ShareChange(
        before,
        after,
        points=100 * (after.share - before.share),
        percent=percent_change(before.share, after.share),
        low=100 * (p1 - p0 - down),
        high=100 * (p1 - p0 + up),
        z=z,
        p=float(2 * ndtr(-abs(z))),
    )


def detectable_points(before: Estimate, answers: int, design_effect: float = 1.0) -> float:
    """The least change, in percentage points, that a further wave of so many answers would probably show.

    Four times in five, at the 5% level, for shares near that of `before`: 416 answers at 60%, then 214, would show 11.5
    points. Raises ValueError for a wave without answers.
    """
    check_dispersion(design_effect)
    if answers < 1:
        raise ValueError(f"a wave needs answers: {answers} were given")
    share = float(before.share)
    error = sqrt(share * (1 - share) * (1 / before.effective + design_effect / answers))
    return 100 * float(ndtri(1 - (1 - CONFIDENCE) / 2) + ndtri(POWER)) * error


def _z(before: Estimate, after: Estimate) -> float:
    """By the share of both waves together, as it is if nothing changed; 0 where all answered alike."""
    n0, n1 = before.effective, after.effective
    pooled = (n0 * float(before.share) + n1 * float(after.share)) / (n0 + n1)
    error = sqrt(max(0.0, pooled * (1 - pooled)) * (1 / n0 + 1 / n1))
    return float(after.share - before.share) / error if error else 0.0
