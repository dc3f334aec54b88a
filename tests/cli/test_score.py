"""frankpledge evidence score: the order of problems, with files of one's own and without."""

import csv
import json

import pytest
from making import table, write

from frankpledge.evidence.sources.registers import JUDGEMENTS, RISKS
from frankpledge.evidence.statistics.evaluation.words import overclaims

PLACE = ("--area", "Upwell and Dale", "--period", "2024-01..2024-12")


@pytest.fixture
def score(frankpledge, upwell):
    return lambda *words: frankpledge("evidence", "score", "--warehouse", upwell, *PLACE, *words)


def test_the_order_and_what_it_is_made_of_are_printed(score):
    said = score()
    assert said.code == 0 and said.out.startswith("What matters most in Upwell & Dale, the year to December 2024\n")
    assert "! The score is advice made of evidence: the group decides" in said.out
    assert "Problems in the order of their scores" in said.out and "What each score is made of" in said.out
    assert not overclaims(said.out)


def test_files_of_ones_own_are_used(score, tmp_path):
    weights = write(tmp_path / "weights.toml", "statute = 1\n")
    lines = [("shoplifting", "statute", 40, "None", "Us"), ("burglary", "statute", 90, "Some", "Us")]
    judged = write(tmp_path / "judged.csv", table(JUDGEMENTS.headings, lines))
    risked = write(tmp_path / "risked.csv", table(RISKS.headings, [("burglary", "physical", 8, "Seen", "Us")]))
    words = ("--problems", "shoplifting,burglary", "--weights", weights, "--judgements", judged, "--risks", risked)
    records = list(csv.DictReader(score(*words, "--format", "csv").out.splitlines()))
    assert [(r["problem"], r["kind"]) for r in records] == [
        ("burglary", "score"),
        ("shoplifting", "score"),
        ("burglary", "risk matrix"),
    ]
    assert [float(r["score"]) for r in records[:2]] == [90, 40] and float(records[2]["risk_harm"]) == 8
    assert "Risk of a problem" in score(*words).out
    assert not json.loads(score(*words, "--format", "json").out)["figures"]  # no id can ask for files again


def test_what_was_sent_in_confidence_and_is_withheld_is_not_scored(frankpledge, confided):
    said = frankpledge("evidence", "score", "--warehouse", confided, *PLACE, "--format", "json")
    by_id = {r["problem"]: r for r in json.loads(said.out)["records"]}
    assert "fly-tipping" not in by_id and by_id["hate-crime"].get("trend") is None


@pytest.mark.parametrize(
    "words, code, complaint",
    [
        (["--problems", "burglary"], 2, "a score puts problems in an order: name two or more"),
        (["--problems", "burglary,burglry"], 2, "there is no measure “burglry”"),
        (["--problems", "burglary,fly-tipping"], 1, "nothing is held of fly-tipping for the year to December 2024"),
        (["--weights", "nowhere.toml"], 2, "nowhere.toml can't be read: No such file or directory"),
        (["--judgements", "nowhere.csv"], 2, "nowhere.csv can't be read: No such file or directory"),
        (["--criteria", "nowhere.toml"], 2, "nowhere.toml can't be read: No such file or directory"),
        (["--period", "2019/20"], 1, "no month of 2019/20 (April 2019 to March 2020) is held for Upwell & Dale"),
    ],
)
def test_a_mistake_is_a_sentence(score, words, code, complaint):
    said = score(*words)
    assert (said.code, said.err[: len(complaint) + 13]) == (code, f"frankpledge: {complaint}")
