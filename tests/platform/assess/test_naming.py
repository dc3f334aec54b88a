"""Numbers in words that somebody typed are found again among those of the drafted sentence."""

import pytest

from frankpledge.partnership.assess.naming import named

NUMBERS = {
    "before": {"text": "512", "figure": "before"},
    "now": {"text": "1,234", "figure": "now"},
    "change/by": {"text": "31.4%", "figure": "change"},
    "place": {"text": "3rd of 12", "figure": "place"},
}
DRAFTED = (
    "Burglary went from {{before}} to {{now}}: a rise of {{change/by}}. It is {{place}} among the 12 districts. A rise "
    "to about 1,100 would be noticed."
)


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("Up by 31.4%, to 1,234.", "Up by {{change/by}}, to {{now}}."),
        ("Up by 31.4 per cent from 512", "Up by {{change/by}} from {{before}}"),
        ("There were 1234 of them", "There were {{now}} of them"),
        ("3rd of 12 by rate", "{{place}} by rate"),
        ("Of ٥١٢ before", "Of {{before}} before"),
        ("बढ़कर १,२३४ हुआ", "बढ़कर {{now}} हुआ"),
    ],
)
def test_a_number_of_the_figures_stays_live(typed, stored):
    assert named(typed, DRAFTED, NUMBERS) == type(named("", "", {}))(stored, ())


@pytest.mark.parametrize(
    "typed",
    [
        "Among the 12 districts, and a rise to about 1,100 would be noticed",
        "In 2024/25, since March 2025, on 3 May 2024, in 2025 and by 1 April",
        "On the A47 and the M25, since COVID-19",
        "No number at all",
    ],
)
def test_dates_names_and_the_sentences_own_words_are_let_be(typed):
    assert named(typed, DRAFTED, NUMBERS).text == typed
    assert named(typed, DRAFTED, NUMBERS).strange == ()


@pytest.mark.parametrize(
    ("typed", "strange"),
    [
        ("It was 521 before", ("521",)),
        ("Nearly 31%, or 31.4", ("31%", "31.4")),
        ("12,345 and 5123 and 51.2", ("12,345", "5123", "51.2")),
        ("512% more", ("512%",)),
        ("1,2345 of them", ("1", "2345")),
        ("in 2025 offences rose by 2,025", ("2,025",)),
        ("£512m was lost: 5 of 7", ("512m", "5", "7")),
        ("Some 13 may have been missed", ("13",)),
        ("٥٢١ before", ("٥٢١",)),
    ],
)
def test_another_number_is_pointed_out(typed, strange):
    assert named(typed, DRAFTED, NUMBERS).strange == strange


def test_part_of_a_number_is_never_taken_for_one():
    found = named("51,512 and 1,234,567 and 512.5", DRAFTED, NUMBERS)
    assert "{{" not in found.text and len(found.strange) == 3


def test_two_figures_that_print_the_same_are_named_in_turn():
    twice = {"a": {"text": "14", "figure": "a"}, "b": {"text": "14", "figure": "b"}}
    assert named("From 14 to 14, so 14", "It stayed: {{a}}, {{b}}", twice).text == "From {{a}} to {{b}}, so {{b}}"


def test_it_does_not_grow_with_the_square_of_the_text():
    text = "9" * 5_000 + "," + "1 " * 5_000
    assert named(text, DRAFTED, NUMBERS).strange
