"""A total in a table, against the rows above it; a column of shares, against its counts."""

import re
from collections.abc import Iterator
from fractions import Fraction

from frankpledge.evidence.claims import arithmetic
from frankpledge.evidence.claims.arithmetic import Agreement, Range, amount
from frankpledge.evidence.claims.errata import Grade
from frankpledge.evidence.claims.parsing.periods import MONTHS
from frankpledge.evidence.claims.parsing.quantities import Quantity, Unit
from frankpledge.evidence.claims.parsing.report import Report
from frankpledge.evidence.claims.parsing.tables import Column, Grid, Head, Row
from frankpledge.evidence.claims.rule import Found, Rule, in_cell

_TOTAL = re.compile(
    r"^\W*(?:all(?: ages| areas| wards)?|(?:full |whole )?year|(?:grand |overall |"
    r"sub-?)?totals?)(?: (?:funding|spend|cost|amount|budget|allocated|income|expenditure|"
    r"of (?:the )?above))?\W*$",
    re.IGNORECASE,
)
_NO_SUM = re.compile(r"\b(?:per|rate|average|mean|median|score|rank|index|ratio|days)\b", re.IGNORECASE)
_INSIDE = re.compile(r"\b(?:of which|including|incl|sub-?total|flagged|other crimes? flagged|repeat)\b", re.IGNORECASE)


def no_sum(head: Head) -> bool:
    """Whether a column is of rates or averages, which don't add up."""
    return bool(_NO_SUM.search(head.text))


def is_total(row: Row) -> bool:
    return bool(_TOTAL.match(row.label))


def judge(report: Report) -> Iterator[Found]:
    for grid in report.grids:
        total = grid.rows[-1] if len(grid.rows) > 2 and _TOTAL.match(grid.rows[-1].label) else None
        parts = grid.rows[:-1] if total else ()
        for head in grid.of(Column.COUNT) if total else ():
            yield from _total(grid, parts, total, head)
        for head in grid.of(Column.SHARE):
            yield from _shares(grid, total, head)


def _total(grid: Grid, parts: tuple[Row, ...], total: Row, head: Head) -> Iterator[Found]:
    values, told = [row.values[head.index] for row in parts], total.values[head.index]
    if (
        told is None
        or any(v is None for v in values)
        or any(_INSIDE.search(row.label) or _TOTAL.match(row.label) for row in parts)
    ):
        return
    measures = [row.measure for row in parts if row.measure]
    if len(set(measures)) < len(measures) or _nested(measures):
        return
    # A rate or an average of the whole lies between those of its parts; a sum doesn't.
    if no_sum(head) or told.value <= max(v.value for v in values):
        return
    true = Range(sum(v.low for v in values), sum(v.high for v in values))
    cell = total.cells[head.index]
    if true.low <= told.high and told.low <= true.high:
        yield in_cell(Grade.HOLDS, cell, f"The {len(values)} rows above come to {amount(true.low, told.unit)}.")
        return
    money = told.unit == Unit.MONEY
    text = amount(true.low, told.unit)
    why = f"The {len(values)} rows above come to {text}, and the total says {told.text}."
    # A list of crimes may leave out the rest of a total; a list of sums of money, or one that exceeds its total, can't.
    whole_list = _is_whole_year(parts) or any(
        _adds_up(parts, total, other) for other in grid.of(Column.COUNT) if other is not head
    )
    rest_left_out = not money and not whole_list and true.high < told.low and told.low > true.high * Fraction(103, 100)
    yield in_cell(Grade.DOUBTFUL if rest_left_out else Grade.WRONG, cell, why, "" if rest_left_out else text)


def _is_whole_year(parts: tuple[Row, ...]) -> bool:
    """Whether the rows are the four quarters, or the twelve months."""
    labels = [row.label.casefold() for row in parts]
    quarters = len(labels) == 4 and all(re.match(rf"q(?:uarter\s?)?{n}\b", label) for n, label in enumerate(labels, 1))
    return quarters or (len(labels) == 12 and {label[:3] for label in labels} == {m[:3] for m in MONTHS})


def _adds_up(parts: tuple[Row, ...], total: Row, head: Head) -> bool:
    """Whether another column's rows come to its total: then nothing is left out of the list."""
    values, told = [row.values[head.index] for row in parts], total.values[head.index]
    return (
        told is not None
        and all(values)
        and sum(v.low for v in values) <= told.high
        and told.low <= sum(v.high for v in values)
    )


def _nested(measures: list[str]) -> bool:
    """Whether one row is a part of another, so that they may not be added."""
    return "total-crime" in measures or any(
        f"{a}-with-injury" == b or a in b and a != b for a in measures for b in measures
    )


def _shares(grid: Grid, total: Row | None, head: Head) -> Iterator[Found]:
    """“% of total”: of the only column of counts."""
    counts = [h for h in grid.of(Column.COUNT) if h.group == head.group] or grid.of(Column.COUNT)
    if len(counts) != 1:
        return
    rows = [row for row in grid.rows if row is not total]
    whole = total.values[counts[0].index] if total else None
    if whole is None and not total and all(row.values[counts[0].index] for row in rows):
        shares = [row.values[head.index] for row in rows]
        if all(shares) and abs(sum(q.value for q in shares) - 100) <= 1:
            values = [row.values[counts[0].index] for row in rows]
            added = sum(v.value for v in values)
            whole = Quantity(0, 0, f"{added}", Unit.COUNT, added, added, added)
    if whole is None:
        return
    for row in rows:
        part, printed = row.values[counts[0].index], row.values[head.index]
        if part is None or printed is None or part.unit != whole.unit or part.value > whole.value:
            continue
        true = arithmetic.percent_of(part, whole)
        if true is None:
            continue
        cell = row.cells[head.index]
        if arithmetic.agrees(printed, true) == Agreement.YES:
            yield in_cell(
                Grade.HOLDS, cell, f"{part.text} of {whole.text} is {true.rounded(max(1, printed.decimals))}%."
            )
        else:
            why = (
                f"{row.label}: {part.text} of {whole.text} is {true.rounded(printed.decimals + 1)}%, not "
                f"{printed.text}."
            )
            yield in_cell(Grade.WRONG, cell, why, f"{true.rounded(printed.decimals)}%" if true.exact else "")


RULE = Rule(
    title="Totals and shares in tables",
    explanation=(
        "Adds the rows above a row called Total, and compares; works out a column of shares from its "
        "counts. Rows that overlap "
        "(violence, and violence with injury) are not added. A total above its rows is doubtful, since "
        "some may be left out; a "
        "total below them, or one of money, is wrong."
    ),
    example="| Ward | Incidents |\n|---|---|\n| North | 120 |\n| South | 80 |\n| East | 45 |\n| Total | 225 |",
    counter_example=(
        "| Ward | Incidents | % of total |\n|---|---|---|\n| North | 120 | 49.0% |\n| South | 80 | 32.7% "
        "|\n| East | 45 | 18.4% |\n| Total | 245 | 100% |"
    ),
    judge=judge,
)
