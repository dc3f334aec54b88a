"""Round numbers for axes, and numbers as they are printed on them."""

import math
from decimal import ROUND_HALF_UP, Decimal


def round_step(span: float, at_most: int) -> float:
    """The smallest of 1, 2, 2.5, 5 × 10ⁿ that divides `span` into at most `at_most` steps."""
    if span <= 0:
        return 1.0
    power = 10.0 ** math.floor(math.log10(span / at_most))
    return next(power * factor for factor in (1, 2, 2.5, 5, 10, 20) if span <= power * factor * at_most * (1 + 1e-9))


def ticks(low: float, high: float, at_most: int = 5) -> list[float]:
    """Round numbers from the last at or below `low` to the first at or above `high`."""
    step = round_step(high - low, at_most)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return [step * position for position in range(first, max(last, first + 1) + 1)]


def printed(value: float, places: int | None = None) -> str:
    """`1,250`, `3.5`: with as many decimal places as asked, or as few as the value needs (at most two)."""
    if places is None:
        places = next((few for few in (0, 1) if abs(value - round(value, few)) < 1e-9), 2)
    # Half up, as in the text beside it: Python's own rounding takes halves to the even digit.
    return f"{Decimal(str(value)).quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP):,}"
