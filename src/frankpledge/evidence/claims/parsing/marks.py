"""A sentence with its numbers, periods, direction words and measures, and its skeleton.

The skeleton is the sentence with each number and period put as a single letter, so that the few ways in which officers
write two numbers, a share or a total can be told as patterns. It is as long as the sentence: places are the same.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from frankpledge.evidence.claims.parsing.directions import Direction, directions
from frankpledge.evidence.claims.parsing.periods import PeriodMention, periods
from frankpledge.evidence.claims.parsing.quantities import Quantity, Unit, quantities
from frankpledge.evidence.claims.parsing.sentences import Sentence
from frankpledge.evidence.claims.parsing.subjects import Subject, subjects

LETTERS = {Unit.COUNT: "➊", Unit.PERCENT: "➋", Unit.POINTS: "➌", Unit.MONEY: "➍", Unit.SHARE: "➎"}
PERIOD = "➏"
_SIGNS = frozenset((*LETTERS.values(), PERIOD, "\x00"))
REST = "\x00*+"  # what is left of a number behind its letter, all of it

Thing = TypeVar("Thing", Quantity, PeriodMention, Direction)


@dataclass(frozen=True)
class Marks:
    """What stands in a sentence, each in the order of the text."""

    sentence: Sentence

    @property
    def text(self) -> str:
        return self.sentence.text

    @cached_property
    def periods(self) -> list[PeriodMention]:
        return periods(self.text)

    @cached_property
    def quantities(self) -> list[Quantity]:
        return quantities(self.text, self.periods)

    @cached_property
    def directions(self) -> list[Direction]:
        return directions(self.text)

    @cached_property
    def subjects(self) -> list[Subject]:
        return subjects(self.text)

    @cached_property
    def skeleton(self) -> str:
        """Numbers as ➊ (count), ➋ (%), ➌ (points), ➍ (£), ➎ (share), periods as ➏, measures as x."""
        letters = [" " if letter in _SIGNS else letter for letter in self.text]  # officers use ➊ as a bullet
        for subject in self.subjects:  # “theft from motor vehicle” is one word, and its “from” no beginning
            letters[subject.start : subject.end] = "x" * (subject.end - subject.start)
        marks = [(q.start, q.end, LETTERS[q.unit]) for q in self.quantities]
        marks += [(p.start, p.end, PERIOD) for p in self.periods]
        for start, end, mark in marks:
            letters[start:end] = [mark, *("\x00" * (end - start - 1))]
        return "".join(letters)


def at(things: Sequence[Thing], position: int) -> Thing | None:
    """The one that begins there."""
    return next((t for t in things if t.start == position), None)


def between(things: Sequence[Thing], start: int, end: int) -> list[Thing]:
    """Those that lie within."""
    return [t for t in things if start <= t.start and t.end <= end]
