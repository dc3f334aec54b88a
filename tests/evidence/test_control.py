"""Control charts against the worked examples of the handbooks, and their run rules one by one."""

import numpy as np
import pytest

from frankpledge.evidence.statistics.control import Phase, c_chart, u_chart, xmr_chart
from frankpledge.evidence.statistics.signals import Rule, Side, Signal, signals

# Montgomery, Introduction to Statistical Quality Control, example 7.3 (6.3 in earlier editions): flaws in 26 lots of
# 100 printed circuit boards, then in 20 more. The same numbers are R qcc's `circuit`.
BOARDS = [21, 24, 16, 12, 15, 5, 28, 20, 31, 25, 20, 24, 16, 19, 10, 17, 13, 22, 18, 39, 30, 24, 16, 19, 17, 15]
MORE_BOARDS = [16, 18, 12, 15, 24, 21, 28, 20, 25, 19, 18, 21, 16, 22, 19, 12, 14, 9, 16, 21]
# NIST/SEMATECH e-Handbook of Statistical Methods 6.3.3.1: flaws on 25 wafers.
WAFERS = [16, 14, 28, 16, 12, 20, 10, 12, 10, 17, 19, 17, 14, 16, 15, 13, 14, 16, 11, 20, 11, 19, 16, 31, 13]
# The same, 6.3.2.2: flow rates of ten batches.
FLOW = [49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1]
# Montgomery, example 7.5 (6.5): flaws in rolls of dyed cloth of unequal length.
CLOTH, LENGTHS = [14, 12, 20, 11, 7, 10, 21, 16, 19, 23], [10, 8, 13, 10, 9.5, 10, 12, 10.5, 12, 12.5]


def seen(chart, rule: Rule) -> list[tuple[int, int, Side]]:
    return [(s.first, s.last, s.side) for s in chart.signals if s.rule is rule]


def test_montgomerys_c_chart():
    chart = c_chart(BOARDS)
    assert chart.centre[0] == pytest.approx(19.85, abs=0.005)
    # The book rounds the mean to 19.85 first and prints 33.22 and 6.48.
    assert chart.upper[0] == pytest.approx(33.21, abs=0.005) and chart.lower[0] == pytest.approx(6.48, abs=0.005)
    assert seen(chart, Rule.BEYOND) == [(5, 5, Side.LOW), (19, 19, Side.HIGH)]


def test_montgomerys_revised_chart_leaves_the_explained_points_out_and_is_frozen_for_the_next_twenty():
    kept = [n for i, n in enumerate(BOARDS) if i not in (5, 19)]
    chart = c_chart(kept + MORE_BOARDS, baseline=24)
    assert chart.centre[40] == pytest.approx(19.67, abs=0.005)
    assert chart.upper[40] == pytest.approx(32.97, abs=0.01) and chart.lower[40] == pytest.approx(6.36, abs=0.01)
    assert seen(chart, Rule.BEYOND) == []


def test_the_handbooks_c_chart():
    chart = c_chart(WAFERS)
    assert (chart.lower[0], chart.centre[0], chart.upper[0]) == (4, 16, 28)
    assert seen(chart, Rule.BEYOND) == [(23, 23, Side.HIGH)], "28 itself is not beyond 28"


def test_montgomerys_u_chart_has_limits_of_its_own_for_every_roll():
    chart = u_chart(CLOTH, LENGTHS)
    assert chart.centre[0] == pytest.approx(153 / 107.5) == pytest.approx(1.42, abs=0.005)
    # As printed, from the mean rounded to 1.42.
    assert chart.upper == pytest.approx([2.55, 2.68, 2.41, 2.55, 2.58, 2.55, 2.45, 2.52, 2.45, 2.43], abs=0.011)
    assert chart.lower == pytest.approx([0.29, 0.16, 0.43, 0.29, 0.26, 0.29, 0.39, 0.32, 0.39, 0.41], abs=0.006)
    assert chart.points[1] == 1.5 and not seen(chart, Rule.BEYOND)


def test_the_handbooks_xmr_chart():
    chart = xmr_chart(FLOW)
    assert chart.centre[0] == pytest.approx(50.81)
    assert (chart.lower[0], chart.upper[0]) == (pytest.approx(45.8159, abs=1e-4), pytest.approx(55.8041, abs=1e-4))
    assert chart.signals == ()


