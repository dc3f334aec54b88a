"""Publishers' workbooks: every sheet of a known table is read, by value and by row; notes are passed over and said."""

import datetime as dt
import io
import zipfile

import openpyxl
import pytest
from asking import faults, reasons, rows
from making import write
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

HEADINGS = [
    "Financial Year", "Financial Quarter", "Police Force", "CSP Name", "Offence Description", "Offence Group",
    "Offence Subgroup", "Offence Code", "Offence Count",
]  # fmt: skip
NOTES = [["Police recorded crime open data tables"], ["Updated:", "23 July 2026"], ["Force Notes"]]


def line(year: str, quarter: object, code: object, count: object) -> list:
    return [year, quarter, "Marsh", "City of Saltby", "An offence", "Theft offences", "Burglary", code, count]


YEARS = {
    "Notes": NOTES,
    "2014_15": [HEADINGS, line("2014/15", 1, "28A", 1234), line("2014/15", 2, 39, -2)],
    "2015_16": [HEADINGS, line("2015/16", 1, "4.10", 0)],
}


def xlsx(sheets: dict[str, list[list]]) -> bytes:
    book = openpyxl.Workbook(write_only=True)
    for name, lines in sheets.items():
        sheet = book.create_sheet(name)
        for cells in lines:
            sheet.append(cells)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def ods(sheets: dict[str, list[list]]) -> bytes:
    book = OpenDocumentSpreadsheet()
    for name, lines in sheets.items():
        sheet = Table(name=name)
        for cells in lines:
            row = TableRow()
            for value in cells:
                number = {"valuetype": "float", "value": value} if isinstance(value, int) else {"valuetype": "string"}
                cell = TableCell(**number)
                cell.addElement(P(text=str(value)))
                row.addElement(cell)
            sheet.addElement(row)
        book.spreadsheet.addElement(sheet)
    out = io.BytesIO()
    book.write(out)
    return out.getvalue()


def held(result) -> list[tuple]:
    return rows(result.edition, "year, quarter, offence_code, count, line", "recorded_crime")


@pytest.mark.parametrize("make, ending", [(xlsx, "xlsx"), (ods, "ods")])
def test_a_sheet_a_year_is_read_and_the_notes_passed_over(reading, tmp_path, make, ending):
    result = reading(write(tmp_path / f"prc-csp.{ending}", make(YEARS)))
    assert held(result) == [(2014, 1, "28A", 1234, 2), (2014, 2, "39", -2, 3), (2015, 1, "4.10", 0, 2)]
    assert result.whole
    assert [(left.name, left.why[:31]) for left in result.left_alone] == [
        (f"prc-csp.{ending}/Notes", "the sheet is no table that is r")
    ]


@pytest.mark.parametrize("make, ending", [(xlsx, "xlsx"), (ods, "ods")])
def test_a_workbook_gives_the_parts_that_its_sheets_give_as_csv(reading, tmp_path, make, ending):
    book = reading(write(tmp_path / f"prc.{ending}", make(YEARS))).edition
    text = "".join(",".join(map(str, cells)) + "\n" for cells in YEARS["2014_15"])
    again = reading(write(tmp_path / "year.csv", text))
    assert {p.sha256 for p in again.edition.parts} == {p.sha256 for p in book.parts}
    assert held(again) == [(2014, 1, "28A", 1234, 2), (2014, 2, "39", -2, 3), (2015, 1, "4.10", 0, 2)]


def test_a_refused_row_is_named_by_sheet_and_row(reading, tmp_path):
    sheet = [["Table 1"], [], HEADINGS, line("2014/15", 1, "39", 3), [], line("2014/15", 1, "28A", ":")]
    result = reading(write(tmp_path / "prc.xlsx", xlsx({"2014_15": sheet})))
    assert [f.split(", expected")[0] for f in faults(result)] == [
        "sheet “2014_15”, row 6, column “Offence Count”: found “:”"
    ]
    assert held(result) == [(2014, 1, "39", 3, 4)]


def test_notes_below_a_table_are_said_and_not_taken_for_rows(reading, tmp_path):
    sheet = [HEADINGS, line("2014/15", 1, "39", 3), [], ["Source: Home Office"], ["1. Some forces are missing"]]
    result = reading(write(tmp_path / "prc.xlsx", xlsx({"2014_15": sheet})))
    assert result.whole and len(held(result)) == 1
    assert [str(left.why) for left in result.left_alone] == [
        "2 rows below the table have text in one cell alone, and were taken for notes"
    ]


def test_two_sheets_with_rows_of_one_quarter_are_refused(reading, tmp_path):
    sheet = [HEADINGS, line("2014/15", 1, "39", 3)]
    result = reading(write(tmp_path / "prc.xlsx", xlsx({"2014_15": sheet, "all": sheet})))
    assert "“2014_15” and “all” both hold rows of 2014-04..2014-06" in reasons(result)[0]
    assert not result.edition.parts


def test_a_workbook_of_no_known_table_is_left_alone(reading, tmp_path):
    write(tmp_path / "in" / "rota.xlsx", xlsx({"Rota": [["Name", "Day"], ["A", dt.date(2024, 1, 1)]], "Empty": []}))
    result = reading(tmp_path / "in")
    assert result.whole
    assert [left.why for left in result.left_alone] == ["none of its sheets is a table of a kind that is read"]


def test_a_workbook_without_its_quarters_says_what_is_missing(reading, tmp_path):
    result = reading(write(tmp_path / "part.xlsx", xlsx({"2014_15": [HEADINGS[3:], line("", "", "39", 3)[3:]]})))
    assert "“Financial Year” and “Financial Quarter” and “Force Name” are missing" in reasons(result)[0]


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("content.xml", b" " * 120_000_000)
    return out.getvalue()


@pytest.mark.parametrize(
    "content, why",
    [
        (b"Financial Year,Financial Quarter\n", "it is not a spreadsheet file"),
        (b"PK\x03\x04 and then nothing", "the workbook is broken or cut short"),
        (xlsx(YEARS)[:-400], "the workbook is broken or cut short"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "it is an old Excel file"),
        (bomb(), "far more than any published file does"),
    ],
)
def test_a_broken_workbook_is_refused_with_what_to_do(reading, tmp_path, content, why):
    result = reading(write(tmp_path / "prc.xlsx", content))
    assert why in reasons(result)[0]
