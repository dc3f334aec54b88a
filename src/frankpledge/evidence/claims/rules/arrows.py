"""An arrow in a table, against the columns beside it."""

from collections.abc import Iterator

from frankpledge.evidence.claims.errata import Grade
from frankpledge.evidence.claims.parsing.report import Report
from frankpledge.evidence.claims.parsing.tables import ARROWS, Column, Grid, Head, Row
from frankpledge.evidence.claims.rule import Found, Rule, in_cell
from frankpledge.evidence.claims.rules.table_percentages import pair_of


def judge(report: Report) -> Iterator[Found]:
    for grid in report.grids:
        for head in grid.of(Column.ARROW):
            for row in grid.rows:
                yield from _judged(grid, head, row)


def _judged(grid: Grid, head: Head, row: Row) -> Iterator[Found]:
    cell = row.cells[head.index]
    arrow, moved = ARROWS.get(cell.text.strip()), _moved(grid, head, row)
    if not arrow or moved is None:
        return
    way, told = moved
    if arrow == way:
        if not (head.years and head.years > 1):
            yield in_cell(Grade.HOLDS, cell, f"{row.label}: {told}, as the arrow says.")
    elif head.years and head.years > 1:
        why = (
            f"{row.label}: the arrow points {'up' if arrow > 0 else 'down'}, and the columns beside it say "
            f"{told}. It points from a year "
            "that the table doesn't show: add that year's column, or name the year beside the arrow."
        )
        yield in_cell(Grade.DOUBTFUL, cell, why)
    else:
        why = f"{row.label}: the arrow points {'up' if arrow > 0 else 'down'}, and the columns beside it say {told}."
        yield in_cell(Grade.WRONG, cell, why, "↑" if way > 0 else "↓" if way < 0 else "→")


def _moved(grid: Grid, head: Head, row: Row) -> tuple[int, str] | None:
    """Which way the columns of the arrow's place went, and in words."""
    counts = Head(head.index, head.text, head.kind, None, head.group)
    pair = pair_of(grid, counts) if not (head.years and head.years > 1) else None
    pair = pair or next((p for p in reversed(grid.pairs) if p[0].group == head.group), None)
    if pair:
        before, after = (row.values[h.index] for h in pair)
        if before and after:
            return (after.value > before.value) - (after.value < before.value), f"{before.text} to {after.text}"
    changes = [h for h in grid.of(Column.CHANGE) if h.group == head.group]
    printed = row.values[changes[0].index] if len(changes) == 1 else None
    if printed and printed.signed and printed.value:
        return (1 if printed.value > 0 else -1), printed.text
    return None


RULE = Rule(
    title="Arrows against columns",
    explanation=(
        "An arrow has to point the way that the columns of the same place went. One that points from a "
        "year which the table "
        "doesn't show (“2 year trend”) can't be followed by a reader, and is doubtful where it contradicts "
        "what is shown."
    ),
    example="| Measure | 2015/16 | 2016/17 | Trend |\n|---|---|---|---|\n| Shoplifting | 505 | 485 | ↑ |\n| Theft "
    "| 90 | 95 | ↑ |",
    counter_example=(
        "| Measure | 2015/16 | 2016/17 | Trend |\n|---|---|---|---|\n| Shoplifting | 505 | 485 | ↓ |\n| "
        "Theft | 90 | 95 | ↑ |"
    ),
    judge=judge,
)
