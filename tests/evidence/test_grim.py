"""Whether a printed percentage can be one of so many people (Brown and Heathers 2017)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.evidence.statistics.rounding import half_up
from frankpledge.evidence.statistics.shares import Share
from frankpledge.evidence.statistics.survey.grim import can_tell, possible_bases, possible_counts


def test_a_surveys_percentage_that_can_not_be_of_those_who_answered_it():
    """Harborough: 64.6% of 214. Of 212 or 209, had some left the question out, it can be."""
    assert possible_counts("64.6%", 214) == ()
    assert possible_counts("64.6%", 212) == (137,) and possible_counts("64.6%", 209) == (135,)
    assert possible_counts("61%", 416) == (252, 253, 254, 255)


def test_twenty_seven_lights_were_twenty_four_or_twenty_six():
    assert possible_counts("58", 27) == possible_counts("38", 27) == ()
    assert possible_bases(["58%", "38%"], 27) == (24, 26)


def test_shares_of_119_hate_crimes_were_of_another_base():
    assert possible_counts("43.9", 119) == possible_counts("29.5", 119) == ()
    assert possible_bases(["43.9%", "29.5%"], 240) == (132, 139, 173, 237)


def test_a_composition_tells_its_base():
    """Hinckley: 91.5%, 3.8% and 2.5% are of 236, not of 219 printed nearby."""
    printed = ["91.5", "3.8", "2.5"]
    assert 236 in possible_bases(printed, 240, 200) and 219 not in possible_bases(printed, 240, 200)


def test_decimals_count_and_a_half_may_have_gone_either_way():
    assert possible_counts("58", 12) == (7,) and possible_counts("58.0", 12) == ()
    assert possible_counts("12", 8) == possible_counts("13", 8) == (1,)
    assert possible_counts("0", 5) == (0,) and possible_counts("100.0", 5) == (5,)


@given(st.integers(1, 400), st.data(), st.integers(0, 2))
def test_what_was_rounded_from_a_base_is_always_possible_of_it(base, data, places):
    count = data.draw(st.integers(0, base))
    printed = str(half_up(Share("x", count, base).percent, places))
    assert count in possible_counts(printed, base)


@given(st.integers(0, 1000), st.integers(1, 1500))
def test_it_can_say_no_only_of_a_small_base(tenths, base):
    printed = f"{tenths / 10:.1f}"
    assert can_tell(printed, base) == (base < 1000)
    if not can_tell(printed, base):
        assert possible_counts(printed, base)


@pytest.mark.parametrize(
    "asked, said",
    [
        (lambda: possible_counts("most", 20), "“most” is no percentage"),
        (lambda: possible_counts("120%", 20), "“120%” is no share of a whole"),
        (lambda: possible_counts("NaN", 20), "is no share of a whole"),
        (lambda: possible_counts("50", 0), "a percentage needs a base: 0 was given"),
        (lambda: possible_bases([], 20), "give one percentage or more"),
    ],
)
def test_what_is_no_percentage_is_refused(asked, said):
    with pytest.raises(ValueError, match=said):
        asked()
