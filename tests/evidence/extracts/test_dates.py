"""Days and times as partners write them: each form read, two orders never mixed, what can't be read counted."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making_extracts import NOW, aside, csv_of, dated, days, mapping, reading
from making_sheets import Made, Shown, xlsx

from frankpledge.evidence.reading.extracts.moments import read_day, read_time
from frankpledge.evidence.reading.problems import Refused


@pytest.mark.parametrize(
    "text",
    ["03/04/2024", "3/4/24", "03.04.2024", "2024-04-03", "2024/04/03", "3 Apr 2024", "3rd April 2024", "03-Apr-24",
     "Wednesday 3 April 2024", "20240403", "45385"],
)  # fmt: skip
def test_a_day_is_read_in_every_way_it_is_written(text):
    assert days(dated(text)) == ["2024-04-03"]


@pytest.mark.parametrize(
    ("text", "minute"),
    [("14:30", 870), ("14:30:15", 870), ("2.30pm", 870), ("1430", 870), ("930", 570), ("1430 hrs", 870), ("2 pm", 840),
     ("12:10 am", 10), ("0.604166666666667", 870), ("1899-12-30 14:30:00", 870), ("unknown", -1), ("25:10", None),
     ("13:10 pm", None), ("evening", None)],
)  # fmt: skip
def test_a_time_is_read_in_every_way_it_is_written(text, minute):
    assert read_time(text) == minute


@given(st.dates(dt.date(1990, 1, 1), dt.date(2099, 12, 31)))
def test_every_day_is_read_back_from_each_form(day):
    for written in (f"{day:%d/%m/%Y}", f"{day:%Y-%m-%d}", f"{day:%d %b %Y}", f"{day:%Y%m%d}", f"{day:%-d %B %Y}"):
        assert read_day(written).day() == day
    assert read_day(f"{day:%m/%d/%Y}").day(month_first=True) == day
    assert read_day(str((day - dt.date(1899, 12, 30)).days)).day() == day


def test_the_day_comes_first_unless_it_cannot():
    assert days(dated("03/04/2024", "25/04/2024")) == ["2024-04-03", "2024-04-25"]
    assert days(dated("03/04/2024", "04/25/2024")) == ["2024-03-04", "2024-04-25"]


def test_a_column_of_days_that_all_can_be_read_in_two_ways_is_told():
    assert any("can be read in two ways" in n for n in dated("03/04/2024", "05/06/2024").notes)
    assert not dated("03/04/2024", "25/06/2024").notes


def test_two_orders_in_one_column_refuse_the_file():
    with pytest.raises(Refused, match=r"writes days in two orders: in 2 rows the day must be first and in 1 the month"):
        dated("25/04/2024", "26/04/2024", "04/27/2024", "03/04/2024")


def test_a_mapping_that_says_the_other_order_refuses_the_file():
    with pytest.raises(Refused, match=r"written mm/dd/yyyy, and days in it can only be dd/mm/yyyy"):
        dated("25/04/2024", "03/04/2024", dates={"date": "mm/dd/yyyy"})
    assert days(dated("03/04/2024", dates={"date": "mm/dd/yyyy"})) == ["2024-03-04"]


def test_a_slip_among_many_days_is_set_aside_and_does_not_turn_the_others():
    found = dated(*["25/04/2024"] * 99, "04/27/2024")
    assert aside(found) == {"its date is none: the calendar has no such day": 1}
    assert found.set_aside[0].lines == ("row 101",)


def test_days_of_another_form_are_set_aside_with_their_rows():
    found = dated("25/04/2024", "26/04/2024", "2024-04-27")
    assert days(found) == ["2024-04-25", "2024-04-26"]
    assert str(found.set_aside[0]).startswith("1 row: its date is not written as dd/mm/yyyy (row 4)")


def test_days_that_a_spreadsheet_has_turned_round_refuse_the_file():
    cells = [*(f"{n}/04/2024" for n in range(13, 20)), *(f"2024-{n:02}-04" for n in range(1, 10))]
    with pytest.raises(Refused, match="a spreadsheet program has turned days round"):
        dated(*cells)


def test_days_stored_by_a_workbook_are_days():
    day, time = Shown(45385, "dd/mm/yyyy", "03/04/2024"), Shown(0.75, "hh:mm", "18:00")
    sheet = Made([["Call date", "Call time", "Call category"], [day, time, "Assault"], [day, "", "Assault"]])
    found = reading(xlsx(sheet), mapping())
    assert [str(s) for s in found.rows["start"]] == ["2024-04-03T18:00", "2024-04-03T00:00"]
    assert found.rows["timed"].tolist() == [True, False]


def test_what_has_no_day_or_an_impossible_one_is_set_aside_and_counted():
    found = dated("", "n/k", "soon", "31/02/2024", "01/01/1900", "01/01/2025", *["25/04/2024"] * 7)
    assert set(days(found)) == {"2024-04-25"}
    assert aside(found) == {
        "it has no date": 2,
        "its date can't be read": 1,
        "its date is none: the calendar has no such day": 1,
        "its date is before 1990": 1,
        "its date is in the future": 1,
    }
    assert found.read == 13


def timed(*rows) -> list[tuple[str, str, bool]]:
    found = reading(csv_of(["Call date", "Call time", "Call category"], [[*r, "Assault"] for r in rows]), mapping())
    columns = (found.rows["start"], found.rows["end"], found.rows["timed"])
    return [(str(s)[11:], str(e)[11:], bool(t)) for s, e, t in zip(*columns, strict=True)]


def test_a_row_without_a_time_is_kept_for_its_whole_day():
    assert timed(["25/04/2024", "14:30"], ["25/04/2024", ""], ["25/04/2024", "late"]) == [
        ("14:30", "14:30", True),
        ("00:00", "23:59", False),
        ("00:00", "23:59", False),
    ]


def test_too_many_midnights_stand_for_not_known():
    many = [["25/04/2024", "00:00"]] * 10 + [["25/04/2024", "14:30"]] * 10
    assert [t for _, _, t in timed(*many)] == [False] * 10 + [True] * 10
    few = [["25/04/2024", "00:00"]] + [["25/04/2024", "14:30"]] * 99
    assert all(t for _, _, t in timed(*few))


def window(*rows):
    columns = {"from_date": "From", "to_date": "To"}
    return reading(csv_of(["From", "To", "Ward"], [[*r, "Mill"] for r in rows]), mapping(columns))


def test_a_window_has_its_ends_and_one_without_an_end_ends_as_it_began():
    found = window(["24/04/2024 22:00", "25/04/2024 07:30"], ["25/04/2024 10:00", ""], ["25/04/2024", "26/04/2024"])
    assert [str(s) for s in found.rows["start"]] == ["2024-04-24T22:00", "2024-04-25T10:00", "2024-04-25T00:00"]
    assert [str(e) for e in found.rows["end"]] == ["2024-04-25T07:30", "2024-04-25T10:00", "2024-04-26T23:59"]
    assert found.rows["timed"].tolist() == [True, True, False]


def test_a_window_that_ends_before_it_begins_is_set_aside():
    good = ["25/04/2024", "25/04/2024"]
    assert aside(window(["25/04/2024 10:00", "24/04/2024 10:00"], good, good)) == {
        "its window ends before it begins": 1
    }


def test_a_file_of_which_half_would_be_set_aside_is_refused_with_why_and_what_to_mend():
    cells = [""] * 3 + ["soon"] * 7 + ["25/04/2024"] * 10
    with pytest.raises(Refused) as refused:
        dated(*cells)
    said = str(refused.value)
    assert "10 of 20 rows would be set aside" in said and "3 rows: it has no date (row 2, row 3, row 4)" in said
    assert "7 rows: its date can't be read" in said and "mend the mapping" in said
    assert aside(dated(*cells, "25/04/2024")) == {"it has no date": 3, "its date can't be read": 7}


def test_utc_becomes_what_the_clock_in_britain_showed():
    rows = [["25/04/2024", "23:30", "Assault"], ["25/01/2024", "23:30", "Assault"]]
    found = reading(csv_of(["Call date", "Call time", "Call category"], rows), mapping(times="UTC"))
    assert [str(s) for s in found.rows["start"]] == ["2024-04-26T00:30", "2024-01-25T23:30"]
    assert days(found) == ["2024-04-26", "2024-01-25"]


def test_a_moment_that_tells_its_zone_is_put_on_the_clock_in_britain():
    assert [str(s) for s in dated("2024-04-25T23:30:00Z", "2024-01-25T23:30:00+02:00").rows["start"]] == [
        "2024-04-26T00:30",
        "2024-01-25T21:30",
    ]


def test_now_is_the_end_of_time():
    assert aside(dated(f"{NOW:%d/%m/%Y}", "25/04/2024")) == {}
