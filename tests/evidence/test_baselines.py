"""Unequal exposure, what a target needs, and the usual ups and downs of quarters and of series with breaks."""

import math
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy.stats import binomtest

from frankpledge.evidence.statistics.change import change, detectable, noticeable, target_is_detectable
from frankpledge.evidence.statistics.dispersion import dispersion

RATIOS = st.fractions(Fraction(1, 12), 12, max_denominator=12)


def months(rng, phi: float, means) -> list[int]:
    means = np.asarray(means, dtype=float)
    return rng.negative_binomial(means / (phi - 1), 1 / phi).tolist()


def test_a_year_against_the_mean_of_the_three_before_it():
    found = change(1200, 300, ratio=Fraction(1, 3))
    assert found.percent == -25 and found.low < -25 < found.high < 0
    other = binomtest(300, 1500, 0.25)
    share = other.proportion_ci(0.95, "exact")
    assert found.p == pytest.approx(other.pvalue, rel=0.05)
    assert found.low == pytest.approx(100 * (3 * share.low / (1 - share.low) - 1), abs=1e-5)
    assert found.high == pytest.approx(100 * (3 * share.high / (1 - share.high) - 1), abs=1e-5)


def test_three_years_tell_more_than_one():
    one, three = change(400, 300), change(1200, 300, ratio=Fraction(1, 3))
    assert one.percent == three.percent and three.p < one.p
    assert three.high - three.low < one.high - one.low


def test_the_percentage_is_exact_of_the_rates():
    assert change(7, 3, ratio=Fraction(1, 3)).percent == Fraction(200, 7)


def test_the_same_rate_over_unequal_times_is_no_change():
    assert change(1200, 400, ratio=Fraction(1, 3)).percent == 0
    assert change(1200, 400, ratio=Fraction(1, 3)).p > 0.9


def test_more_residents_are_allowed_for():
    grown = change(1000, 1100, ratio=Fraction(110_000, 100_000))
    assert grown.percent == 0 and change(1000, 1100).percent == 10


@given(st.integers(1, 2000), st.integers(0, 2000), st.floats(1, 10), RATIOS)
def test_the_interval_holds_the_percentage_and_agrees_with_the_test_for_any_exposure(before, after, phi, ratio):
    found = change(before, after, phi, ratio)
    high = math.inf if found.high is None else found.high
    assert found.low <= float(found.percent) + 1e-6 and float(found.percent) <= high + 1e-6
    assume(abs(found.p - 0.05) > 1e-6)
    assert (found.low > 0 or high < 0) == (found.p < 0.05)


@given(st.integers(0, 2000), st.integers(0, 2000), RATIOS)
def test_time_run_backwards_has_the_same_p(before, after, ratio):
    assert change(before, after, 2, ratio).p == pytest.approx(change(after, before, 2, 1 / ratio).p, rel=1e-7)


@pytest.mark.parametrize("ratio", [0, -1, math.inf, math.nan])
def test_an_exposure_that_can_not_be_is_refused(ratio):
    with pytest.raises(ValueError, match="the exposure after, divided by that before, is more than 0"):
        change(5, 5, ratio=ratio)


@given(st.integers(100, 10_000), st.floats(1, 5), RATIOS)
def test_what_would_be_noticed_is_a_real_change_for_any_exposure(before, phi, ratio):
    assume(before * min(1, ratio) >= 60 * phi)
    fall, rise = noticeable(before, phi, ratio)
    assert change(before, math.ceil(rise), phi, ratio).p < 0.05
    assert fall < before * ratio < rise
    if fall >= 0:
        assert change(before, math.floor(fall), phi, ratio).p < 0.05


@pytest.mark.parametrize("ratio", [Fraction(1, 3), Fraction(1), Fraction(4)])
def test_four_times_in_five_it_is_noticed(ratio):
    rng, before, phi = np.random.default_rng(80), 1200, 2.0
    fall, _ = noticeable(before, phi, ratio)
    draws = (rng.negative_binomial(m / (phi - 1), 1 / phi, 1500).tolist() for m in (before, fall))
    assert np.mean([change(b, a, phi, ratio).p < 0.05 for b, a in zip(*draws, strict=True)]) == pytest.approx(
        0.8, abs=0.04
    )


