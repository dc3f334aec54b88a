"""What the evidence held says to a claim about its area."""

from dataclasses import dataclass
from fractions import Fraction

from frankpledge.evidence.answers import Answers
from frankpledge.evidence.area import Area
from frankpledge.evidence.claims.arithmetic import Agreement, Range, agrees
from frankpledge.evidence.claims.errata import Grade
from frankpledge.evidence.claims.parsing.quantities import Quantity
from frankpledge.evidence.compare.comparison import Comparison, NothingHeld, Row
from frankpledge.evidence.compare.verdict import Verdict
from frankpledge.evidence.compare.wording import change_text, sentence
from frankpledge.evidence.figures.question import Question
from frankpledge.evidence.measures.loading import measures
from frankpledge.evidence.measures.model import Measure
from frankpledge.evidence.period import Period, UnclearPeriod
from frankpledge.evidence.sources import police_street, recorded_crime, road_collisions

RULE = "evidence-held"
_CLEAR = {Verdict.ROSE: 1, Verdict.FELL: -1}
_SOURCES = {
    police_street.SOURCE: "street-level crime, data.police.uk",
    recorded_crime.SOURCE: f"police recorded crime, {recorded_crime.HOME_OFFICE}",
    road_collisions.SOURCE: f"road casualties, {road_collisions.DFT}",
}


@dataclass(frozen=True)
class Said:
    grade: Grade
    why: str


class Held:
    """Asks one edition of one area. Of what is withheld nothing is told, not even that it is the same."""

    def __init__(self, answers: Answers, area: Area) -> None:
        self._answers = answers
        self._area = area

    def count(self, measure_id: str, period: Period, printed: Quantity) -> Said | None:
        """Whether so many were counted: by any source held, for each counts in its own way."""
        measure = measures()[measure_id]
        counted = self._answers.counted(self._area)
        series = counted.held(measure, self._area)
        if any(s.withholds(period) for s in series):
            return None
        totals = [(s, total) for s in series if (total := s.total(period)) is not None]
        if not totals:
            return self._not_held(measure, period)
        told = [(s, agrees(printed, _exactly(total))) for s, total in totals]
        same = next((s for s, how in told if how == Agreement.YES), None)
        if same:
            total = same.total(period)
            number = "the same" if total == printed.value else f"{total:,}"
            return Said(Grade.HOLDS, f"The evidence held has {number} ({_source(same.source, same.title)}).")
        if any(how == Agreement.LOOSELY for _, how in told):
            return None
        figure = self._answers.answer(Question(measure, "count", self._area, period, self._answers.edition.name).id)
        said = f"The evidence held has {figure.text} {measure.counted} in {self._area.name} in {period.phrase}"
        return Said(Grade.DOUBTFUL, f"{said}{self._from(figure.source, figure.title, figure.id)}")

    def change(
        self, measure_id: str, period: Period, baseline: Period | None, way: int, percent: Quantity | None
    ) -> Said | None:
        """Whether it went that way, by so much. `way`: 1 up, −1 down."""
        measure = measures()[measure_id]
        series = self._answers.counted(self._area).held(measure, self._area)
        if any(s.withholds(p) for s in series for p in (period, baseline or period.year_before())):
            return None
        try:
            comparison = self._answers.comparison(self._area, period, baseline)
        except (NothingHeld, UnclearPeriod):
            return self._not_held(measure, period)
        row = comparison.row(measure_id) if comparison.complete else None
        if row is None or row.change is None:
            return self._not_held(measure, period)
        return self._of_row(row, comparison, way, percent)

    def _of_row(self, row: Row, comparison: Comparison, way: int, percent: Quantity | None) -> Said | None:
        said = f"The evidence held: {sentence(row, comparison).rstrip('.')}"
        told = f"{said}{self._from(row.source, row.title, row.figures['change'])}"
        if not row.comparable:
            return Said(Grade.UNCHECKED, told)
        if _CLEAR.get(row.verdict) == -way:
            return Said(Grade.DOUBTFUL, told)
        if percent is None:
            same = _CLEAR.get(row.verdict) == way
            return Said(Grade.HOLDS, f"The evidence held says the same: {row.verdict}.") if same else None
        if row.percent is None:
            return None
        went = 1 if row.percent > 0 else -1
        how = agrees(percent, _exactly(row.percent)) if went == way else Agreement.NO
        if how == Agreement.LOOSELY:
            return None
        source = _source(row.source, row.title)
        same = Said(Grade.HOLDS, f"The evidence held has the same: {change_text(row)} ({source}).")
        return same if how == Agreement.YES else Said(Grade.DOUBTFUL, told)

    def _not_held(self, measure: Measure, period: Period) -> Said:
        where = f"{measure.inline} in {self._area.name} in {period.phrase}"
        return Said(Grade.UNCHECKED, f"In the evidence held, {where} is not available.")

    def _from(self, source: str, title: str, figure: str) -> str:
        """`(street-level crime, data.police.uk; edition 0f3a…; figure shoplifting~count~…).`"""
        question = figure.partition("@")[0]
        return f" ({_source(source, title)}; edition {self._answers.edition.name}; figure {question})."


def _exactly(value: int | Fraction) -> Range:
    return Range(Fraction(value), Fraction(value))


def _source(source: str, title: str) -> str:
    return _SOURCES.get(source) or (f"the table “{title}”" if title else "a partner's table")
