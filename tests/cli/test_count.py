"""frankpledge evidence count: its rows, its shapes and its mistakes."""

import csv
import json

import pytest
from making import row, write_country, write_months

from frankpledge.evidence.reading.read import read
from frankpledge.evidence.warehouse import Warehouse

HEADINGS = ["area_code", "area_name", "month", "measure", "count"]


@pytest.fixture
def count(frankpledge, upwell):
    return lambda *words: frankpledge("evidence", "count", "--warehouse", upwell, "--area", "Upwell and Dale", *words)


def test_a_row_for_every_month_held_and_category(count):
    rows = list(csv.DictReader(count("--format", "csv").out.splitlines()))
    assert list(rows[0]) == HEADINGS and len(rows) == 24 * 14
    assert {(r["area_code"], r["area_name"]) for r in rows} == {("E07000001", "Upwell & Dale")}
    found = {(r["month"], r["measure"]): int(r["count"]) for r in rows}
    assert found["2023-02", "burglary"] == 13 and found["2024-12", "shoplifting"] == 30
    assert found["2023-02", "robbery"] == 0  # the transport police's is not in it


def test_json_holds_the_same_as_csv(count):
    as_csv = list(csv.DictReader(count("--format", "csv").out.splitlines()))
    as_json = json.loads(count("--format", "json").out)
    assert [{k: str(v) for k, v in r.items()} for r in as_json] == as_csv
    assert isinstance(as_json[0]["count"], int)


def test_a_table_cuts_no_cell(count):
    lines = count("--by", "period").out.splitlines()
    assert lines[0].split() == ["area", "code", "area", "name", "month", "measure", "count"]
    assert set(lines[1]) == {"─", " "} and len(lines) == 2 + 14
    assert any("violence-and-sexual-offences" in line for line in lines)


def test_a_sum_names_the_months_that_it_is_of(count):
    rows = list(csv.DictReader(count("--format", "csv", "--by", "period", "--period", "2024/25").out.splitlines()))
    shops = next(r for r in rows if r["measure"] == "shoplifting")
    assert (shops["month"], shops["count"]) == ("2024-04..2024-12", "270")


def test_a_sum_with_a_gap_says_so(frankpledge, tmp_path):
    rows = [row(Month=m) for m in ("2024-01", "2024-03")]
    read([write_country(tmp_path / "c"), write_months(tmp_path / "s", rows)], Warehouse(tmp_path / "w"))
    said = frankpledge(
        "evidence", "count", "--warehouse", tmp_path / "w", "--area", "Upwell and Dale", "--by", "period"
    )
    assert "2024-01..2024-03" not in said.out or "2024-02" in said.out + said.err or "February" in said.out + said.err


@pytest.mark.parametrize("form", ["csv", "json", "table"])
def test_months_that_are_not_held_are_no_rows(count, form):
    said = count("--period", "2030-01", "--format", form)
    assert "0" not in said.out.replace("2030", "") and "January 2030" in said.err


@pytest.mark.parametrize(
    "words, code, complaint",
    [
        (["--period", "2011-12"], 2, "“2011-12” can be read in two ways"),
        (["--period", "soon"], 2, "the period “soon” can't be read"),
        (["--area", "Nowhere"], 2, "no area is named “Nowhere”"),
        (["--area", "Mill"], 2, "“Mill” fits 2 areas"),
        (["--area", "Otherton East"], 2, "the partnership Otherton East is part of Otherton, which several share"),
        (
            ["--warehouse", "/nowhere"],
            1,
            "there is no warehouse at /nowhere: make one with “frankpledge evidence read”",
        ),
    ],
)
def test_a_mistake_is_a_sentence(count, words, code, complaint):
    said = count(*words)
    assert said.code == code and said.out == ""
    assert said.err.startswith(f"frankpledge: {complaint}") and said.err.count("\n") == 1


def test_a_ward_and_a_small_area_are_counted_too(count):
    ward = list(csv.DictReader(count("--area", "King's Quay", "--by", "period", "--format", "csv").out.splitlines()))
    assert next(r["count"] for r in ward if r["measure"] == "burglary") == "24"
    small = list(csv.DictReader(count("--area", "E01000012", "--by", "period", "--format", "csv").out.splitlines()))
    assert next(r["count"] for r in small if r["measure"] == "burglary") == "24"


def test_a_damaged_file_of_the_warehouse_is_said(frankpledge, tmp_path):
    edition = read(
        [write_country(tmp_path / "c"), write_months(tmp_path / "s", [row()])], Warehouse(tmp_path / "w")
    ).edition
    edition.derived_file(edition.of("police_street")[0]).write_bytes(b"PAR1")
    said = frankpledge("evidence", "count", "--warehouse", tmp_path / "w", "--area", "Upwell and Dale")
    assert said.code == 1 and "is lost or damaged" in said.err and "Reading the files again mends it" in said.err
