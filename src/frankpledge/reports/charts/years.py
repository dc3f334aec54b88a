"""A measure over the years: rolling twelve months, and the counts of tables by quarter or year."""

from frankpledge.documents.charts import lines_chart
from frankpledge.documents.pictures import Picture
from frankpledge.evidence import trends
from frankpledge.evidence.area import Area
from frankpledge.evidence.figures.counted import Counted
from frankpledge.evidence.measures.breaks import breaks
from frankpledge.evidence.measures.model import Measure
from frankpledge.evidence.period import Month, Period
from frankpledge.reports.charts.labels import label, step_word

WINDOWS = 60
LEAST = 2


def rolling(counted: Counted, measure: Measure, area: Area, last: Month) -> Picture | None:
    """Twelve months ending with each month, of five years at most; None where not two such years are held."""
    series = counted.best(measure, area, Period.ending(last))
    windows = [(w, n) for w, n in trends.rolling(series) if w.last <= last][-WINDOWS:] if series else []
    if len(windows) < LEAST:
        return None
    first, newest = windows[0], windows[-1]
    words = (
        f"Each point is the sum of twelve months. It went from {first[1]:,} in {first[0].run} to {newest[1]:,} in "
        f"{newest[0].run}; the most was {max(n for _, n in windows):,}, the least {min(n for _, n in windows):,}."
    )
    ends = [Period(w.last, w.last) for w, _ in windows]
    return lines_chart(
        f"rolling-{measure.id}",
        f"{measure.title} in {area.name}, the twelve months that end with each month",
        words,
        [label(end) for end in ends],
        [(area.name, [n for _, n in windows])],
        unit=f"{measure.unit} in twelve months",
        breaks=_breaks(counted, measure, area, ends),
        heading="Twelve months to",
    )


def spans(counted: Counted, measure: Measure, area: Area, period: Period) -> Picture | None:
    """The quarters or years that a table has up to the end of the period; None where it has not two in a row."""
    series = counted.best(measure, area, period)
    run = series.regular(period.last, series.step) if series and series.step else []
    if len(run) < LEAST:
        return None
    step = step_word(series.step)
    counts = [n for _, n in run]
    words = (
        f"From {counts[0]:,} in {run[0][0].phrase} to {counts[-1]:,} in {run[-1][0].phrase}; the most was "
        f"{max(counts):,}, the least {min(counts):,}."
    )
    return lines_chart(
        f"years-{measure.id}",
        f"{measure.title} in {area.name}, by {step}",
        words,
        [label(s) for s, _ in run],
        [(area.name, counts)],
        unit=f"{measure.unit} a {step}",
        breaks=_breaks(counted, measure, area, [s for s, _ in run]),
        heading=step.capitalize(),
    )


def _breaks(counted: Counted, measure: Measure, area: Area, shown: list[Period]) -> list[tuple[int, str]]:
    known = breaks(counted.edition, measure, counted.gazetteer.force_area(area))
    firsts = [s.first for s in shown]
    return [(firsts.index(b.month), "counted differently from here") for b in known if b.month in firsts[1:]]
