"""A published table, in any of the forms that it is sent in, into one part; with what was understood, in words."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

from frankpledge.evidence.area import plain
from frankpledge.evidence.period import Period, written
from frankpledge.evidence.reading.problems import Refused
from frankpledge.evidence.reading.published import cells, checks
from frankpledge.evidence.reading.published.about import About
from frankpledge.evidence.reading.published.cells import CellProblem
from frankpledge.evidence.reading.published.figures import Figure, Found, figures
from frankpledge.evidence.reading.published.layout import Table, table
from frankpledge.evidence.reading.sheets import Sheet, sheets
from frankpledge.evidence.reading.tables import PARQUET, Rows
from frankpledge.evidence.sources.dataset import quoted
from frankpledge.evidence.sources.published_figures import COLUMNS, part_key

MOST_ROWS = 50_000  # of a sheet; what a report prints or a partner sends has a few hundred


@dataclass(frozen=True)
class Understood:
    """What a table gave: its rows in Parquet with the cells that can't be taken, what to be warned of, the figures."""

    rows: Rows
    warnings: tuple[CellProblem, ...]
    figures: tuple[Figure, ...]
    tables: tuple[Table, ...] = ()

    @property
    def areas(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(f.area for f in self.figures))

    @property
    def periods(self) -> tuple[Period, ...]:
        """The periods that there are figures of, the earliest first."""
        return tuple(sorted({f.period for f in self.figures if f.period}))


def read(
    connection: duckdb.DuckDBPyConnection,
    content: bytes,
    name: str,
    about: About,
    scratch: Path,
    earlier: checks.Counts | None = None,
    taken: int = 1,
) -> Understood:
    """The figures of a file or a pasted text. `earlier` are counts already held: they tell when years are swapped.

    `taken` is the number of the table, in the order in which a warehouse took them.

    Raises Refused where nothing can be taken, or where what the table says can't be relied on.
    """
    about.check()
    found, tables, figured = Found(), [], {}
    for sheet in _readable(sheets(content, name), about, found):
        laid = table(sheet, about.areas, about.hidden)
        if laid is None:
            found.warnings.append(cells.warning("no table of figures is on it, so it is not read", sheet.name))
            continue
        tables.append(laid)
        of_sheet = figures(laid, about)
        found.problems += of_sheet.problems
        found.warnings += of_sheet.warnings + _remarks(laid)
        found.printed += of_sheet.printed
        for figure in of_sheet.figures:
            _take(figure, figured, found)
    if not tables:
        raise Refused(
            "no table of figures is in it: a table has a line of headings, and under it a measure's name and its "
            "figures on each line"
        )
    found_figures = list(figured.values())
    if not found_figures:
        first = f" {found.problems[0]}" if found.problems else " Every cell of it is blank"
        raise Refused(f"no figure in it can be taken.{first}")
    found.warnings += checks.agree(found_figures, earlier or {})
    rows = Rows(_part(connection, found_figures, about, scratch, taken), found.printed, _once(found.problems))
    return Understood(rows, _once(found.warnings), tuple(found_figures), tuple(tables))


def _readable(found_sheets: list[Sheet], about: About, found: Found) -> list[Sheet]:
    """The sheets that are read; of the others, why not."""
    readable = []
    for sheet in found_sheets:
        if sheet.is_empty:
            found.warnings.append(cells.warning("it is empty", sheet.name))
        elif sheet.hidden and not about.hidden:
            found.warnings.append(cells.warning("it is hidden, so it is not read unless that is asked for", sheet.name))
        elif len(sheet.rows) > MOST_ROWS:
            raise Refused(f"sheet “{sheet.name}” has {len(sheet.rows):,} rows: that is data, not a published table")
        elif not sheet.looked:
            raise Refused(f"sheet “{sheet.name}” is too large to tell percentages from counts: send the table alone")
        else:
            readable.append(sheet)
    if not readable:
        raise Refused("every sheet of it is empty or hidden" if found_sheets else "it has no sheet")
    return readable


