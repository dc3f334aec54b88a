"""Whether two counts differ by more than chance, and by how much they would have had to.

Given their sum, the second of two Poisson counts with equal rates is binomial (Przyborowski and Wilenski 1940). Crime
counts vary more than Poisson counts: the variance of a month is about φ times its mean. Both counts divided by φ vary
as Poisson counts do, so the same test on the divided counts allows for it (a quasi-likelihood, McCullagh and Nelder
1989, chapter 9); with φ = 1 it is the plain exact test. The incomplete beta function takes counts that are not whole.

The two counts may cover unequal lengths of time, or numbers of residents: one year against the three before it has a
ratio of 1 to 3. The percentage is then that of the counts for each year, and each resident.
"""

from dataclasses import dataclass
from fractions import Fraction
from math import isfinite, sqrt

from scipy.special import betainc, betaincinv

from frankpledge.evidence.statistics.intervals import CONFIDENCE
from frankpledge.evidence.statistics.rounding import percent_change

_Z_LEVEL = 1.959964  # two-sided 5%
_Z_POWER = 0.841621  # 80% power

Ratio = Fraction | int | float


@dataclass(frozen=True)
class Change:
    """From `before` to `after`.

    `percent` is exact, of the counts as they are for equal exposure. `low` and `high` are the 95% interval of the
    percentage. None of the three can be said where nothing was counted before; `high` also where next to nothing was.
    `p` is two-sided. `ratio` is the exposure after, divided by that before.
    """

    before: int
    after: int
    percent: Fraction | None
    low: float | None
    high: float | None
    p: float
    dispersion: float
    ratio: Fraction = Fraction(1)


def change(before: int, after: int, dispersion: float = 1.0, ratio: Ratio = 1) -> Change:
    """Compare two counts; `dispersion` is φ, 1 or more; `ratio` the exposure after, divided by that before.

    Give `before` as it was counted, never a mean: three years and a ratio of `Fraction(1, 3)`. A mean would say nothing
    of how much more three years tell than one. Raises ValueError for a ratio that is not above 0.
    """
    exact = _ratio(ratio)
    x, y = after / dispersion, before / dispersion
    share = float(exact / (1 + exact))  # of the sum, where the rates are equal
    as_few = float(betainc(y, x + 1, 1 - share)) if before else 1.0  # P(X ≤ x), X binomial of x + y
    as_many = float(betainc(x, y + 1, share)) if after else 1.0  # P(X ≥ x)
    p = min(1.0, 2 * min(as_few, as_many))
    if not before:
        return Change(before, after, None, None, None, p, dispersion, exact)
    tail = (1 - CONFIDENCE) / 2
    least = float(betaincinv(x, y + 1, tail)) if after else 0.0
    most = float(betaincinv(x + 1, y, 1 - tail))
    low, high = _percent(least, float(exact)), _percent(most, float(exact))
    return Change(before, after, percent_change(before * exact, after), low, high, p, dispersion, exact)


def _percent(share: float, ratio: float) -> float | None:
    """A binomial share as a percentage change: Clopper and Pearson's bounds of p become those of p ÷ (1 − p).

    None for a share of 1, which a count of next to nothing before (after division by φ) can't bound.
    """
    return 100 * (share / (1 - share) / ratio - 1) if share < 1 else None


def noticeable(before: int, dispersion: float = 1.0, ratio: Ratio = 1) -> tuple[float, float]:
    """The largest later count that would probably show as a fall, and the smallest as a rise.

    Probably: four times in five, at the 5% level. On the square-root scale a count has a variance of φ ÷ 4, so for
    equal exposure a change of (1.96 + 0.84) × √(φ ÷ 2) is needed there. A fall that can't be shown even by none at all
    gives −1.
    """
    r = float(_ratio(ratio))
    step = (_Z_LEVEL + _Z_POWER) * sqrt(dispersion / 4 * (1 + 1 / r))
    root = sqrt(before)
    return (r * (root - step) ** 2 if root >= step else -1.0, r * (root + step) ** 2)


@dataclass(frozen=True)
class Detectable:
    """The least fall and the least rise, each in per cent, that would probably be noticed; None where none would."""

    fall: float | None
    rise: float | None


def detectable(base: int, dispersion: float = 1.0, ratio: Ratio = 1) -> Detectable:
    """What would probably be noticed of a later count against `base`, as `noticeable` has it, in per cent of the base.

    A base of 100 a year: a fall by 36% or a rise by 44%, at φ = 1. Of a base of none nothing can be said in per cent.
    """
    if not base:
        return Detectable(None, None)
    fall_to, rise_to = noticeable(base, dispersion, ratio)
    same = base * float(_ratio(ratio))
    return Detectable(100 * (1 - fall_to / same) if fall_to >= 0 else None, 100 * (rise_to / same - 1))


def target_is_detectable(base: int, target_percent: float, dispersion: float = 1.0, ratio: Ratio = 1) -> bool:
    """Whether a target, if it were met exactly, would probably be told from the usual ups and downs.

    `target_percent` has a sign: −5 is a reduction by 5%. Raises ValueError for a fall by more than all there is.
    """
    if not isfinite(target_percent) or target_percent < -100:
        raise ValueError(f"a target can't be a change by {target_percent}%: the most that can fall is −100%")
    least = detectable(base, dispersion, ratio)
    needed = least.fall if target_percent < 0 else least.rise
    return needed is not None and abs(target_percent) >= needed


def _ratio(ratio: Ratio) -> Fraction:
    if not (isfinite(ratio) and ratio > 0):
        raise ValueError(f"the exposure after, divided by that before, is more than 0: {ratio} was given")
    return Fraction(ratio)
