"""Files into sheets: what a person sees in them, and the files that are never opened."""

import io
import zipfile
import zlib

import pytest
from making_sheets import Formula, Made, Shown, archive, ods, xlsx

from frankpledge.evidence.reading.problems import Refused
from frankpledge.evidence.reading.sheets import address, formats, sheets
from frankpledge.evidence.reading.sheets.archive import opened


def why(content: bytes) -> str:
    with pytest.raises(Refused) as refused:
        sheets(content, "table.xlsx")
    return str(refused.value)


@pytest.mark.parametrize("make", [xlsx, ods])
def test_a_grid_begins_at_a1_and_keeps_blank_rows(make):
    (sheet,) = sheets(make(Made([[], ["", "Crime"], [], ["a", 12, Shown(0.145, "0.0%", "14.5%")]])), "x")
    assert sheet.text(1, 1) == "Crime" and sheet.text(3, 1) == "12" and sheet.text(3, 2) == "14.5%"
    assert sheet.cell(3, 2).address == "C4" and sheet.text(0, 0) == sheet.text(99, 99) == ""


@pytest.mark.parametrize("make", [xlsx, ods])
def test_hidden_merged_and_unsaved_are_told(make):
    made = Made([["a", "b", ""], [1, Formula("A2+1"), 3]], merged=(((0, 1), (0, 2)),), hidden_rows=(1,))
    sheet, hidden = sheets(make(made, Made([["x"]], "Old", hidden=True)), "x")
    assert sheet.cell(0, 2).merged_from == "B1" and sheet.spread(0, 2) == "b" and sheet.text(0, 2) == ""
    assert sheet.cell(1, 0).hidden and not sheet.cell(0, 0).hidden
    assert sheet.cell(1, 1).uncalculated and hidden.hidden and hidden.cell(0, 0).hidden


@pytest.mark.parametrize(
    "value, code, text",
    [
        (0.145, "0%", "15%"),
        (0.14475, "0.0%", "14.5%"),
        (-0.04, "+0%;-0%", "-4%"),
        (0.2, '"▲ "0.0%;"▼ "0.0%', "▲ 20.0%"),
        (-0.2, '"▲ "0.0%;"▼ "0.0%', "▼ 20.0%"),
        (4631, "#,##0", "4,631"),
        (12.5, "0", "12.5"),  # a count of 13 was never counted
        (-12, "#,##0_);(#,##0)", "(12)"),
        (36073, "[$£-809]#,##0", "£36,073"),
        (0, "0;-0;–", "0"),  # the file says none, however it is dressed
        (4746.0, "General", "4746"),
        (0.1 + 0.2, "General", "0.3"),
    ],
)
def test_a_number_looks_as_its_format_says(value, code, text):
    assert formats.shown(value, code) == text


def test_addresses():
    assert [address(0, 0), address(3, 25), address(9, 26), address(0, 701), address(0, 702)] == [
        "A1", "Z4", "AA10", "ZZ1", "AAA1",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text, rows",
    [
        ("a\tb\n1\t2\n", [["a", "b"], ["1", "2"]]),
        ("a;b\n1,5;2\n", [["a", "b"], ["1,5", "2"]]),
        ('a,b\n"1,234",2\n', [["a", "b"], ["1,234", "2"]]),
        ("| a | b |\n|---|---|\n| 1 | 2 |\n", [["a", "b"], [], ["1", "2"], [""]]),
        ("Some measure   2019/20   2018/19\nASB   1   2", [["Some measure", "2019/20", "2018/19"], ["ASB", "1", "2"]]),
        ("one word\nand another, quite alone\n", [["one word"], ["and another", " quite alone"]]),
    ],
)
def test_a_text_is_divided_as_most_of_its_lines_are(text, rows):
    assert sheets(text.encode(), "pasted")[0].rows == rows


