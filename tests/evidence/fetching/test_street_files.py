"""Street-level files: only what is wanted arrives, from the newest release that has it."""

import json

import pytest
from fetched import ONE, files
from publishing import month_file, release

from frankpledge import __version__
from frankpledge.evidence.fetching.street import release_for
from frankpledge.evidence.period import month

# What arrives


def test_only_the_forces_street_files_of_the_months_arrive(fetch, folder):
    gathering = fetch(months="2024-02..2024-03")
    assert gathering.whole and gathering.fetched == [f"street/2024-0{m}-leicestershire-street.csv" for m in (2, 3)]
    assert files(folder) == ["fetched.json", *gathering.fetched]
    assert (folder / gathering.fetched[0]).read_text() == month_file("2024-02")


def test_of_an_archive_only_the_spans_that_are_wanted_are_fetched(fetch, site):
    fetch()
    assert "whole" not in site.ranges("2024-03")
    assert site.sent < len(site.archives["2024-03"]) / 2


def test_a_server_that_gives_no_parts_sends_the_archive_once_and_the_same_arrives(fetch, site, folder):
    site.in_parts = False
    assert fetch().whole and (folder / "street/2024-01-leicestershire-street.csv").read_text() == month_file("2024-01")
    assert site.ranges("2024-03") == ["bytes=0-1023", "whole"]
    assert len(files(folder)) == 4


def test_every_question_says_who_asks(fetch, site):
    fetch("street,lookups")
    assert {h["User-Agent"] for _, h in site.asked} == {f"Frankpledge/{__version__}"}


def test_where_a_file_came_from_is_noted(fetch, folder, site):
    fetch(months="2024-01")
    note = json.loads((folder / "fetched.json").read_text())["files"]["street/2024-01-leicestershire-street.csv"]
    assert note["url"] == f"{site.url}{ONE}" and note["member"] == "2024-01/2024-01-leicestershire-street.csv"
    assert (note["publisher"], note["release"]) == ("data.police.uk", "2024-03")
    assert note["bytes"] == len(month_file("2024-01")) and len(note["sha256"]) == 64
    assert note["fetched"].endswith("+00:00")


# Which release


@pytest.mark.parametrize(
    "wanted, expected",
    [
        ("2026-07", "2026-07"),
        ("2023-08", "2026-07"),  # the last of the thirty-six months of the newest
        ("2023-07", "2026-06"),
        ("2014-06", "2017-05"),
        ("2014-05", "2017-04"),  # the last that held everything
        ("2010-12", "2017-04"),
    ],
)
def test_each_month_is_taken_from_the_newest_release_that_has_it(wanted, expected):
    assert release_for(month(wanted), month("2026-07")) == month(expected)


def test_months_that_have_left_the_newest_archive_come_from_an_earlier_one(fetch, site, folder):
    site.archives |= {"2023-11": release(["2020-12"]), "2023-10": release(["2020-12"], m2020_12="older")}
    assert fetch(months="2020-12").whole
    assert (folder / "street/2020-12-leicestershire-street.csv").read_text() == month_file("2020-12")


def test_where_a_release_is_not_there_the_one_before_is_taken(fetch, site):
    site.archives["2023-10"] = release(["2020-12"])
    assert fetch(months="2020-12").fetched == ["street/2020-12-leicestershire-street.csv"]
    assert "/store/2023-11.zip" in site.paths()


def test_months_that_are_not_published_yet_are_said_and_the_rest_fetched(fetch):
    gathering = fetch(months="2024-03..2024-05")
    assert gathering.fetched == ["street/2024-03-leicestershire-street.csv"] and not gathering.whole
    assert gathering.missing == [
        "April to May 2024: not published yet; the newest month of data.police.uk is March 2024"
    ]


def test_a_force_that_publishes_nothing_is_said_with_what_is_known_of_it(fetch):
    (said,) = fetch(force="Greater Manchester").missing
    assert said.startswith("January to March 2024: data.police.uk has no file of Greater Manchester Police. ")
    assert said.endswith(". It has supplied none since 2019")


def test_months_before_the_first_are_said(fetch):
    assert fetch(months="2010-01").missing == ["January 2010: data.police.uk begins in December 2010"]
