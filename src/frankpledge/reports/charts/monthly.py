"""A measure's last three years, month by month."""

from statistics import mean

from frankpledge.documents.charts import monthly_chart
from frankpledge.documents.pictures import Picture
from frankpledge.evidence.compare.comparison import Comparison
from frankpledge.evidence.figures.counted import Counted
from frankpledge.evidence.measures.breaks import breaks
from frankpledge.evidence.measures.model import Measure, RecordingBreak
from frankpledge.evidence.period import Month, Period, named, spoken, written
from frankpledge.evidence.sentence import listed
from frankpledge.evidence.statistics.rounding import half_up

MONTHS = 36


def monthly(counted: Counted, comparison: Comparison, measure: Measure) -> Picture | None:
    """Thirty-six months, the averages of the two times compared, and any change of counting; None: no months held."""
    area, charted = comparison.area, Period.ending(comparison.now.last, MONTHS)
    series = counted.series(measure, area)
    if not any(m in series for m in charted.months):
        return None
    months = [(m, series.get(m)) for m in charted.months]
    known = breaks(counted.edition, measure, counted.gazetteer.force_area(area))
    # No average over a year in the midst of which the counting changed: it would be of unlike things.
    years = [p for p in (comparison.before, comparison.now) if p.first in charted and not _broken(p, known)]
    spans = [
        (written(p.first), written(p.last), average, f"{half_up(average, 1)} a month on average")
        for p in years
        if (average := _average(months, p)) is not None
    ]
    return monthly_chart(
        f"months-{measure.id}",
        f"{measure.title} in {area.name}, by month, {charted.run}",
        monthly_words(measure, months, years),
        [(written(m), n) for m, n in months],
        unit=f"{measure.unit} a month",
        spans=spans,
        breaks=[(written(b.month), "counted differently from here") for b in known if _broken(charted, [b])],
    )


def monthly_words(measure: Measure, months: list[tuple[Month, int | None]], years: list[Period]) -> str:
    """What the chart of months shows: its range, its averages and its gaps."""
    held = [(m, n) for m, n in months if n is not None]
    if not held:
        return f"No month of {measure.inline} is held."
    least, most = min(n for _, n in held), max(n for _, n in held)
    said = f"The months lie between {least:,} {measure.unit} ({_when(held, least)}) and {most:,} ({_when(held, most)})."
    averages = [f"{half_up(a, 1)} a month in {p.phrase}" for p in years if (a := _average(months, p)) is not None]
    if averages:
        said += f" On average there were {listed(averages)}."
    missing = [m for m, n in months if n is None]
    return said + (f" Not held: {spoken(missing)}." if missing else "")


def _broken(period: Period, known: list[RecordingBreak]) -> bool:
    """Whether the counting changed after the first month of the period."""
    return any(period.first < b.month <= period.last for b in known)


def _average(months: list[tuple[Month, int | None]], period: Period) -> float | None:
    counts = [n for m, n in months if m in period and n is not None]
    return mean(counts) if counts else None


def _when(held: list[tuple[Month, int]], count: int) -> str:
    when = [named(m) for m, n in held if n == count]
    return when[0] if len(when) == 1 else f"{when[0]} and {len(when) - 1} more" if len(when) > 2 else listed(when)