@pytest.mark.parametrize(
    "base, fall, rise", [(25, 64, 95), (50, 48, 64), (100, 36, 44), (250, 23, 27), (500, 17, 19), (1000, 12, 13)]
)
def test_the_least_change_beside_every_target(base, fall, rise):
    found = detectable(base)
    assert (round(found.fall), round(found.rise)) == (fall, rise)


def test_of_five_thousand_a_change_of_five_and_a_half_per_cent_shows():
    found = detectable(5000)
    assert (round(found.fall, 1), round(found.rise, 1)) == (5.5, 5.7)


def test_of_very_few_no_fall_shows_and_of_none_nothing_can_be_said():
    assert detectable(3).fall is None and detectable(3).rise > 300
    assert detectable(0) == detectable(0, 3) and (detectable(0).fall, detectable(0).rise) == (None, None)


def test_the_same_share_shows_less_in_a_series_that_varies_more():
    assert detectable(1000, dispersion=4).fall > 1.9 * detectable(1000).fall


def test_more_years_before_make_less_show():
    assert detectable(1500, ratio=Fraction(1, 3)).fall < detectable(500).fall


def test_a_reduction_of_burglary_by_five_per_cent_can_not_be_told_in_a_district():
    assert not target_is_detectable(334, -5)
    assert target_is_detectable(7000, -5) and not target_is_detectable(7000, -5, dispersion=2)
    assert target_is_detectable(100, 50) and not target_is_detectable(100, 40)
    assert not target_is_detectable(100, 0) and not target_is_detectable(3, -100)


def test_a_target_of_less_than_none_is_refused():
    with pytest.raises(ValueError, match="the most that can fall is −100%"):
        target_is_detectable(100, -120)


@pytest.mark.parametrize("phi", [1.45, 2.0, 2.9])
def test_quarters_tell_how_much_they_vary_as_months_do(phi):
    rng, season = np.random.default_rng(44), np.tile([90, 120, 150, 100], 5)
    found = [dispersion(months(rng, phi, season), span=1, per_year=4) for _ in range(500)]
    assert np.mean(found) == pytest.approx(phi, rel=0.1)


def test_a_year_of_quarters_varies_hardly_more_than_they_do():
    rng = np.random.default_rng(45)
    drawn = [months(rng, 2.5, np.full(20, 120)) for _ in range(500)]
    year, quarter = (np.mean([dispersion(d, span, per_year=4) for d in drawn]) for span in (None, 1))
    assert 1 <= year / quarter < 1.35


def test_two_years_of_quarters_are_needed():
    assert dispersion([5, 9, 7, 8, 6, 9, 9], per_year=4) is None
    assert dispersion([5, 9, 7, 8, 6, 9, 9, 4], per_year=4) is not None


def test_a_jump_in_the_middle_of_a_year_is_taken_for_noise_unless_it_is_told():
    rng, means = np.random.default_rng(46), np.repeat([60, 110], [30, 30])
    drawn = [months(rng, 2.0, means) for _ in range(200)]
    assert np.mean([dispersion(d, span=1) for d in drawn]) > 3
    assert np.mean([dispersion(d, span=1, breaks=[30]) for d in drawn]) == pytest.approx(2, rel=0.12)


def test_the_latest_stretch_that_is_long_enough_is_taken():
    rng = np.random.default_rng(47)
    series = months(rng, 2.0, np.repeat([60, 200], [40, 20]))
    assert dispersion(series, breaks=[40]) == dispersion(series[:40])
    assert dispersion(series, breaks=[5]) == dispersion(series[5:])
    assert dispersion(series, breaks=[30, 4]) == dispersion(series[30:])
    assert dispersion(series, breaks=[40, 4]) == dispersion(series[4:40])


def test_where_breaks_leave_no_two_years_nothing_is_said():
    series = months(np.random.default_rng(48), 2.0, np.full(60, 80))
    assert dispersion(series, breaks=[20, 40]) is None
    assert dispersion(series, breaks=[0, 60]) == dispersion(series), "a break before or after all months cuts nothing"


@pytest.mark.parametrize(
    "asked, said",
    [
        (lambda: dispersion([5] * 30, breaks=[31]), "a break at 31 is outside a series of 30"),
        (lambda: dispersion([5] * 30, per_year=1), "two parts and a sum of one are the least"),
        (lambda: dispersion([5] * 30, span=0), "two parts and a sum of one are the least"),
    ],
)
def test_what_can_not_be_a_series_is_refused(asked, said):
    with pytest.raises(ValueError, match=said):
        asked()
