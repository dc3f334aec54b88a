"""The highest month of a year, and how seldom that means anything."""

from fractions import Fraction

import numpy as np
import pytest

from frankpledge.evidence.statistics.peaks import months_peak

SEASON = [80, 80, 90, 100, 100, 110, 120, 120, 110, 130, 150, 110]


def test_a_month_far_above_its_season_stands_out():
    found = months_peak(SEASON * 3 + [80, 80, 90, 100, 100, 110, 120, 120, 110, 260, 150, 110], phi=1.5)
    assert (found.places, found.count, found.stands_out) == ((9,), 260, True)
    assert found.expected == 130


def test_it_does_not_hide_itself_where_the_dispersion_is_told_by_the_same_series():
    rng, means = np.random.default_rng(6), np.tile(SEASON, 4).astype(float)
    means[-3] *= 2
    assert all(months_peak(rng.negative_binomial(means, 0.5).tolist()).stands_out for _ in range(50))


def test_the_usual_high_month_is_the_highest_and_does_not_stand_out():
    found = months_peak(SEASON * 4, phi=1)
    assert (found.places, found.stands_out) == ((10,), False)


def test_a_year_that_is_higher_all_round_has_no_month_that_stands_out():
    found = months_peak(SEASON * 3 + [2 * n for n in SEASON], phi=1)
    assert found.expected == 300 and not found.stands_out


def test_a_season_that_differs_by_less_than_twelve_looks_explain():
    """77 collisions in a year, "mainly due to a peak in October"."""
    found = months_peak([5] * 36 + [6, 5, 6, 7, 6, 6, 5, 6, 7, 12, 6, 5])
    assert found.places == (9,) and found.count == 12 and not found.stands_out


def test_months_that_tie_are_all_told():
    assert months_peak([4] * 24 + [1, 9, 2, 9] + [3] * 8).places == (1, 3)


def test_without_an_earlier_year_no_season_is_known():
    found = months_peak([5] * 11 + [90])
    assert (found.places, found.expected, found.p, found.stands_out) == ((11,), None, None, False)


def test_an_empty_year_has_no_peak():
    assert months_peak([5] * 24 + [0] * 12) is None


def test_what_is_expected_is_exact():
    assert months_peak([1, 2, 3, 1, 1, 7], per_year=3).expected == Fraction(3 * 2, 3)


def test_the_highest_quarter():
    found = months_peak([100, 100, 100, 100] * 3 + [95, 240, 105, 100], per_year=4, phi=1)
    assert found.places == (1,) and found.stands_out


def test_less_than_a_year_is_refused():
    with pytest.raises(ValueError, match="a peak needs a year of 12 counts: 7 were given"):
        months_peak([5] * 7)


@pytest.mark.parametrize("phi", [1.45, 2.0, 2.9])
def test_where_no_month_is_special_few_peaks_stand_out(phi):
    rng, means = np.random.default_rng(12), np.tile(np.asarray(SEASON) / 2.5, 5)
    series = rng.negative_binomial(means / (phi - 1), 1 / phi, (500, 60)).tolist()
    assert np.mean([months_peak(s).stands_out for s in series]) <= 0.06
    assert np.mean([months_peak(s, phi=1).stands_out for s in series]) > 0.07, "plain Poisson would cry wolf"
