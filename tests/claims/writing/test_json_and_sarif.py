"""The errata for other programs: JSON of our own, and SARIF 2.1.0 as its schema wants it."""

import json
from dataclasses import replace

import pytest

from frankpledge.evidence.claims.document import Document, Place
from frankpledge.evidence.claims.errata import Errata, Grade
from frankpledge.evidence.claims.rule import rules
from frankpledge.evidence.claims.writing.records import records
from frankpledge.evidence.claims.writing.sarif import sarif

NOTHING = Document("a.txt", ())


@pytest.fixture
def log(errata, document) -> dict:
    return json.loads(sarif(errata, document))


def results(errata: Errata) -> list[dict]:
    return json.loads(sarif(errata, NOTHING))["runs"][0]["results"]


def test_json_has_the_keys_that_are_promised(errata, document):
    said = json.loads(records(errata, document))
    assert list(said) == ["document", "counts", "notes", "findings"]
    assert said["counts"] == {"wrong": 1, "doubtful": 1, "cannot be checked": 1, "holds": 1}
    assert said["findings"][0] == {
        "grade": "wrong",
        "rule": "invented-rule",
        "title": "Invented rule",
        "place": {"page": None, "paragraph": 2, "heading": "Performance", "table": None, "row": None, "column": None},
        "where": "paragraph 2, under “Performance”",
        "quote": "Burglary fell by 31.5%, from 512 to 351, and that is good.",
        "claim": "31.5%",
        "start": 33,
        "end": 38,
        "why": "512 to 351 is 31.4%.",
        "better": "Burglary fell by 31.4%, from 512 to 351.",
    }


def test_the_same_report_gives_the_same_bytes(errata, document):
    assert records(errata, document) == records(errata, document) and sarif(errata, document) == sarif(errata, document)
    assert "“Performance”" in records(errata, document).decode()


def test_a_files_name_that_is_no_utf_8_does_not_stop_it(document):
    assert b'"document": "a?.txt"' in records(Errata("a\udcff.txt", ()), document)
    assert (
        json.loads(sarif(Errata("a\udcff.txt", ()), NOTHING))["runs"][0]["artifacts"][0]["location"]["uri"]
        == "a%3F.txt"
    )


def test_sarif_has_every_property_that_its_schema_requires(log, errata):
    assert set(log) == {"$schema", "version", "runs"} and log["version"] == "2.1.0"
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    assert driver["name"] == "Frankpledge" and isinstance(driver["version"], str)
    assert all(rule["id"] and rule["shortDescription"]["text"] for rule in driver["rules"])
    ids = [rule["id"] for rule in driver["rules"]]
    assert len(ids) == len(set(ids)) and set(rules()) < set(ids) and "invented-rule" in ids
    assert all({"fullDescription", "help"} <= set(rule) for rule in driver["rules"] if rule["id"] in rules())
    assert run["invocations"][0]["executionSuccessful"] is True
    assert len(run["results"]) == len(errata.findings)
    for result in run["results"]:
        assert result["message"]["text"] and ids[result["ruleIndex"]] == result["ruleId"]
        (location,) = result["locations"]
        assert location["physicalLocation"]["artifactLocation"] == {"uri": "report.txt", "index": 0}
        assert location["logicalLocations"][0]["name"]
    assert run["artifacts"][0]["location"]["uri"] == "report.txt"


def test_sarif_notes_what_could_not_be_read(log):
    (told,) = log["runs"][0]["invocations"][0]["toolExecutionNotifications"]
    assert told["message"]["text"] == "Page 3 is a picture."


def test_each_grade_has_its_level_and_what_holds_is_a_pass(log):
    levels = [(result["kind"], result["level"]) for result in log["runs"][0]["results"]]
    assert levels == [("fail", "error"), ("pass", "none"), ("fail", "note"), ("fail", "warning")]


def test_a_texts_finding_names_its_line_and_a_word_files_only_its_paragraph(errata):
    line = results(errata)[0]["locations"][0]["physicalLocation"]["region"]
    assert line == {"startLine": 3}
    in_word = results(replace(errata, document="report.docx"))[0]["locations"][0]
    assert "region" not in in_word["physicalLocation"]
    assert in_word["logicalLocations"][0]["name"] == "paragraph 2, under “Performance”"


def test_the_message_has_quote_why_and_better(log):
    text = log["runs"][0]["results"][0]["message"]["text"]
    assert text.startswith("“Burglary fell by 31.5%") and "31.4%." in text
    assert text.endswith("Better: Burglary fell by 31.4%, from 512 to 351.")


def test_brackets_of_the_report_are_no_links_and_no_gaps_in_sarif(invent):
    text = "See [this](https://example.org) {0}: 5%."
    said = results(Errata("a.txt", (invent(Grade.WRONG, text, "5%"),)))[0]["message"]["text"]
    assert "](" not in said and "{{0}}" in said


def test_a_name_with_spaces_is_percent_encoded_and_no_folder_is_told(invent):
    found = invent(Grade.WRONG, "5%", "5%", place=Place(1, anchor=1))
    (result,) = results(Errata("Our report #3 (final).txt", (found,)))
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "Our%20report%20%233%20%28final%29.txt"
