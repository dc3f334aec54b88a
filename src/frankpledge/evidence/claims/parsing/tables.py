"""What the columns of a table are: labels, counts of a period, changes in per cent, shares, arrows."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from frankpledge.evidence.claims.document import Cell, Table
from frankpledge.evidence.claims.parsing.periods import PeriodMention, Span, periods
from frankpledge.evidence.claims.parsing.quantities import Quantity, Unit, quantities
from frankpledge.evidence.claims.parsing.subjects import subject_of

ARROWS = {"↑": 1, "▲": 1, "⬆": 1, "↗": 1, "🔺": 1, "↓": -1, "▼": -1, "⬇": -1, "↘": -1, "🔻": -1, "→": 0, "↔": 0, "➡": 0}


class Column(StrEnum):
    LABEL = "label"
    COUNT = "count"
    CHANGE = "change in per cent"
    DIFFERENCE = "difference"
    SHARE = "share in per cent"
    LEVEL = "per cent in a period"
    ARROW = "arrow"
    OTHER = "other"


@dataclass(frozen=True)
class Head:
    """A column's heading. `group`: its words that are neither of a period nor of what is counted (a place)."""

    index: int
    text: str
    kind: Column
    period: PeriodMention | None
    group: frozenset[str]

    @property
    def years(self) -> int | None:
        """Over how many years a change is, where the heading says so: “2 year trend”."""
        found = re.search(r"\b(\d|two|three|five)[- ]years?\b", self.text, re.IGNORECASE)
        words = {"two": 2, "three": 3, "five": 5}
        return (words.get(found[1].casefold()) or int(found[1])) if found else None


@dataclass(frozen=True)
class Row:
    """`cells` are those of the table, by column; `values` the number of each cell, None where it holds none or more."""

    label: str
    measure: str
    cells: tuple[Cell, ...]
    values: tuple[Quantity | None, ...]


@dataclass(frozen=True)
class Grid:
    """A table whose first column names its rows."""

    table: Table
    heads: tuple[Head, ...]
    rows: tuple[Row, ...]

    def of(self, kind: Column) -> list[Head]:
        return [h for h in self.heads if h.kind == kind]

    @cached_property
    def pairs(self) -> list[tuple[Head, Head]]:
        """Columns of counts of two periods, one after the other in time, of one place: (before, after)."""
        return self._pairs(Column.COUNT)

    @cached_property
    def levels(self) -> list[tuple[Head, Head]]:
        """The same of columns of percentages."""
        return self._pairs(Column.LEVEL)

    def _pairs(self, kind: Column) -> list[tuple[Head, Head]]:
        found = []
        groups: dict[frozenset[str], list[Head]] = {}
        for head in self.of(kind):
            if head.period is not None and _order(head.period) is not None:
                groups.setdefault(head.group, []).append(head)
        for heads in groups.values():
            ordered = sorted(heads, key=lambda h: _order(h.period))
            if len({h.period.span for h in ordered}) == 1 and len({_order(h.period) for h in ordered}) == len(ordered):
                found += list(zip(ordered, ordered[1:], strict=False))
        return found

    @property
    def latest(self) -> tuple[Head, Head] | None:
        """The last pair of the only place; None where there are several places."""
        groups = {before.group for before, _ in self.pairs}
        return self.pairs[-1] if len(groups) == 1 else None


_RELATIVE = {"previous": 0.0, "last": 0.0, "prior": 0.0, "this": 1.0, "current": 1.0}


def _order(period: PeriodMention) -> float | None:
    if period.span == Span.RELATIVE:
        return next((n for word, n in _RELATIVE.items() if word in period.text.casefold()), None)
    return period.order


_STOCK = frozenset((
    "recorded", "offences", "offence", "crimes", "crime", "incidents", "incident", "number", "of", "count",
    "counts", "total", "year", "on", "change", "percentage", "percent", "per", "cent", "trend", "figures", "data",
    "in", "the", "and", "yearly", "annual", "variance", "difference", "diff", "vs", "v", "from", "to", "compared",
    "with", "volume", "no", "nos", "actual", "quarter", "q", "period", "trends", "arrow", "direction", "travel",
    "ytd", "date", "rolling", "months", "month", "financial", "calendar", "reported", "police", "all",
))  # fmt: skip


