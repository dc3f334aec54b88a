"""A change beside that of a comparison, in per cent, in rates and in crimes, with what may be made of it."""

from fractions import Fraction
from math import exp, log, sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.evidence.statistics.change import detectable
from frankpledge.evidence.statistics.evaluation.counts import BeforeAfter, of_months
from frankpledge.evidence.statistics.evaluation.difference import Exposures, difference
from frankpledge.evidence.statistics.evaluation.displacement import Moved, displacement_quotient, weighted_difference
from frankpledge.evidence.statistics.evaluation.power import months_needed, smallest_fall
from frankpledge.evidence.statistics.evaluation.ratio import relative_change
from frankpledge.evidence.statistics.evaluation.regression_to_mean import expected_next

# Hinckley and Bosworth's burglary campaign: its quarter, and the other three quarters of the same two years.
CAMPAIGN, OTHER_QUARTERS = BeforeAfter(106, 96), BeforeAfter(190, 258)
# Wheeler and Ratcliffe 2018, table 1 (also the tests of R's ptools): a hot spot, its control, and the same for buffers.
TARGET, CONTROL = BeforeAfter(207, 110), BeforeAfter(308, 318)
BUFFER, BUFFER_CONTROL = BeforeAfter(178, 157), BeforeAfter(150, 140)

COUNTS = st.integers(1, 2000)
PAIRS = st.builds(BeforeAfter, COUNTS, COUNTS)


def counts(rng: np.random.Generator, mean: float, phi: float, size: int) -> list[int]:
    return (rng.poisson(mean, size) if phi == 1 else rng.negative_binomial(mean / (phi - 1), 1 / phi, size)).tolist()


def lives(rng: np.random.Generator, t0, t1, c0, c1, phi: float = 1.0, size: int = 2000):
    """The same two years lived again and again: target and control, each with φ."""
    drawn = [counts(rng, mean, phi, size) for mean in (t0, t1, c0, c1)]
    return [(BeforeAfter(a, b, phi), BeforeAfter(c, d, phi)) for a, b, c, d in zip(*drawn, strict=True)]


def within(share: float, of: float, size: int) -> bool:
    """Whether a share of so many draws is that, as far as so many can tell."""
    return abs(share - of) < 4 * sqrt(of * (1 - of) / size)


def test_the_campaigns_quarter_beside_the_other_three():
    found = relative_change(CAMPAIGN, OTHER_QUARTERS)
    assert (round(found.ratio, 3), round(found.low, 3), round(found.high, 3)) == (0.667, 0.478, 0.931)
    assert round(found.z, 2) == -2.38 and found.p == pytest.approx(0.0174, abs=5e-5) and not found.halves
    assert round(found.expected, 1) == 143.9 and round(found.avoided.count, 1) == 47.9
    assert not found.dispersion_known


def test_the_usual_ups_and_downs_make_it_no_longer_clear():
    rough = relative_change(BeforeAfter(106, 96, 2.0), BeforeAfter(190, 258, 2.0))
    assert rough.ratio == relative_change(CAMPAIGN, OTHER_QUARTERS).ratio and rough.dispersion_known
    assert rough.low < 0.478 and rough.high > 1 and rough.p > 0.05
    assert rough.avoided.interval.low < 0 < rough.avoided.interval.high


@given(PAIRS, PAIRS)
def test_the_error_is_the_root_of_the_sum_of_one_over_each_count(target, control):
    found = relative_change(target, control)
    error = sqrt(sum(1 / n for n in (target.before, target.after, control.before, control.after)))
    assert found.z == pytest.approx(log(found.ratio) / error, abs=1e-9)
    assert found.high == pytest.approx(found.ratio * exp(1.959964 * error), rel=1e-6)


@given(PAIRS, PAIRS)
def test_exchanging_target_and_comparison_turns_the_ratio_over(target, control):
    one, other = relative_change(target, control), relative_change(control, target)
    assert one.ratio == pytest.approx(1 / other.ratio) and one.low == pytest.approx(1 / other.high)
    assert one.p == pytest.approx(other.p)


@given(PAIRS, PAIRS)
def test_crimes_avoided_leave_out_nought_just_where_the_ratio_leaves_out_one(target, control):
    found = relative_change(target, control)
    interval = found.avoided.interval
    assert interval.low <= found.avoided.count + 1e-6 and found.avoided.count <= interval.high + 1e-6
    assert (interval.low > 0) == (found.high < 1) and (interval.high < 0) == (found.low > 1)


