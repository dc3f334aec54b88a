"""Words that contradict their own numbers, or hide one, are not taken for a finding."""

import pytest

from frankpledge.partnership.assess import sound

DRAFTED = "Shoplifting went from {{a}} to {{b}} offences: a rise of {{c}}, the third in a row."


@pytest.mark.parametrize(
    "words",
    [
        "Shoplifting fell by 49.5%, from 625 to 418 offences.",
        "Shoplifting went from 418 to 625 offences: a fall of 49.5%.",
        "Shoplifting fell from 418 to 625 offences.",
    ],
)
def test_what_its_own_numbers_contradict_is_said(words):
    assert sound.contradiction(words)


def test_what_they_bear_out_is_not():
    assert not sound.contradiction("Shoplifting rose by 49.5%, from 418 to 625 offences, on two estates.")


@pytest.mark.parametrize(
    ("words", "amount"),
    [
        ("Shoplifting doubled.", "doubled"),
        ("It rose by a third.", "a third"),
        ("There were four hundred and eighteen.", "four hundred"),
        ("Nine in ten shops saw none.", "Nine in ten"),
        ("Ninety per cent were in shops.", "Ninety per cent"),
        ("It rose in two shops and in every quarter, the third in a row.", ""),
    ],
)
def test_amounts_that_are_spelt_out_are_found(words, amount):
    assert sound.spelt_out(words, DRAFTED) == amount


def test_a_finding_that_says_the_opposite_of_its_numbers_is_refused_beside_the_field(burglary, as_):
    fell = burglary.findings.get(kind="change")
    at = f"/p/silverpit/assessments/2026-27/chapters/{burglary.pk}/findings/{fell.pk}/"
    words = f"Burglary fell from {fell.numbers['before']['text']} to {fell.numbers['now']['text']} offences."
    answer = as_("analyst").post(at, {"words": words, "taken": "changed", "version": fell.version})
    assert answer.status_code == 200
    page = answer.content.decode()
    assert "own numbers say otherwise" in page and words in page
    fell.refresh_from_db()
    assert fell.taken == "offered"
