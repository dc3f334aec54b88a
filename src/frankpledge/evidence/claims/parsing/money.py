"""Amounts of money in a text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

_TIMES = {"k": 3, "thousand": 3, "m": 6, "mn": 6, "million": 6, "bn": 9, "billion": 9}
_AMOUNT = re.compile(
    r"£\s?(?P<digits>\d{1,3}(?:,\d{3})+|\d+)(?P<decimals>\.\d+)?(?:\s?(?P<times>million|billion|thousand|bn|mn|"
    r"[mk])(?![a-z]))?",
    re.IGNORECASE,
)
_HEDGED = re.compile(
    r"(?:\b(?:around|about|approximately|approx\.?|roughly|circa|c\.?|nearly|almost|over|more than|just over|just "
    r"under|"
    r"under|up to|some|at least|less than|in excess of)|~)\s*(?:an? )?$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Amount:
    """`pounds` as printed. `half`: how far rounding may have moved it, in pounds; a hedge (“about”) adds to it."""

    start: int
    end: int
    text: str
    pounds: Decimal
    half: Decimal
    hedged: bool

    @property
    def printed(self) -> str:
        return printed(self.pounds)


def amounts(text: str) -> Iterator[Amount]:
    """Every amount in pounds, in order. Ranges such as “£5,000-£10,000” give both of their ends."""
    for match in _AMOUNT.finditer(text):
        decimals = match["decimals"] or ""
        power = _TIMES[match["times"].casefold()] if match["times"] else 0
        pounds = Decimal(match["digits"].replace(",", "") + decimals).scaleb(power)
        half = Decimal("0.5").scaleb(power - max(0, len(decimals) - 1))
        hedged = bool(_HEDGED.search(text[max(0, match.start() - 24) : match.start()]))
        yield Amount(match.start(), match.end(), match[0].strip(), pounds, half, hedged)


def printed(pounds: Decimal) -> str:
    """`£40,412`, `£7,112.50`."""
    return f"£{pounds:,.0f}" if pounds == pounds.to_integral_value() else f"£{pounds:,.2f}"
