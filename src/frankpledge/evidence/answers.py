"""Any figure from its id: the answer, what it rests on and where every row came from."""

from dataclasses import replace

from frankpledge.evidence import as_published, peers, places, shares, trends
from frankpledge.evidence.area import Area
from frankpledge.evidence.compare.comparison import Comparison, Row, compare
from frankpledge.evidence.compare.wording import change_text, sentence
from frankpledge.evidence.cube import inside
from frankpledge.evidence.edition import Edition
from frankpledge.evidence.facts import FACTS, Fact, fact
from frankpledge.evidence.figures.counted import Counted, hidden, unavailable
from frankpledge.evidence.figures.figure import Figure
from frankpledge.evidence.figures.origin import origin, query_of
from frankpledge.evidence.figures.question import NoSuchFigure, Question, parse, parse_id
from frankpledge.evidence.measures.breaks import breaks
from frankpledge.evidence.period import Period, named


def answer(edition: Edition, figure_id: str) -> Figure | Fact:
    """The figure or fact with this id, made again from the edition. Raises NoSuchFigure or NothingHeld."""
    return Answers(edition).answer(figure_id)


class Answers:
    """Answers many ids of one edition, counting each area and making each comparison once."""

    def __init__(self, edition: Edition, counted: Counted | None = None) -> None:
        self.edition = edition
        self._counted = dict.fromkeys(counted.areas, counted) if counted else {}
        self._made: dict[str, Figure] = {}
        self._facts: dict[str, Fact] = {}
        self._peers: dict[tuple[Area, Period, str], peers.Peers] = {}
        self._comparisons: dict[tuple[Area, Period, Period | None], Comparison] = {}

    def answer(self, figure_id: str) -> Figure | Fact:
        """The figure or fact with this id. Raises NoSuchFigure or NothingHeld."""
        if "~fact~" in figure_id:
            return self._fact(figure_id)
        question = parse(self.edition, figure_id)
        if question.id not in self._made:
            self._made[question.id] = self._figure(question)
        return self._made[question.id]

    def _figure(self, question: Question) -> Figure:
        counted = self._of(question.area)
        match question.statistic:
            case "change":
                made = self._change(question, counted)
            case "rank":
                made = peers.rank(question, counted, self._peers)
            case _:
                made = _other(question, counted)
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

    def _of(self, area: Area) -> Counted:
        if area.code not in self._counted:
            self._counted[area.code] = Counted(self.edition, [area])
        return self._counted[area.code]

    def _change(self, question: Question, counted: Counted) -> Figure:
        key = (question.area, question.period, question.baseline)
        if key not in self._comparisons:
            self._comparisons[key] = compare(self.edition, question.area, question.period, counted, question.baseline)
        comparison = self._comparisons[key]
        row = comparison.row(question.measure.id)
        question = question.against_named(comparison.before.phrase)
        if row is None:
            if question.measure in comparison.withheld:
                return hidden(question)
            return unavailable(question, f"it is not held for {comparison.now.full_phrase}")
        return Figure(
            question,
            row.percent,
            change_text(row),
            f"{question.words()}: {sentence(row, comparison)}",
            _formula(row),
            _spans(row, comparison, counted),
            (*comparison.notes, *(f"{b.what} ({b.source})" for b in row.breaks)),
            details=details(row),
            source=row.source,
            title=row.title,
        )

    def _fact(self, fact_id: str) -> Fact:
        name, _, area, period, _ = parse_id(self.edition, fact_id)
        if fact_id in self._facts:
            return self._facts[fact_id]
        if name not in FACTS:
            raise NoSuchFigure(f"“{name}” asks for no fact that is known; there are: {', '.join(FACTS)}")
        self._facts[fact_id] = fact(self.edition, name, area, period)
        return self._facts[fact_id]


def _other(question: Question, counted: Counted) -> Figure:
    if question.statistic in _MADE_BY:
        return _MADE_BY[question.statistic](question, counted)
    return counted.figure(question.measure, question.statistic, question.area, question.period)


_MADE_BY = {
    "share": shares.of_wider_area,
    "part": shares.of_measure,
    "run": trends.run,
    "peak": trends.peak,
    "as-published": as_published.figure,
}


def _spans(row: Row, c: Comparison, counted: Counted) -> dict[Period, int]:
    """What was counted, before and now."""
    held = counted.held(row.measure, c.area)
    series = next(s for s in held if (s.source, s.title) == (row.source, row.title))
    if len(c.months) == len(c.now):
        spans = [*series.tiling(c.before), *series.tiling(c.now)]
    else:
        spans = [s for s in series.counts if any(s.first in (m, c.earlier(m)) for m in c.months)]
    return {s: series.counts[s] for s in spans}


def details(row: Row) -> dict[str, object]:
    """What a verdict rests on, for those who ask; nothing that would give a withheld percentage back."""
    if not row.comparable:
        return {"before": row.before, "after": row.after, "verdict": str(row.verdict)}
    return {
        "before": row.before,
        "after": row.after,
        "verdict": str(row.verdict),
        "interval_95_percent": [row.change.low, row.change.high],
        "p": row.change.p,
        "p_adjusted": row.adjusted_p,
        "dispersion": row.dispersion,
        "noticeable_fall_to": row.noticeable.fall_to,
        "noticeable_rise_to": row.noticeable.rise_to,
        "recorded_by_other_forces": row.by_others,
    }


def _formula(row: Row) -> str:
    if not row.comparable:
        return ""
    if row.dispersion is None:
        usual = "too few months or offences to tell its usual ups and downs from, so those of a plain Poisson count"
    else:
        usual = f"such sums of its months vary {row.dispersion:.2f} times as much as a Poisson count (φ)"
    percent = f"100 × ({row.after:,} ÷ {row.before:,} − 1); " if row.before else ""
    return (
        f"{percent}conditional binomial test of {row.before:,} and {row.after:,}, {usual}; "
        f"p = {row.change.p:.3g}, and {row.adjusted_p:.3g} after control of false discoveries over all measures "
        "of the area in the period (Benjamini and Hochberg 1995)"
    )
