"""How a measure has gone: what is usual for it and what is not, its rolling year, its years and its highest month."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from frankpledge.documents.pictures import Picture
from frankpledge.evidence import trends
from frankpledge.evidence.area import Area
from frankpledge.evidence.edition import Edition
from frankpledge.evidence.figures.counted import Counted, counted_of
from frankpledge.evidence.figures.question import Question
from frankpledge.evidence.findings import course as findings
from frankpledge.evidence.measures.loading import measures
from frankpledge.evidence.measures.model import Measure
from frankpledge.evidence.measures.series import Series
from frankpledge.evidence.period import Period, named
from frankpledge.evidence.statistics.rounding import half_up
from frankpledge.evidence.trends import Control
from frankpledge.partnership.design.keeping import kept
from frankpledge.partnership.figures.queries import counting, sources
from frankpledge.partnership.figures.queries.words import Number, Said, of_sentence
from frankpledge.reports import charts

ROLLING = 36  # windows shown
HELD = 40  # spans of a table shown


@dataclass(frozen=True)
class Point:
    """A span of a control chart: its count, between what it usually lies, and what is unusual about it."""

    when: str
    count: Number
    usual: str
    seen: str


@dataclass(frozen=True)
class Usual:
    """A control chart in words and numbers, the newest point first."""

    words: Said
    picture: Picture
    baseline: str
    by_month: bool
    points: tuple[Point, ...]


@dataclass(frozen=True)
class Table:
    """Spans with their counts, the newest first, of one source."""

    source: str
    rows: tuple[tuple[str, Number], ...]


@dataclass(frozen=True)
class Course:
    """Parts that can't be told of the series held are None or empty."""

    usual: Usual | None
    rolling_picture: Picture | None
    rolling: tuple[tuple[str, Number], ...]
    years: tuple[tuple[str, Number], ...]
    run: Said
    peak: Said
    tables: tuple[Table, ...]  # of sources other than police records


@kept(maxsize=64)
def course(edition: Edition, area: Area, measure_id: str, period: Period) -> Course:
    measure, counted = measures()[measure_id], counted_of(edition, area)
    series = counted.best(measure, area, period)
    found = trends.control(counted, measure, area, period.last)
    answers = counting.answers(edition, area)
    run = answers.answer(Question(measure, "run", area, period, edition.name).id)
    peak = answers.answer(Question(measure, "peak", area, period, edition.name).id)
    windows = [(w, n) for w, n in trends.rolling(series) if w.last <= period.last][-ROLLING:] if series else []
    return Course(
        _usual(found, measure, area, counted) if found else None,
        charts.rolling(counted, measure, area, period.last),
        tuple((named(w.last), _count(measure, area, w, n, edition)) for w, n in reversed(windows)),
        tuple(
            (p.full_name, _count(measure, area, p, n, edition))
            for p, n in reversed(trends.years(series, period) if series else [])
        ),
        of_sentence(findings.run(run)),
        of_sentence(findings.peak(peak)),
        tuple(_tables(counted, measure, area, edition)),
    )


def _usual(found: Control, measure: Measure, area: Area, counted: Counted) -> Usual:
    edition, picture = counted.edition, charts.control(counted, measure, area, found.spans[-1].last, found)
    _centre, lower, upper = found.limits()
    seen = _seen(found)
    points = [
        Point(
            span.full_name,
            _count(measure, area, span, n, edition),
            _("{low} to {high}").format(low=f"{half_up(low, 0):,}", high=f"{half_up(high, 0):,}"),
            seen.get(i, ""),
        )
        for i, (span, n, low, high) in enumerate(zip(found.spans, found.counts, lower, upper, strict=True))
    ]
    baseline = Period(found.spans[0].first, found.spans[found.baseline - 1].last)
    words = of_sentence(findings.signals(found))
    return Usual(words, picture, baseline.run, found.series.step == 1, tuple(reversed(points)))


def _seen(found: Control) -> dict[int, str]:
    """Place of a point → what is unusual about it, in words."""
    return {i: seen.words for seen in findings.seen(found) for i in range(seen.first, seen.last + 1)}


def _tables(counted: Counted, measure: Measure, area: Area, edition: Edition) -> list[Table]:
    """What tables have of the measure; police records by month have a chart of their own."""
    return [
        Table(
            sources.short(series.source, series.title),
            tuple(
                (span.full_name, _held(measure, area, span, series, edition))
                for span in sorted({*series.counts, *series.withheld}, reverse=True)[:HELD]
            ),
        )
        for series in counted.held(measure, area)
        if series.step != 1
    ]


def _held(measure: Measure, area: Area, span: Period, series: Series, edition: Edition) -> Number:
    if span in series.withheld:
        return Number(_("withheld"), Question(measure, "count", area, span, edition.name).id, span.phrase)
    return _count(measure, area, span, series.counts[span], edition)


def _count(measure: Measure, area: Area, span: Period, n: int, edition: Edition) -> Number:
    about = _("{measure} in {area} in {period}").format(measure=measure.inline, area=area.name, period=span.phrase)
    return Number(f"{n:,}", Question(measure, "count", area, span, edition.name).id, about)
