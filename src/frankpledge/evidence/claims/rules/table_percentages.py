"""A column of percentage changes in a table, against the two columns of counts beside it."""

from collections.abc import Iterator

from frankpledge.evidence.claims import arithmetic
from frankpledge.evidence.claims.arithmetic import Agreement, amount
from frankpledge.evidence.claims.errata import Grade
from frankpledge.evidence.claims.parsing.quantities import Quantity, Unit
from frankpledge.evidence.claims.parsing.report import Report
from frankpledge.evidence.claims.parsing.tables import Column, Grid, Head, Row
from frankpledge.evidence.claims.rule import Found, Rule, in_cell
from frankpledge.evidence.claims.wording import way


def judge(report: Report) -> Iterator[Found]:
    for grid in report.grids:
        for head in grid.of(Column.CHANGE):
            pair = pair_of(grid, head)
            for row in grid.rows if pair else ():
                yield from _judged(row, head, *pair)
            levels = grid.levels if len(grid.levels) == 1 and not pair else []
            for row in grid.rows if levels else ():
                yield from _points(row, head, *levels[0])
        for head in grid.of(Column.DIFFERENCE):
            pair = pair_of(grid, head)
            for row in grid.rows if pair else ():
                yield from _difference(row, head, *pair)


def pair_of(grid: Grid, head: Head) -> tuple[Head, Head] | None:
    """The two columns that a column of changes is of: those of its place; the last two, unless it says more years."""
    if head.years and head.years > 1:
        return None
    groups = {before.group for before, _ in grid.pairs}
    if len(groups) == 1 and (not head.group or not next(iter(groups))):
        fitting = grid.pairs if not head.group else []
    else:
        fitting = [pair for pair in grid.pairs if pair[0].group == head.group]
    if head.period is not None:
        return None  # a column that names its own baseline
    return fitting[-1] if len(fitting) == 1 else None


def _judged(row: Row, head: Head, before: Head, after: Head) -> Iterator[Found]:
    first, second, printed = (row.values[h.index] for h in (before, after, head))
    if first is None or second is None or printed is None:
        return
    true = arithmetic.percent_change(first, second)
    if true is None:
        return
    counts = f"{first.text} to {second.text}"
    cell = row.cells[head.index]
    sign = _sign(cell.text, printed)
    right_way = not sign or not true.exact or true.low == 0 or (true.low > 0) == (sign > 0)
    if arithmetic.agrees(printed, true) == Agreement.YES and right_way:
        yield in_cell(Grade.HOLDS, cell, f"{counts} is {true.magnitude.rounded(max(1, printed.decimals))}%.")
        return
    told = true.magnitude.rounded(printed.decimals + 1)
    if not right_way and arithmetic.agrees(printed, true) == Agreement.YES:
        why = f"{row.label} {way(true.low)} from {counts}, and the sign says the opposite."
    else:
        why = f"{row.label}: {counts} is {told}%, not {printed.text.lstrip('+−–-')}."
    if true.exact and arithmetic.twice_rounded(printed, true.low):
        why += " It was rounded twice: round once, from the counts."
    better = (
        f"{'+' if true.low > 0 else '−' if true.low < 0 else ''}{true.magnitude.rounded(printed.decimals)}%"
        if true.exact
        else ""
    )
    yield in_cell(Grade.WRONG, cell, why, better)


def _points(row: Row, head: Head, before: Head, after: Head) -> Iterator[Found]:
    """Between two columns of percentages: points, or the change in per cent where it isn't said to be points."""
    first, second, printed = (row.values[h.index] for h in (before, after, head))
    if first is None or second is None or printed is None:
        return
    true, relative = arithmetic.difference(first, second), arithmetic.percent_change(first, second)
    cell = row.cells[head.index]
    sign, low = _sign(cell.text, printed), second.value - first.value
    right = arithmetic.agrees(printed, true) == Agreement.YES
    right = right or (
        printed.unit == Unit.PERCENT and relative is not None and arithmetic.agrees(printed, relative) == Agreement.YES
    )
    if not right or (sign and low and (low > 0) != (sign > 0)):
        told = arithmetic.Range(low, low).magnitude.rounded(max(first.decimals, second.decimals))
        why = (
            f"{row.label}: {first.text} to {second.text} is {'+' if low > 0 else '−' if low < 0 else ''}{told} "
            f"percentage points, not {printed.text}."
        )
        yield in_cell(Grade.WRONG, cell, why)


def _difference(row: Row, head: Head, before: Head, after: Head) -> Iterator[Found]:
    first, second, printed = (row.values[h.index] for h in (before, after, head))
    if first is None or second is None or printed is None or first.unit != second.unit or printed.unit != first.unit:
        return
    true = arithmetic.difference(first, second)
    cell = row.cells[head.index]
    if abs(printed.value) != abs(true.low) and true.exact and printed.exact:
        sign = "+" if true.low > 0 else "−" if true.low < 0 else ""
        why = (
            f"{row.label}: {first.text} to {second.text} is a difference of {amount(abs(true.low), first.unit)}, not "
            f"{printed.text.lstrip('+−–-')}."
        )
        yield in_cell(Grade.WRONG, cell, why, f"{sign}{amount(abs(true.low), first.unit)}")
    elif true.exact and printed.signed and printed.value * true.low < 0:
        why = f"{row.label} {way(true.low)} from {first.text} to {second.text}, and the sign says the opposite."
        yield in_cell(Grade.WRONG, cell, why)


def _sign(text: str, printed: Quantity) -> int:
    """+1 or −1 where the cell has a sign or an arrow or brackets; 0 where it has none."""
    if any(mark in text for mark in "↑▲⬆") or printed.text.startswith("+"):
        return 1
    return -1 if any(mark in text for mark in "↓▼⬇") or printed.text[:1] in "-−–" else 0


RULE = Rule(
    title="Percentage columns in tables",
    explanation=(
        "Works out each percentage (and each difference) from the two columns of counts that its column "
        "belongs to: those of "
        "the same place, and of the two last periods, whichever of them stands first. One rounding, half up."
    ),
    example="| Measure | 2018/19 | 2019/20 | % change |\n|---|---|---|---|\n| Shoplifting | 512 | 351 | -31.5% "
    "|\n| Burglary | 100 | 110 | +10.0% |",
    counter_example="| Measure | 2019/20 | 2018/19 | % change |\n|---|---|---|---|\n| Shoplifting | 351 | 512 | -31.4% "
    "|\n| Burglary | 110 | 100 | +10.0% |",
    judge=judge,
)
