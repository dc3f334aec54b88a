"""Lists as files: the same rows as on screen, all of them, and safe to open."""

import csv
import datetime as dt
import io
import json

import pytest
from openpyxl import load_workbook

from frankpledge.partnership.agencies.models import Person
from frankpledge.partnership.audit.models import Event
from frankpledge.partnership.audit.recording import record
from frankpledge.partnership.design import exports
from frankpledge.partnership.design.workbook import workbook

LOG = "/p/silverpit/partnership/log/"
NASTY = [
    '=HYPERLINK("http://x")',
    "+44 1234 567",
    "-2",
    "@SUM(A1)",
    "\tx",
    "Anne & Co / O'Brien",
    "Łódź ✓ 漢字",
    "a,b\nc",
]
WHEN = dt.datetime(2026, 7, 1, 12, 30, tzinfo=dt.UTC)
COLUMNS = {
    "name": lambda r: r[0],
    "n": lambda r: r[1],
    "day": lambda r: r[2],
    "at": lambda r: r[3],
    "ok": lambda r: r[4],
}
ROWS = [(name, number, dt.date(2026, 3, 31), WHEN, number % 2 == 0) for number, name in enumerate([*NASTY, None])]


def sent(form: str, rows=ROWS, columns=COLUMNS) -> bytes:
    return b"".join(exports.answer(form, iter(rows), columns, "Some list"))


def test_csv_opens_in_a_spreadsheet_with_every_letter_and_runs_nothing():
    content = sent("csv")
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert rows[0] == list(COLUMNS)
    assert [row[0] for row in rows[1:]] == [
        "'=HYPERLINK(\"http://x\")", "'+44 1234 567", "-2", "'@SUM(A1)", "'\tx", *NASTY[5:], ""
    ]  # fmt: skip
    assert rows[1][1:] == ["0", "2026-03-31", "2026-07-01 13:30:00", "yes"]


def test_a_workbook_opens_and_texts_in_it_are_texts():
    sheet = load_workbook(io.BytesIO(sent("xlsx"))).active
    rows = list(sheet.iter_rows())
    assert [cell.value for cell in rows[0]] == list(COLUMNS)
    assert [row[0].value for row in rows[1:]] == [*NASTY, None]
    assert {row[0].data_type for row in rows[1:-1]} <= {"s", "inlineStr"}
    assert [cell.value for cell in rows[1][1:]] == [
        0, dt.datetime(2026, 3, 31), dt.datetime(2026, 7, 1, 13, 30), True
    ]  # fmt: skip
    assert rows[1][2].number_format == "yyyy\\-mm\\-dd"


def test_a_workbook_goes_on_in_another_sheet_where_one_is_full():
    book = load_workbook(io.BytesIO(b"".join(workbook(["n"], ([n] for n in range(23)), longest=11))))
    found = [[row[0] for row in sheet.iter_rows(values_only=True)] for sheet in book]
    assert found == [["n", *range(10)], ["n", *range(10, 20)], ["n", *range(20, 23)]]
    full = load_workbook(io.BytesIO(b"".join(workbook(["n"], ([n] for n in range(10)), longest=11))))
    assert len(full.sheetnames) == 1


def test_what_no_xml_may_hold_is_marked_in_a_workbook():
    sheet = load_workbook(io.BytesIO(b"".join(workbook(["n"], [["a\x00b\x1bc"]])))).active
    assert sheet["A2"].value == "a�b�c"


def test_json_holds_the_same_with_times_that_say_their_zone():
    rows = json.loads(sent("json"))
    assert [row["name"] for row in rows] == [*NASTY, None]
    assert rows[0] == {"name": NASTY[0], "n": 0, "day": "2026-03-31", "at": "2026-07-01T13:30:00+01:00", "ok": True}


@pytest.mark.parametrize("form", list(exports.FORMATS))
def test_an_empty_list_is_an_empty_file_and_no_error(form):
    content = sent(form, rows=[])
    assert content
    if form == "json":
        assert json.loads(content) == []


@pytest.mark.parametrize("form", list(exports.FORMATS))
def test_a_list_is_sent_as_it_is_read(form):
    asked = []

    def rows():
        for number in range(2000):
            asked.append(number)
            yield ("x", number, None, None, None)

    pieces = iter(exports.answer(form, rows(), COLUMNS, "list"))
    next(pieces)
    assert len(asked) < 1000


@pytest.mark.parametrize("form", list(exports.FORMATS))
def test_a_list_that_breaks_off_does_not_end_as_if_it_were_whole(form):
    def rows():
        yield ("x", 1, None, None, None)
        raise RuntimeError("the database went away")

    with pytest.raises(RuntimeError):
        list(exports.answer(form, rows(), COLUMNS, "list"))


@pytest.fixture
def long(silverpit, said) -> None:
    for number in range(1, 1205):
        by = "person:999" if number % 2 else "person:998"
        record(said, by=by, partnership="silverpit", about="agency:999", what=f"word {number:04}")


def rows_of(form: str, answer) -> list[dict]:
    content = b"".join(answer)
    if form == "json":
        return json.loads(content)
    if form == "csv":
        return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    rows = list(load_workbook(io.BytesIO(content)).active.iter_rows(values_only=True))
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]


@pytest.mark.parametrize("form", list(exports.FORMATS))
def test_a_download_of_the_log_is_what_is_on_screen_and_all_its_pages(long, as_, form):
    officer = as_("information")
    asked = "reference=person%3A999&only=changes&before=400"
    page = officer.get(f"{LOG}?{asked}")
    link = f"?reference=person%3A999&amp;only=changes&amp;format={form}"
    assert link in page.content.decode()  # narrowed as the page is, and no page of it
    answer = officer.get(LOG + link.replace("&amp;", "&"))
    rows = rows_of(form, answer)
    want = Event.objects.filter(by="person:999").order_by("-number")
    assert [int(row["number"]) for row in rows] == list(want.values_list("number", flat=True))
    assert len(rows) == 602
    assert rows[0]["what"] == "word 1203 was said"
    assert answer["Content-Disposition"].startswith('attachment; filename="log-20')


def test_that_a_list_was_taken_away_is_an_event_every_time(silverpit, as_):
    officer = as_("information")
    for _again in range(2):
        list(officer.get(f"{LOG}?format=csv&only=looks"))
    taken = Event.objects.filter(kind="list exported")
    assert [event.sentence for event in taken] == ["log: downloaded as CSV, narrowed by only"] * 2


def test_names_that_a_list_holds_are_safe_in_a_spreadsheet(silverpit, as_, person):
    Person.objects.filter(pk=person("analyst").pk).update(name="=1+1")
    content = b"".join(as_("information").get(f"{LOG}?format=csv")).decode("utf-8-sig")
    assert "'=1+1" in content
    assert ",=1+1" not in content
