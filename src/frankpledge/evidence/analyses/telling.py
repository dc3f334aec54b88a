"""What may be told of a number: of what is published already the number, of what a partner sent in confidence roughly.

Numbers of a partner's events are rounded to the nearest five wherever they leave, those below five not told at all,
and whatever would give the number back (a test's p, an exact share) is not told either.
"""

from dataclasses import dataclass
from fractions import Fraction

from frankpledge.evidence.statistics.rounding import half_up

BASE = 5


@dataclass(frozen=True)
class Teller:
    """Tells numbers of one source. `open`: it is published already."""

    open: bool

    def value(self, n: int) -> int | None:
        """The number as a record may hold it."""
        if self.open:
            return int(n)
        return None if n < BASE else BASE * int(half_up(Fraction(int(n), BASE)))

    def number(self, n: int) -> str:
        """The number as it is printed."""
        told = self.value(n)
        if self.open:
            return f"{told:,}"
        return f"fewer than {BASE}" if told is None else f"about {told:,}"

    def rate(self, n: int, of: float, places: int = 2) -> str:
        """So many for each, as it is printed: of the number as it is told, or else the rate would give it back."""
        told = self.value(n)
        return "–" if told is None else f"{half_up(Fraction(told) / Fraction(of), places if self.open else 1)}"

    def share(self, part: int, whole: int) -> Fraction | None:
        """A percentage, of the numbers as they are told; None where they are too small."""
        told, of = self.value(part), self.value(whole)
        return None if told is None or not of else Fraction(100 * told, of)

    def percent(self, part: int, whole: int) -> str:
        """A share as it is printed: in whole per cent where its numbers are told roughly."""
        share = self.share(part, whole)
        if share is None:
            return "a share too small to tell" if whole else "no share"
        return f"{half_up(share, 1)}%" if self.open else f"about {half_up(share)}%"

    def of_share(self, share: float, of: int) -> str:
        """A share that was worked out from events: in steps of 5% where they are told roughly, and not told where the
        part or the rest of them is too small."""
        if self.open:
            return f"{half_up(100 * share)}%"
        part = share * of
        if part < BASE or of - part < BASE:
            return "a share too small to tell" if part < BASE else "nearly all"
        return f"about {BASE * int(half_up(100 * share / BASE))}%"

    @property
    def caution(self) -> tuple[str, ...]:
        """What must be said of numbers that are told roughly."""
        told = f"rounded to the nearest {BASE}, and those below {BASE} are not told"
        return () if self.open else (f"These events were sent in confidence, so their numbers are {told}",)
