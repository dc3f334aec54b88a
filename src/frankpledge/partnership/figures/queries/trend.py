"""A measure's last three years by month: the chart, what it shows in words, and its numbers."""

from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import gettext as _

from frankpledge.documents.charts import monthly_chart
from frankpledge.evidence.area import Area
from frankpledge.evidence.figures import Counted, Question
from frankpledge.evidence.measures.breaks import breaks
from frankpledge.evidence.measures.loading import measures
from frankpledge.evidence.measures.model import Measure, RecordingBreak
from frankpledge.evidence.period import Month, Period, named, written
from frankpledge.evidence.warehouse import Edition
from frankpledge.partnership.figures.queries import counting, periods
from frankpledge.partnership.figures.queries.words import Number, Said, joined, of_figure, say

MONTHS = 36


@dataclass(frozen=True)
class Trend:
    title: str
    svg: str
    words: Said
    rows: tuple[tuple[str, Number], ...]  # month, count
    breaks: tuple[RecordingBreak, ...]


@lru_cache(maxsize=64)
def trend(edition: Edition, area: Area, measure_id: str) -> Trend:
    measure, counted = measures()[measure_id], counting.counted(edition, area)
    series = counted.series(measure, area)
    window = _window(list(series))
    known = breaks(edition, measure, counted.gazetteer.force_area(area))
    shown = tuple(b for b in known if window.first < b.month <= window.last)
    words = _words(counted, measure, area, window, shown)
    title = _("{measure} by month, {run}").format(measure=measure.title, run=periods.run(window))
    picture = monthly_chart(
        f"months-{measure.id}",
        title,
        words.plain,
        [(written(m), series.get(m)) for m in window.months],
        unit=_("{unit} a month").format(unit=measure.unit),
        spans=[_span(counted, measure, area, p) for p in _years(counted, measure, area, window, shown)],
        breaks=[(written(b.month), _("counting changed")) for b in shown],
    )
    rows = tuple((named(m), monthly(counted, measure, area, m)) for m in window.months)
    return Trend(title, picture.svg, words, rows, shown)


def monthly(counted: Counted, measure: Measure, area: Area, m: Month) -> Number:
    """One month's count as a link; a month that is not held has no number."""
    n = counted.series(measure, area).get(m)
    if n is None:
        return Number("", reason=_("this month is not held"))
    question = Question(measure, "count", area, Period(m, m), counted.edition.name)
    about = _("{measure} in {area} in {period}").format(measure=measure.inline, area=area.name, period=named(m))
    return Number(f"{n:,}", question.id, about)


def _window(held: list[Month]) -> Period:
    first = Period.ending(held[-1], MONTHS).first
    return Period(next(m for m in held if m >= first), held[-1])


def _years(
    counted: Counted, measure: Measure, area: Area, window: Period, shown: tuple[RecordingBreak, ...]
) -> list[Period]:
    """The two years compared, where each is held whole and counted in one way."""
    latest = Period.ending(window.last)
    return [
        p
        for p in (latest.year_before(), latest)
        if len(counted.months(measure, area, p)) == 12 and not any(p.first < b.month <= p.last for b in shown)
    ]


def _average(counted: Counted, measure: Measure, area: Area, period: Period) -> Number:
    about = _("{measure} a month in {period}").format(measure=measure.inline, period=period.phrase)
    return of_figure(counted.figure(measure, "average", area, period), about)


def _span(counted: Counted, measure: Measure, area: Area, p: Period) -> tuple[str, str, float, str]:
    figure = counted.figure(measure, "average", area, p)
    label = _("{average} a month").format(average=figure.text)
    return written(p.first), written(p.last), float(figure.value), label


def _words(counted: Counted, measure: Measure, area: Area, window: Period, shown: tuple[RecordingBreak, ...]) -> Said:
    series = counted.months(measure, area, window)
    years = [(p, _average(counted, measure, area, p)) for p in _years(counted, measure, area, window, shown)]
    said = [say(_("On average {n} a month in {period}."), n=n, period=p.phrase) for p, n in years[-1:]]
    if len(years) == 2:
        (before, was), (now, n) = years
        sentence = _("On average {n} a month in {now}, and {was} a month in {before}.")
        said = [say(sentence, n=n, now=now.phrase, was=was, before=before.phrase)]
    most, least = max(series, key=series.__getitem__), min(series, key=series.__getitem__)
    sentence = _("The most in any month shown were {most} ({when}), the fewest {least} ({then}).")
    ends = {"most": monthly(counted, measure, area, most), "least": monthly(counted, measure, area, least)}
    said.append(say(sentence, when=named(most), then=named(least), **ends))
    if len(series) < len(window):
        said.append(say(_("Where the line is broken, a month is not held.")))
    said += [say(_("From {month} it was counted in another way."), month=named(b.month)) for b in shown]
    return joined(said)
