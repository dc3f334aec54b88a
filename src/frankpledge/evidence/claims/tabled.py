"""A measure in the report's own tables: its row, and its two latest counts."""

import re
from collections.abc import Iterable

from frankpledge.evidence.claims.parsing.periods import Span
from frankpledge.evidence.claims.parsing.quantities import Unit
from frankpledge.evidence.claims.parsing.report import Report
from frankpledge.evidence.claims.parsing.statements import Statement
from frankpledge.evidence.claims.parsing.tables import Column, Grid, Head, Row

_FEW = 4  # tables with a measure; of more only those under the same heading can be meant

Columns = tuple[Head, Head]


def meant(report: Report, statement: Statement, measures: Iterable[str] = ()) -> list[tuple[Grid, Columns]]:
    """The tables that a statement can be held against, each with its two columns: those that have its measure (or one
    of `measures`) for its periods. Of several the one under the same heading; if that is not one, none.
    """
    heading = statement.parsed.sentence.place.heading
    grids: dict[int, Grid] = {}
    for measure in measures or (statement.subject.measure,):
        rows = report.rows.get(measure, [])
        rows = rows if len(rows) <= _FEW else report.rows_under(measure, heading)
        rows = rows if len(rows) <= _FEW else []
        grids |= {id(grid): grid for grid, _ in rows}
    found = [(grid, pair) for grid in grids.values() if (pair := columns_for(grid, statement))]
    if len(found) > 1:
        found = [one for one in found if one[0].table.place.heading == heading]
    return found if len(found) == 1 else []


def tabled(report: Report, measure: str) -> tuple[Row, int, int] | None:
    """The row, the count before and the count after; None unless one row of one table of one place has it."""
    rows = [(grid, row) for grid, row in report.rows.get(measure, ()) if grid.latest]
    both = counts(rows[0][1], *rows[0][0].latest) if len(rows) == 1 else None
    return (rows[0][1], *both) if both else None


def counts(row: Row, before: Head, after: Head) -> tuple[int, int] | None:
    """A row's whole counts in two columns."""
    both = row.values[before.index], row.values[after.index]
    if any(q is None or q.unit != Unit.COUNT or not q.exact or q.value < 0 or q.value.denominator != 1 for q in both):
        return None
    return int(both[0].value), int(both[1].value)


_SHORTER = {Span.MONTH, Span.MONTHS, Span.QUARTER, Span.TO_DATE, Span.ROLLING}


def columns_for(grid: Grid, statement: Statement) -> tuple[Head, Head] | None:
    """The two columns that a statement speaks of: those that its periods name, the latest where it names none."""
    keys = [p.key for p in statement.periods if p.year is not None]
    if not keys:
        return None if statement.spans & _SHORTER else grid.latest
    groups = {before.group for before, _ in grid.pairs}
    if len(groups) != 1:
        return None
    since = _since(grid, statement)
    if since:
        return since
    fitting = [pair for pair in grid.pairs if pair[1].period.key == keys[-1]]
    fitting = fitting or [pair for pair in grid.pairs if {h.period.key for h in pair} == set(keys)]
    return fitting[0] if len(fitting) == 1 else None


def _since(grid: Grid, statement: Statement) -> tuple[Head, Head] | None:
    """“Below its level in 2016/17”: from that year to the latest."""
    period = statement.periods[-1] if statement.periods else None
    if period is None or not re.search(
        r"\b(?:since|than in|compared (?:with|to)|level in|levels of|against)\s*$",
        statement.parsed.text[: period.start],
        re.IGNORECASE,
    ):
        return None
    heads = [h for h in grid.of(Column.COUNT) if h.period is not None and h.period.key == period.key]
    return (heads[0], grid.latest[1]) if len(heads) == 1 and grid.latest and heads[0] is not grid.latest[1] else None
