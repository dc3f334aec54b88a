"""frankpledge evidence extract: looked at, confirmed, kept and used again."""

import pytest
from making import write, write_country, write_months
from making_extracts import HEADINGS, csv_of

from frankpledge.evidence.reading.read import read
from frankpledge.evidence.warehouse import Warehouse

ROWS = [["25/04/2024", "14:30", "Assault"], ["26/04/2024", "", "Overdose"], ["03/06/2024", "23:59", "Assault"]]


@pytest.fixture
def asked(frankpledge, tmp_path):
    """Give the command a file's rows; its warehouse holds the invented country."""
    warehouse = tmp_path / "w"
    read([write_country(tmp_path / "country"), write_months(tmp_path / "street", [])], Warehouse(warehouse))

    def ask(*words, rows=ROWS, headings=HEADINGS, name="calls.csv"):
        file = write(tmp_path / name, csv_of(headings, rows))
        return frankpledge("evidence", "extract", file, "--warehouse", warehouse, *words)

    ask.warehouse = warehouse
    return ask


def files(folder) -> dict:
    return {f: f.read_bytes() for f in folder.rglob("*") if f.is_file()}


def test_a_file_nobody_knows_is_only_looked_at(asked):
    before = files(asked.warehouse)
    said = asked("--title", "Calls")
    assert said.code == 0 and files(asked.warehouse) == before
    assert 'date = "Call date"' in said.out and 'date = "dd/mm/yyyy"' in said.out
    assert "25 Apr 2024" in said.out and "day only" in said.out and "3 of 3 rows are events" in said.out
    assert "No event in May 2024: held as 0." in said.out and "--accept" in said.out


def test_what_is_confirmed_is_taken_saved_and_used_for_the_next_file(asked):
    assert asked("--accept").code == 2
    said = asked("--accept", "--holder", "the service", "--measure", "violence-with-injury=Assault")
    assert said.code == 0 and "The mapping “calls” is saved" in said.out and "in confidence" in said.out
    again = asked(rows=[*ROWS, ["04/06/2024", "", "Assault"]], name="next.csv")
    assert again.code == 0 and "proposed" not in again.out
    assert "June 2024: in place of what was held, from calls.csv." in again.out
    assert "saved" in asked("--list").out


def test_the_mapping_that_reads_a_file_is_always_told(asked):
    told = "Read by the mapping “calls” of the service."
    assert told in asked("--holder", "the service", "--title", "Calls").out
    assert told in asked("--accept", "--holder", "the service").out
    assert told in asked("--only-look").out and told in asked().out


@pytest.mark.parametrize("words", [("--holder", "another service"), ("--title", "Fires")])
@pytest.mark.parametrize("how", ["--accept", "--only-look"])
def test_a_file_of_another_partner_is_not_read_by_the_mapping_of_the_first(asked, words, how):
    asked("--accept", "--holder", "the service")
    before = files(asked.warehouse)
    said = asked(*words, how, rows=ROWS[::-1], name="other.csv")
    assert said.code == 1 and "the saved mapping “calls” (“calls” of the service) fits it" in said.err
    assert "--mapping calls" in said.err and "--mapping FILE.toml --save-mapping" in said.err
    assert files(asked.warehouse) == before
    assert asked("--holder", "The Service", "--title", "Calls").code == 0  # the same, but for capitals
    assert asked(*words, "--mapping", "calls").code == 0


def test_of_two_partners_with_the_same_headings_the_one_named_is_taken(asked, tmp_path):
    asked("--accept", "--holder", "the service")
    text = (asked.warehouse / "mappings" / "calls.toml").read_text().replace("the service", "another service")
    same = asked("--mapping", write(tmp_path / "same.toml", text), "--save-mapping")
    assert same.code == 1 and "has the id of the saved “calls” (“calls” of the service): give it another id" in same.err
    own = write(tmp_path / "own.toml", text.replace('id = "calls"', 'id = "other-calls"'))
    assert asked("--mapping", own, "--save-mapping").code == 0
    assert "Read by the mapping “other-calls” of another service." in asked("--holder", "another service").out
    assert "two saved mappings fit it" in asked().err


def test_a_mapping_for_other_headings_does_not_take_the_place_of_one_with_its_id(asked):
    asked("--accept", "--holder", "the service")
    other = {"rows": ROWS, "headings": ["Reported on", "At", "Kind"]}
    assert asked("--holder", "another service", **other).code == 0  # only looked at
    said = asked("--accept", "--holder", "another service", **other)
    assert said.code == 1 and "is for other headings and would be lost" in said.err and "another --title" in said.err
    assert asked("--accept", "--holder", "another service", "--title", "Fires", **other).code == 0


def test_rows_set_aside_are_told_and_end_with_1(asked):
    asked("--accept", "--holder", "the service")
    said = asked(rows=[*ROWS, ["31/02/2024", "", "Assault"]])
    assert said.code == 1 and "Set aside: 1 row: its date is none: the calendar has no such day (row 5)." in said.out


def test_personal_data_refuses_the_file_and_no_value_is_printed(asked):
    before = files(asked.warehouse)
    said = asked(rows=[[*r, "Wilhelmina Cholmondeley"] for r in ROWS], headings=[*HEADINGS, "Patient name"])
    assert said.code == 1 and "column “Patient name” holds names (3 cells)" in said.err
    assert "Wilhelmina" not in said.out + said.err and files(asked.warehouse) == before


def test_a_mapping_in_a_file_is_used_and_kept_where_that_is_asked(asked, tmp_path):
    mapping = write(tmp_path / "own.toml", 'id = "own"\ntitle = "Own"\nholder = "us"\n[columns]\ndate = "Call date"\n')
    said = asked("--mapping", mapping, "--only-look")
    assert said.code == 0 and "Nothing was changed." in said.out and "proposed" not in said.out
    assert asked("--mapping", mapping, "--save-mapping").code == 0
    assert (asked.warehouse / "mappings" / "own.toml").exists()
    wrong = asked("--mapping", "council-asb")
    assert wrong.code == 1 and "is for another file: there is no “Reported on”" in wrong.err


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--mapping", "nothing"], "there is no mapping “nothing”"),
        (["--measure", "nothing"], "no measure is called “nothing”"),
        (["--period", "24-25"], "the period “24-25” can't be read"),
    ],
)
def test_what_is_not_understood_is_said(asked, words, says):
    said = asked(*words)
    assert said.code in (1, 2) and says in said.err


def test_a_file_that_is_not_there_and_none_at_all_end_with_2(frankpledge, asked):
    gone = frankpledge("evidence", "extract", "gone.csv", "--warehouse", asked.warehouse)
    assert gone.code == 2 and "there is no file gone.csv" in gone.err
    none = frankpledge("evidence", "extract", "--warehouse", asked.warehouse)
    assert none.code == 2 and "which file?" in none.err


def test_the_mappings_there_are_are_listed(frankpledge, asked):
    said = frankpledge("evidence", "extract", "--list", "--warehouse", asked.warehouse)
    assert said.code == 0 and "fire-incidents" in said.out and "ready" in said.out
