"""A partner's file as sheets of cells, with the days and times of a workbook as what they are.

`reading/sheets` gives each cell as a person sees it, which is what a printed table needs. Of events the value is
wanted: a day shown as 03/04 is stored as a day.
"""

import io
import re
import zipfile
from dataclasses import dataclass
from xml.etree import ElementTree as ET

import python_calamine

from frankpledge.evidence.reading.problems import Refused
from frankpledge.evidence.reading.sheets import archive, delimited, excel, opendocument

_ROW = re.compile(rb"<row [^>]*>")
_NUMBER = re.compile(rb'\br="(\d+)"')
_HIDDEN = re.compile(rb'\bhidden="(?:1|true)"')


@dataclass(frozen=True, eq=False)
class Cells:
    """The rows of a sheet, from its first on; some may be shorter than others. Hidden rows are counted from 0."""

    name: str
    rows: list[list]
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()


def sheets(content: bytes) -> list[Cells]:
    """The sheets of a CSV, XLSX or ODS file. Raises Refused for one that is locked, broken or of another kind."""
    if not archive.is_archive(content):
        return [Cells("", delimited.sheet(content, "").rows)]
    with archive.opened(content) as members:
        names = members.namelist()
        if "xl/workbook.xml" not in names and "content.xml" not in names:
            raise Refused("it is not a spreadsheet: send CSV, XLSX or ODS")
        try:
            hidden = _of_excel(members) if "xl/workbook.xml" in names else _of_opendocument(content, members)
            return _values(content, hidden)
        except (python_calamine.CalamineError, ET.ParseError, KeyError, ValueError):
            raise Refused("the file is broken: open it, save it again, and try again") from None


def _values(content: bytes, hidden: dict[str, frozenset[int]]) -> list[Cells]:
    with python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
        return [
            Cells(
                about.name,
                book.get_sheet_by_name(about.name).to_python(skip_empty_area=False),
                about.visible != python_calamine.SheetVisibleEnum.Visible,
                hidden.get(about.name, frozenset()),
            )
            for about in book.sheets_metadata
            if about.typ == python_calamine.SheetTypeEnum.WorkSheet
        ]


def _of_excel(members: zipfile.ZipFile) -> dict[str, frozenset[int]]:
    """The hidden rows of each sheet, each sheet looked at for cells far outside its table."""
    found = {}
    for name, path in excel.paths_of(members).items():
        xml = members.read(path)
        excel.refuse_far_cells(xml, name)
        if b' hidden="' in xml:
            found[name] = frozenset(int(_NUMBER.search(r)[1]) - 1 for r in _ROW.findall(xml) if _HIDDEN.search(r))
    return found


def _of_opendocument(content: bytes, members: zipfile.ZipFile) -> dict[str, frozenset[int]]:
    """The same; in a sheet too large to be gone through cell by cell the hidden rows are not known."""
    opendocument.refuse_repeated(members.read("content.xml"))
    return {sheet.name: sheet.hidden_rows for sheet in opendocument.sheets(content, members)}
