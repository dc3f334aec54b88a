"""Whether two counts differ by more than chance, and by how much they would have had to.

Given their sum, the second of two Poisson counts with equal rates is binomial (Przyborowski and Wilenski 1940). Crime
counts vary more than Poisson counts: the variance of a month is about φ times its mean. Both counts divided by φ vary
as Poisson counts do, so the same test on the divided counts allows for it (a quasi-likelihood, McCullagh and Nelder
1989, chapter 9); with φ = 1 it is the plain exact test. The incomplete beta function takes counts that are not whole.
"""

from dataclasses import dataclass
from fractions import Fraction
from math import sqrt

from scipy.special import betainc, betaincinv

from frankpledge.evidence.statistics.rounding import percent_change

CONFIDENCE = 0.95
_Z_LEVEL = 1.959964  # two-sided 5%
_Z_POWER = 0.841621  # 80% power


@dataclass(frozen=True)
class Change:
    """From `before` to `after`.

    `percent` is exact, of the counts as they are. `low` and `high` are the 95% interval of the percentage. None of the
    three can be said where nothing was counted before; `high` also where next to nothing was. `p` is two-sided.
    """

    before: int
    after: int
    percent: Fraction | None
    low: float | None
    high: float | None
    p: float
    dispersion: float


def change(before: int, after: int, dispersion: float = 1.0) -> Change:
    """Compare two counts over times of equal length; `dispersion` is φ, 1 or more."""
    x, y = after / dispersion, before / dispersion
    as_few = float(betainc(y, x + 1, 0.5)) if before else 1.0  # P(X ≤ x), X binomial of x + y with share ½
    as_many = float(betainc(x, y + 1, 0.5)) if after else 1.0  # P(X ≥ x)
    p = min(1.0, 2 * min(as_few, as_many))
    if not before:
        return Change(before, after, None, None, None, p, dispersion)
    tail = (1 - CONFIDENCE) / 2
    least = float(betaincinv(x, y + 1, tail)) if after else 0.0
    most = float(betaincinv(x + 1, y, 1 - tail))
    return Change(before, after, percent_change(before, after), _percent(least), _percent(most), p, dispersion)


def _percent(share: float) -> float | None:
    """A binomial share as a percentage change: Clopper and Pearson's bounds of p become those of p ÷ (1 − p).

    None for a share of 1, which a count of next to nothing before (after division by φ) can't bound.
    """
    return 100 * (share / (1 - share) - 1) if share < 1 else None


def noticeable(before: int, dispersion: float = 1.0) -> tuple[float, float]:
    """The largest later count that would probably show as a fall, and the smallest as a rise.

    Probably: four times in five, at the 5% level. On the square-root scale a count has a variance of φ ÷ 4, so a
    change of (1.96 + 0.84) × √(φ ÷ 2) is needed there. A fall that can't be shown even by none at all gives −1.
    """
    step = (_Z_LEVEL + _Z_POWER) * sqrt(dispersion / 2)
    root = sqrt(before)
    return ((root - step) ** 2 if root >= step else -1.0, (root + step) ** 2)
