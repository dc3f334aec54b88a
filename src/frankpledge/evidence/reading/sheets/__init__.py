"""CSV, TSV, pasted text, XLSX or ODS into sheets: grids of texts as a person sees them."""

from frankpledge.evidence.reading.problems import Refused
from frankpledge.evidence.reading.sheets import archive, delimited, excel, opendocument
from frankpledge.evidence.reading.sheets.grid import Cell, Sheet, address

__all__ = ["Cell", "Sheet", "address", "sheets"]


def sheets(content: bytes, name: str) -> list[Sheet]:
    """The sheets of a file, told by its content; a text is one sheet, called by `name`.

    Raises Refused, with what to do, for a file that is locked, broken, of another kind, a bomb, or holds macros.
    """
    if not archive.is_archive(content):
        return [delimited.sheet(content, name)]
    with archive.opened(content) as members:
        names = members.namelist()
        if "xl/workbook.xml" in names:
            return excel.sheets(content, members)
        if "content.xml" in names:
            return opendocument.sheets(content, members)
    raise Refused("it is not a spreadsheet: send CSV, XLSX or ODS, or paste the table as text")
