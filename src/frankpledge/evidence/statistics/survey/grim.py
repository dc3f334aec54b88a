"""Whether a printed percentage can be one of so many people: the GRIM test (Brown and Heathers 2017).

No number of 27 lights is 58%, so either the percentage is wrong or the base is another one, mostly because not all
answered. A half may have been rounded either way, so both are allowed. The test can tell nothing of a base above 100
(of percentages without a decimal; 1,000 with one), nor of weighted percentages, which need not be of whole people.
"""

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from math import ceil, floor


def possible_counts(printed: str, base: int) -> tuple[int, ...]:
    """The counts of `base` that round to a percentage as printed (`64.6%`, `58`); empty: it can't be of this base.

    Raises ValueError for what is no percentage, and for a base below 1.
    """
    if base < 1:
        raise ValueError(f"a percentage needs a base: {base} was given")
    low, high = _ends(printed)
    return tuple(range(max(0, ceil(low * base)), min(base, floor(high * base)) + 1))


def possible_bases(printed: Sequence[str], most: int, least: int = 1) -> tuple[int, ...]:
    """The bases from `least` to `most` of which all the percentages can be at once. Raises as `possible_counts`."""
    if not printed:
        raise ValueError("give one percentage or more")
    return tuple(n for n in range(least, most + 1) if all(possible_counts(p, n) for p in printed))


def can_tell(printed: str, base: int) -> bool:
    """Whether the test could say no at all: a larger base has a count for every percentage."""
    low, high = _ends(printed)
    return base * (high - low) < 1


def _ends(printed: str) -> tuple[Fraction, Fraction]:
    """The shares between which it was rounded, from its decimals: as a text, since 58 and 58.0 are not the same."""
    try:
        value = Decimal(printed.strip().removesuffix("%").strip())
    except InvalidOperation:
        raise ValueError(f"“{printed}” is no percentage: write it as printed, 64.6%") from None
    if not value.is_finite() or not 0 <= value <= 100:
        raise ValueError(f"“{printed}” is no share of a whole: it is from 0 to 100%")
    half = Fraction(1, 2) * Fraction(Decimal(1).scaleb(value.as_tuple().exponent))
    return (Fraction(value) - half) / 100, (Fraction(value) + half) / 100