GOOD = Made([["a", "b"], [1, 2]])
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@pytest.mark.parametrize(
    "content, said",
    [
        (OLE + "EncryptedPackage".encode("utf-16-le"), "locked with a password: open it, take the password off"),
        (OLE, "an old Excel file (.xls): open it and save it as .xlsx or CSV"),
        (xlsx(GOOD, extra={"xl/vbaProject.bin": b"x"}), "it holds macros, which are never run here"),
        (ods(GOOD, extra={"Basic/Standard/Module1.xml": "x"}), "it holds macros, which are never run here"),
        (ods(GOOD, manifest="<manifest:encryption-data/>"), "locked with a password"),
        (archive({"xl/workbook.bin": "x"}), "a binary Excel file (.xlsb)"),
        (archive({"word/document.xml": "<x/>"}), "it is not a spreadsheet: send CSV, XLSX or ODS"),
        (archive({"xl/workbook.xml": "<!DOCTYPE x [<!ENTITY a 'b'>]><x/>"}), "a document type in its XML"),
        (archive({"xl/workbook.xml": "<x"}), "the file is broken"),
        (archive({"content.xml": "<x"}), "the file is broken"),
        (xlsx(GOOD)[:400], "the file is broken or cut short"),
        (bytes(range(256)) * 10, "it is not a text file"),
        (b"", "it is empty"),
    ],
    ids=["locked", "xls", "macros", "ods macros", "ods locked", "xlsb", "word", "doctype", "broken xlsx", "broken ods",
         "cut short", "noise", "empty"],
)  # fmt: skip
def test_what_can_not_be_opened_is_refused_with_what_to_do(content, said):
    assert said in why(content)


def test_an_archive_that_grows_beyond_measure_is_not_unpacked():
    assert "unpacks to far more than any spreadsheet" in why(archive({"content.xml": bytes(80_000_000)}))


def test_an_archive_that_lies_of_its_size_is_broken():
    content = bytearray(archive({"content.xml": "x" * 1000}))
    content[content.index(b"PK\x01\x02") + 24] = 1  # of the unpacked size
    assert "the file is broken or cut short" in why(bytes(content))


@pytest.mark.parametrize("packing", [zipfile.ZIP_DEFLATED, zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_an_archive_damaged_anywhere_is_broken_or_locked_and_no_traceback(packing):
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", packing) as packed:
        packed.writestr("xl/workbook.xml", "<workbook>" * 50)
    found = set()
    for place in range(len(whole.getvalue())):
        content = bytearray(whole.getvalue())
        content[place] ^= 1
        try:
            opened(bytes(content))
        except Refused as refused:
            found.add(str(refused).partition(":")[0])
    assert found == {"the file is broken or cut short", "it is locked with a password"}


def test_a_cell_far_outside_the_table_is_said_and_not_laid_out():
    xml = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
        "</sheetData></worksheet>"
    )
    said = why(xlsx(GOOD, extra={"xl/worksheets/sheet1.xml": xml}))
    assert "has a cell far outside its table (row 1,048,576, column 16,384)" in said


def test_a_large_sheet_is_read_plainly_and_says_so():
    rows = [["Force", "Offence", "Count"], *([f"Force {n % 43}", "Burglary of a dwelling", n] for n in range(60_000))]
    for make in (xlsx, ods):
        (sheet,) = sheets(make(Made(rows)), "large")
        assert not sheet.looked and len(sheet.rows) == 60_001
        assert sheet.rows[-1] == ["Force 14", "Burglary of a dwelling", "59999"]


def test_no_broken_member_gives_a_traceback():
    good = xlsx(GOOD)
    with zipfile.ZipFile(io.BytesIO(good)) as packed:
        members = {n: packed.read(n) for n in packed.namelist()}
    for name, content in members.items():
        for broken in (b"", content[: len(content) // 2], bytes(50), zlib.compress(content)):
            try:
                sheets(archive(members | {name: broken}), "x")
            except Refused as refused:
                assert "broken" in str(refused) or "spreadsheet" in str(refused)
