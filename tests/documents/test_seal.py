"""The names of the bookmarks around numbers say what was printed, and survive what Word does to names."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as some

from frankpledge.documents.rendering.seal import LONGEST, sealed, unsealed


@given(some.integers(1, 9999), some.text(max_size=60))
def test_every_text_makes_a_name_that_word_allows_and_that_says_what_was_printed(number, text):
    name = sealed(number, 9999, text)
    seal = unsealed(name)
    assert re.fullmatch(r"[A-Za-z][A-Za-z0-9_]*", name) and len(name) <= LONGEST
    assert (seal.number, seal.of) == (number, 9999)
    assert seal.text == text or (seal.digest and not seal.text)
    assert seal.holds(text)


@pytest.mark.parametrize("text", ["1,344", "−33.1%", "+5.0%", "£1,234,567.50", "1 in 5", "1,234,567"])
def test_a_number_is_not_too_long_to_be_read_back(text):
    assert unsealed(sealed(1234, 1234, text)).text == text


@pytest.mark.parametrize("name", ["figure_7", "source_3", "figure_3_of_2_12", "figure_0_of_2_12", "figure_1_of_x_12"])
def test_other_names_are_no_seals(name):
    assert unsealed(name) is None


@pytest.mark.parametrize(
    ("printed", "now"),
    [
        ("1,344", "1\u2009344"), ("1,344", "1344"), ("−33.1%", "-33.1 %"), ("33.1%", "33.1 per cent"),
        ("684", "684 incidents"), ("684", "(684)"), ("+5.0%", "5.0%"), ("684", "684, down"),
        ("684", "684 year-on-year"), ("12,345", "12\u00a0345"),
    ],
)  # fmt: skip
def test_how_a_number_looks_and_words_beside_it_do_not_count(printed, now):
    assert unsealed(sealed(1, 1, printed)).holds(now)


@pytest.mark.parametrize(
    ("printed", "now"),
    [
        ("1,344", "1,434"), ("33.1%", "33.1"), ("684", "68"), ("684", "6845"), ("684", "-684"), ("684", "684k"),
        ("684", "1,684"), ("684", "£684"), ("684", "684.5"), ("684", "684%"), ("5.0%", "−5.0%"), ("684", "684 million"),
        ("684", ".684"), ("684", "684 to 700"), ("684", ""), ("5.0%", "5.0% points"),
    ],
)  # fmt: skip
def test_another_digit_sign_or_unit_is_another_number(printed, now):
    assert not unsealed(sealed(1, 1, printed)).holds(now)


def test_what_is_too_long_is_known_to_have_changed_but_not_from_what():
    seal = unsealed(sealed(1, 1, "April to December 2025, but for the months not held"))
    assert not seal.text and not seal.holds("April to November 2025, but for the months not held")
