"""Any figure from its id: the answer, what it rests on and where every row came from."""

from collections.abc import Callable
from dataclasses import replace

from frankpledge.evidence import as_published, places, shares, trends
from frankpledge.evidence.analyses import figures as analyses
from frankpledge.evidence.area import Area, UnclearArea
from frankpledge.evidence.compare import figure
from frankpledge.evidence.compare.comparison import Comparison, compare
from frankpledge.evidence.cube import inside
from frankpledge.evidence.edition import Edition
from frankpledge.evidence.facts import FACTS, Fact, fact
from frankpledge.evidence.figures.counted import Counted
from frankpledge.evidence.figures.figure import Figure
from frankpledge.evidence.figures.origin import origin, query_of
from frankpledge.evidence.figures.question import NoSuchFigure, Question, parse, parse_id
from frankpledge.evidence.measures.breaks import breaks
from frankpledge.evidence.peer_groups import group
from frankpledge.evidence.peers import Peers, rank
from frankpledge.evidence.period import Period, named


def answer(edition: Edition, figure_id: str) -> Figure | Fact:
    """The figure or fact with this id, made again from the edition. Raises NoSuchFigure or NothingHeld."""
    return Answers(edition).answer(figure_id)


class Answers:
    """Answers many ids of one edition, counting each area and making each comparison once.

    `counted`: counts of all months held that are made already.
    """

    def __init__(self, edition: Edition, counted: Counted | None = None) -> None:
        self.edition = edition
        self._counted = dict.fromkeys(counted.areas, counted) if counted else {}
        self._made: dict[str, Figure] = {}
        self._facts: dict[str, Fact] = {}
        self._peers: dict[tuple[Area, Period, str], Peers] = {}
        self._comparisons: dict[tuple[Area, Period, Period | None], Comparison] = {}

    def answer(self, figure_id: str) -> Figure | Fact:
        """The figure or fact with this id. Raises NoSuchFigure or NothingHeld."""
        if "~fact~" in figure_id:
            return self._fact(figure_id)
        question = parse(self.edition, figure_id)
        if question.id not in self._made:
            self._made[question.id] = self._figure(question)
        return self._made[question.id]

    def counted(self, area: Area) -> Counted:
        """The counts of an area, every month held."""
        if area.code not in self._counted:
            self._counted[area.code] = Counted(self.edition, [area])
        return self._counted[area.code]

    def comparison(self, area: Area, period: Period, baseline: Period | None = None) -> Comparison:
        """The comparison of an area with a year before or a baseline. Raises NothingHeld or UnclearPeriod."""
        key = (area, period, baseline)
        if key not in self._comparisons:
            self._comparisons[key] = compare(self.edition, area, period, self.counted(area), baseline)
        return self._comparisons[key]

    def peers(self, area: Area, period: Period, text: str = "") -> Peers:
        """The counts of an area and of the peers that a text names (see `group`). Raises UnclearArea."""
        chosen = group(self.edition, area, text)
        key = (area, period, chosen.id)
        if key not in self._peers:
            self._peers[key] = Peers(self.edition, area, period, chosen, self.counted(area))
        return self._peers[key]

    def _figure(self, question: Question) -> Figure:
        made = MAKERS[question.statistic](self, question)
        notes = (*made.notes, *self._broken(question), *inside.notes(self.edition, question.area))
        return replace(
            made,
            sources=made.sources or origin(self.edition, made),
            query=query_of(self.edition, made),
            notes=tuple(dict.fromkeys(notes)),
        )

    def _broken(self, question: Question) -> tuple[str, ...]:
        """The changes of counting in the midst of the period, but for a change's own, which it tells itself."""
        if question.statistic == "change":
            return ()
        known = breaks(self.edition, question.measure, places.gazetteer(self.edition).force_area(question.area))
        within = [b for b in known if question.period.first < b.month <= question.period.last]
        return tuple(f"Counted differently from {named(b.month)}: {b.what} ({b.source})" for b in within)

    def _fact(self, fact_id: str) -> Fact:
        if fact_id not in self._facts:
            name, _, area, period, _ = parse_id(self.edition, fact_id)
            if name not in FACTS:
                raise NoSuchFigure(f"“{name}” asks for no fact that is known; there are: {', '.join(FACTS)}")
            self._facts[fact_id] = fact(self.edition, name, area, period)
        return self._facts[fact_id]


Maker = Callable[[Answers, Question], Figure]


def _of_counts(make: Callable[[Question, Counted], Figure]) -> Maker:
    """A maker of figures that want no more than the counts of their area."""
    return lambda answers, question: make(question, answers.counted(question.area))


def _plain(question: Question, counted: Counted) -> Figure:
    return counted.figure(question.measure, question.statistic, question.area, question.period)


def _change(answers: Answers, question: Question) -> Figure:
    made = answers.comparison(question.area, question.period, question.baseline)
    return figure.change(question, made, answers.counted(question.area))


def _rank(answers: Answers, question: Question) -> Figure:
    try:
        return rank(question, answers.peers(question.area, question.period, question.against))
    except UnclearArea as error:
        raise NoSuchFigure(str(error)) from None


# Statistic → what makes a figure of it: every statistic of `question.STATISTICS` has its row.
MAKERS: dict[str, Maker] = {
    "count": _of_counts(_plain),
    "rate": _of_counts(_plain),
    "average": _of_counts(_plain),
    "residents-each": _of_counts(_plain),
    "change": _change,
    "share": _of_counts(shares.of_wider_area),
    "part": _of_counts(shares.of_measure),
    "rank": _rank,
    "peak": _of_counts(trends.peak),
    "run": _of_counts(trends.run),
    "as-published": _of_counts(as_published.figure),
    **{statistic: _of_counts(make) for statistic, make in analyses.MAKERS.items()},
}