def grid(table: Table) -> Grid | None:
    """A table read by its headings; None for one that has no row of headings above rows of numbers."""
    begin = _first_row(table)
    if not begin or begin >= len(table.rows):
        return None
    rows = []
    for cells in table.rows[begin:]:
        if cells and cells[0].text and not all(c.covered for c in cells[1:]):
            rows.append(Row(cells[0].text, subject_of(cells[0].text), cells, tuple(_value(c) for c in cells)))
    heads = []
    for index in range(len(table.rows[0])):
        words = list(dict.fromkeys(row[index].text for row in table.rows[:begin] if row[index].text))
        heads.append(_head(index, " ".join(words), rows))
    return Grid(table, tuple(heads), tuple(rows)) if rows else None


def _first_row(table: Table) -> int:
    """How many rows at the top are headings: as the file says, or those before the first with a number."""
    if table.headers:
        return table.headers
    for index, row in enumerate(table.rows[:4]):
        if any(_value(cell) is not None or cell.text.strip() in ARROWS for cell in row[1:]) and row[0].text:
            return index
    return 0


def _value(cell: Cell) -> Quantity | None:
    """The one number that a cell is, with a sign or in brackets; None for a cell that says anything else."""
    if cell.covered or len(cell.text) > 24:
        return None
    text = cell.text.strip().replace("−", "-")
    if re.fullmatch(r"\(.*\)", text):
        return None  # in accounts brackets are a minus, elsewhere not
    found = quantities(text)
    if len(found) != 1 or re.sub(r"[\s()*†‡]|n=", "", text.replace(found[0].text.replace("−", "-"), "", 1)).strip(
        "↑↓→▲▼"
    ):
        return None
    return found[0]


def _head(index: int, text: str, rows: list[Row]) -> Head:
    if index == 0:
        return Head(index, text, Column.LABEL, None, frozenset())
    mentions = [p for p in periods(text) if p.span != Span.TO_DATE]
    kind = _kind(index, text, rows, mentions)
    rest = text
    for mention in mentions:
        rest = rest.replace(mention.text, " ")
    words = frozenset(re.findall(r"[a-z&]+", rest.casefold())) - _STOCK
    bare = re.fullmatch(
        r"(previous|prior|last|before|baseline)|(current|this|now|latest|after|today)", text.strip(), re.IGNORECASE
    )
    if bare and not mentions:
        word = "previous period" if bare[1] else "this period"
        mentions, words = [PeriodMention(0, len(text), word, Span.RELATIVE)], frozenset()
    years = [m for m in mentions if m.year is not None] or mentions  # “YTD 2022/23 (Apr–Nov)”
    return Head(index, text, kind, years[0] if len(years) == 1 else None, words)


def _kind(index: int, text: str, rows: list[Row], mentions: list[PeriodMention]) -> Column:
    held = [row.values[index] for row in rows if row.values[index] is not None]
    texts = [row.cells[index].text.strip() for row in rows if row.cells[index].text.strip()]
    if texts and sum(t in ARROWS for t in texts) * 2 > len(texts):
        return Column.ARROW
    if not held or len(held) * 2 < len(texts):
        return Column.OTHER
    says_change = re.search(r"\bchange\b|\bdiff|\bvariance|\bincrease|\bdecrease|\+/-|±|\btrend", text, re.IGNORECASE)
    in_percent = sum(q.unit in (Unit.PERCENT, Unit.POINTS) for q in held) * 2 > len(held) or re.search(
        r"%|per ?cent", text
    )
    if in_percent:
        if says_change or (any(q.signed for q in held) and not mentions):
            return Column.CHANGE
        if len(mentions) == 1 and not re.search(r"\bof\b", text):
            return Column.LEVEL
        return (
            Column.SHARE
            if re.search(r"\bof\b|share|proportion|%\s*$|^\s*%|split", text, re.IGNORECASE)
            else Column.OTHER
        )
    if says_change or any(q.signed for q in held):
        return Column.DIFFERENCE
    return Column.COUNT if all(q.unit in (Unit.COUNT, Unit.MONEY) for q in held) else Column.OTHER
