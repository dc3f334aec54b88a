"""Tables as CSV for a spreadsheet: opened with a double click, and never run as a formula."""

import csv
import io
from collections.abc import Iterable, Sequence

from frankpledge.evidence.area import Area
from frankpledge.evidence.compare.comparison import Comparison
from frankpledge.evidence.figures import Counted, Question
from frankpledge.evidence.measures.model import Measure
from frankpledge.evidence.period import Period, written
from frankpledge.evidence.statistics.rounding import half_up
from frankpledge.partnership.figures.queries import lines
from frankpledge.partnership.figures.queries.lines import Line

FORMULA = ("=", "+", "-", "@", "\t", "\r")
COMPARISON = (
    "measure", "area code", "area", "period", "count", "period before", "count before", "per 1,000 residents",
    "change %", "verdict", "a fall noticed from about", "a rise noticed from about", "recorded here by other forces",
    "figure",
)  # fmt: skip
MONTHS = ("month", "measure", "area code", "area", "count", "figure")


def document(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """UTF-8 with a byte order mark, because Excel takes it for another encoding without."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(headings)
    writer.writerows([safe(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def safe(cell: object) -> object:
    """A text that a spreadsheet would take for a formula gets an apostrophe; a number, below zero too, stays one."""
    if not isinstance(cell, str) or not cell.startswith(FORMULA):
        return "" if cell is None else cell
    try:
        float(cell)
    except ValueError:
        return f"'{cell}"
    return cell


def comparison_rows(shown: Sequence[Line], c: Comparison) -> list[tuple]:
    """The table of a comparison; numbers as numbers, rounded as the page rounds them."""
    heads, found = lines.heads(c), []
    for line in shown:
        row, change = line.row, line.row.change
        noticed = row.noticeable if line.compared else None
        found.append((
            row.measure.title, c.area.code, c.area.name, heads.now, row.after, heads.before, row.before,
            None if line.rate.reason else half_up(row.rate, 1),
            None if change is None or change.percent is None or not line.compared else half_up(change.percent, 1),
            line.verdict, noticed and noticed.fall_to, noticed and noticed.rise_to,
            row.by_others, row.figures["change"],
        ))  # fmt: skip
    return found


def month_rows(counted: Counted, measure: Measure, area: Area) -> list[tuple]:
    """Every month from the first held to the last; one that is not held is said, and is no zero."""
    series = counted.series(measure, area)
    run = Period(min(series), max(series)).months if series else []
    return [
        (
            written(m),
            measure.title,
            area.code,
            area.name,
            series.get(m, "not held"),
            Question(measure, "count", area, Period(m, m), counted.edition.name).id,
        )
        for m in run
    ]
