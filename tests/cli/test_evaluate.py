"""frankpledge evidence evaluate: campaigns of a register, one in full, or a plan."""

import csv
import json
import shutil

import pytest
from making import table, write

from frankpledge.evidence.reading.read import read
from frankpledge.evidence.sources.registers import CAMPAIGNS
from frankpledge.evidence.statistics.evaluation.words import overclaims
from frankpledge.evidence.warehouse import Warehouse

SHEDS = ("Sheds", "burglary", "Upwell & Dale", "2024-10", "2024-12", "other months", "", "1200", "Locks")


@pytest.fixture(scope="module")
def kept(upwell, tmp_path_factory):
    """The warehouse of Upwell and Dale with a register of campaigns."""
    folder = tmp_path_factory.mktemp("kept")
    shutil.copytree(upwell, folder / "warehouse")
    register = write(folder / "campaigns.csv", table(CAMPAIGNS.headings, [SHEDS]))
    read([register], Warehouse(folder / "warehouse"))
    return folder / "warehouse"


@pytest.fixture
def evaluate(frankpledge, kept):
    return lambda *words: frankpledge(
        "evidence", "evaluate", "--warehouse", kept, "--area", "Upwell and Dale", *map(str, words)
    )


def test_every_campaign_of_the_area_is_told(evaluate):
    said = evaluate()
    assert said.code == 0 and said.out.startswith("What was done in Upwell & Dale, and what followed\n")
    assert "Sheds: burglary in Upwell & Dale, Q3 2024/25 (October to December 2024), beside Q3 2023/24" in said.out
    assert not overclaims(said.out)


def test_csv_and_json_have_a_record_for_each(evaluate):
    (record,) = csv.DictReader(evaluate("--format", "csv").out.splitlines())
    assert record["campaign"] == "Sheds" and record["result"] == "no detectable change"
    document = json.loads(evaluate("--campaign", "sheds", "--format", "json").out)
    assert document["records"][0]["figure"] in document["figures"]


def test_something_is_evaluated_without_a_register(evaluate):
    said = evaluate("--measure", "shoplifting", "--period", "2024-01..2024-12", "--compare-with", "Otherton")
    assert said.code == 1 and "nothing was counted in one of the places, before or after" in said.err
    said = evaluate("--measure", "burglary", "--period", "2024-07..2024-12", "--before", "2023-07..2023-12")
    assert said.code == 0 and "set against January to June 2024 in the same place" in said.out


def test_a_plan_is_made_before_it_begins(evaluate):
    said = evaluate("--measure", "burglary", "--plan", 6)
    assert said.code == 0 and "A usual month of Upwell & Dale has" in said.out and "Probably noticed after" in said.out


def test_what_was_sent_in_confidence_and_is_withheld_is_not_given_back(frankpledge, confided):
    words = ("--area", "Upwell and Dale", "--measure", "hate-crime", "--period", "2024-01..2024-12")
    said = frankpledge("evidence", "evaluate", "--warehouse", confided, *words, "--compare-with", "Otherton")
    assert said.code == 1 and "withheld" in said.err and "41" not in said.err + said.out


@pytest.mark.parametrize(
    "words, code, complaint",
    [
        (["--campaign", "Roofs"], 1, "the registers have no campaign “Roofs” in Upwell & Dale; they have: Sheds"),
        (["--campaign", "Sheds", "--measure", "burglary"], 2, "give --campaign or --measure, not both"),
        (["--compare-with", "Otherton"], 2, "--period, --plan, --before, --compare-with, --buffer and --cost go with"),
        (["--measure", "burglary"], 2, "with --measure give --period (when it was done) or --plan"),
        (["--measure", "burglry", "--period", "2024"], 2, "the period “2024” can't be read"),
        (["--measure", "burglry", "--period", "2024/25"], 2, "there is no measure “burglry”"),
        (["--measure", "burglary", "--period", "2024-10", "--compare-with", "Far"], 1, "--compare-with: no area is"),
        (["--measure", "burglary", "--period", "2024-10", "--buffer", "Far"], 1, "--buffer: no area is named “Far”"),
        (["--measure", "burglary", "--plan", "3", "--cost=-1"], 2, "what was spent is 0 pounds or more: -1 was given"),
        (["--measure", "burglary", "--plan", "99"], 2, "a plan is for 1 to 60 months: 99 were given"),
        (["--measure", "burglary", "--period", "2024/25"], 1, "no counts of burglary in Upwell & Dale are held for Ja"),
    ],
)
def test_a_mistake_is_a_sentence(evaluate, words, code, complaint):
    said = evaluate(*words)
    assert (said.code, said.err[: len(complaint) + 13]) == (code, f"frankpledge: {complaint}")
