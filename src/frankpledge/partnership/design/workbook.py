"""A list as an Excel workbook (ECMA-376), written row by row, so that its length doesn't matter.

Texts are written as texts: none is ever a formula. Days and times are Excel's own, so that they sort and filter. A list
that is longer than a sheet goes on in the next one.
"""

import datetime as dt
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from xml.sax.saxutils import escape

from django.utils import timezone

TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LONGEST = 1_048_576  # rows of a sheet
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_PART = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_DAY_ONE = dt.datetime(1899, 12, 30)  # without a time zone, which Excel does not know
# Styles by number: 0 plain, 1 bold, 2 a day, 3 a day and time.
_STYLES = (
    f'<styleSheet xmlns="{_MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/>'
    '<numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts>'
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '</fills><borders count="1"><border/></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4">'
    + "".join(
        f'<xf numFmtId="{number}" fontId="{font}" fillId="0" borderId="0" applyFont="1" applyNumberFormat="1"/>'
        for number, font in ((0, 0), (0, 1), (164, 0), (165, 0))
    )
    + '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)


class _Pieces:
    """What a zip file writes to; the pieces are sent as they come."""

    def __init__(self) -> None:
        self.written: list[bytes] = []

    def write(self, data: bytes) -> int:
        self.written.append(bytes(data))
        return len(data)

    def flush(self) -> None:
        pass

    def taken(self) -> bytes:
        taken, self.written = b"".join(self.written), []
        return taken


def workbook(headings: Sequence[str], rows: Iterable[Sequence[object]], longest: int = LONGEST) -> Iterator[bytes]:
    """The file, piece by piece."""
    pieces, left, sheets = _Pieces(), iter(rows), 0
    with zipfile.ZipFile(pieces, "w", zipfile.ZIP_DEFLATED) as file:
        first: list[Sequence[object]] = []
        while not sheets or first:
            sheets += 1
            with file.open(f"xl/worksheets/sheet{sheets}.xml", "w") as sheet:
                for text in _sheet(headings, chain(first, islice(left, longest - 1 - len(first)))):
                    sheet.write(text.encode())
                    yield pieces.taken()
            first = list(islice(left, 1))
        for name, text in _rest(sheets):
            file.writestr(name, _HEAD + text)
    yield pieces.taken()


def _sheet(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    yield (
        f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        f'<cols><col min="1" max="{len(headings)}" width="24" customWidth="1"/></cols><sheetData>'
    )
    yield f"<row>{''.join(_text(words, 1) for words in headings)}</row>"
    for row in rows:
        yield f"<row>{''.join(_cell(value) for value in row)}</row>"
    yield "</sheetData></worksheet>"


def _cell(value: object) -> str:
    if value is None or value == "":
        return "<c/>"
    if isinstance(value, bool):
        return f'<c t="b"><v>{int(value)}</v></c>'
    if isinstance(value, int | float):
        return f"<c><v>{value!r}</v></c>"
    if isinstance(value, dt.datetime):
        here = timezone.localtime(value).replace(tzinfo=None) if timezone.is_aware(value) else value
        return f'<c s="3"><v>{(here - _DAY_ONE) / dt.timedelta(days=1):.9f}</v></c>'
    if isinstance(value, dt.date):
        return f'<c s="2"><v>{(value - _DAY_ONE.date()).days}</v></c>'
    return _text(str(value))


def _text(value: str, style: int = 0) -> str:
    written = escape(_NOT_XML.sub("�", value[:32_767]))  # the most that a cell of Excel holds
    return f'<c t="inlineStr" s="{style}"><is><t xml:space="preserve">{written}</t></is></c>'


def _rest(sheets: int) -> Iterator[tuple[str, str]]:
    """What a workbook needs besides its sheets."""
    numbers = range(1, sheets + 1)
    overrides = [("/xl/workbook.xml", "sheet.main"), ("/xl/styles.xml", "styles")]
    overrides += [(f"/xl/worksheets/sheet{n}.xml", "worksheet") for n in numbers]
    yield (
        "[Content_Types].xml",
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        + "".join(f'<Override PartName="{p}" ContentType="{_PART}.{kind}+xml"/>' for p, kind in overrides)
        + "</Types>",
    )
    yield "_rels/.rels", _relations([("rId1", "officeDocument", "xl/workbook.xml")])
    those = [(f"rId{n}", "worksheet", f"worksheets/sheet{n}.xml") for n in numbers]
    yield "xl/_rels/workbook.xml.rels", _relations([*those, (f"rId{sheets + 1}", "styles", "styles.xml")])
    listed = "".join(f'<sheet name="{n}" sheetId="{n}" r:id="rId{n}"/>' for n in numbers)
    yield "xl/workbook.xml", f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{listed}</sheets></workbook>'
    yield "xl/styles.xml", _STYLES


def _relations(those: list[tuple[str, str, str]]) -> str:
    listed = "".join(f'<Relationship Id="{i}" Type="{_OFFICE}/{kind}" Target="{to}"/>' for i, kind, to in those)
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'
