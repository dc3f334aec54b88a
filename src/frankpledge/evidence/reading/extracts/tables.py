"""The table of events in a partner's file: its headings found, its rows laid out by column.

Sheets with the same headings (a sheet a month) are one table. Hidden sheets and rows are left out unless asked for, but
all that a file holds is told, because all of it is looked at for personal data.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import zip_longest

import numpy as np

from frankpledge.evidence.reading.extracts.columns import Column, Table, bare, column, many, text
from frankpledge.evidence.reading.extracts.moments import read_day
from frankpledge.evidence.reading.extracts.workbook import Cells, sheets
from frankpledge.evidence.reading.problems import Refused
from frankpledge.evidence.reading.sheets import address

FIRST_ROWS = 30  # among which the headings must stand
_NO_HEADING = re.compile(r"[\d\s/.,:£%+-]+|\d{4}-\d\d-\d\d.*|TRUE|FALSE")
_NO_TABLE = (
    "no table of events is in it: there must be a line of headings, and under it a line for each event, with its date"
)


@dataclass(frozen=True, eq=False)
class Sent:
    """What a file holds: its tables, the one with most rows first, and what is not in them.

    `unread` are the columns of hidden sheets and rows, `outside` the texts above and below tables.
    """

    tables: tuple[Table, ...]
    unread: tuple[Column, ...]
    outside: tuple[str, ...]
    notes: tuple[str, ...]

    @property
    def columns(self) -> Iterator[Column]:
        """Every column of the file, read or not."""
        for table in self.tables:
            yield from table.columns.values()
        yield from self.unread


@dataclass(frozen=True, eq=False)
class _Laid:
    sheet: Cells
    headings: tuple[str, ...]
    rows: list[tuple[int, list]]  # each with its number, from 0
    outside: list[str]  # texts above and below
    notes: int  # rows below


def sent(content: bytes, hidden: bool = False) -> Sent:
    """The tables of a file; `hidden` reads hidden sheets and rows too. Raises Refused where there is none."""
    found = [(cells, _laid(cells)) for cells in sheets(content)]
    laid = [one for _, one in found if one]
    outside = [t for cells, one in found for t in (one.outside if one else _texts(cells.rows))]
    shown = [one for one in laid if hidden or not one.sheet.hidden]
    unread = [c for one in laid if one not in shown for c in _table([one]).columns.values()]
    tables, notes = [], [f"sheet {i} is hidden and is not read" for i, one in enumerate(laid, 1) if one not in shown]
    for headings in dict.fromkeys(one.headings for one in shown):
        seen, unseen = _parted([one for one in shown if one.headings == headings], hidden)
        tables.append(seen)
        if len(unseen):
            unread += unseen.columns.values()
            notes.append(f"{many(len(unseen), 'hidden row')} not read")
    if below := sum(one.notes for one in laid):
        notes.append(f"{many(below)} below a table with text in one cell alone: taken for notes")
    tables = sorted((t for t in tables if len(t)), key=lambda t: -len(t))
    if not tables:
        raise Refused("every table in it is hidden" if unread else _NO_TABLE)
    return Sent(tuple(tables), tuple(unread), tuple(outside), tuple(notes))


def _parted(group: list[_Laid], hidden: bool) -> tuple[Table, Table]:
    """The rows that are read, and the hidden ones that are not."""
    seen = _table(group, lambda one, n: hidden or n not in one.sheet.hidden_rows)
    return seen, _table(group, lambda one, n: not hidden and n in one.sheet.hidden_rows)


def _texts(rows: list[list]) -> list[str]:
    return [t for row in rows for t in map(text, row) if t]


def _laid(cells: Cells) -> _Laid | None:
    """The headings of a sheet and the rows under them; None where there are none."""
    at = next((n for n, row in enumerate(cells.rows[:FIRST_ROWS]) if _are_headings(row, cells.rows[n + 1 :])), None)
    if at is None:
        return None
    rows = [(n, row) for n, row in enumerate(cells.rows[at + 1 :], at + 1) if any(row) or _filled(row)]
    below = []
    while rows and _is_note(rows[-1][1]):
        below += _texts([rows.pop()[1]])
    above = _texts(cells.rows[:at])
    width = max(len(cells.rows[at]), max((len(row) for _, row in rows), default=0))
    return _Laid(cells, _headings(cells.rows[at], width), rows, above + below, len(below))


def _are_headings(row: list, below: list[list]) -> bool:
    """Whether a row holds two words or more, each once and no number or day among them, and a row of cells follows."""
    words = [t for t in map(text, row) if t]
    if len(words) < 2 or any(_NO_HEADING.fullmatch(w) for w in words) or len(set(words)) < len(words) - 1:
        return False
    following = next((_filled(row) for row in below if _filled(row)), 0)
    return following * 2 >= len(words)


def _is_note(row: list) -> bool:
    """Whether a row under the table is one text alone; one day alone is an event of which no more is known."""
    return _filled(row) == 1 and not any(read_day(t) for t in map(text, row) if t)


def _filled(row: list) -> int:
    return sum(1 for c in row if c not in ("", None))


def _headings(row: list, width: int) -> tuple[str, ...]:
    """A heading for each column, and each another: one without, or with another's, has the letter of its column."""
    found: dict[str, str] = {}  # as it is compared → as it is called
    for place in range(width):
        heading = " ".join(text(row[place]).split()) if place < len(row) else ""
        heading = heading or f"column {address(0, place)[:-1]}"
        while bare(heading) in found:
            heading = f"{heading} ({address(0, place)[:-1]})"
        found[bare(heading)] = heading
    return tuple(found.values())


def _table(group: list[_Laid], wanted: Callable[[_Laid, int], bool] = lambda one, n: True) -> Table:
    """The wanted rows of sheets that have the same headings."""
    kept = [(one.sheet.name, n, row) for one in group for n, row in one.rows if wanted(one, n)]
    headings = group[0].headings
    by_column = list(zip_longest(*(row for _, _, row in kept), fillvalue=""))
    by_column += [[""] * len(kept)] * (len(headings) - len(by_column))
    columns = {h: column(h, cells) for h, cells in zip(headings, by_column, strict=True)}
    filled = {h: c for h, c in columns.items() if c.told or not re.fullmatch("column [A-Z]+", h)}
    return Table(filled, np.array([s for s, _, _ in kept], dtype=object), np.array([n + 1 for _, n, _ in kept]))
