"""Rises and falls in a row, what they mean, and sums of differences since a first year."""

from fractions import Fraction

import numpy as np
import pytest

from frankpledge.evidence.statistics.streaks import Direction, cumulative, ordinal, streak


def test_the_seventh_fall_in_a_row_needs_eight_values():
    found = streak([900, 850, 800, 790, 700, 650, 600, 550])
    assert (found.direction, found.steps, found.first, found.last) == (Direction.FALL, 7, 0, 7)
    assert found.words == "the seventh fall in a row"


def test_nine_years_have_eight_steps_not_nine():
    assert streak(list(range(9))).words == "the eighth rise in a row"


def test_only_the_run_up_to_the_last_value_counts():
    found = streak([9, 8, 7, 12, 11, 10])
    assert (found.direction, found.steps, found.first) == (Direction.FALL, 2, 3)


@pytest.mark.parametrize("before", [None, 12])
def test_a_gap_or_an_equal_value_ends_it(before):
    assert streak([20, 15, before, 12, 11, 10]).steps == 2


@pytest.mark.parametrize("values", [[7], [7, 7], [8, None], [None, 8], [None]])
def test_without_two_different_values_at_the_end_there_is_no_run(values):
    found = streak(values)
    assert (found.direction, found.steps, found.words, found.chance) == (None, 0, "", 1)


def test_one_step_is_no_run_to_speak_of():
    found = streak([5, 4])
    assert (found.steps, found.words, found.chance) == (1, "", 1)


def test_how_likely_a_run_is_where_each_step_is_a_toss_of_a_coin():
    steps = np.random.default_rng(4).normal(size=(4000, 12)).cumsum(axis=1).tolist()
    assert np.mean([streak(v).steps >= 4 for v in steps]) == pytest.approx(
        float(streak([5, 4, 3, 2, 1]).chance), abs=0.015
    )


def test_three_falls_in_a_row_are_nothing_much_and_seven_are():
    assert streak([9, 8, 7, 6]).chance == Fraction(1, 4)
    assert streak([9, 8, 7, 6, 5, 4, 3, 2]).chance == Fraction(1, 64)


def test_how_many_fewer_in_all_since_the_first_year():
    found = cumulative([5000, 4900, 4700, 4500, 4400, 4200, 4300, 4100, 4250])
    assert found.difference == -(100 + 300 + 500 + 600 + 800 + 700 + 900 + 750) == -4650
    assert (found.counted, found.missing) == (8, 0)


def test_years_above_the_first_count_against_it():
    assert cumulative([10, 12, 9]).difference == 1


def test_years_not_held_are_left_out_and_said():
    found = cumulative([10, None, 8])
    assert (found.difference, found.counted, found.missing) == (-2, 1, 1)


@pytest.mark.parametrize("asked", [lambda: cumulative([5]), lambda: cumulative([None, 5]), lambda: streak([])])
def test_nothing_to_sum_or_run_is_refused(asked):
    with pytest.raises(ValueError, match="needs"):
        asked()


@pytest.mark.parametrize(
    "number, said", [(1, "first"), (9, "ninth"), (10, "10th"), (11, "11th"), (22, "22nd"), (113, "113th")]
)
def test_ordinals(number, said):
    assert ordinal(number) == said
