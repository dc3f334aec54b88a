"""Statistics of very many pairs at once give what those of one pair give, to the last digit."""

import numpy as np
import pytest

from frankpledge.evidence.statistics.change import change
from frankpledge.evidence.statistics.pairs import NONE, exact_p, ranks, tenths
from frankpledge.evidence.statistics.rounding import half_up, percent_change


def test_nine_against_none_is_one_chance_in_256():
    """Nine of nine on one side of a coin, or on the other: 2 ÷ 2⁹."""
    assert exact_p(np.array([9]), np.array([0])) == pytest.approx([2 / 2**9], abs=1e-15)


def test_p_of_many_pairs_is_that_of_each():
    few = np.array([[b, a] for b in range(30) for a in range(30)])
    many = np.random.default_rng(4).integers(0, 60_000, size=(300, 2))
    for pairs in (few, many, np.concatenate([few, many])):
        before, after = pairs.T
        expected = [change(int(b), int(a)).p for b, a in pairs]
        assert exact_p(before, after).tolist() == expected


def test_p_keeps_the_shape_and_none_against_none_is_certain():
    assert exact_p(np.zeros((2, 3), dtype=int), np.zeros((2, 3), dtype=int)).tolist() == [[1.0] * 3] * 2
    assert exact_p(np.zeros(0, dtype=int), np.zeros(0, dtype=int)).tolist() == []


def test_from_512_to_351_is_a_fall_of_31_point_4():
    assert tenths(np.array([100 * (351 - 512)]), np.array([512])).tolist() == [-314]


def test_halves_go_away_from_zero_as_they_do_for_one_number():
    assert tenths(np.array([1, -1, 3, -3]), np.array([20] * 4)).tolist() == [1, -1, 2, -2]
    counts = [(b, a) for b in range(1, 90) for a in range(0, 200, 3)]
    before, after = np.array(counts).T
    expected = [int(half_up(percent_change(b, a), 1) * 10) for b, a in counts]
    assert tenths(100 * (after - before), before).tolist() == expected


def test_what_is_divided_by_nothing_is_no_number():
    assert tenths(np.array([5, 0, NONE]), np.array([0, NONE, 7])).tolist() == [NONE] * 3


def test_ranks_are_within_groups_and_equals_share_one():
    rate = np.array([2.0, 5.0, 5.0, 1.0, np.nan, 7.0])
    group = np.array([0, 0, 0, 0, 1, 1])
    assert ranks(rate, group).tolist() == [3, 1, 1, 4, 0, 1]
