"""How long a series has kept rising or falling, and how much that means.

"The seventh fall in a row" needs eight values. How likely such a run is by chance depends on what chance would do. If
nothing changes, and every year is a fresh draw, any order of the values is as likely: 2 in (k + 1)! for k steps one
way. If each year starts from the last, up or down as a coin falls, it is 2 in 2ᵏ. Counts of crime are between the two,
and the larger is the one to be honest by, so `chance` is that.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction


class Direction(StrEnum):
    RISE = "rise"
    FALL = "fall"


@dataclass(frozen=True)
class Streak:
    """Steps in one direction up to the last point. None of either where the last two are equal or not both held.

    `first` and `last` are the places of the values that the run goes from and to.
    """

    direction: Direction | None
    steps: int
    first: int
    last: int

    @property
    def chance(self) -> Fraction:
        """How likely as long a run, either way, is where each step is as likely to be up as down."""
        return min(Fraction(1), Fraction(2, 2**self.steps))

    @property
    def words(self) -> str:
        """`the seventh fall in a row`, as it stands in a sentence; nothing where there is no run of two."""
        return f"the {ordinal(self.steps)} {self.direction} in a row" if self.steps > 1 else ""


def streak(values: Sequence[float | None]) -> Streak:
    """The run of rises or falls that ends with the last value. A gap (None) or two equal values end it.

    Raises ValueError where there are no values.
    """
    if not values:
        raise ValueError("a run of rises or falls needs values")
    last = len(values) - 1
    direction = _step(values, last)
    steps = 0
    while direction and _step(values, last - steps) is direction:
        steps += 1
    return Streak(direction, steps, last - steps, last)


@dataclass(frozen=True)
class Cumulative:
    """The sum of differences from the first value: `difference` is below 0 where there were fewer since.

    `counted` is how many values it sums over, `missing` how many were not held and are not in it.
    """

    difference: Fraction
    counted: int
    missing: int


def cumulative(values: Sequence[int | Fraction | None]) -> Cumulative:
    """How many more (fewer, where below 0) there were in all after the first value than if each had been as the first.

    It counts what is in the series (offences, not victims). Raises ValueError where the first is not held or none
    follows it.
    """
    if len(values) < 2 or values[0] is None:
        raise ValueError("a sum of differences needs a first value and one after it")
    after = [v for v in values[1:] if v is not None]
    return Cumulative(
        sum((Fraction(v - values[0]) for v in after), Fraction(0)), len(after), len(values) - 1 - len(after)
    )


ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")


def ordinal(number: int) -> str:
    """`first` to `ninth` in words, then `10th`, `21st`, `112th`."""
    return ORDINALS[number - 1] if 1 <= number <= len(ORDINALS) else ordinal_figure(number)


def ordinal_figure(number: int) -> str:
    """`1st`, `2nd`, `3rd`, `11th`, `22nd`."""
    teen = 10 < number % 100 < 14
    return f"{number}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def _step(values: Sequence[float | None], at: int) -> Direction | None:
    """Which way the value at this place went from the one before."""
    if at < 1 or values[at] is None or values[at - 1] is None or values[at] == values[at - 1]:
        return None
    return Direction.RISE if values[at] > values[at - 1] else Direction.FALL
