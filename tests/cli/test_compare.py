"""frankpledge evidence compare: a table to read, CSV and JSON to use."""

import csv
import json

import pytest

RECORD = [
    "area_code", "area_name", "measure", "source", "table", "period", "count", "period_before", "count_before",
    "rate_per_1000", "rate_per_1000_before", "change_percent", "change_percent_low", "change_percent_high", "verdict",
    "noticeable_fall_to", "noticeable_rise_to", "p", "p_adjusted", "dispersion", "recorded_by_other_forces", "complete",
    "figure",
]  # fmt: skip


@pytest.fixture
def compare(frankpledge, upwell):
    def run(*words):
        place = ("--warehouse", upwell, "--area", "Upwell and Dale", "--period", "2024-01..2024-12")
        return frankpledge("evidence", "compare", *place, *words)

    return run


def test_the_table_says_what_is_compared_with_what(compare):
    lines = compare().out.splitlines()
    assert lines[0] == (
        "Upwell & Dale (E07000001): year to December 2024 (January to December 2024), "
        "against year to December 2023 (January to December 2023)"
    )
    shops = next(line for line in lines if line.startswith("Shoplifting"))
    assert shops.split()[:6] == ["Shoplifting", "60", "360", "60.0", "+500.0%", "rose"]
    assert "Recorded here by other forces and not in the counts: 12." in lines


def test_csv_has_a_flat_record_for_every_measure(compare):
    rows = list(csv.DictReader(compare("--format", "csv").out.splitlines()))
    assert list(rows[0]) == RECORD and len(rows) == 15
    shops = next(r for r in rows if r["measure"] == "shoplifting")
    assert (shops["count_before"], shops["count"], shops["verdict"], shops["complete"]) == ("60", "360", "rose", "True")


def test_json_says_what_was_asked_and_holds_the_same_records(compare):
    found = json.loads(compare("--format", "json").out)
    assert list(found) == [
        "area_code", "area_name", "period", "complete", "compared", "compared_with", "edition", "notes", "rows"
    ]  # fmt: skip
    assert (found["compared"], found["compared_with"]) == ("2024-01..2024-12", "2023-01..2023-12")
    rows = list(csv.DictReader(compare("--format", "csv").out.splitlines()))
    assert [{k: "" if v is None else str(v) for k, v in r.items()} for r in found["rows"]] == rows


def test_an_incomplete_year_is_said_before_the_table(compare):
    said = compare("--period", "2024/25").out
    assert "! 2024/25 (April 2024 to March 2025) is not complete: January to March 2025 not held." in said
    assert not json.loads(compare("--period", "2024/25", "--format", "json").out)["complete"]


def test_where_nothing_can_be_compared_no_number_is_made_up(compare):
    for r in json.loads(compare("--period", "2023/24", "--format", "json").out)["rows"]:
        assert r["verdict"] == "not like for like"
        assert [r[k] for k in ("count_before", "change_percent", "p", "p_adjusted", "noticeable_rise_to")] == [None] * 5


def test_where_counting_changed_no_percentage_is_given(compare):
    for r in json.loads(compare("--format", "json").out)["rows"]:
        assert (r["verdict"] == "counting changed") == (r["measure"] in ("total-crime", "violence-and-sexual-offences"))
        if r["verdict"] == "counting changed":
            assert r["change_percent"] is None


def test_where_counting_changed_nothing_gives_the_percentage_back(compare):
    total = json.loads(compare("--format", "json").out)["rows"][0]
    assert [total[k] for k in ("change_percent_low", "change_percent_high", "p", "p_adjusted")] == [None] * 4


@pytest.mark.parametrize(
    "words, code, complaint",
    [
        (
            ["--period", "2019/20"],
            1,
            "no month of 2019/20 (April 2019 to March 2020) is held for Upwell & Dale. Held: ",
        ),
        (["--period", "2022-12..2024-12"], 2, "December 2022 to December 2024 would share months"),
        (["--period", "0001-01..2024-12"], 2, "the period “0001-01..2024-12” can't be meant"),
        (["--area", "Nowhere"], 2, "no area is named “Nowhere”"),
    ],
)
def test_a_mistake_is_a_sentence(compare, words, code, complaint):
    said = compare(*words)
    assert said.code == code and said.err.startswith(f"frankpledge: {complaint}")
