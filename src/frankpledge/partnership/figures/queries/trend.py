"""A measure's last three years by month: the chart, what it shows in words, and its numbers."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from frankpledge.documents.pictures import Picture
from frankpledge.evidence.area import Area
from frankpledge.evidence.edition import Edition
from frankpledge.evidence.figures.counted import Counted, counted_of
from frankpledge.evidence.figures.question import Question
from frankpledge.evidence.measures.breaks import breaks
from frankpledge.evidence.measures.loading import measures
from frankpledge.evidence.measures.model import Measure, RecordingBreak
from frankpledge.evidence.period import Month, Period, named
from frankpledge.partnership.design.keeping import kept
from frankpledge.partnership.figures.queries import counting, periods
from frankpledge.partnership.figures.queries.words import Number, Said, joined, of_figure, say
from frankpledge.reports import charts

MONTHS = 36


@dataclass(frozen=True)
class Trend:
    picture: Picture
    words: Said
    rows: tuple[tuple[str, Number], ...]  # month, count
    breaks: tuple[RecordingBreak, ...]


@kept(maxsize=64)
def trend(edition: Edition, area: Area, measure_id: str) -> Trend | None:
    """None for a measure that is not in the police's monthly records."""
    measure, counted = measures()[measure_id], counted_of(edition, area)
    series = counted.series(measure, area)
    if not series:
        return None
    window = _window(list(series))
    known = breaks(edition, measure, counted.gazetteer.force_area(area))
    shown = tuple(b for b in known if window.first < b.month <= window.last)
    picture = charts.monthly(counted, counting.compared(edition, area, periods.latest(list(series))), measure)
    rows = tuple((named(m), monthly(counted, measure, area, m)) for m in window.months)
    return Trend(picture, _words(counted, measure, area, window, shown), rows, shown)


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
