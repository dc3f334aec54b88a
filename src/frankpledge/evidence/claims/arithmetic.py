"""Printed numbers against one another: what a change comes to, and whether a printed percentage can be it.

A number that was rounded stands for a range, so what is worked out of it is a range as well; a printed percentage is
wrong only where no number of that range rounds to it. Halves may have been rounded either way.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from frankpledge.evidence.claims.parsing.quantities import Quantity, Unit
from frankpledge.evidence.statistics.rounding import half_up


@dataclass(frozen=True)
class Range:
    low: Fraction
    high: Fraction

    @property
    def exact(self) -> bool:
        return self.low == self.high

    @property
    def magnitude(self) -> "Range":
        """Without its sign; from 0 where it spans 0."""
        if self.low <= 0 <= self.high:
            return Range(Fraction(0), max(-self.low, self.high))
        ends = sorted((abs(self.low), abs(self.high)))
        return Range(*ends)

    def rounded(self, places: int) -> str:
        """`16.5`, or `16.2 to 16.9` where it isn't known so closely."""
        low, high = half_up(self.low, places), half_up(self.high, places)
        return f"{low}" if low == high else f"{low} to {high}"


class Agreement(StrEnum):
    YES = "yes"
    LOOSELY = "loosely"
    NO = "no"


def percent_change(before: Quantity, after: Quantity) -> Range | None:
    """100 × (after ÷ before − 1), with its sign, in per cent; None where the number before may be 0."""
    if before.low <= 0 or after.low < 0:
        return None
    return Range(100 * (after.low / before.high - 1), 100 * (after.high / before.low - 1))


def percent_of(part: Quantity, whole: Quantity) -> Range | None:
    """100 × part ÷ whole; None where there is no whole."""
    return Range(100 * part.low / whole.high, 100 * part.high / whole.low) if whole.low > 0 else None


def difference(before: Quantity, after: Quantity) -> Range:
    return Range(after.low - before.high, after.high - before.low)


def agrees(printed: Quantity, true: Range) -> Agreement:
    """Whether a number as printed, without its sign, can stand for one in the range, without its."""
    value, truth = abs(printed.value), true.magnitude
    half = (printed.high - printed.low) / 2
    if printed.hedge == "over":
        return Agreement.YES if truth.high > value - half else Agreement.NO
    if printed.hedge == "under":
        near = truth.low < value + half and truth.high >= value * Fraction(4, 5) - half
        return Agreement.YES if near else Agreement.LOOSELY if truth.low < value + half else Agreement.NO
    if truth.low <= value + half and truth.high >= value - half:
        return Agreement.YES
    if printed.hedge == "about":
        slack = max(2 * half, value / 20, Fraction(5, 2) if value % 5 == 0 and not printed.decimals else 0)
        if truth.low <= value + slack and truth.high >= value - slack:
            return Agreement.YES
        return (
            Agreement.LOOSELY
            if truth.low <= value + slack * 3 / 2 and truth.high >= value - slack * 3 / 2
            else Agreement.NO
        )
    return Agreement.NO


def twice_rounded(printed: Quantity, true: Fraction) -> bool:
    """Whether it is what two roundings make: 16.49 to 16.5, and that to 17."""
    once = half_up(abs(true), printed.decimals + 1)
    return (
        half_up(Fraction(once), printed.decimals) == Decimal(abs(printed.value.numerator)) / printed.value.denominator
    )


def amount(value: Fraction, unit: Unit = Unit.COUNT) -> str:
    """A worked-out number as a reader writes it: whole where it is, with its pence or two decimals where it isn't."""
    text = f"{abs(int(value)):,}" if value.denominator == 1 else f"{half_up(abs(value), 2):,}"
    return f"{'−' if value < 0 else ''}{'£' if unit == Unit.MONEY else ''}{text}"


def as_printed(quantity: Quantity, value: Fraction) -> str:
    """A value in the manner of a printed number: its decimals, its sign of per cent."""
    text = f"{half_up(abs(value), quantity.decimals):,}"
    sign = quantity.text[: len(quantity.text) - len(quantity.text.lstrip("+−–-"))]
    tail = quantity.text.lstrip("+−–-").lstrip("0123456789.,")
    return f"{sign}{text}{tail}"
