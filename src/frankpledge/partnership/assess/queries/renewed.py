"""One finding as it would be on newer data: its words, its numbers, and whether somebody has to look at it again."""

import re
from copy import copy
from dataclasses import dataclass
from functools import cached_property, lru_cache

from frankpledge.evidence.answers import Answers
from frankpledge.evidence.compare.comparison import NothingHeld
from frankpledge.evidence.compare.wording import size
from frankpledge.evidence.edition import Edition
from frankpledge.evidence.figures.question import NoSuchFigure
from frankpledge.partnership.assess.models import Finding, Taken
from frankpledge.partnership.assess.queries import said
from frankpledge.partnership.assess.queries.drafted import Drafted
from frankpledge.reports.agreed import named

Numbers = dict[str, dict[str, str]]
NOT_AVAILABLE = "not available"
_BY = "/by"  # how a percentage is named in a sentence that has its direction as a word


@dataclass(frozen=True)
class Renewed:
    """`fresh`: as the newer data draft it, if they do. `drafted`, `text`, `numbers`: what the finding would hold."""

    finding: Finding
    fresh: Drafted | None
    drafted: str
    text: str
    numbers: Numbers
    numbers_moved: tuple[tuple[str, str, str], ...]  # as printed, as it would be, the figure's id

    @property
    def verdict(self) -> str:
        return self.fresh.verdict if self.fresh else ""

    @property
    def verdict_moved(self) -> bool:
        return self.fresh is not None and self.fresh.verdict != self.finding.verdict

    @property
    def goes(self) -> bool:
        """The figures draft it no more, and its words are nobody's: it is taken away."""
        return self.fresh is None and self.finding.taken != Taken.CHANGED

    @property
    def look_again(self) -> bool:
        """Words that somebody wrote, and the figures would draft anything otherwise; or what they took has another
        verdict now. Drafted sentences also tell numbers that have no name, such as “about 5,550”."""
        if self.finding.taken == Taken.CHANGED:
            moved = bool(self.numbers_moved) or self.verdict_moved or self.redrafted
        else:
            moved = self.finding.taken == Taken.TAKEN and self.verdict_moved
        return moved or self.finding.look_again

    @property
    def redrafted(self) -> bool:
        """Whether the figures draft another sentence than before, or none."""
        return self.fresh is None or said.drafted(self.finding).plain != said.worded(self.drafted, self.numbers).plain

    @cached_property
    def after(self) -> Finding:
        """The finding as it would be; it is not saved."""
        made = copy(self.finding)
        made.drafted, made.text, made.numbers = self.drafted, self.text, self.numbers
        made.verdict, made.look_again = self.verdict, self.look_again
        return made

    @property
    def said_before(self) -> str:
        return said.said(self.finding).plain

    @property
    def said_after(self) -> str:
        return said.said(self.after).plain


def renewed(finding: Finding, fresh: Drafted | None, before: str, edition: Edition) -> Renewed:
    """`before`: the name of the edition that its numbers are of."""
    new = {name: name.replace(f"@{before}", f"@{edition.name}") for name in finding.numbers}
    drafted = fresh.text if fresh else named.renamed(finding.drafted, new)
    text = named.renamed(finding.text, new)
    numbers = dict(fresh.numbers) if fresh else {}
    kept = {*named.names(finding.words), *named.names(finding.text)}  # other words may be chosen again
    for name, number in finding.numbers.items():
        if new[name] not in numbers and name in kept:
            numbers[new[name]] = _answered(edition, new[name], number["figure"], before)
    moved = tuple(
        (number["text"], numbers[new[name]]["text"], numbers[new[name]]["figure"])
        for name in dict.fromkeys(named.names(finding.words))
        if (number := finding.numbers.get(name)) and number["text"] != numbers[new[name]]["text"]
    )
    used = {*named.names(drafted), *named.names(text)}
    return Renewed(finding, fresh, drafted, text, {n: v for n, v in numbers.items() if n in used}, moved)


@lru_cache(maxsize=2)
def _answers(edition: Edition) -> Answers:
    return Answers(edition)


@lru_cache(maxsize=1024)
def _printed(edition: Edition, name: str, figure_id: str) -> str:
    """A figure's number as a sentence prints it; "" where the newer data can't answer."""
    try:
        figure = _answers(edition).answer(figure_id)
    except (NoSuchFigure, NothingHeld):
        return ""
    if figure.value is None:
        return NOT_AVAILABLE
    return size(figure.value) if name.endswith(_BY) else figure.text


def _answered(edition: Edition, name: str, figure: str, before: str) -> dict[str, str]:
    """A number that the newer data don't print in a sentence of theirs; without an answer its page is the older one."""
    new = re.sub(f"@{re.escape(before)}$", f"@{edition.name}", figure)
    text = _printed(edition, name, new)
    return {"text": text, "figure": new} if text else {"text": NOT_AVAILABLE, "figure": figure}