def _remarks(laid: Table) -> list[CellProblem]:
    """What of a table is not read."""
    sheet, said = laid.sheet, []
    if hidden := sorted(sheet.hidden_rows & {r for r, row in enumerate(sheet.rows) if any(row)}):
        said.append(f"its hidden rows are not read unless that is asked for: {_numbers(r + 1 for r in hidden)}")
    hidden_columns = sorted(
        c for c in sheet.hidden_columns if c < sheet.width and any(sheet.text(r, c) for r in laid.body)
    )
    if hidden_columns:
        letters = ", ".join(cells.address(0, c)[:-1] for c in hidden_columns)
        said.append(f"its hidden columns are not read unless that is asked for: {letters}")
    said += [f"the column “{heading}” holds words and is not read" for heading in laid.remarks]
    return [cells.warning(s, sheet.name) for s in said]


def _numbers(rows: Iterable[int]) -> str:
    listed = [str(r) for r in rows]
    return ", ".join(listed[:10]) + (f" and {len(listed) - 10} more" if len(listed) > 10 else "")


def _take(figure: Figure, figured: dict[tuple, Figure], found: Found) -> None:
    """Keep a figure unless it is there already. Raises Refused where the same one is said in two ways."""
    what = "" if figure.said.kind == "count" else plain(figure.heading)
    key = (plain(figure.label), figure.area, figure.period, figure.said.kind, figure.against, what)
    before = figured.setdefault(key, figure)
    if before is figure:
        return
    of = f"{figure.label}{f' for {figure.period.name}' if figure.period else ''}"
    if _same(before, figure):
        said = f"{of} stands there twice with the same figure ({before.place}): it is taken once"
        found.warnings.append(cells.warning(said, figure.sheet, figure.row, figure.column))
        return
    raise Refused(
        f"{of} is said twice, and not the same: {before.said.value} ({before.place}) and {figure.said.value} "
        f"({figure.place}). Take out the one that doesn't hold, or give the two different names"
    )


def _same(a: Figure, b: Figure) -> bool:
    """Whether two cells say the same, however they write it."""
    if a.said.count is not None or a.said.amount is not None:
        return (a.said.count, a.said.amount) == (b.said.count, b.said.amount)
    return a.said.value == b.said.value


def _once(said: Sequence[CellProblem]) -> tuple[CellProblem, ...]:
    return tuple({str(s): s for s in said}.values())


def _part(
    connection: duckdb.DuckDBPyConnection, found: list[Figure], about: About, scratch: Path, taken: int
) -> dict[str, tuple[Path, int]]:
    rows = [_row(f, about, taken) for f in found]
    # Each column as one text: for each value of a list DuckDB looks for a pandas that is not there.
    types = ", ".join(f'unnest(?::JSON::VARCHAR[])::{kind} AS "{name}"' for name, kind in COLUMNS.items())
    scratch.mkdir(parents=True, exist_ok=True)
    target = scratch / f"{sum(1 for _ in scratch.iterdir())}.parquet"
    connection.execute(
        f"COPY (SELECT {types}) TO {quoted(str(target))} {PARQUET}", [json.dumps(c) for c in zip(*rows, strict=True)]
    )
    return {part_key(about.default_area, about.title): (target, len(rows))}


def _row(f: Figure, about: About, taken: int) -> tuple:
    """A figure in the order of the part's columns."""
    return (
        f.row + 1, f.sheet, f.cell, f.label, f.area, *_months(f.period), f.said.kind, f.said.value, f.said.count,
        f.said.low, f.said.high, *_months(f.against), about.title.strip(), about.publisher.strip(), taken,
        about.disclosure,
    )  # fmt: skip


def _months(period: Period | None) -> tuple[str, str]:
    return (written(period.first), written(period.last)) if period else ("", "")
