"""An XLSX file: values by calamine, and what calamine doesn't tell by the sheet's own XML, where it is small enough.

From the XML come number formats, hidden rows and columns, errors, and formulas whose value was never saved.
"""

import datetime as dt
import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

import python_calamine

from frankpledge.evidence.reading.problems import Refused
from frankpledge.evidence.reading.sheets import formats
from frankpledge.evidence.reading.sheets.archive import MOST_CELLS
from frankpledge.evidence.reading.sheets.grid import Place, Sheet, place

SMALL = 8_000_000  # bytes of XML that are gone through cell by cell


@dataclass
class Looks:
    """What the XML of a sheet tells beyond its values."""

    texts: dict[Place, str] = field(default_factory=dict)  # of cells that look otherwise than their value
    uncalculated: set[Place] = field(default_factory=set)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)


def sheets(content: bytes, archive: zipfile.ZipFile) -> list[Sheet]:
    """Every worksheet. Raises Refused where the file is broken."""
    try:
        paths = paths_of(archive)
        codes = _format_codes(archive)
        with python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
            return [
                _sheet(book, about, archive, paths.get(about.name, ""), codes)
                for about in book.sheets_metadata
                if about.typ == python_calamine.SheetTypeEnum.WorkSheet
            ]
    except (python_calamine.CalamineError, ET.ParseError, KeyError, ValueError):
        raise Refused("the file is broken: open it, save it again as .xlsx, and try again") from None


def _sheet(book, about, archive: zipfile.ZipFile, path: str, codes: list[str]) -> Sheet:
    xml = archive.read(path) if path else b""
    refuse_far_cells(xml, about.name)
    values = book.get_sheet_by_name(about.name)
    rows = [[written(v) for v in row] for row in values.to_python(skip_empty_area=False)]
    looked = len(xml) <= SMALL
    looks = _looks(xml, codes) if looked and xml else Looks()
    for (row, column), text in looks.texts.items():
        if row < len(rows) and column < len(rows[row]):
            rows[row][column] = text
    return Sheet(
        about.name,
        rows,
        about.visible != python_calamine.SheetVisibleEnum.Visible,
        frozenset(looks.hidden_rows),
        frozenset(looks.hidden_columns),
        merged(values.merged_cell_ranges or []),
        frozenset(looks.uncalculated),
        looked,
    )


def written(value: object) -> str:
    """A value of calamine's as text."""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        return formats.plain(value)
    if isinstance(value, dt.datetime):
        return value.isoformat(sep=" ")
    return str(value)


def merged(ranges: list[tuple[Place, Place]]) -> dict[Place, Place]:
    """Each cell of each range, but its first, → the first."""
    into = {}
    for (top, left), (bottom, right) in ranges:
        if (bottom - top + 1) * (right - left + 1) > 100_000:  # whole columns: what they cover holds nothing
            bottom, right = min(bottom, top + 300), min(right, left + 300)
        for row in range(top, bottom + 1):
            into.update({(row, column): (top, left) for column in range(left, right + 1)})
        into.pop((top, left), None)
    return into


def refuse_far_cells(xml: bytes, name: str) -> None:
    """A stray cell far below or to the right would make a grid of billions of blank ones."""
    rows = max(map(int, re.findall(rb'<row [^>]*?\br="(\d+)"', xml)), default=0)
    if rows * 26 <= MOST_CELLS and not re.search(rb' r="[A-Z]{2}', xml):  # no column beyond Z, which is quickly told
        return
    columns = {place(f"{c.decode()}1")[1] + 1 for c in set(re.findall(rb'<c [^>]*?\br="([A-Z]{1,3})\d', xml))}
    if rows * max(columns, default=0) > MOST_CELLS:
        raise Refused(
            f"sheet “{name}” has a cell far outside its table (row {rows:,}, column {max(columns):,}): "
            "delete the empty rows and columns beside the table and save it again"
        )


def paths_of(archive: zipfile.ZipFile) -> dict[str, str]:
    """Sheet name → its member of the archive."""
    relations = {
        e.get("Id"): e.get("Target", "")
        for e in ET.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
        if e.get("TargetMode") != "External"
    }
    paths = {}
    for element in _named(ET.fromstring(archive.read("xl/workbook.xml")), "sheet"):
        key = next((v for k, v in element.items() if k.endswith("}id")), "")
        path = posixpath.normpath(posixpath.join("/xl", relations.get(key, ""))).lstrip("/")
        if path in archive.namelist():
            paths[element.get("name", "")] = path
    return paths


def _format_codes(archive: zipfile.ZipFile) -> list[str]:
    """The number format of each cell style, by its number."""
    if "xl/styles.xml" not in archive.namelist():
        return []
    root = ET.fromstring(archive.read("xl/styles.xml"))
    own = {int(e.get("numFmtId", 0)): e.get("formatCode", "") for e in _named(root, "numFmt")}
    return [
        own.get(number, formats.BUILT_IN.get(number, ""))
        for group in _named(root, "cellXfs")
        for number in (int(e.get("numFmtId", 0)) for e in group)
    ]


def _looks(xml: bytes, codes: list[str]) -> Looks:
    looks = Looks()
    row, column = -1, -1
    for event, element in ET.iterparse(io.BytesIO(xml), ("start", "end")):
        tag = _tag(element)
        if event == "start":
            if tag == "row":
                row, column = int(element.get("r", row + 2)) - 1, -1
                if element.get("hidden") in ("1", "true"):
                    looks.hidden_rows.add(row)
            continue
        if tag == "col" and element.get("hidden") in ("1", "true"):
            looks.hidden_columns.update(range(int(element.get("min")) - 1, min(int(element.get("max")), 16_384)))
        elif tag == "c":
            where = place(element.get("r")) if element.get("r") else (row, column + 1)
            column = where[1]
            _look(element, where, codes, looks)
        elif tag == "row":
            element.clear()
    return looks


def _look(cell: ET.Element, where: Place, codes: list[str], looks: Looks) -> None:
    """Note what a cell shows where that is not simply its value."""
    inside = {_tag(e): e.text or "" for e in cell}
    value, kind = inside.get("v", ""), cell.get("t", "n")
    if "f" in inside and not value and kind != "str":
        looks.uncalculated.add(where)
    elif kind == "e":
        looks.texts[where] = value
    elif kind == "n" and value:
        style = int(cell.get("s", 0))
        code = codes[style] if style < len(codes) else ""
        if _is_month(code):
            day = dt.date(1899, 12, 30) + dt.timedelta(days=int(float(value)))
            looks.texts[where] = f"{day:%b %Y}"
        elif re.search("[#0]", code) and not re.search("[ymdh]", _bare(code), re.IGNORECASE):
            looks.texts[where] = formats.shown(float(value), code)


def _is_month(code: str) -> bool:
    """Whether a format shows month and year and no day: such a date stands for its month."""
    bare = _bare(code).casefold()
    return "m" in bare and "y" in bare and "d" not in bare and "h" not in bare


def _bare(code: str) -> str:
    return re.sub(r'"[^"]*"|\\.|\[[^\]]*\]', "", code)


def _tag(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]


def _named(root: ET.Element, tag: str) -> Iterator[ET.Element]:
    return (e for e in root.iter() if _tag(e) == tag)
