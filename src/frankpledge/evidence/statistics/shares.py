"""Parts of a base, each rounded once; and the difference between two shares, in points and in per cent.

A share without its base can't be checked, so the base is always given, and of what it is (crimes, or flags on them: a
crime can carry several). 6 percentage points up from 20% is 30 per cent up: the two are never one number.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from math import sqrt

from scipy.special import ndtr

from frankpledge.evidence.statistics.intervals import CONFIDENCE, Interval, check_dispersion, check_part, wilson
from frankpledge.evidence.statistics.rounding import half_up, percent_change


class Base(StrEnum):
    """What the shares are of."""

    WHOLE = "the whole"
    CRIMES = "crimes"  # each counts once in the base, and in every strand that it is flagged with
    FLAGS = "flags"  # a crime with two flags counts twice in the base


@dataclass(frozen=True)
class Share:
    """A part of a base."""

    name: str
    count: int
    base: int

    @property
    def percent(self) -> Fraction:
        """Exactly."""
        return Fraction(100 * self.count, self.base)

    def rounded(self, places: int = 1) -> Decimal:
        """The percentage, rounded once, half up."""
        return half_up(self.percent, places)


@dataclass(frozen=True)
class Shares:
    """Shares of one base, in the order given. `residual` is what is in none of them; None where they can overlap."""

    of: Base
    base: int
    parts: tuple[Share, ...]
    residual: Share | None

    @property
    def overlap(self) -> bool:
        """Whether the percentages may come to more than 100."""
        return self.of is Base.CRIMES


def composition(parts: Mapping[str, int], base: int) -> Shares:
    """Parts that do not overlap, of a base that they may not fill.

    Raises ValueError where there is no base, a part is negative, or the parts together exceed the base.
    """
    found = _parts(parts, base)
    total = sum(parts.values())
    if total > base:
        raise ValueError(
            f"the parts come to {total:,} and the base is {base:,}: either the base is another one, or the parts "
            "overlap and have to be counted as strands"
        )
    return Shares(Base.WHOLE, base, found, Share("other", base - total, base))


def strands_of_crimes(flags: Mapping[str, int], crimes: int) -> Shares:
    """The share of crimes that carry each flag; a crime can carry several, so they may come to more than 100%.

    Raises ValueError where there is no base, or one strand has more than all crimes.
    """
    return Shares(Base.CRIMES, crimes, _parts(flags, crimes), None)


def strands_of_flags(flags: Mapping[str, int]) -> Shares:
    """The share of all flags that each strand has; they come to 100%. Raises ValueError where there are no flags."""
    total = sum(flags.values())
    return Shares(Base.FLAGS, total, _parts(flags, total), Share("other", 0, total))


@dataclass(frozen=True)
class AreaShare:
    """An area's share of a wider one that it lies in, with its 95% interval in per cent."""

    share: Share
    interval: Interval


def share_of_wider(name: str, count: int, wider: int, level: float = CONFIDENCE, dispersion: float = 1.0) -> AreaShare:
    """The share of the wider area's count that is the area's own, which is in both. Wilson's interval.

    `dispersion` is φ of the counts. Raises ValueError where the wider area has fewer than the area.
    """
    found = wilson(count, wider, level, dispersion)
    return AreaShare(Share(name, count, wider), Interval(100 * found.low, 100 * found.high))


@dataclass(frozen=True)
class ShareChange:
    """From one share to another: `points` is the difference in percentage points, `percent` the change in per cent.

    `low` and `high` are the 95% interval of the points; `p` is two-sided.
    """

    before: Share
    after: Share
    points: Fraction
    percent: Fraction | None
    low: float
    high: float
    p: float


def share_change(before: Share, after: Share, design_effect: float = 1.0) -> ShareChange:
    """Compare the shares of two samples that share nobody (two waves of a survey).

    The two-proportion z test, and Newcombe's interval from the two Wilson intervals (1998, method 10). A weighted
    survey's answers tell as little as so many fewer: `design_effect`, 1 or more.
    """
    check_dispersion(design_effect)
    p0, p1 = _fraction(before), _fraction(after)
    w0, w1 = (wilson(s.count, s.base, dispersion=design_effect) for s in (before, after))
    gap = p1 - p0
    down = sqrt((p1 - w1.low) ** 2 + (w0.high - p0) ** 2)
    up = sqrt((w1.high - p1) ** 2 + (p0 - w0.low) ** 2)
    return ShareChange(
        before,
        after,
        after.percent - before.percent,
        percent_change(before.percent, after.percent),
        100 * (gap - down),
        100 * (gap + up),
        _two_sided(before, after, design_effect),
    )


def _two_sided(before: Share, after: Share, design_effect: float) -> float:
    pooled = (before.count + after.count) / (before.base + after.base)
    error = sqrt(design_effect * pooled * (1 - pooled) * (1 / before.base + 1 / after.base))
    return float(2 * ndtr(-abs(_fraction(after) - _fraction(before)) / error)) if error else 1.0


def _fraction(share: Share) -> float:
    return share.count / share.base


def _parts(parts: Mapping[str, int], base: int) -> tuple[Share, ...]:
    for name, count in parts.items():
        try:
            check_part(count, base)
        except ValueError as problem:
            raise ValueError(f"{name}: {problem}") from None
    if base <= 0:
        raise ValueError(f"shares need a base: {base} was given, and more than 0 is needed")
    return tuple(Share(name, count, base) for name, count in parts.items())
