"""A figure: its question written out, its answer, and where the answer came from.

The id of a figure is its question: `shoplifting~change~E07000131~2024-04..2025-03@0f3a…`: measure, statistic, area,
period, edition. So nothing need be stored: asking again makes the same figure again, and an older edition answers as it
did when the figure was printed.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from frankpledge import __version__
from frankpledge.evidence import coverage, places
from frankpledge.evidence.area import Area, UnclearArea
from frankpledge.evidence.measures.counts import Counts, counts, sql
from frankpledge.evidence.measures.loading import measures
from frankpledge.evidence.measures.model import PER, Measure
from frankpledge.evidence.period import Month, Period, UnclearPeriod, spoken
from frankpledge.evidence.statistics.rounding import half_up
from frankpledge.evidence.warehouse import Edition

STATISTICS = {
    "count": "how many",
    "rate": "how many per 1,000 residents",
    "average": "how many a month, on average",
    "change": "how it compares with the same months a year before",
}


class NoSuchFigure(LookupError):
    """An id that asks nothing that can be answered; its text says what is wrong with it."""


@dataclass(frozen=True)
class Question:
    """What a figure answers."""

    measure: Measure
    statistic: str
    area: Area
    period: Period
    edition: str

    @property
    def id(self) -> str:
        return f"{self.measure.id}~{self.statistic}~{self.area.code}~{self.period.id}@{self.edition}"

    @property
    def words(self) -> str:
        """The question in a sentence's words: `Shoplifting in Harborough, 2024/25 (…): how many`."""
        return f"{self.measure.title} in {self.area.name}, {self.period.full_name}: {STATISTICS[self.statistic]}"


@dataclass(frozen=True)
class Provenance:
    """A file that rows of a figure came from."""

    name: str
    sha256: str
    publisher: str
    release: str
    month: Month
    rows: int  # of the area and measure, recorded by the area's own force


@dataclass(frozen=True)
class Figure:
    """A question and its answer. `value` is unrounded; `text` is what is printed."""

    question: Question
    value: Fraction | int | None
    text: str
    answer: str  # a sentence
    formula: str
    months: dict[Month, int]
    notes: tuple[str, ...] = ()
    sources: tuple[Provenance, ...] = ()
    query: str = ""
    details: dict[str, object] = field(default_factory=dict)  # of a change: the verdict and all that it rests on
    version: str = __version__

    @property
    def id(self) -> str:
        return self.question.id


class Counted:
    """Counts of an edition in some areas over a period, made once, and the figures that they give."""

    def __init__(self, edition: Edition, areas: Sequence[Area], period: Period | None = None) -> None:
        self.edition = edition
        self.gazetteer = places.gazetteer(edition)
        self.areas = {a.code: a for a in areas}
        self.counts: Counts = counts(edition, areas, period)

    def series(self, measure: Measure, area: Area) -> dict[Month, int]:
        return self.counts.series(measure, area)

    def months(self, measure: Measure, area: Area, period: Period) -> dict[Month, int]:
        """The held months of the period with their counts."""
        return {m: n for m, n in self.series(measure, area).items() if m in period}

    def figure(self, measure: Measure, statistic: str, area: Area, period: Period) -> Figure:
        """A count, rate or average. A change is a matter of comparison, not of one count."""
        question = Question(measure, statistic, area, period, self.edition.name)
        held = self.months(measure, area, period)
        missing = coverage.missing(held.keys(), period)
        notes = (f"Not held, and so not in it: {spoken(missing)}",) if missing else ()
        if not held:
            said = f"{question.words}: not available, none of its months is held."
            return Figure(question, None, "not available", said, "", held, notes)
        total = sum(held.values())
        if statistic == "count":
            said = _said(question, f"{total:,}", missing)
            return Figure(question, total, f"{total:,}", said, "sum of the months held", held, notes)
        if statistic == "average":
            value = Fraction(total, len(held))
            text = f"{half_up(value, 1):,}"
            said = _said(question, text, missing)
            return Figure(question, value, text, said, "sum of the months held ÷ their number", held, notes)
        return self._rate(question, total, held, missing, notes)

    def _rate(
        self, question: Question, total: int, held: dict[Month, int], missing: list[Month], notes: tuple[str, ...]
    ) -> Figure:
        residents = self.gazetteer.population(question.area)
        if not residents:
            why = f"the residents of {question.area.name} are not held"
            return Figure(question, None, "not available", f"{question.words}: not available, {why}.", "", held, (why,))
        value = Fraction(total * PER, residents)
        text = f"{half_up(value, 1):,}"
        note = f"Residents: {residents:,} (Census 2021). The rate is for the whole period, not for a year"
        formula = f"{total:,} ÷ {residents:,} residents × {PER:,}"
        details = {"residents": residents}
        said = _said(question, text, missing)
        return Figure(question, value, text, said, formula, held, (*notes, note), details=details)


def parse(edition: Edition, text: str) -> Question:
    """The question that an id asks of this edition. Raises NoSuchFigure."""
    measure_id, statistic, area, period = parse_id(edition, text)
    if measure_id not in measures():
        raise NoSuchFigure(f"there is no measure “{measure_id}”")
    if statistic not in STATISTICS:
        raise NoSuchFigure(f"there is no statistic “{statistic}”; there are: {', '.join(STATISTICS)}")
    return Question(measures()[measure_id], statistic, area, period, edition.name)


def parse_id(edition: Edition, text: str) -> tuple[str, str, Area, Period]:
    """What is asked for, the statistic, the area and the period of an id. Raises NoSuchFigure."""
    body, _, name = text.replace("\u200b", "").strip().partition("@")  # a PDF's ids are copied with invisible breaks
    words = body.split("~")
    if len(words) != 4:
        raise NoSuchFigure(
            f"“{text}” is not a figure's id: it is written measure~statistic~area~period@edition, "
            "for example shoplifting~count~E07000131~2024-04..2025-03@0123456789ab"
        )
    if name not in ("", edition.name):
        raise NoSuchFigure(f"“{text}” is asked of the edition {name}, and this is {edition.name}")
    try:
        return words[0], words[1], places.gazetteer(edition).by_code(words[2]), Period.read(words[3])
    except (UnclearArea, UnclearPeriod) as error:
        raise NoSuchFigure(str(error)) from None


def query_of(period: Period) -> str:
    """The query behind a count."""
    return sql(period)


def _said(question: Question, text: str, missing: list[Month]) -> str:
    """The answer in a sentence; a count of fewer months than were asked for says so."""
    short = f", in the {len(question.period) - len(missing)} of {len(question.period)} months held" if missing else ""
    return f"{question.words}: {text}{short}."
