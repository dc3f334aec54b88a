"""The files of weights: what the two indices say, what they refuse to score, and how a wrong file is told of."""

import datetime as dt
from fractions import Fraction

import pytest

from frankpledge.evidence.measures.loading import measures
from frankpledge.evidence.measures.weights.loading import WrongWeights, indices, load
from frankpledge.evidence.sources import police_street

CAMBRIDGE, SEVERITY = indices()["cambridge-crime-harm-index"], indices()["crime-severity-score"]

OWN = """
title = "Our own index"
version = "1"
unit = "points"
meaning = "What we hold it to be worth."
source = "The partnership's meeting of May"
licence = "Open Government Licence 3.0"
verified_on = 2026-05-01
verified_against = "the minutes"

[[weight]]
group = "Arson"
value = 12.5
measures = ["arson"]

[[not_scored]]
measures = ["burglary"]
because = "it is a mixture"
"""


def test_weights_are_exactly_those_of_the_indices():
    assert CAMBRIDGE.by_group["Possession of weapons"] == Fraction(1095, 4) and CAMBRIDGE.unit == "days"
    assert CAMBRIDGE.by_measure["violence-with-injury"] == 365 and CAMBRIDGE.by_measure["public-order"] == Fraction(
        15, 2
    )
    assert SEVERITY.by_measure["robbery"] == 746 and SEVERITY.by_group["Homicide"] == 7979


@pytest.mark.parametrize("index", indices().values(), ids=lambda index: index.id)
def test_every_measure_is_weighed_or_has_a_reason_and_neither_index_is_said_to_be_verified(index):
    unnamed = "as it is held here does not name it"
    assert not [m for m in measures() if index.why_not(m).endswith(unnamed)]
    assert index.second_hand and not index.verified_on and "check before publishing" in index.licence


@pytest.mark.parametrize("index", indices().values(), ids=lambda index: index.id)
def test_published_categories_that_mix_offences_are_not_scored(index):
    for mixed in ("violence-and-sexual-offences", "burglary", "criminal-damage-and-arson", "drugs", "total-crime"):
        assert measures()[mixed].numerators[police_street.SOURCE]
        assert mixed not in index.by_measure and "mixes offences" in index.why_not(mixed)
    assert "no crime" in index.why_not("anti-social-behaviour") and index.why_not("shoplifting") == ""


def test_a_partnerships_own_file_replaces_them(tmp_path):
    file = tmp_path / "ours.toml"
    file.write_text(OWN, encoding="utf-8")
    found = load(file)
    assert (found.id, found.title, found.verified_on) == ("ours", "Our own index", dt.date(2026, 5, 1))
    assert found.by_measure == {"arson": Fraction(25, 2)} and found.why_not("burglary") == "it is a mixture"
    assert found.why_not("rape") == "Our own index as it is held here does not name it"


@pytest.mark.parametrize(
    "now, then, said",
    [
        ('licence = "Open Government Licence 3.0"', "", "“licence” is missing"),
        ('"Open Government Licence 3.0"', '""', "“licence” needs a text; of a licence that is not stated say so"),
        ('unit = "points"', 'units = "points"', "“units” is not a key of a harm index"),
        ("value = 12.5", "value = -12.5", "the weight of “Arson” is a number, 0 or more: -12.5"),
        ("value = 12.5", 'value = "12.5"', "is a number, 0 or more"),
        ("value = 12.5", "value = true", "is a number, 0 or more"),
        ("value = 12.5", "value = nan", "is a number, 0 or more"),
        ("value = 12.5", "days = 12.5", "“weight 1, days” is not a key"),
        ('["arson"]', '["arson", "burglary"]', "the measure “burglary” is named twice"),
        ('["arson"]', '["arsons"]', "“arsons” is no measure"),
        ('["arson"]', '"arson"', "is a list of texts"),
        (
            "[[not_scored]]",
            '[[weight]]\ngroup = "Arson"\nvalue = 1\nmeasures = []\n\n[[not_scored]]',
            "“Arson” is named twice",
        ),
        ("[[not_scored]]", "[[not_score]]", "“not_score” is not a key"),
        ('because = "it is a mixture"', "", "“not_scored 1, because” is missing"),
        ("verified_on = 2026-05-01", "", "say either “verified_on”"),
        ("verified_on = 2026-05-01", 'verified_on = "May"', "is a date without quotation marks"),
        ("verified_on", 'second_hand = "a friend"\nverified_on', "say either “verified_on”"),
        ("[[weight]]", "[weight]", "headed with two brackets"),
        ("[[weight]]", "[[weight", "it is not TOML"),
    ],
)
def test_a_file_that_breaks_a_rule_is_refused_with_its_name_and_the_rule(tmp_path, now, then, said):
    file = tmp_path / "ours.toml"
    assert now in OWN
    file.write_text(OWN.replace(now, then, 1), encoding="utf-8")
    with pytest.raises(WrongWeights, match="^ours.toml: ") as refused:
        load(file)
    assert said in str(refused.value)
