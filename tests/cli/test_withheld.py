"""What was sent in confidence and may not be shown: each command says so, and why, and never that it is not held."""

import csv
import json

import pytest

WHY = "it is, or would give away, a number so small that somebody could be recognised in it"
PLACE = ("--area", "Upwell and Dale", "--period", "2024-01..2024-12")


@pytest.fixture
def ask(frankpledge, confided):
    return lambda command, *words: frankpledge("evidence", command, "--warehouse", confided, *words)


def test_compare_names_what_is_withheld_and_why(ask):
    lines = ask("compare", *PLACE).out.splitlines()
    hate = next(line for line in lines if line.startswith("Hate crime"))
    assert hate.split()[2:4] == ["withheld", "41"]
    assert f"! Withheld: heritage crime and fly-tipping. A number is held and not shown, because {WHY}." in lines


@pytest.mark.parametrize("form", ["csv", "json"])
def test_compare_has_a_record_without_a_number_for_what_is_withheld(ask, form):
    out = ask("compare", *PLACE, "--format", form).out
    rows = json.loads(out)["rows"] if form == "json" else list(csv.DictReader(out.splitlines()))
    (heritage,) = [r for r in rows if r["measure"] == "heritage-crime"]
    assert (heritage["verdict"], heritage["area_name"]) == ("withheld", "Upwell & Dale")
    numbers = ("count", "count_before", "rate_per_1000", "change_percent", "p")
    assert not any(heritage[field] for field in numbers)
    assert ask("explain", heritage["figure"]).out.splitlines()[0].endswith(f"withheld, because {WHY}.")


def test_every_record_has_the_same_fields(ask):
    rows = json.loads(ask("compare", *PLACE, "--format", "json").out)["rows"]
    assert {tuple(r) for r in rows} == {tuple(rows[0])}


def test_a_table_says_withheld_and_why(ask, tmp_path):
    layout = tmp_path / "mine.toml"
    columns = "".join(f'[[column]]\nheading = "{c}"\nshows = "{c}"\n' for c in ("measure", "count before", "count"))
    layout.write_text(f'title = "T"\nrows = ["hate-crime", "fly-tipping", "rural-crime"]\n{columns}', encoding="utf-8")
    out = ask("table", *PLACE, "--layout", layout, "--format", "csv").out
    assert out.splitlines()[1:] == [
        "Hate crime,withheld,41",
        "Fly-tipping,38,withheld",
        "Rural crime,not held,not held",
    ]
    assert f"! Withheld: {WHY}." in ask("table", *PLACE, "--layout", layout).out.splitlines()


def test_explain_says_that_a_withheld_number_is_not_shown(ask):
    found = json.loads(ask("compare", *PLACE, "--format", "json").out)
    out = ask("explain", f"hate-crime~count~{found['area_code']}~2023-01..2023-12@{found['edition']}").out
    assert f"withheld, because {WHY}." in out and "How it was worked out: it is not shown" in out


def test_no_control_chart_is_made_of_what_is_withheld_and_that_is_why(ask):
    said = ask("trend", "--area", "Upwell and Dale", "--measure", "heritage-crime")
    assert said.code == 1 and said.err.strip().endswith(WHY)
    assert "Withheld: heritage crime" in said.err


def test_no_place_among_peers_is_told_of_what_is_withheld_and_that_is_why(ask):
    said = ask("peers", *PLACE, "--measure", "fly-tipping")
    assert said.code == 1 and "Withheld: fly-tipping" in said.err and "are held for" not in said.err