def test_with_a_count_of_nought_halves_are_added_and_nothing_is_made_of_it():
    found = relative_change(BeforeAfter(9, 0), BeforeAfter(20, 18))
    assert found.ratio == 0 and found.halves and found.avoided is None
    error = sqrt(1 / 9.5 + 1 / 0.5 + 1 / 20.5 + 1 / 18.5)
    assert found.z == pytest.approx(log((0.5 / 9.5) / (18.5 / 20.5)) / error)
    assert relative_change(BeforeAfter(0, 4), BeforeAfter(20, 18)).ratio is None
    assert relative_change(BeforeAfter(4, 4), BeforeAfter(20, 0)).ratio is None


@pytest.mark.parametrize("t, c, phi", [(3, 10, 1), (10, 30, 1), (106, 190, 1), (60, 120, 2.0), (200, 400, 3.0)])
def test_where_nothing_was_done_one_comparison_in_twenty_or_fewer_says_otherwise(t, c, phi):
    drawn = [x for x in lives(np.random.default_rng(1), t, t, c, c, phi) if x[0].before + x[0].after]
    share = np.mean([relative_change(*x).p < 0.05 for x in drawn])
    assert share <= 0.05 + 4 * sqrt(0.05 * 0.95 / len(drawn))


def test_without_the_dispersion_far_more_would():
    drawn = lives(np.random.default_rng(1), 60, 60, 120, 120, 3.0)
    plain = [relative_change(BeforeAfter(t.before, t.after), BeforeAfter(c.before, c.after)).p < 0.05 for t, c in drawn]
    assert np.mean(plain) > 0.2


@pytest.mark.parametrize("t, c, phi, ratio", [(100, 200, 1, 0.6), (40, 100, 1, 0.5), (150, 300, 2.0, 0.7)])
def test_its_interval_holds_the_true_ratio_in_19_cases_of_20(t, c, phi, ratio):
    found = [relative_change(*x) for x in lives(np.random.default_rng(2), t, ratio * t, c, c, phi)]
    assert within(np.mean([f.low <= ratio <= f.high for f in found]), 0.95, 2000)


def test_the_interval_of_crimes_avoided_is_rather_too_wide_than_too_narrow():
    found = [relative_change(*x).avoided.interval for x in lives(np.random.default_rng(2), 100, 60, 200, 200)]
    assert 0.95 <= np.mean([i.low <= 40 <= i.high for i in found]) <= 0.995


def test_counts_of_months_bring_the_dispersion_of_the_months_before():
    rng = np.random.default_rng(4)
    months = rng.negative_binomial(20, 0.5, 60).tolist()
    found = of_months([*months, 0, 0, 0], before=range(48, 51), after=range(60, 63))
    assert (found.before, found.after) == (sum(months[48:51]), 0)
    assert found.dispersion == of_months([*months, 99, 99, 99], range(48, 51), range(60, 63)).dispersion > 1
    assert of_months(months[:18], range(3), range(12, 15)).dispersion is None
    assert of_months(months, range(24), range(48, 60)).length == Fraction(1, 2)


@pytest.mark.parametrize("years", [2, 5])
def test_a_dispersion_that_was_told_from_few_years_does_not_cry_wolf(years):
    rng, n, then = np.random.default_rng(9), 800, 12 * years
    season = 1 + 0.25 * np.sin(np.arange(then + 12) * np.pi / 6)
    wolves = 0
    for _ in range(n):
        drawn = (rng.negative_binomial(mean * season, 0.5).tolist() for mean in (10, 20))
        both = [of_months(months, range(then - 12, then - 9), range(then, then + 3)) for months in drawn]
        wolves += relative_change(*both).p < 0.05
    assert wolves / n <= 0.05 + 3 * sqrt(0.05 * 0.95 / n)


