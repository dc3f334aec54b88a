"""Whether a month is unusual: the threshold by hand, what is expected, and how seldom quiet months are called so."""

import numpy as np
import pytest
from scipy.stats import nbinom, poisson

from frankpledge.evidence.statistics.exceedance import exceedance, exceedances, threshold
from frankpledge.evidence.statistics.negative_binomial import quantile, shape
from frankpledge.evidence.statistics.seasonal_regression import regress
from frankpledge.evidence.statistics.signals import Side

MONTHS = np.arange(61)
SEASON = 1 + 0.25 * np.sin(MONTHS * np.pi / 6)


def quiet(level: float, phi: float, number: int = 2500, seed: int = 1996) -> np.ndarray:
    """Five years and a month in which nothing changes but the season; φ of crime counts is mostly from 1 to 3."""
    mean = np.tile(level * SEASON, (number, 1))
    return np.random.default_rng(seed).negative_binomial(mean / (phi - 1), 1 / phi)


def test_farringtons_threshold_by_hand():
    """Farrington and others 1996: μ = 10, V = 15, z = 2.58: 10 × (1 + 2/3 × 2.58 × √15 ÷ 10)^1.5 = 10 × 1.66615^1.5."""
    assert threshold(10, 15, 2.58) == pytest.approx(21.507, abs=0.001)
    assert threshold(10, 15, -2.58) == pytest.approx(1.929, abs=0.001) and threshold(1, 4, -2.58) == 0


@pytest.mark.slow
def test_of_quiet_months_one_in_a_hundred_is_called_unusual_and_few_more_than_one_in_a_thousand():
    for level, phi in ((300, 3), (50, 1.5), (10, 1.5), (2, 1.2)):
        p = exceedances(quiet(level, phi)).p
        assert (p < 0.01).mean() <= 0.01 + 3 * (0.01 * 0.99 / p.size) ** 0.5
        assert (p < 0.001).mean() <= 0.001 + 3 * (0.001 / p.size) ** 0.5


def test_the_power_of_two_thirds_alone_would_call_too_many_small_months_unusual():
    found = exceedances(quiet(2, 3.0, 6000))
    u = np.array([threshold(m, v, 3.09) for m, v in zip(found.expected, found.regression.variance, strict=True)])
    assert (found.count > u).mean() > 0.004, "one in 1,000 was asked for"


def test_where_counts_are_large_the_two_thresholds_are_near_each_other():
    found = exceedances(quiet(400, 1.5, 50), level=0.01)
    u = np.array([threshold(m, v, 2.576) for m, v in zip(found.expected, found.regression.variance, strict=True)])
    assert found.high == pytest.approx(u, rel=0.03)


def test_a_doubling_of_fifty_a_month_is_mostly_seen_and_a_halving_too():
    counts = quiet(50, 1.8, 400)
    up, down = counts.copy(), counts.copy()
    up[:, -1], down[:, -1] = 2 * counts[:, -1], counts[:, -1] // 2
    up, down = exceedances(up), exceedances(down)
    assert (up.high_side & (up.p < 0.01)).mean() > 0.75
    assert (~down.high_side & (down.p < 0.01)).mean() > 0.5


def test_season_and_trend_are_expected():
    mean = 2000 * SEASON * np.exp(0.06 * MONTHS / 12)
    found = regress(np.round(mean[None, :60]))
    assert found.mean[0] == pytest.approx(mean[60], rel=0.01)
    assert found.fitted[0] == pytest.approx(mean[:60], rel=0.01)


def test_a_month_always_high_is_not_unusual_when_it_is_high_again():
    octobers = [40 if t % 12 == 9 else 15 for t in range(60)] + [15] * 9
    assert exceedance([*octobers, 40]).unusual is None and exceedance([*octobers[:-1], 40]).unusual is Side.HIGH


def test_an_outbreak_of_the_past_does_not_hide_one_of_now():
    """Noufaily and others 2013: months far out are weighted down. Eighty last January, where twenty is usual."""
    calm = (20 + np.tile([1, -2, 3, 0, -3, 2, 4, -4, 1, -1, 2, -3], 5)).tolist()
    struck = calm.copy()
    struck[48] = 80
    found = exceedance([*struck, 45])
    assert found.unusual is Side.HIGH
    assert found.expected == pytest.approx(exceedance([*calm, 45]).expected, rel=0.15)


def test_a_single_month_beyond_the_limits_is_unusual_and_one_on_them_is_not():
    before = quiet(12, 1.5, 1)[0, :60].tolist()
    found = exceedance([*before, 12])
    assert found.unusual is None and found.low < found.expected < found.high
    for count, side in ((found.high, None), (found.high + 1, Side.HIGH), (found.low, None)):
        assert exceedance([*before, count]).unusual is side


def test_a_few_where_there_never_were_any_are_unusual_and_one_is_not():
    assert exceedance([0] * 60 + [0]).p == 1 and exceedance([0] * 60 + [0]).unusual is None
    assert exceedance([0] * 60 + [1]).unusual is None and exceedance([0] * 60 + [3]).unusual is Side.HIGH


def test_gaps_are_left_out_and_not_taken_for_none():
    before = [30, 33, 28, 31, 35, 29, 30, 32, 27, 31, 30, 34] * 5
    holed = [None if t in (3, 20, 21, 40) else n for t, n in enumerate(before)]
    assert exceedance([*holed, 30]).expected == pytest.approx(exceedance([*before, 30]).expected, rel=0.03)


def test_quarters():
    assert exceedance([90, 120, 150, 100] * 4 + [95], period=4).unusual is None
    assert exceedance([90, 120, 150, 100] * 4 + [160], period=4).unusual is Side.HIGH


def test_many_series_are_judged_as_each_alone_and_those_that_can_not_be_are_nan():
    table = quiet(20, 1.5, 4).astype(float)
    table[1, -1], table[2, :40] = np.nan, np.nan
    found = exceedances(table)
    assert np.isnan(found.p).tolist() == [False, True, True, False] and np.isnan(found.high[2])
    assert found.p[3] == pytest.approx(exceedance(table[3].astype(int).tolist()).p)


def test_the_distribution_is_scipys_negative_binomial_and_poissons_where_nothing_varies_more():
    size, chance = shape(np.array([8.0]), np.array([20.0]))
    assert nbinom(size, 1 - chance).mean() == pytest.approx(8) and nbinom(size, 1 - chance).var() == pytest.approx(20)
    for share in (0.001, 0.1, 0.5, 0.975):
        assert quantile(np.array([8.0]), np.array([20.0]), share) == nbinom(size, 1 - chance).ppf(share)
        assert quantile(np.array([8.0]), np.array([8.0]), share) == poisson(8).ppf(share)


@pytest.mark.parametrize(
    "asked, said",
    [
        (lambda: exceedance([]), "the month to be judged is not held"),
        (lambda: exceedance([3] * 30 + [None]), "the month to be judged is not held"),
        (lambda: exceedance([3] * 24), "24 counts of the five years before are needed"),
        (lambda: exceedance([3] * 30 + [-1]), "a count is 0 or more"),
        (lambda: exceedance([-3] + [3] * 30), "a count is 0 or more"),
        (lambda: exceedance([3] * 30, level=1), "a level is between 0 and 1"),
        (lambda: threshold(0, 1, 2), "a mean and a variance above 0"),
    ],
)
def test_what_can_not_be_judged_is_refused_with_the_reason(asked, said):
    with pytest.raises(ValueError, match=said):
        asked()
