"""An ODS file: its own XML holds every cell's text as shown; calamine reads what is too large to be gone through."""

import io
import re
import zipfile
from xml.etree import ElementTree as ET

import python_calamine

from frankpledge.evidence.reading.problems import Refused
from frankpledge.evidence.reading.sheets.archive import MOST_CELLS
from frankpledge.evidence.reading.sheets.excel import merged, written
from frankpledge.evidence.reading.sheets.grid import Place, Sheet

SMALL = 8_000_000  # bytes of XML that are gone through cell by cell

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_FAR_ROWS = re.compile(rb'<table:table-row[^>]*number-rows-repeated="(\d{5,})"[^>]*>(.*?)</table:table-row>', re.DOTALL)


def sheets(content: bytes, archive: zipfile.ZipFile) -> list[Sheet]:
    """Every sheet. Raises Refused where the file is broken."""
    try:
        xml = archive.read("content.xml")
        if len(xml) > SMALL:
            return _large(content, xml)
        root = ET.fromstring(xml)
        unseen = _unseen_styles(root)
        return [_sheet(e, unseen) for e in root.iter(f"{_TABLE}table")]
    except (python_calamine.CalamineError, ET.ParseError, KeyError, ValueError):
        raise Refused("the file is broken: open it, save it again as .ods, and try again") from None


def refuse_repeated(xml: bytes) -> None:
    """A row of values repeated to the end of the sheet would make a grid of millions of them."""
    if any(b"office:value" in cells for _, cells in _FAR_ROWS.findall(xml)):
        raise Refused("a row of it is repeated over ten thousand times: delete the rows below the table and save again")


def _large(content: bytes, xml: bytes) -> list[Sheet]:
    refuse_repeated(xml)
    with python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
        return [
            Sheet(
                about.name,
                [[written(v) for v in r] for r in book.get_sheet_by_name(about.name).to_python(skip_empty_area=False)],
                about.visible != python_calamine.SheetVisibleEnum.Visible,
                looked=False,
            )
            for about in book.sheets_metadata
        ]


def _unseen_styles(root: ET.Element) -> set[str]:
    """The names of styles that hide a sheet."""
    return {
        style.get(f"{_STYLE}name", "")
        for style in root.iter(f"{_STYLE}style")
        for properties in style
        if properties.get(f"{_TABLE}display") == "false"
    }


def _sheet(table: ET.Element, unseen: set[str]) -> Sheet:
    name = table.get(f"{_TABLE}name", "")
    rows: list[list[str]] = []
    spans: list[tuple[Place, Place]] = []
    uncalculated: set[Place] = set()
    hidden: set[int] = set()
    at = 0
    for element in table.iter(f"{_TABLE}table-row"):
        times = int(element.get(f"{_TABLE}number-rows-repeated", 1))
        texts = _row(element, at, spans, uncalculated)
        if not texts and not any(row == at for row, _ in uncalculated):
            at += times  # blank rows are laid out only where a row with text follows
            continue
        if (at + times) * max(len(texts), 1) > MOST_CELLS:
            raise Refused(f"sheet “{name}” has a cell far outside its table: delete the rows below the table and save")
        rows += [[] for _ in range(at - len(rows))] + [list(texts) for _ in range(times)]
        if element.get(f"{_TABLE}visibility") in ("collapse", "filter"):
            hidden.update(range(at, at + times))
        at += times
    is_hidden = table.get(f"{_TABLE}style-name") in unseen
    columns = _hidden_columns(table)
    return Sheet(name, rows, is_hidden, frozenset(hidden), columns, merged(spans), frozenset(uncalculated))


def _row(element: ET.Element, row: int, spans: list[tuple[Place, Place]], uncalculated: set[Place]) -> list[str]:
    """The texts of a row, without the blank ones at its end; merged ranges and bare formulas are noted."""
    texts: list[str] = []
    column = 0
    for cell in element:
        if cell.tag not in (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
            continue
        times = int(cell.get(f"{_TABLE}number-columns-repeated", 1))
        text = _text(cell)
        over = int(cell.get(f"{_TABLE}number-columns-spanned", 1))
        down = int(cell.get(f"{_TABLE}number-rows-spanned", 1))
        if over > 1 or down > 1:
            spans.append(((row, column), (row + down - 1, column + over - 1)))
        if cell.get(f"{_TABLE}formula") and not text and not cell.get(f"{_OFFICE}value-type"):
            uncalculated.add((row, column))
        if text:
            if times > 20_000:
                raise Refused("a cell of it is repeated over more columns than a sheet has")
            texts += [""] * (column - len(texts)) + [text] * times
        column += times
    return texts


def _text(cell: ET.Element) -> str:
    """The paragraphs of a cell as shown; a comment pinned to it is not part of them."""
    paragraphs = [_run(p) for p in cell if p.tag == f"{_TEXT}p"]
    return "\n".join(paragraphs) if paragraphs else cell.get(f"{_OFFICE}value", "")


def _run(element: ET.Element) -> str:
    parts = [element.text or ""]
    for inside in element:
        if inside.tag == f"{_TEXT}s":
            parts.append(" " * int(inside.get(f"{_TEXT}c", 1)))
        elif inside.tag not in (f"{_OFFICE}annotation", f"{_TEXT}note"):
            parts.append(_run(inside))
        parts.append(inside.tail or "")
    return "".join(parts)


def _hidden_columns(table: ET.Element) -> frozenset[int]:
    hidden: set[int] = set()
    column = 0
    for element in table.iter(f"{_TABLE}table-column"):
        times = min(int(element.get(f"{_TABLE}number-columns-repeated", 1)), 20_000)
        if element.get(f"{_TABLE}visibility") in ("collapse", "filter"):
            hidden.update(range(column, column + times))
        column += times
    return frozenset(hidden)