@pytest.mark.parametrize(
    "asked, said",
    [
        (lambda: BeforeAfter(-1, 3), "the count before is a whole number, 0 or more: -1 was given"),
        (lambda: BeforeAfter(1, 3.5), "the count after is a whole number, 0 or more: 3.5 was given"),
        (lambda: BeforeAfter(1, 3, 0.5), r"a dispersion \(φ\) is 1 or more"),
        (
            lambda: relative_change(BeforeAfter(0, 0), CONTROL),
            r"nothing was counted in one of the places, before or after \(0 to 0",
        ),
        (lambda: of_months([1] * 30, range(13), range(12, 24)), "windows that do not overlap"),
        (lambda: of_months([1] * 30, range(12), range(24, 36)), "reach outside the 30 months"),
        (lambda: of_months([1] * 30, range(0), range(24, 26)), "a run of one month or more"),
        (lambda: Exposures(0, 5), "a rate needs something to divide by"),
        (lambda: weighted_difference(TARGET, CONTROL, BUFFER), "a buffer and its comparison area come together"),
        (lambda: displacement_quotient(TARGET, BUFFER, BeforeAfter(0, 4)), "counted 0 before and 4 after"),
        (lambda: smallest_fall(-1), "a count is 0 or more: -1 was given"),
        (lambda: smallest_fall(10, length=0), "divided by that before, is more than 0"),
        (lambda: months_needed(0, 10), "a fall is more than 0% and less than 100%"),
        (lambda: expected_next([1, 2], [0]), "2 places can't tell how much of a high count is luck"),
        (lambda: expected_next([3] * 12, [12]), "choose one or more of the 12 places"),
        (lambda: expected_next([0] * 12, [1]), "nothing was counted in the chosen places"),
    ],
)
def test_what_can_not_be_is_refused_with_the_reason(asked, said):
    with pytest.raises(ValueError, match=said):
        asked()


def test_a_difference_of_rates_by_hand():
    """Rates for 1,000: 20 to 12 and 15 to 14, so 8 fell here and 1 there; the variance is the sum of count ÷ size²."""
    here, there = BeforeAfter(100, 60), BeforeAfter(300, 280)
    found = difference(here, there, Exposures(5000, 5000), Exposures(20_000, 20_000))
    assert (found.target_change, found.control_change, found.change) == pytest.approx((-8, -1, -7))
    error = 1000 * sqrt(160 / 5000**2 + 580 / 20_000**2)
    assert found.z == pytest.approx(-7 / error) and found.high == pytest.approx(-7 + 1.959964 * error)


@pytest.mark.parametrize("phi", [1, 2.5])
def test_a_difference_of_rates_keeps_its_level_and_covers(phi):
    sizes = Exposures(5000, 5000), Exposures(9000, 9000)
    still = [difference(*x, *sizes).p < 0.05 for x in lives(np.random.default_rng(3), 60, 60, 150, 150, phi)]
    assert within(np.mean(still), 0.05, 2000)
    moved = [difference(*x, *sizes) for x in lives(np.random.default_rng(5), 60, 40, 150, 150, phi)]
    assert within(np.mean([d.low <= -4 <= d.high for d in moved]), 0.95, 2000)


def test_the_published_weighted_displacement_difference():
    """Wheeler and Ratcliffe 2018: −118, error √1568, z −2.98, 95% interval −196 to −40."""
    found = weighted_difference(TARGET, CONTROL, BUFFER, BUFFER_CONTROL)
    assert (found.local, found.displaced, found.change) == (-107, -11, -118)
    assert found.error == pytest.approx(sqrt(1568))
    assert (round(found.z, 2), round(found.low), round(found.high)) == (-2.98, -196, -40)


def test_it_needs_no_buffer():
    """R's ptools: 20 to 10 against 20 to 20 is −10, error 8.3666, z −1.195."""
    found = weighted_difference(BeforeAfter(20, 10), BeforeAfter(20, 20))
    assert (found.change, round(found.error, 4), round(found.z, 3)) == (-10, 8.3666, -1.195)


@pytest.mark.parametrize("phi", [1, 2.0])
def test_it_keeps_its_level_and_covers(phi):
    rng = np.random.default_rng(6)
    found = [
        weighted_difference(*inner, *outer)
        for inner, outer in zip(lives(rng, 60, 40, 70, 70, phi), lives(rng, 30, 30, 40, 40, phi), strict=True)
    ]
    assert within(np.mean([f.low <= -20 <= f.high for f in found]), 0.95, 2000)
    still = [weighted_difference(*x).p < 0.05 for x in lives(rng, 40, 40, 40, 40, phi)]
    assert within(np.mean(still), 0.05, 2000)


