"""Any figure from its id: the answer, what it rests on and where every row came from."""

from dataclasses import replace

from frankpledge.evidence import coverage
from frankpledge.evidence.area import Area
from frankpledge.evidence.compare.comparison import Comparison, Row, compare
from frankpledge.evidence.compare.wording import change_text, sentence
from frankpledge.evidence.facts import FACTS, Fact, fact
from frankpledge.evidence.figures import Counted, Figure, NoSuchFigure, Provenance, Question, parse, parse_id, query_of
from frankpledge.evidence.period import Month, Period, later
from frankpledge.evidence.warehouse import Edition, Input


def answer(edition: Edition, figure_id: str) -> Figure | Fact:
    """The figure or fact with this id, made again from the edition. Raises NoSuchFigure or NothingHeld."""
    return Answers(edition).answer(figure_id)


class Answers:
    """Answers many ids of one edition, counting each area and making each comparison once."""

    def __init__(self, edition: Edition, counted: Counted | None = None) -> None:
        self.edition = edition
        self._counted = dict.fromkeys(counted.areas, counted) if counted else {}
        self._comparisons: dict[tuple[Area, Period], Comparison] = {}
        self._inputs: dict[str, dict[Month, Input]] = {}

    def answer(self, figure_id: str) -> Figure | Fact:
        """The figure or fact with this id. Raises NoSuchFigure or NothingHeld."""
        if "~fact~" in figure_id:
            return self._fact(figure_id)
        question = parse(self.edition, figure_id)
        counted = self._of(question.area)
        if question.statistic == "change":
            figure = self._change(question, counted)
        else:
            figure = counted.figure(question.measure, question.statistic, question.area, question.period)
        months = figure.months
        return replace(
            figure,
            sources=self._provenance(counted, question.area, months),
            query=query_of(Period(min(months), max(months))) if months else "",
        )

    def _of(self, area: Area) -> Counted:
        if area.code not in self._counted:
            self._counted[area.code] = Counted(self.edition, [area])
        return self._counted[area.code]

    def _change(self, question: Question, counted: Counted) -> Figure:
        key = (question.area, question.period)
        if key not in self._comparisons:
            self._comparisons[key] = compare(self.edition, question.area, question.period, counted)
        comparison = self._comparisons[key]
        row = comparison.row(question.measure.id)
        series = counted.series(question.measure, question.area)
        compared = {*comparison.months, *(later(m, -12) for m in comparison.months)}
        return Figure(
            question,
            row.percent,
            change_text(row),
            f"{question.words}: {sentence(row, comparison)}",
            _formula(row),
            {m: n for m, n in series.items() if m in compared},
            (*comparison.notes, *(f"{b.what} ({b.source})" for b in row.breaks)),
            details=details(row),
        )

    def _fact(self, fact_id: str) -> Fact:
        name, _, area, period = parse_id(self.edition, fact_id)
        if name not in FACTS:
            raise NoSuchFigure(f"“{name}” asks for no fact that is known; there are: {', '.join(FACTS)}")
        return fact(self.edition, name, area, period)

    def _provenance(self, counted: Counted, area: Area, months: dict[Month, int]) -> tuple[Provenance, ...]:
        """The files that the months of a count came from, with the rows of it in each."""
        force = counted.gazetteer.force_area(area)
        if force not in self._inputs:
            self._inputs[force] = {f.month: f.input for f in coverage.force_months(self.edition, force)}
        inputs = self._inputs[force]
        return tuple(
            Provenance(inputs[m].name, inputs[m].sha256, inputs[m].publisher, inputs[m].release, m, n)
            for m, n in sorted(months.items())
        )


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
