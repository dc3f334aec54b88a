"""Comparisons, spans and tables as rows of a CSV for a spreadsheet."""

from collections.abc import Sequence

from frankpledge.documents.tables import Cell, Table
from frankpledge.evidence.area import Area
from frankpledge.evidence.compare.comparison import Comparison
from frankpledge.evidence.compare.verdict import Verdict
from frankpledge.evidence.edition import Edition
from frankpledge.evidence.figures.counted import Counted
from frankpledge.evidence.figures.question import Question
from frankpledge.evidence.measures.model import Measure
from frankpledge.evidence.measures.series import Series
from frankpledge.evidence.period import Period, written
from frankpledge.evidence.statistics.rounding import half_up
from frankpledge.partnership.design.spreadsheets import document
from frankpledge.partnership.figures.queries import lines, sources
from frankpledge.partnership.figures.queries.counting import is_from
from frankpledge.partnership.figures.queries.lines import Line
from frankpledge.reports.performance import text

COMPARISON = (
    "measure", "area code", "area", "period", "count", "period before", "count before", "per 1,000 residents",
    "change %", "verdict", "a fall noticed from about", "a rise noticed from about", "recorded here by other forces",
    "source", "figure",
)  # fmt: skip
SPANS = ("period", "measure", "area code", "area", "count", "source", "figure")


def comparison_rows(shown: Sequence[Line], c: Comparison) -> list[tuple]:
    """The table of a comparison; numbers as numbers, rounded as the page rounds them. What is withheld says so."""
    heads, found = lines.heads(c), []
    for line in shown:
        row, change = line.row, line.row.change
        noticed = row.noticeable if line.compared else None
        found.append((
            row.measure.title, c.area.code, c.area.name, heads.now, row.after, heads.before,
            "withheld" if row.verdict is Verdict.WITHHELD else row.before,
            None if line.rate.reason else half_up(row.rate, 1),
            None if change is None or change.percent is None or not line.compared else half_up(change.percent, 1),
            line.verdict, noticed and noticed.fall_to, noticed and noticed.rise_to,
            row.by_others, line.source, row.figures["change"],
        ))  # fmt: skip
    for measure in c.withheld:
        known = (measure.title, c.area.code, c.area.name, heads.now, "withheld", heads.before)
        figure = Question(measure, "count", c.area, c.now, c.edition.name).id
        unknown = [None] * (len(COMPARISON) - len(known) - 1)
        found.append((*known, *unknown, figure))
    return found


def span_rows(counted: Counted, measure: Measure, area: Area) -> list[tuple]:
    """Everything that is held of a measure: each source apart, the first month, quarter or year first.

    Within the months of police records, one that is not held is said, and is no zero.
    """
    return [row for series in counted.held(measure, area) for row in _span_rows(counted, measure, area, series)]


def _span_rows(counted: Counted, measure: Measure, area: Area, series: Series) -> list[tuple]:
    spans = sorted({*series.counts, *series.withheld})
    if series.step == 1:
        spans = [Period(m, m) for m in Period(spans[0].first, spans[-1].last).months]
    source = sources.short(series.source, series.title)
    return [
        (
            written(span.first) if len(span) == 1 else span.id,
            measure.title,
            area.code,
            area.name,
            "withheld" if span in series.withheld else series.counts.get(span, "not held"),
            source,
            _id(counted.edition, measure, area, span, series),
        )
        for span in spans
    ]


def _id(edition: Edition, measure: Measure, area: Area, span: Period, series: Series) -> str:
    """The figure of a count; none where another source, which the measure prefers, answers for the same span."""
    known = span not in series.counts or is_from(edition, measure, area, span, (series.source, series.title))
    return Question(measure, "count", area, span, edition.name).id if known else ""


def of_table(table: Table) -> bytes:
    """A performance table as a document of its own: what the page prints, cell for cell."""
    return document([c.heading for c in table.columns], [[_plain(c) for c in row] for row in table.rows])


def _plain(cell: Cell) -> str:
    """A count without its commas, so that a spreadsheet takes it for a number; any other cell as it is printed."""
    printed = text(cell)
    bare = printed.replace(",", "")
    return bare if bare.isdigit() else printed
