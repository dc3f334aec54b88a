"""frankpledge evidence nation: a table to read of one measure, CSV and JSON of all."""

import csv
import json

import pytest
from making import PLAIN, SALTBY_LSOA, row, write_country, write_months

from frankpledge.evidence.reading.read import read
from frankpledge.evidence.warehouse import Warehouse

RECORD = [
    "area_code", "area_name", "force", "measure", "period", "count", "period_before", "count_before", "change_percent",
    "p_if_poisson", "p_if_poisson_adjusted", "rate_per_1000", "rank_in_force", "ranked", "percent_of_force",
    "count_year_to_date", "count_year_to_date_before", "count_rolling_12", "count_rolling_12_before", "figure",
]  # fmt: skip
YEAR = "2024-01..2024-12"


@pytest.fixture
def nation(frankpledge, upwell):
    def run(*words):
        return frankpledge("evidence", "nation", "--warehouse", upwell, *words)

    return run


def records(said) -> dict[tuple[str, str], dict]:
    return {(r["area_name"], r["measure"]): r for r in csv.DictReader(said.out.splitlines())}


def test_the_table_has_a_line_an_area_and_says_what_is_set_against_what(nation):
    lines = nation("--period", YEAR, "--measure", "shoplifting").out.splitlines()
    assert lines[0] == (
        "Shoplifting: year to December 2024 (January to December 2024), "
        "against year to December 2023 (January to December 2023)"
    )
    (upwell,) = [line.split() for line in lines if line.startswith("Upwell")]
    assert upwell[3:] == ["60", "360", "+500.0%", "60.0", "1", "of", "2", "100.0", "45", "270"]
    assert [h.strip() for h in lines[1].split("  ") if h][-2:] == ["April to December 2023", "April to December 2024"]


def test_a_table_to_read_is_of_total_crime_where_no_measure_is_named(nation):
    said = nation("--period", YEAR).out
    assert said.startswith("Total crime: ") and "not compared" in said
    assert "Not compared: the way of counting changed in between." in said


def test_partnerships_that_share_a_council_are_left_out_and_named(nation):
    said = nation("--period", YEAR)
    assert "Left out, because they can't be counted: Otherton East (E22000002), Otherton West (E22000003)." in said.err
    assert "Otherton" not in said.out


def test_csv_has_every_area_and_measure(nation):
    said = nation("--period", YEAR, "--kind", "district", "--format", "csv")
    assert next(csv.reader(said.out.splitlines())) == RECORD
    found = records(said)
    assert len(found) == 5 * 15
    shops = found["Upwell & Dale", "shoplifting"]
    assert [shops[k] for k in ("count_before", "count", "change_percent", "rate_per_1000", "force")] == [
        "60", "360", "500.0", "60.0", "Fenland"
    ]  # fmt: skip
    assert found["Upwell & Dale", "total-crime"]["change_percent"] == ""
    assert found["Otherton", "shoplifting"]["change_percent"] == "", "there was none before"


def test_json_has_the_same(nation):
    words = ("--period", YEAR, "--kind", "ward", "--measure", "burglary")
    found = json.loads(nation(*words, "--format", "json").out)
    rows = list(csv.DictReader(nation(*words, "--format", "csv").out.splitlines()))
    assert [{k: str(v) for k, v in r.items()} for r in found] == rows


def test_a_figure_of_the_table_explains_itself(nation, frankpledge, upwell):
    shops = records(nation("--period", YEAR, "--format", "csv"))["Upwell and Dale", "shoplifting"]
    said = frankpledge("evidence", "explain", "--warehouse", upwell, shops["figure"])
    assert said.code == 0 and "60 in the year to December 2023 and 360 in the year to December 2024" in said.out


def test_what_is_not_held_is_left_blank(frankpledge, tmp_path):
    rows = [row(LSOA_code=PLAIN), row(LSOA_code=SALTBY_LSOA, Falls_within="Marsh Police", Month="2024-02")]
    street = write_months(tmp_path / "street", rows)
    read([write_country(tmp_path / "country"), street], Warehouse(tmp_path / "w"))
    words = ("evidence", "nation", "--warehouse", tmp_path / "w", "--period", "2024-01", "--kind", "district")
    found = records(frankpledge(*words, "--format", "csv"))
    assert found["Upwell & Dale", "burglary"]["count"] == "1"
    saltby = found["Saltby", "burglary"]
    assert {k for k, v in saltby.items() if v} == {
        "area_code", "area_name", "force", "measure", "period", "period_before", "ranked", "figure"
    }  # fmt: skip
    said = frankpledge(*words).out
    assert "Not available, because not every month is held of their force: 1 more." in said and "Saltby" not in said


@pytest.mark.parametrize(
    "words, code, complaint",
    [
        (["--period", "2019/20"], 1, "not every month of 2019/20 (April 2019 to March 2020) is held of any police"),
        (["--period", "2022-12..2024-12"], 2, "December 2022 to December 2024 is longer than a year"),
        (["--period", YEAR, "--measure", "theft"], 2, "there is no measure “theft” in the table; there are: "),
    ],
)
def test_a_mistake_is_a_sentence(nation, words, code, complaint):
    said = nation(*words)
    assert said.code == code and said.err.startswith(f"frankpledge: {complaint}")


def test_a_warehouse_without_street_level_files_says_so(frankpledge, tmp_path):
    read([write_country(tmp_path / "country")], Warehouse(tmp_path / "w"))
    said = frankpledge("evidence", "nation", "--warehouse", tmp_path / "w", "--period", "2024-01")
    assert said.code == 1 and "no month of any police force is held: read their street-level files" in said.err


def test_without_lookups_there_are_districts_by_name_which_is_said_and_no_partnerships(frankpledge, tmp_path):
    read([write_months(tmp_path / "street", [row()])], Warehouse(tmp_path / "w"))
    words = ("evidence", "nation", "--warehouse", tmp_path / "w", "--period", "2024-01", "--measure", "burglary")
    said = frankpledge(*words)
    assert said.code == 1 and "no area can be counted: read the ONS lookups" in said.err
    said = frankpledge(*words, "--kind", "district")
    assert said.out.startswith("! No lookup from LSOA to district is held")
    assert [line.split()[:3] for line in said.out.splitlines() if line.startswith("Upwell")] == [["Upwell", "–", "1"]]