def test_the_limits_of_an_xmr_chart_are_wheelers_2_66_moving_ranges_away():
    values = [3, 8, 5, 9, 4, 6, 7]
    mean = (5 + 3 + 4 + 5 + 2 + 1) / 6
    chart = xmr_chart(values, least=None)
    assert chart.upper[0] == pytest.approx(6 + 2.66 * mean, rel=1e-3)
    assert chart.lower[0] == pytest.approx(6 - 2.66 * mean, rel=1e-3) and chart.lower[0] < 0
    assert xmr_chart(values).lower[0] == 0


def test_a_lower_limit_is_never_below_nothing():
    assert c_chart([1, 2, 0, 3, 1]).lower == (0,) * 5


def test_limits_are_frozen_so_a_new_level_stays_a_signal():
    counts = [20, 22, 18, 21, 19, 20, 23, 17, 20, 20, 21, 19] + [34, 36, 33, 35, 34, 37, 33, 36, 35]
    frozen, floating = c_chart(counts, baseline=12), c_chart(counts)
    assert frozen.centre == (20,) * 21 and len(seen(frozen, Rule.BEYOND)) == 7
    assert seen(frozen, Rule.ONE_SIDE) == [(12, 20, Side.HIGH)]
    assert not seen(floating, Rule.BEYOND)


def test_new_limits_begin_where_somebody_says_and_the_reason_is_kept():
    counts = [20] * 12 + [34, 36, 33, 35, 34, 37, 33, 36]
    reason = "Reports by telephone are counted from April 2024"
    chart = c_chart(counts, baseline=6, phases=[Phase(12, reason)])
    assert chart.centre == (20,) * 12 + (pytest.approx(209 / 6),) * 8
    assert chart.phases[0].reason == reason and chart.signals == ()


def test_nothing_runs_from_one_phase_into_the_next():
    rising = [10, 11, 12, 13, 14, 15]
    assert seen(c_chart(rising), Rule.MOVING) == [(0, 5, Side.HIGH)]
    assert not c_chart(rising, phases=[Phase(3, "a new form")]).signals


def test_months_not_held_are_gaps_and_no_part_of_the_level():
    chart = c_chart([20, None, 24, 16])
    assert chart.points[1] is None and chart.centre == (20,) * 4


def test_there_is_no_moving_range_across_a_gap():
    across = xmr_chart([10, 12, None, 90, 92])  # both ranges are 2
    assert across.upper[0] == pytest.approx(51 + 2.66 * 2, rel=1e-3)


def test_days_of_the_month_are_allowed_for():
    days = [31, 28, 31, 30, 31, 30]
    chart = u_chart([62, 56, 62, 60, 62, 60], days)
    assert chart.points == (2,) * 6 and chart.upper[1] > chart.upper[0]


def test_a_given_dispersion_widens_the_limits_by_its_root():
    plain, rough = c_chart(BOARDS), c_chart(BOARDS, dispersion=4)
    assert rough.upper[0] - rough.centre[0] == pytest.approx(2 * (plain.upper[0] - plain.centre[0]))


def test_laneys_allowance_is_the_xmr_chart_where_exposures_are_equal():
    """Laney 2002: with equal subgroups the prime chart is the chart of individual values."""
    counts = [120, 180, 90, 210, 150, 100, 190, 160]
    prime, single = c_chart(counts, dispersion=None), xmr_chart(counts)
    assert prime.upper[0] == pytest.approx(single.upper[0]) and prime.dispersion[0] > 1


def test_laneys_allowance_never_makes_limits_narrower_than_chance():
    assert c_chart([100] * 12, dispersion=None).upper[0] == pytest.approx(130)


def test_a_level_that_never_moved_is_left_by_any_other_value():
    chart = xmr_chart([0, 0, 0, 0, 3], baseline=4)
    assert seen(chart, Rule.BEYOND) == [(4, 4, Side.HIGH)]


def test_eight_on_one_side_are_a_signal_and_seven_are_not():
    assert not signals([0.5] * 7 + [-0.5])
    assert [s for s in signals([0.5, 0.6] * 4) if s.rule is Rule.ONE_SIDE] == [Signal(0, 7, Rule.ONE_SIDE, Side.HIGH)]


