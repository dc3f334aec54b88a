"""frankpledge evidence measures: the list of what can be counted, and one definition in words."""

import csv
import json

import pytest

from frankpledge.evidence.measures.loading import measures

HEADINGS = ["id", "title", "sources", "part_of", "flag", "asked_of", "never_add_to"]


@pytest.fixture
def listed(frankpledge):
    """The list as CSV: id → row."""
    said = frankpledge("evidence", "measures", "--format", "csv")
    return {row["id"]: row for row in csv.DictReader(said.out.splitlines())}


@pytest.fixture
def told(frankpledge):
    """What is told of one measure."""
    return lambda *words: frankpledge("evidence", "measures", *words)


def test_every_measure_is_listed_in_its_order(frankpledge, listed):
    assert list(listed) == list(measures())
    assert list(listed["burglary"]) == HEADINGS
    table = frankpledge("evidence", "measures")
    assert table.code == 0 and len(table.out.splitlines()) == 2 + len(measures())
    assert [line.split("  ")[0] for line in table.out.splitlines()[2:]] == list(measures())


def test_a_row_tells_what_a_measure_is_part_of_and_who_could_send_it(listed):
    row = listed["domestic-violence-with-injury"]
    assert row["title"] == "Domestic violence with injury"
    assert (row["sources"], row["part_of"], row["flag"]) == ("published_figures", "violence-with-injury", "yes")
    assert row["asked_of"] == "the police force's analyst"
    assert row["never_add_to"] == "total-crime; violence-with-injury; domestic-abuse"


def test_the_preferred_source_stands_first(listed, told):
    assert listed["shoplifting"]["sources"] == "police_street; recorded_crime; published_figures"
    (line,) = [t for t in told().out.splitlines() if t.startswith("shoplifting ")]
    assert "street-level rows; the Home Office's tables; partners' tables" in line


def test_the_list_as_json_keeps_lists_and_truth_values(told):
    rows = {r["id"]: r for r in json.loads(told("--format", "json").out)}
    assert rows["hate-crime-race"]["flag"] is True and rows["burglary"]["flag"] is False
    assert rows["hate-crime-race"]["never_add_to"] == ["total-crime", "hate-crime"]


def test_one_measure_is_told_whole(told):
    said = told("residential-burglary").out
    assert said.startswith("Residential burglary (residential-burglary)\n\nHow often are homes here recorded as ")
    for line in (
        "- the Home Office's tables: offence codes 28E, 28F, 28G, 28H, 29A (from April 2017 to March 2023)",
        "Set against: residents, for each 1,000",
        "Direction: lower is better",
        "Chapter of an assessment: Burglary",
        "Part of: burglary (burglary). Every one of these is counted there too",
        "Never added to: total crime (total-crime), burglary (burglary)",
        "Who could send it: the police force's analyst",
        "Bear in mind:",
        "Counting changed:",
        "- of 3 × 28E, 1 × 29A, 2 × 30C it counts 4, which among 2,000 residents is 2.0 for each 1,000",
        "Written by Frankpledge. A draft that nobody else has checked. To be looked at again by 31 March 2027.",
    ):
        assert line in said.splitlines()
    assert "- April 2017. Burglary of a dwelling became residential burglary, " in said
    assert "partners' tables: printed as “Residential burglary”, “Burglary residential”" in said


def test_what_is_set_against_nothing_says_so_and_has_no_rate(told):
    said = told("police-officers").out.splitlines()
    assert "Set against: nothing" in said
    assert "- of 12 × Police officers, 9 × Something else it counts 12" in said
    assert not any(line.startswith(("Part of", "A flag", "Never added to", "Counting changed")) for line in said)


def test_a_flag_is_called_one(told):
    assert "A flag: it marks crimes that other measures count as well" in told("hate-crime").out.splitlines()


@pytest.mark.parametrize("name", ["theft-from-motor-vehicle", "TFMV", "tfmv", "Theft from Motor Vehicle"])
def test_a_measure_is_found_by_its_id_or_a_name_that_partners_print(told, name):
    assert told(name).out.startswith("Theft from motor vehicle (theft-from-motor-vehicle)")


def test_one_measure_in_the_other_forms(told):
    whole = json.loads(told("shoplifting", "--format", "json").out)
    assert whole["numerators"]["recorded_crime"] == ["46"] and whole["codes_to"] is None
    assert whole["review_by"] == "2027-03-31" and whole["examples"][0]["count"] == 3
    (row,) = csv.DictReader(told("shoplifting", "--format", "csv").out.splitlines())
    assert row["id"] == "shoplifting"


def test_a_measure_that_there_is_not_is_a_plain_complaint(told):
    said = told("nonsense")
    assert said.code == 2 and said.out == ""
    assert said.err == (
        "frankpledge: there is no measure “nonsense”. “frankpledge evidence measures” lists those that there are\n"
    )
