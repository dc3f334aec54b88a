"""Answers that are remembered: a figure stands in a chapter, in the Sources and in figures.json, and is made once."""

from frankpledge.evidence.compare.answer import Answers
from frankpledge.evidence.edition import Edition
from frankpledge.evidence.facts import Fact
from frankpledge.evidence.figures.counted import Counted
from frankpledge.evidence.figures.figure import Figure


class Answering(Answers):
    """Answers of one edition, each made once."""

    def __init__(self, edition: Edition, counted: Counted) -> None:
        super().__init__(edition, counted)
        self._made: dict[str, Figure | Fact] = {}

    def answer(self, figure_id: str) -> Figure | Fact:
        """The figure or fact with this id. Raises NoSuchFigure or NothingHeld."""
        if figure_id not in self._made:
            self._made[figure_id] = super().answer(figure_id)
        return self._made[figure_id]
