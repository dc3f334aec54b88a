"""One rounding, half up, from the unrounded value: 512 to 351 is a fall of 31.4%, not 31.5%."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction


def half_up(value: Fraction | int | float, places: int = 0) -> Decimal:
    """The value to so many decimal places; halves go away from zero, so that a fall rounds as a rise does."""
    exact = Fraction(value)
    scaled = Decimal(exact.numerator) / Decimal(exact.denominator)
    return scaled.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def percent_change(before: int, after: int) -> Fraction | None:
    """100 × (after ÷ before − 1), exactly; None where there was nothing before."""
    return Fraction(100 * (after - before), before) if before else None
