"""The charts of a report, with the words that say what each shows."""

from statistics import mean

from frankpledge.documents.charts import change_chart, monthly_chart
from frankpledge.documents.pictures import Picture
from frankpledge.evidence.findings import capital, listed
from frankpledge.evidence.measures.breaks import breaks
from frankpledge.evidence.measures.model import Measure, RecordingBreak
from frankpledge.evidence.period import Month, Period, named, spoken, written
from frankpledge.evidence.statistics.rounding import half_up
from frankpledge.reports.evidence_base import EvidenceBase


def monthly(base: EvidenceBase, measure: Measure) -> Picture:
    """Thirty-six months of a measure, the averages of the two years compared, and any change of counting."""
    months = base.months(measure)
    known = breaks(base.edition, measure, base.gazetteer.force_area(base.area))
    # No average over a year in the midst of which the counting changed: it would be of unlike things.
    years = [p for p in (base.comparison.before, base.comparison.now) if not _broken(p, known)]
    spans = [
        (written(p.first), written(p.last), average, f"{half_up(average, 1)} a month on average")
        for p in years
        if (average := _average(months, p)) is not None
    ]
    title = f"{measure.title} in {base.area.name}, by month, {base.charted.run}"
    return monthly_chart(
        f"months-{measure.id}",
        title,
        monthly_words(measure, months, years),
        [(written(m), n) for m, n in months],
        unit=f"{measure.unit} a month",
        spans=spans,
        breaks=[(written(b.month), "counted differently from here") for b in known if _broken(base.charted, [b])],
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


def changes(base: EvidenceBase) -> Picture:
    """Every measure's change with its interval and verdict."""
    rows = [
        (r.measure.title, float(r.percent), r.change.low, r.change.high, str(r.verdict))
        if r.percent is not None
        else (r.measure.title, None, None, None, str(r.verdict))
        for r in base.comparison.rows
    ]
    moved = [f"{r.measure.inline} {r.verdict}" for r in base.comparison.rows if r.verdict in ("rose", "fell")]
    listed_moves = capital("; ".join(moved) or "none stands out")
    words = f"Each measure's change with the range within which it probably lies. {listed_moves}."
    title = f"Change in {base.area.name} from {base.comparison.before.phrase} to {base.comparison.now.phrase}"
    return change_chart("changes", title, words, rows)


def _broken(period: Period, known: list[RecordingBreak]) -> bool:
    """Whether the counting changed after the first month of the period."""
    return any(period.first < b.month <= period.last for b in known)


def _average(months: list[tuple[Month, int | None]], period: Period) -> float | None:
    counts = [n for m, n in months if m in period and n is not None]
    return mean(counts) if counts else None


def _when(held: list[tuple[Month, int]], count: int) -> str:
    when = [named(m) for m, n in held if n == count]
    return when[0] if len(when) == 1 else f"{when[0]} and {len(when) - 1} more" if len(when) > 2 else listed(when)
