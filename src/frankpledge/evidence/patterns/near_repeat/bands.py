"""Bands of distance and of time: half-open, so that a pair lies in one of them, and printed with their brackets.

A label as "0 to 1 days" leaves open whether the same day is meant or the next one as well. [0, 1) says it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf, isnan

METRES, DAYS = "m", "days"


@dataclass(frozen=True)
class Band:
    """From `low` up to but without `high`, which may be infinite, in `unit`."""

    low: float
    high: float
    unit: str

    def __post_init__(self) -> None:
        if isnan(self.low) or isnan(self.high) or self.low < 0 or self.low >= self.high:
            raise ValueError(f"a band begins at 0 or above and ends above its beginning: {self} does not")

    def __str__(self) -> str:
        return f"[{_plain(self.low)}, {_plain(self.high)}) {self.unit}"


def bands(limits: Sequence[tuple[float, float]], unit: str) -> tuple[Band, ...]:
    """Bands of one unit, each beginning where the one before it ends; only the last may be open: (300, inf).

    Raises ValueError for none, and for bands that are out of order, overlap or leave a gap.
    """
    found = tuple(Band(float(low), float(high), unit) for low, high in limits)
    if not found:
        raise ValueError(f"a table needs a band of {unit} at the least")
    for one, other in pairwise(found):
        if other.low < one.low:
            raise ValueError(f"the bands {one} and {other} are out of order: give the nearest first")
        if other.low < one.high:
            raise ValueError(f"the bands {one} and {other} overlap: a pair would be counted in both")
        if other.low > one.high:
            raise ValueError(f"between {one} and {other} is a gap: begin each band where the one before it ends")
    return found


def edges(limits: Sequence[float], unit: str) -> tuple[Band, ...]:
    """Bands from their edges: (0, 7, 14) are [0, 7) and [7, 14). Raises as `bands` does."""
    return bands(list(pairwise(limits)), unit)


# The same place (points of one building differ by less than a metre), then steps of 100 m; weeks. Near repeats of
# burglary are usually found within 200 to 400 m and 14 days (Johnson and Bowers 2004; Townsley et al. 2003).
DISTANCES = edges((0, 1, 100, 200, 300, 400), METRES)
TIMES = edges((0, 7, 14, 21, 28), DAYS)


def _plain(number: float) -> str:
    return "∞" if number == inf else f"{number:.15g}"
