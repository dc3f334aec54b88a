"""The table of events in a file: its headings found, sheets of the same kind put together, what is hidden left out."""

import pytest
from making_extracts import HEADINGS, csv_of, days, mapping, reading
from making_sheets import Made, ods, xlsx

from frankpledge.evidence.reading.extracts.tables import sent
from frankpledge.evidence.reading.extracts.words import first_rows, understood
from frankpledge.evidence.reading.problems import Refused

ROWS = [["25/04/2024", "14:30", "Assault"], ["26/04/2024", "15:30", "Fall"]]
MAY = [["03/05/2024", "14:30", "Fall"]]


def test_headings_stand_below_a_title_and_notes_below_the_table():
    content = b"Calls to the service,,\n\n" + csv_of(HEADINGS, [*ROWS, ["Source: the control room", "", ""]])
    found = reading(content, mapping())
    assert days(found) == ["2024-04-25", "2024-04-26"] and found.read == 2
    assert found.rows["line"].tolist() == [4, 5]
    assert found.notes == ("1 row below a table with text in one cell alone: taken for notes",)


def test_headings_that_are_alike_or_missing_are_told_apart():
    found = sent(csv_of(["Date", "Type", "type", "", "TYPE"], [["1", "2", "3", "4", "5"]])).tables[0].columns
    assert list(found) == ["Date", "Type", "type (C)", "column D", "TYPE (E)"]


@pytest.mark.parametrize("book", [xlsx, ods])
def test_sheets_with_the_same_headings_are_one_table_and_others_are_passed_over(book):
    legend = Made([["Code", "Meaning"], ["A", "Assault"], ["F", "Fall"]], "Legend")
    found = reading(book(Made([HEADINGS, *ROWS], "April"), Made([HEADINGS, *MAY], "May"), legend), mapping())
    assert days(found) == ["2024-04-25", "2024-04-26", "2024-05-03"]
    assert found.rows["sheet"].tolist() == ["April", "April", "May"]
    assert "sheet “Legend” has other headings and is not read (2 rows)" in found.notes


@pytest.mark.parametrize("book", [xlsx, ods])
def test_hidden_rows_and_sheets_are_read_only_where_that_is_asked(book):
    content = book(Made([HEADINGS, *ROWS], "April", hidden_rows=(1,)), Made([HEADINGS, *MAY], "May", hidden=True))
    found = reading(content, mapping())
    assert days(found) == ["2024-04-26"]
    assert found.notes == ("sheet 2 is hidden and is not read", "1 hidden row not read")
    assert days(reading(content, mapping(), hidden=True)) == ["2024-04-25", "2024-04-26", "2024-05-03"]


def test_a_workbook_and_a_csv_of_the_same_rows_are_understood_alike():
    one, other = reading(csv_of(HEADINGS, ROWS), mapping()), reading(xlsx(Made([HEADINGS, *ROWS])), mapping())
    assert first_rows(one) == first_rows(other) and understood(one) == understood(other)


@pytest.mark.parametrize("content", [b"Dear all,\nplease see below", b"1,2,3\n4,5,6\n", csv_of(HEADINGS, [])])
def test_a_file_without_a_table_of_events_is_refused(content):
    with pytest.raises(Refused, match="no table of events is in it"):
        sent(content)


def test_too_few_points_for_a_map_are_told():
    columns = {"date": "Date", "easting": "X", "northing": "Y"}
    rows = [["25/04/2024", "458358", "283863"]] * 8 + [["25/04/2024", "", ""]] * 2
    assert "Fewer than 85% of them have a point: too few for a map of hot spots" in understood(
        reading(csv_of(list(columns.values()), rows), mapping(columns))
    )
