"""A publisher's workbook (XLSX or ODS) of a known kind of table: each sheet of it as CSV for the ordinary reader.

The Home Office's hold a sheet of notes and a sheet a year, of up to two hundred thousand rows. So sheets are gone
through one at a time and by value; what a sheet hides or how it shows a number is no matter here. The rows keep their
numbers: a row that is refused is named by its sheet and row. Sheets of notes are passed over, and said.
"""

import csv
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import duckdb
import python_calamine

from frankpledge.evidence.reading import recognising, tables
from frankpledge.evidence.reading.finding import BROKEN, LeftAlone, check
from frankpledge.evidence.reading.problems import Refused
from frankpledge.evidence.reading.recognising import Unknown
from frankpledge.evidence.reading.sheets import archive
from frankpledge.evidence.reading.sheets.excel import written
from frankpledge.evidence.reading.tables import Rows
from frankpledge.evidence.sources.dataset import Dataset

FIRST_ROWS = 30  # among which the headings must stand


@dataclass(frozen=True)
class Taken:
    """What a workbook gave: the kind of table, its rows, and the sheets that were passed over."""

    dataset: Dataset
    rows: Rows
    passed_over: tuple[LeftAlone, ...]


@dataclass(frozen=True)
class _Table:
    sheet: str
    dataset: Dataset
    content: bytes  # CSV, the headings first, then every row on the line of its number
    notes: int  # rows below the table, with text in one cell


def read(
    connection: duckdb.DuckDBPyConnection, name: str, content: bytes, kinds: list[Dataset], scratch: Path
) -> Taken:
    """The rows of every sheet that is a known table.

    `name` is the workbook's: some tables say only there of which year they are.
    Raises Unknown where no sheet is known, and Refused where one can't be taken or two hold the rows of one part.
    """
    passed_over: list[LeftAlone] = []
    reasons: list[str] = []
    taken: list[tuple[str, Dataset, Rows]] = []
    for sheet, rows in _sheets(content):
        try:
            table = _table(sheet, rows, name, kinds)
        except Unknown as unknown:
            passed_over.append(LeftAlone(sheet, f"the sheet is no table that is read ({unknown})"))
            reasons.append(str(unknown))
            continue
        except Refused as refused:
            raise Refused(f"sheet “{sheet}”: {refused}") from None
        if table.notes:
            why = f"{table.notes} rows below the table have text in one cell alone, and were taken for notes"
            passed_over.append(LeftAlone(sheet, why))
        taken.append((sheet, table.dataset, _rows(connection, table, name, scratch / str(len(taken)))))
    if not taken:
        telling = [r for r in reasons if r != recognising.NO_KIND]
        raise Unknown(telling[0] if telling else "none of its sheets is a table of a kind that is read")
    return Taken(taken[0][1], _together(taken), tuple(passed_over))


def _sheets(content: bytes) -> Iterator[tuple[str, Iterator[list]]]:
    """The name and the rows of each sheet, one at a time. Raises Refused where the file is broken, locked or a bomb."""
    if not archive.is_archive(content):
        raise Refused("it is not a spreadsheet file, whatever its name says: open it and save it again")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as members:
            check(members.infolist())
        with python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
            for sheet in book.sheet_names:
                yield sheet, book.get_sheet_by_name(sheet).iter_rows()
    except (*BROKEN, python_calamine.CalamineError) as error:
        raise Refused(f"the workbook is broken or cut short ({error}): fetch it again") from None


def _table(sheet: str, rows: Iterator[list], name: str, kinds: list[Dataset]) -> _Table:
    """The sheet as CSV. Raises Unknown where no headings of a known kind stand among its first rows."""
    reason = Unknown(recognising.NO_KIND)
    for number, row in enumerate(rows, 1):
        if number > FIRST_ROWS:
            break
        found = _cells(row)
        if sum(map(bool, found)) < 2:
            continue
        try:
            dataset = recognising.recognise(_line(found), name, kinds)
        except Unknown as unknown:
            reason = unknown if str(unknown) != recognising.NO_KIND else reason
            continue
        content, notes = _content(found, number, rows)
        return _Table(sheet, replace(dataset, delimiter=","), content, notes)
    raise reason


def _content(found: list[str], number: int, rows: Iterator[list]) -> tuple[bytes, int]:
    """The table below the headings, which stand in row `number`, and how many rows of notes follow it."""
    out = io.StringIO()
    out.write(_line(found) + "\n" * number)
    notes: list[list[str]] = []
    for row in rows:
        cells = _cells(row)
        if sum(map(bool, cells)) < 2:
            notes.append(cells)
            continue
        for lonely in notes:
            out.write((_line(lonely) if any(lonely) else "") + "\n")
        notes.clear()
        out.write(_line(cells) + "\n")
    return out.getvalue().encode(), sum(map(any, notes))


def _cells(row: list) -> list[str]:
    return [written(v).replace("\n", " ").replace("\r", " ").strip() for v in row]


def _line(cells: list[str]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow(cells)
    return out.getvalue()


def _rows(connection: duckdb.DuckDBPyConnection, table: _Table, name: str, scratch: Path) -> Rows:
    scratch.mkdir(parents=True)
    year = recognising.year_of(table.dataset, name)
    try:
        rows = tables.read(connection, table.dataset, table.content, year, scratch, None)
    except Refused as refused:
        raise Refused(f"sheet “{table.sheet}”: {refused}") from None
    return replace(rows, problems=tuple(replace(p, sheet=table.sheet) for p in rows.problems))


def _together(taken: list[tuple[str, Dataset, Rows]]) -> Rows:
    files: dict[str, tuple[Path, int]] = {}
    came_from: dict[str, str] = {}
    for sheet, dataset, rows in taken:
        if dataset.source != taken[0][1].source:
            raise Refused(
                f"its sheets “{taken[0][0]}” and “{sheet}” are tables of two kinds: save each as a file of its own"
            )
        for key, file in rows.files.items():
            if key in files:
                raise Refused(
                    f"its sheets “{came_from[key]}” and “{sheet}” both hold rows of {key}, and nothing says which is "
                    "right: delete one of them and read it again"
                )
            files[key], came_from[key] = file, sheet
    problems = tuple(p for _, _, rows in taken for p in rows.problems)
    return Rows(files, sum(rows.read for _, _, rows in taken), problems)
