"""The counts of a report's own tables: rows whose label is a measure, under columns that are periods."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from frankpledge.evidence.claims.document import Cell
from frankpledge.evidence.claims.parsing.quantities import Quantity, Unit
from frankpledge.evidence.claims.parsing.report import Report
from frankpledge.evidence.claims.parsing.tables import Column, Grid, Head
from frankpledge.evidence.period import Period
from frankpledge.reports.against.narrowing import NARROWER
from frankpledge.reports.against.place import Elsewhere
from frankpledge.reports.against.spans import period_of

_OTHER = re.compile(r"\b(?:rates?|per|average|target|forecast|score|index|rank|survey|%)(?!\w)", re.IGNORECASE)


@dataclass(frozen=True)
class CellCount:
    measure: str
    period: Period
    printed: Quantity
    cell: Cell


def cells_of(report: Report, elsewhere: Elsewhere) -> Iterator[CellCount]:
    """The cells of tables that speak of no other place and count what was recorded, all of it."""
    for grid in report.grids:
        if not _is_apart(grid, elsewhere):
            yield from _cells(grid, elsewhere)


def _is_apart(grid: Grid, elsewhere: Elsewhere) -> bool:
    around = f"{grid.table.caption}. {grid.table.place.heading}. {grid.heads[0].text}"
    return bool(elsewhere.speaks(around) or NARROWER.search(around) or _OTHER.search(around))


def _cells(grid: Grid, elsewhere: Elsewhere) -> Iterator[CellCount]:
    heads = [(head, period) for head in grid.of(Column.COUNT) if (period := _period(head, elsewhere))]
    for row in grid.rows:
        for head, period in heads:
            printed = row.values[head.index]
            if row.measure and printed and _is_count(printed):
                yield CellCount(row.measure, period, printed, row.cells[head.index])


def _period(head: Head, elsewhere: Elsewhere) -> Period | None:
    """That of a column of counts; None of one that has other words in its heading, which may be of another place."""
    if head.period is None or head.group or _OTHER.search(head.text) or elsewhere.speaks(head.text):
        return None
    return period_of(head.period)


def _is_count(printed: Quantity) -> bool:
    return printed.unit == Unit.COUNT and not printed.signed and printed.value.denominator == 1
