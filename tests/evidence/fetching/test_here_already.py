"""What is here already is not asked for again, and nothing that is here is lost."""

import pytest
from fetched import MONTHS, files
from making import write
from publishing import month_file, release

from frankpledge.evidence.fetching.shelf import Occupied, Shelf


def test_what_is_here_is_not_asked_for_again(fetch, site):
    fetch("street,lookups,boundaries,population")
    site.asked.clear()
    gathering = fetch("street,lookups,boundaries,population")
    assert site.asked == [] and gathering.whole and not gathering.fetched and len(gathering.here) > 8


def test_a_file_that_was_cut_short_since_is_fetched_again(fetch, folder):
    name = "street/2024-01-leicestershire-street.csv"
    fetch()
    (folder / name).write_text("Crime ID,Mon")
    assert fetch().fetched == [name] and (folder / name).read_text() == month_file("2024-01")


def test_a_file_brought_by_hand_is_left_as_it_is(fetch, folder):
    name = "street/2024-01-leicestershire-street.csv"
    write(folder / name, "mine")
    assert name in fetch(refresh=True).here and (folder / name).read_text() == "mine"


def test_a_refresh_fetches_only_the_months_that_a_newer_release_holds_otherwise(fetch, site):
    fetch()
    site.archives = {"2024-04": release([*MONTHS, "2024-04"], m2024_02=month_file("2024-02", burglaries=5))}
    assert fetch().fetched == []
    assert fetch(refresh=True).fetched == ["street/2024-02-leicestershire-street.csv"]


def test_what_a_killed_run_left_half_here_is_taken_away(fetch, folder):
    write(folder / ".fetching" / "2024-01-leicestershire-street.csv.part", "Crime ID,Mon")
    fetch(months="2024-01")
    assert files(folder) == ["fetched.json", "street/2024-01-leicestershire-street.csv"]


def test_two_fetchings_into_one_folder_do_not_meet(fetch, folder, site):
    with Shelf(folder), pytest.raises(Occupied, match="another fetching is under way in"):
        fetch()
    assert site.asked == [] and fetch().whole


def test_a_damaged_note_of_what_was_fetched_loses_no_file(fetch, folder, site):
    fetch()
    write(folder / "fetched.json", '{"files": {"street')
    site.asked.clear()
    assert len(fetch().here) == 3 and site.asked == []
