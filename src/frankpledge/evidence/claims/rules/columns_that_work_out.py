"""Columns of a table that work out from one another (total = sum, variance = actual − budget) in all rows but one."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations

from frankpledge.evidence.claims.arithmetic import amount
from frankpledge.evidence.claims.errata import Grade
from frankpledge.evidence.claims.parsing.report import Report
from frankpledge.evidence.claims.parsing.tables import Column, Grid, Head, Row
from frankpledge.evidence.claims.rule import Found, Rule, in_cell
from frankpledge.evidence.claims.rules.table_percentages import pair_of
from frankpledge.evidence.claims.rules.table_totals import is_total, no_sum

_LEAST = 2  # rows that have to work out before one that doesn't is told
_WIDEST = 14


def judge(report: Report) -> Iterator[Found]:
    for grid in report.grids:
        heads = [h for h in grid.heads if h.kind in (Column.COUNT, Column.DIFFERENCE)]
        if len(heads) <= _WIDEST:
            yield from _sums(grid, heads)
            yield from _differences(grid, heads)
        yield from _shares(grid)


def _sums(grid: Grid, heads: list[Head]) -> Iterator[Found]:
    """The last column of counts, where it is the sum of all before it."""
    if len(heads) < 4 or any(h.kind != Column.COUNT or no_sum(h) for h in heads):
        return
    *parts, total = heads
    named = total.text.strip().casefold() in ("total", "year", "all", "year total", "full year", "total for year")
    yield from _outliers(grid, total, [(row, sum(v)) for row in grid.rows if (v := _values(row, parts))], named)


def _differences(grid: Grid, heads: list[Head]) -> Iterator[Found]:
    """A column that is the difference of the two before it: variance, unspent, change."""
    for first, second, third in zip(heads, heads[1:], heads[2:], strict=False):
        if pair_of(grid, third) or len(heads) > 3 and third.kind == Column.COUNT:
            continue
        for sign in (1, -1):
            worked = [
                (row, sign * (v[1] - v[0]))
                for row in grid.rows
                if not is_total(row) and (v := _values(row, [first, second]))
            ]
            yield from _outliers(grid, third, worked, False)


def _values(row: Row, heads: list[Head]) -> list[Fraction] | None:
    held = [row.values[h.index] for h in heads]
    return [q.value for q in held] if all(q is not None and q.exact for q in held) else None


def _outliers(grid: Grid, head: Head, worked: list[tuple[Row, Fraction]], named: bool) -> Iterator[Found]:
    held = [(row, true, row.values[head.index]) for row, true in worked if row.values[head.index] is not None]
    right = [row for row, true, q in held if q.value == true]
    wrong = [(row, true, q) for row, true, q in held if q.value != true]
    enough = len(right) >= _LEAST and len(wrong) * 2 <= len(right)
    if len(wrong) > 1 and not named or not (enough or (named and right and len(wrong) <= len(right))):
        return
    for row, true, q in wrong:
        why = (
            f"{row.label}: by the columns before it this is {amount(true, q.unit)}, as in the other rows, not {q.text}."
        )
        yield in_cell(Grade.WRONG, row.cells[head.index], why, amount(true, q.unit))


def _shares(grid: Grid) -> Iterator[Found]:
    """A column of percentages right of its counts, without a total: the base that most rows agree on."""
    for count, share in zip(grid.heads, grid.heads[1:], strict=False):
        if count.kind != Column.COUNT or share.kind != Column.SHARE:
            continue
        rows = [
            (r, r.values[count.index], r.values[share.index])
            for r in grid.rows
            if r.values[count.index] and r.values[share.index]
        ]
        rows = [(r, c, p) for r, c, p in rows if p.low > 0 and c.exact and c.value > 0]
        yield from _off_base(rows, share)


def _off_base(rows: list, share: Head) -> Iterator[Found]:
    spans = [(100 * c.value / p.high, 100 * c.value / p.low) for _, c, p in rows]
    for chosen in combinations(range(len(rows)), len(rows) - 1) if 4 <= len(rows) <= 12 else ():
        low, high = max(spans[i][0] for i in chosen), min(spans[i][1] for i in chosen)
        left = next(i for i in range(len(rows)) if i not in chosen)
        if low <= high and high - low < low / 10 and not (spans[left][0] <= high and low <= spans[left][1]):
            row, count, printed = rows[left]
            true = 100 * count.value / ((low + high) / 2)
            why = (
                f"{row.label}: the other rows are shares of about {round((low + high) / 2):,}; of that "
                f"{count.text} is {float(true):.1f}%, not {printed.text}."
            )
            yield in_cell(Grade.WRONG, row.cells[share.index], why)


RULE = Rule(
    title="Columns that work out, but for one cell",
    explanation=(
        "Where a column is the sum or the difference of the columns before it in the other rows, or its "
        "percentages are of one "
        "base in all rows but one, the cell that doesn't fit is told. Two rows that fit are needed, and "
        "only one that doesn't."
    ),
    example="| Heading | Budget £ | Actual £ | Variance £ |\n|---|---|---|---|\n| Staff | 61,000 | 58,240 | -2,760 "
    "|\n| Premises | 7,500 | 8,115 | +615 |\n| Supplies | 3,200 | 2,945 | -345 |",
    counter_example=(
        "| Heading | Budget £ | Actual £ | Variance £ |\n|---|---|---|---|\n| Staff | 61,000 | 58,240 | "
        "-2,760 |\n| Premises | 7,500 | 8,115 | +615 |\n| Supplies | 3,200 | 2,945 | -255 |"
    ),
    judge=judge,
)