def test_a_gap_or_a_point_on_the_line_ends_eight_on_one_side():
    assert not signals([-0.5, -0.6] * 3 + [None] + [-0.5, -0.6] * 3)
    assert not signals([-0.5, -0.6] * 3 + [0] + [-0.5, -0.6] * 3)


def test_six_rising_or_falling_are_a_signal_and_five_are_not():
    assert not signals([-0.5, -0.3, 0, 0.2, 0.4, 0.3])
    assert signals([1.2, 1, 0.5, 0, -0.5, -1]) == (Signal(0, 5, Rule.MOVING, Side.LOW),)


def test_two_equal_points_end_a_rise():
    assert not signals([-1, -0.5, 0, 0, 0.5, 1, 1.5])


def test_two_of_three_near_one_limit_are_a_signal_and_one_near_each_is_not():
    assert signals([0, 2.5, 0.1, 2.2, 0]) == (Signal(1, 3, Rule.NEAR, Side.HIGH),)
    assert not signals([0, 2.5, 0.1, -2.2, 0]) and not signals([0, 2.5, 0.1, -0.3, 2.2])


def test_two_pairs_near_a_limit_that_lie_apart_are_two_signals():
    assert [(s.first, s.last) for s in signals([2.5, 2.5, 0, -1, 1, -1, 2.2, 2.3, 0])] == [(0, 1), (6, 7)]


def test_exactly_on_a_limit_is_not_beyond_it():
    assert not signals([3.0]) and signals([-3.01]) == (Signal(0, 0, Rule.BEYOND, Side.LOW),)


@pytest.mark.parametrize("points, share", [(24, 0.20), (36, 0.30)])
def test_charts_where_nothing_changes_have_as_many_signals_as_the_rules_say(points, share):
    rng = np.random.default_rng(11)
    charts = rng.normal(size=(1500, points)).tolist()
    assert np.mean([bool(signals(chart)) for chart in charts]) == pytest.approx(share, abs=0.04)


def test_each_rule_speaks_as_seldom_as_it_says():
    found = signals(np.random.default_rng(12).normal(size=120_000).tolist())
    often = {Rule.BEYOND: 370, Rule.ONE_SIDE: 260, Rule.MOVING: 400, Rule.NEAR: 500}
    for rule, points in often.items():
        assert 120_000 / sum(s.rule is rule for s in found) == pytest.approx(points, rel=0.15)


def test_without_an_allowance_months_that_vary_as_real_ones_do_are_called_signals_far_too_often():
    rng = np.random.default_rng(13)
    months = rng.negative_binomial(60 / 1.9, 1 / 2.9, (300, 36)).tolist()
    plain, given, laney = (
        np.mean([bool(seen(c_chart(m, dispersion=phi), Rule.BEYOND)) for m in months]) for phi in (1, 2.9, None)
    )
    assert plain > 0.8 and given < 0.2 and laney < 0.25


@pytest.mark.parametrize(
    "asked, said",
    [
        (lambda: c_chart([]), "a chart needs points"),
        (lambda: c_chart([3, -1]), "a count is 0 or more"),
        (lambda: c_chart([3, 4], baseline=0), "a baseline has one point at the least"),
        (lambda: c_chart([None, None, 4], baseline=2), "no point is held from place 0 to 1"),
        (lambda: c_chart([3, 4], phases=[Phase(2, "new")]), "each at one of the 2 points"),
        (lambda: c_chart([3, 4, 5], phases=[Phase(2, "a"), Phase(1, "b")]), "phases begin one after another"),
        (lambda: Phase(3, " "), "need a reason that readers are told"),
        (lambda: u_chart([3, 4], [1]), "2 counts have 1 exposures"),
        (lambda: u_chart([3, 4], [1, 0]), "every exposure is more than 0"),
        (lambda: xmr_chart([3, None, 4]), "a baseline needs two points that follow one another"),
        (lambda: c_chart([3, None, 4], dispersion=None), "to tell its dispersion"),
    ],
)
def test_what_can_not_be_charted_is_refused_with_the_reason(asked, said):
    with pytest.raises(ValueError, match=said):
        asked()
