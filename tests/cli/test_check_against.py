"""frankpledge check --against: a report's claims about its area, held against a warehouse."""

import json
import subprocess
import sys

import pytest

TEXT = "Upwell and Dale\n\nThere were 165 burglaries in Upwell and Dale in 2024.\n\nShoplifting rose in 2024.\n"
LOADED = (
    "import sys; from frankpledge.cli import main; main(['check', sys.argv[1]]);"
    "print('answers' if 'frankpledge.evidence.answers' in sys.modules else 'light')"
)


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "report.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_a_number_that_the_evidence_does_not_have_is_doubtful(frankpledge, report, upwell):
    said = frankpledge("check", report, "--against", upwell, "--format", "json")
    found = [f for f in json.loads(said.out)["findings"] if f["rule"] == "evidence-held"]
    assert [(f["grade"], f["claim"]) for f in found] == [("doubtful", "165"), ("holds", "rose")]
    assert "has 156 burglaries" in found[0]["why"]


def test_the_note_says_what_the_report_was_held_against(frankpledge, report, upwell):
    said = frankpledge("check", report, "--against", upwell)
    assert said.code == 0
    assert "The claims about Upwell & Dale were held against" in said.out


def test_another_area_can_be_asked_for(frankpledge, report, upwell):
    said = frankpledge("check", report, "--against", upwell, "--area", "Saltby")
    assert "claims about Saltby" in said.out
    assert "has 156" not in said.out


def test_a_report_that_names_no_area_asks_for_one(frankpledge, tmp_path, upwell):
    path = tmp_path / "nowhere.txt"
    path.write_text("Burglary fell.", encoding="utf-8")
    said = frankpledge("check", path, "--against", upwell)
    assert said.code == 2
    assert "--area" in said.err and "not clear which area" in said.err


def test_an_area_that_is_not_known_is_refused(frankpledge, report, upwell):
    said = frankpledge("check", report, "--against", upwell, "--area", "Atlantis")
    assert said.code == 2
    assert "no area is named “Atlantis”" in said.err


def test_a_warehouse_that_is_not_there_is_refused(frankpledge, report, tmp_path):
    said = frankpledge("check", report, "--against", tmp_path / "none")
    assert said.code == 1
    assert "there is no warehouse" in said.err


def test_an_area_without_a_warehouse_is_refused(frankpledge, report):
    said = frankpledge("check", report, "--area", "Saltby")
    assert said.code == 2
    assert "--against" in said.err


def test_of_what_was_sent_in_confidence_nothing_is_told(frankpledge, tmp_path, confided):
    path = tmp_path / "report.txt"
    path.write_text("There were 3 hate crimes in Upwell and Dale in 2023.", encoding="utf-8")
    said = frankpledge("check", path, "--against", confided, "--format", "json")
    assert not [f for f in json.loads(said.out)["findings"] if f["rule"] == "evidence-held"]


def test_without_a_warehouse_what_asks_one_is_not_loaded(report):
    done = subprocess.run([sys.executable, "-c", LOADED, str(report)], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "light"
