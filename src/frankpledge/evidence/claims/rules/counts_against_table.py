"""“Skelmere Town recorded 920 offences in 2018/19”, and the table says 902."""

import re
from collections.abc import Iterator

from frankpledge.evidence.claims.errata import Grade
from frankpledge.evidence.claims.parsing.labels import Named
from frankpledge.evidence.claims.parsing.parsed import Parsed
from frankpledge.evidence.claims.parsing.quantities import Quantity, Unit
from frankpledge.evidence.claims.parsing.report import Report
from frankpledge.evidence.claims.parsing.statements import ELSEWHERE
from frankpledge.evidence.claims.parsing.tables import Column, Grid, Head
from frankpledge.evidence.claims.rule import Found, Rule, said
from frankpledge.evidence.claims.wording import replaced

_TELLS = re.compile(
    r"\s*(?:\w+ly\s)?(?:recorded|had|saw|with|was|were|reported|accounted for|at|:|–|-|stood at|reached|"
    r"experienced)?\s*(?:a total of |only |just )?$",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\s*(?:(?:recorded|reported|police)\s){0,2}(?:offences?|crimes?|incidents?|reports?|in\b|,|\.|and\b|$|\))",
    re.IGNORECASE,
)


def judge(report: Report) -> Iterator[Found]:
    for parsed in report.claims if report.grids else ():
        if not ELSEWHERE.search(parsed.text):
            for named in report.labels.named(parsed.text, parsed.sentence.place.heading):
                yield from _judged(parsed, named)


def _judged(parsed: Parsed, named: Named) -> Iterator[Found]:
    quantity = _next(parsed, named.end)
    head = _column(parsed, named.grid, quantity) if quantity else None
    cell = named.row.values[head.index] if head else None
    if cell is None or cell.unit != Unit.COUNT:
        return
    where, label = (parsed.sentence, quantity.start, quantity.end), named.row.label
    if cell.value == quantity.value:
        yield said(Grade.HOLDS, *where, f"The report's table has the same: {cell.text}.")
    else:
        when = f" in {head.period.text}" if head.period else ""
        why = f"The report's table has {cell.text} for {label}{when}, not {quantity.text}."
        yield said(Grade.WRONG, *where, why, replaced(parsed.sentence, quantity.start, quantity.end, cell.text))


def _next(parsed: Parsed, begin: int) -> Quantity | None:
    """The count that is told right after a row's name."""
    for quantity in parsed.quantities:
        if quantity.start >= begin:
            tells = _TELLS.fullmatch(parsed.text[begin : quantity.start]) and _COUNTED.match(
                parsed.text[quantity.end :]
            )
            plain = quantity.unit == Unit.COUNT and quantity.exact and not quantity.hedge and not quantity.signed
            return quantity if tells and plain and quantity.value >= 2 else None
    return None


def _column(parsed: Parsed, grid: Grid, quantity: Quantity) -> Head | None:
    """The column of the period that the sentence names; the only one of counts where it names none."""
    columns = grid.of(Column.COUNT)
    keys = {p.key for p in parsed.periods if p.year is not None}
    if len(keys) == 1:
        columns = [h for h in columns if h.period is not None and h.period.key in keys]
    elif keys or parsed.periods:
        return None
    return columns[0] if len(columns) == 1 else None


RULE = Rule(
    title="Counts copied from a table",
    explanation="A count that the text tells of a row of the report's own table, for a period that it names, has to be "
    "the table's.",
    example="| Beat | 2017/18 | 2018/19 |\n|---|---|---|\n| Town | 846 | 902 |\n| Rural | 311 | 298 |\n\nTown "
    "recorded 920 offences in 2018/19.",
    counter_example="| Beat | 2017/18 | 2018/19 |\n|---|---|---|\n| Town | 846 | 902 |\n| Rural | 311 | 298 |\n\nTown "
    "recorded 902 offences in 2018/19.",
    judge=judge,
)
