"""Counts of an edition, made once, and the figures that one count gives: how many, per 1,000, a month."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache

from frankpledge.evidence import coverage, places
from frankpledge.evidence.area import Area
from frankpledge.evidence.edition import Edition
from frankpledge.evidence.figures.figure import Figure
from frankpledge.evidence.figures.question import Question
from frankpledge.evidence.measures.counts import Counts, counts
from frankpledge.evidence.measures.elsewhere import tables_of
from frankpledge.evidence.measures.model import PER, Measure
from frankpledge.evidence.measures.series import Series
from frankpledge.evidence.period import Month, Period, spoken
from frankpledge.evidence.sources import police_street
from frankpledge.evidence.statistics.intervals import of_rate
from frankpledge.evidence.statistics.rounding import half_up


class Counted:
    """Counts of an edition in some areas over a period, and the figures that they give."""

    def __init__(self, edition: Edition, areas: Sequence[Area], period: Period | None = None) -> None:
        self.edition = edition
        self.gazetteer = places.gazetteer(edition)
        self.areas = {a.code: a for a in areas}
        self.counts: Counts = counts(edition, areas, period)
        self._held: dict[tuple[str, str], list[Series]] = {}

    def series(self, measure: Measure, area: Area) -> dict[Month, int]:
        """The months held of street-level rows with their counts; none for a measure that is not in them."""
        return self.counts.series(measure, area) if measure.categories else {}

    def months(self, measure: Measure, area: Area, period: Period) -> dict[Month, int]:
        """The held months of the period with their counts."""
        return {m: n for m, n in self.series(measure, area).items() if m in period}

    def held(self, measure: Measure, area: Area) -> list[Series]:
        """Every series held of the measure, in the order in which its definition prefers their sources."""
        key = (measure.id, area.code)
        if key not in self._held:
            self._held[key] = self._series_of(measure, area)
        return self._held[key]

    def _series_of(self, measure: Measure, area: Area) -> list[Series]:
        found = list(tables_of(self.edition, measure, area))
        months = self.series(measure, area)
        if months:
            found.append(Series(police_street.SOURCE, {Period(m, m): n for m, n in months.items()}))
        order = list(measure.numerators)
        return sorted(found, key=lambda s: order.index(s.source))

    def best(self, measure: Measure, area: Area, period: Period) -> Series | None:
        """The first series that holds the whole period; else the first that holds something of it."""
        held = self.held(measure, area)
        whole = (s for s in held if s.tiling(period))
        some = (s for s in held if s.within(period))
        return next(whole, None) or next(some, None)

    def figure(self, measure: Measure, statistic: str, area: Area, period: Period) -> Figure:
        """A count, rate, average, or how many residents there are for each."""
        question = Question(measure, statistic, area, period, self.edition.name)
        series = self.best(measure, area, period)
        if series and not series.tiling(period) and series.withholds(period):
            return hidden(question)  # a sum of the rest would say less than it seems to
        spans = {s: series.counts[s] for s in series.within(period)} if series else {}
        missing = coverage.missing([m for s in spans for m in s.months], period)
        notes = (f"Not held, and so not in it: {spoken(missing)}",) if missing else ()
        if not spans:
            return _none(question, self.held(measure, area), notes)
        made = _FIGURES[statistic](self, question, spans, missing)
        return replace(made, notes=(*notes, *made.notes), spans=spans, source=series.source, title=series.title)

    def per(self, measure: Measure, area: Area) -> int | None:
        """What a rate of the measure is set against in the area: how many residents or households."""
        if measure.denominator == "households":
            whole = area.kind in ("district", "partnership")
            return places.households(self.edition, self.gazetteer.districts_of(area)) if whole else None
        return self.gazetteer.population(area) if measure.denominator == "residents" else None


WITHHELD = "withheld"
WHY_WITHHELD = "it is, or would give away, a number so small that somebody could be recognised in it"


def _none(question: Question, held: list[Series], notes: tuple[str, ...]) -> Figure:
    """Why there is no count: it is not held, or it may not be shown."""
    if any(series.withholds(question.period) for series in held):
        return hidden(question)
    return unavailable(question, "none of its months is held", notes)


def hidden(question: Question) -> Figure:
    """A figure that may not be shown."""
    said = f"{question.words()}: {WITHHELD}, because {WHY_WITHHELD}."
    return Figure(question, None, WITHHELD, said, "", {}, (f"Withheld: {WHY_WITHHELD}",))


def unavailable(question: Question, why: str, notes: tuple[str, ...] = ()) -> Figure:
    """A figure without an answer, and why there is none."""
    said = f"{question.words()}: not available, {why}."
    return Figure(question, None, "not available", said, "", {}, notes or (why,))


def _count(counted: Counted, question: Question, spans: dict[Period, int], missing: list[Month]) -> Figure:
    total = sum(spans.values())
    how = "as published" if question.period in spans and len(question.period) > 1 else _SUM
    return Figure(question, total, f"{total:,}", _said(question, f"{total:,}", missing), how, spans)


def _average(counted: Counted, question: Question, spans: dict[Period, int], missing: list[Month]) -> Figure:
    value = Fraction(sum(spans.values()), sum(map(len, spans)))
    text = f"{half_up(value, 1):,}"
    return Figure(question, value, text, _said(question, text, missing), f"{_SUM} ÷ their number", spans)


def _rate(counted: Counted, question: Question, spans: dict[Period, int], missing: list[Month]) -> Figure:
    measure, area = question.measure, question.area
    base = counted.per(measure, area)
    of = measure.denominator
    if not base:
        why = "it is set against nothing" if of == "none" else f"the {of} of {area.name} are not held"
        return unavailable(question, why)
    total = sum(spans.values())
    value = Fraction(total * PER, base)
    text = f"{half_up(value, 1):,}"
    interval = of_rate(total, base, PER)
    about = counted.gazetteer.about_residents(area)
    of_own = (about,) if about else ()
    note = f"{of.capitalize()}: {base:,} (Census 2021). The rate is for the whole period, not for a year"
    low, high = (f"{half_up(end, 1):,}" for end in (interval.low, interval.high))
    chance = f"A number of this size varies by chance: from {low} to {high} (95% interval)"
    formula = f"{total:,} ÷ {base:,} {of} × {PER:,}; the 95% interval after Byar (Breslow and Day 1987)"
    details = {of: base, "interval_95": [interval.low, interval.high]}
    said = _said(question, text, missing)
    return Figure(question, value, text, said, formula, spans, (note, chance, *of_own), details=details)


def _residents_each(counted: Counted, question: Question, spans: dict[Period, int], missing: list[Month]) -> Figure:
    """Residents for each: of the average, where the period has several counts, as of people in post."""
    residents = counted.gazetteer.population(question.area)
    total = sum(spans.values())
    if not residents or not total:
        return unavailable(question, "the residents are not held" if total else "there were none")
    value = Fraction(residents * len(spans), total)
    text = f"{half_up(value):,}"
    formula = f"{residents:,} residents (Census 2021) ÷ {total:,}" + (f" × {len(spans)}" if len(spans) > 1 else "")
    return Figure(question, value, text, _said(question, text, missing), formula, spans)


_SUM = "sum of the months held"
_FIGURES = {"count": _count, "rate": _rate, "average": _average, "residents-each": _residents_each}


def _said(question: Question, text: str, missing: list[Month]) -> str:
    """The answer in a sentence; a count of fewer months than were asked for says so."""
    short = f", in the {len(question.period) - len(missing)} of {len(question.period)} months held" if missing else ""
    return f"{question.words()}: {text}{short}."


@lru_cache(maxsize=128)  # a district, its wards and its small areas: the numbers of one page lead to all of them
def counted_of(edition: Edition, area: Area) -> Counted:
    """Of one whole area, every month held: made once for each edition, and kept while the process lives.

    An edition's name is made from its content, so what is kept can't grow stale.
    """
    return Counted(edition, [area])