@pytest.mark.parametrize(
    "target, buffer, value, reading",
    [
        ((100, 50), (100, 80), 0.4, Moved.FELL_AROUND),
        ((100, 50), (100, 100), 0, Moved.NEITHER),
        ((100, 50), (100, 120), -0.4, Moved.SOME_MOVED),
        ((100, 50), (100, 150), -1, Moved.ALL_MOVED),
        ((100, 110), (100, 80), None, Moved.NO_FALL),
    ],
)
def test_the_displacement_quotient_and_what_it_says_of_the_buffer(target, buffer, value, reading):
    """Bowers and Johnson 2003, as in Guerette 2009, appendices B and C; here by hand, with a steady control of 100."""
    found = displacement_quotient(BeforeAfter(*target), BeforeAfter(*buffer), BeforeAfter(100, 100))
    assert found.value == (None if value is None else pytest.approx(value)) and found.reading is reading


def test_the_quotient_allows_for_a_control_that_moved():
    found = displacement_quotient(TARGET, BUFFER, CONTROL)
    assert found.value == pytest.approx((157 / 318 - 178 / 308) / (110 / 318 - 207 / 308))


def test_what_would_be_noticed_before_anything_is_begun():
    assert smallest_fall(100) == detectable(100).fall == pytest.approx(35.7, abs=0.05)
    assert smallest_fall(106, 190) == pytest.approx(41.3)
    assert smallest_fall(106, 190, 2, 2) > 50 > smallest_fall(1060, 1900)
    assert smallest_fall(5, 10) is None and smallest_fall(0, 10) is None


@pytest.mark.parametrize("t, c, phi, length", [(100, 300, 1, 1), (200, 300, 2.0, 1), (200, 400, 1, 0.5)])
def test_a_fall_by_as_much_is_noticed_four_times_in_five(t, c, phi, length):
    fall = smallest_fall(t, c, phi, phi, length)
    left = 1 - fall / 100
    drawn = lives(np.random.default_rng(7), t, t * left * length, c, c * length, phi)
    assert np.mean([relative_change(*x).p < 0.05 for x in drawn]) == pytest.approx(0.8, abs=0.03)


def test_how_many_months_a_fall_needs_to_be_noticed():
    months = months_needed(20, 40, 80)
    assert months == 13
    assert smallest_fall(40 * 13, 80 * 13) <= 20 < smallest_fall(40 * 12, 80 * 12)
    assert months_needed(20, 40, 80, 2, 2) == 26
    assert months_needed(20, 40) < months and months_needed(20, 40, 80, months_before=24) < months
    assert months_needed(20, 4, 8) is None


def test_how_far_the_highest_falls_by_itself_by_hand():
    """Ten places of mean 20 and variance 60: chance is 20 of it, so 2/3 of the distance from the mean stays."""
    counts = [20 + step for step in (-10, -10, -10, 0, 0, 0, 0, 10, 10, 10)]
    found = expected_next(counts, [9])
    assert (found.counted, found.kept) == (30, pytest.approx(2 / 3))
    assert found.expected == pytest.approx(20 + 10 * 2 / 3) and found.fall_percent == pytest.approx(11.11, abs=0.01)
    # A gamma level has the variance of its mean × 60 − 20 over 60; the next count adds its own chance.
    spread = sqrt(found.expected * (1 + 2 / 3))
    assert found.interval.high - found.interval.low == pytest.approx(2 * 1.96 * spread, abs=1.5)


def test_places_that_differ_by_chance_alone_all_fall_to_the_mean():
    found = expected_next([19, 21, 20, 18, 22, 20, 20, 19, 21, 20], [4])
    assert found.kept == 0 and found.expected == pytest.approx(20)


@pytest.mark.parametrize("shape, phi, size", [(4, 1, 60), (None, 1, 60), (4, 2.0, 100)])
def test_the_chosen_fall_as_far_as_expected_and_within_the_range(shape, phi, size):
    rng = np.random.default_rng(8)
    off, inside = [], []
    for _ in range(500):
        residents = rng.uniform(0.5, 2, size)
        level = residents * (rng.gamma(shape, 20 / shape, size) if shape else 20)
        then, now = (
            rng.poisson(level) if phi == 1 else rng.negative_binomial(level / (phi - 1), 1 / phi) for _ in range(2)
        )
        top = np.argsort(-then / residents)[:5]
        found = expected_next(then.tolist(), top.tolist(), residents.tolist(), phi)
        off.append(now[top].sum() / found.expected - 1)
        inside.append(found.interval.low <= now[top].sum() <= found.interval.high)
        assert found.expected < found.counted
    assert abs(np.mean(off)) < 0.03 and 0.9 <= np.mean(inside) <= 0.98
