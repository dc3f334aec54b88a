"""Parts of a base, each rounded once.

A share without its base can't be checked, so the base is always given, and of what it is (crimes, or flags on them: a
crime can carry several). Shares of two waves of a survey are compared in `survey.waves`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from frankpledge.evidence.statistics.intervals import CONFIDENCE, Interval, check_part, wilson
from frankpledge.evidence.statistics.rounding import half_up


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


def _parts(parts: Mapping[str, int], base: int) -> tuple[Share, ...]:
    for name, count in parts.items():
        try:
            check_part(count, base)
        except ValueError as problem:
            raise ValueError(f"{name}: {problem}") from None
    if base <= 0:
        raise ValueError(f"shares need a base: {base} was given, and more than 0 is needed")
    return tuple(Share(name, count, base) for name, count in parts.items())
