"""A partnership's register of campaigns and its calendar."""

import datetime as dt

import pytest
from asking import reasons
from making import table, write

from frankpledge.evidence.measures.registers import campaigns, events, terms
from frankpledge.evidence.period import Period

CAMPAIGN = [
    "campaign",
    "measure",
    "area",
    "first month",
    "last month",
    "compare with",
    "buffer",
    "cost",
    "what was done",
]
SHED = [
    "Sheds",
    "burglary",
    "Upwell; Saltby",
    "2023-10",
    "2023-12",
    "Fourways",
    "",
    "£1,250.50",
    "Locks were given out",
]
DAYS = ["what", "name", "first day", "last day"]


def test_a_campaign_is_read_with_its_areas_its_months_and_what_it_cost(reading, tmp_path):
    edition = reading(write(tmp_path / "campaigns.csv", table(CAMPAIGN, [SHED]))).edition
    (found,) = campaigns(edition)
    assert (found.areas, found.compared_with, found.buffer) == (("Upwell", "Saltby"), ("Fourways",), ())
    assert (found.period, found.cost) == (Period.read("2023-10..2023-12"), 1250.5)


@pytest.mark.parametrize(
    "place, value, expected",
    [(1, "burglry", "id of the measure"), (4, "2023-09", "not before the first"), (7, "cheap", "pounds, or nothing")],
)
def test_a_register_with_a_wrong_line_is_refused_whole(reading, tmp_path, place, value, expected):
    wrong = [*SHED[:place], value, *SHED[place + 1 :]]
    found = reading(write(tmp_path / "campaigns.csv", table(CAMPAIGN, [SHED, wrong])))
    assert expected in " ".join(reasons(found))
    assert not campaigns(found.edition)


def test_terms_and_editions_of_an_event_are_read_from_either_way_of_writing_a_day(reading, tmp_path):
    lines = [
        ["school term", "Autumn", "02/09/2024", "2024-12-20"],
        ["event", "Folk festival", "2024-07-05", "07/07/2024"],
    ]
    edition = reading(write(tmp_path / "calendar.csv", table(DAYS, lines))).edition
    assert [(d.name, d.first, d.last) for d in terms(edition)] == [
        ("Autumn", dt.date(2024, 9, 2), dt.date(2024, 12, 20))
    ]
    assert [d.name for d in events(edition)] == ["Folk festival"]


def test_a_term_that_ends_before_it_begins_is_refused(reading, tmp_path):
    found = reading(
        write(tmp_path / "calendar.csv", table(DAYS, [["school term", "Autumn", "2024-12-20", "2024-09-02"]]))
    )
    assert "not before the first" in " ".join(reasons(found))
