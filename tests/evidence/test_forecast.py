"""Forecasts: which is believed and why, how far out it may be, and what can't be said."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frankpledge.evidence.statistics.forecasting.choose import simplest_of_best
from frankpledge.evidence.statistics.forecasting.fan import interval, rising
from frankpledge.evidence.statistics.forecasting.forecast import forecast, forecasts
from frankpledge.evidence.statistics.forecasting.naive import mean_of_last_year, same_as_last_year, usual_season

SEASON = 1 + 0.25 * np.sin(np.arange(72) * np.pi / 6)


def months(rng, mean, phi=1.8):
    """Months that vary as recorded crime's do: the φ is near those of Leicestershire's districts."""
    return rng.negative_binomial(np.asarray(mean) / (phi - 1), 1 / phi)


def test_the_naive_forecasts_by_hand():
    counts = np.array([[10, 20, 30, 40, 20, 40, 60, 80]])
    assert same_as_last_year(counts, 6, 4).tolist() == [[20, 40, 60, 80, 20, 40]]
    assert mean_of_last_year(counts, 2, 4).tolist() == [[50, 50]]
    assert usual_season(counts, 4, 4).tolist() == [[20, 40, 60, 80]], "a tenth, two, three and four tenths of 200"


def test_the_table_of_past_errors_by_hand():
    """36 months that double each year: a year before is out by 10 to 20, and the scale is the 10 of the year before."""
    counts = [10] * 12 + [20] * 12 + [40] * 12
    table = {t.method: t for t in forecast(counts).backtest}
    naive = table["same-as-last-year"]
    assert naive.error == 20 and naive.mean_mase == 2 and naive.mase == (2,) * 12 and naive.against_naive == 1
    assert table["mean-of-last-year"].mase[0] == pytest.approx(np.mean(20 - np.arange(12) * 20 / 12) / 10)


def test_a_season_beats_the_years_mean_where_there_is_one_and_the_mean_is_kept_where_there_is_none():
    rng = np.random.default_rng(2)
    found = forecasts(
        [*months(rng, np.full((40, 60), 60.0)).tolist(), *months(rng, np.tile(150 * SEASON[:60], (40, 1)))]
    )
    flat, seasonal = found[:40], found[40:]
    assert np.mean([f.naive_wins for f in flat]) > 0.5 and np.mean([f.naive_wins for f in seasonal]) < 0.2


def test_the_simplest_is_taken_of_those_that_did_as_well_within_a_twentieth():
    assert simplest_of_best(np.array([1.05, 1.0, 1.2])) == 0 and simplest_of_best(np.array([1.06, 1.2, 1.0])) == 2


def test_when_the_naive_forecast_wins_it_says_so():
    counts = [12, 18, 25, 40, 60, 80, 90, 70, 50, 30, 20, 15] * 5
    found = forecast(counts)
    assert found.naive_wins and found.method == "same-as-last-year" and found.centre == tuple(counts[:12])


@pytest.mark.slow
def test_of_many_invented_months_as_many_lie_in_the_fan_as_it_says():
    rng = np.random.default_rng(1914)
    for level, drift in ((100, 0.0), (15, 0.0), (60, 0.04)):
        mean = level * SEASON * np.exp(np.cumsum(rng.normal(0, drift, (150, 72)), axis=1))
        series = months(rng, mean)
        found = forecasts(series[:, :60].tolist())
        assert 0.74 <= covered(found, series[:, 60:], "80") <= 0.86
        assert 0.92 <= covered(found, series[:, 60:], "95") <= 0.98


@pytest.mark.slow
@pytest.mark.parametrize("held", [14, 30, 36, 48])
def test_the_fan_of_a_shorter_history_holds_as_many(held):
    rng = np.random.default_rng(held)
    series = months(rng, np.tile(40 * SEASON[:60], (250, 1)))[:, 60 - held - 12 :]
    found = forecasts(series[:, :held].tolist())
    assert 0.74 <= covered(found, series[:, held:], "80") <= 0.90
    assert 0.92 <= covered(found, series[:, held:], "95") <= 0.985


@pytest.mark.slow
def test_the_fan_of_few_counts_holds_at_least_as_many_as_it_says():
    """Whole counts can't be cut at exactly one in ten."""
    rng = np.random.default_rng(7)
    for mean in (0.1, 0.5, 2.0):
        series = rng.poisson(mean, (150, 72))
        found = forecasts(series[:, :60].tolist())
        assert covered(found, series[:, 60:], "80") >= 0.78 and covered(found, series[:, 60:], "95") >= 0.94


def covered(found, came, level):
    low, high = (np.array([getattr(f, f"{end}{level}") for f in found]) for end in ("low", "high"))
    return ((came >= low) & (came <= high)).mean()


def test_none_at_all_for_years_is_none_to_come():
    found = forecast([0] * 60)
    assert found.centre == (0,) * 12 and found.high95 == (0,) * 12 and found.backtest[0].mase is None
    assert forecast([0] * 12).high95 == (1,) * 12, "one year of none says less"


def test_the_same_every_month_is_expected_again_but_chance_is_allowed_for():
    found = forecast([7] * 48)
    assert set(found.centre) == {7} and found.naive_wins
    assert found.low95[0] <= 2 and found.high95[0] >= 12, "a Poisson count of 7 is 2 to 13, 19 times in 20"


def test_a_short_series_is_forecast_by_its_mean_untested():
    found = forecast([5, 7, 6, 8, 5, 7, 6, 8, 5, 7, 6, 8, 6], horizon=3)
    assert found.method == "mean-of-last-year" and found.backtest == () and found.origins == 0 and found.used == 13
    assert found.expected == (79 / 12,) * 3


def test_nothing_before_the_last_gap_is_used():
    rng = np.random.default_rng(3)
    held = months(rng, [40.0] * 40).tolist()
    assert forecast([900, None, *held]) == forecast(held)


def test_quarters():
    found = forecast([20, 30, 40, 30] * 5, horizon=4, period=4)
    assert found.horizon == 4 and found.centre == (20, 30, 40, 30) and found.used == 20 and found.origins == 8


def test_those_that_can_not_be_forecast_among_many_are_none():
    found = forecasts([[3] * 40, [3] * 11, [3] * 40 + [None], [4] * 40])
    assert [bool(f) for f in found] == [True, False, False, True] and found[3].centre[0] == 4


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(0, 400), min_size=12, max_size=50), st.integers(1, 12))
def test_a_fan_is_of_whole_counts_from_none_up_each_inside_the_next(counts, horizon):
    f = forecast(counts, horizon)
    for low95, low80, centre, high80, high95 in zip(f.low95, f.low80, f.centre, f.high80, f.high95, strict=True):
        assert 0 <= low95 <= low80 <= centre <= high80 <= high95
        assert all(isinstance(n, int) for n in (low95, centre, high95))


def test_a_fan_never_narrows_with_the_horizon_by_chance_in_past_errors():
    assert rising(np.array([3.0, 1, 2, 5, 4]), np.ones(5)).tolist() == [2, 2, 2, 4.5, 4.5]
    assert rising(np.array([4.0, 1]), np.array([1.0, 2])).tolist() == [2, 2]


def test_the_interval_of_a_count_is_poissons_where_nothing_varies_more():
    """Poisson of 10: P(X ≤ 4) = 0.0293, P(X ≤ 16) = 0.9730, P(X ≤ 17) = 0.9857."""
    low, high = interval(np.array([10.0]), np.array([10.0]), 0.95)
    assert (low[0], high[0]) == (4, 17)


@pytest.mark.parametrize(
    "asked, said",
    [
        (lambda: forecast([3] * 11), "needs 12 counts without a gap up to the last: 11 are held"),
        (lambda: forecast([3] * 7, 4, 4), "needs 8 counts"),
        (lambda: forecast([]), "the last month is not held"),
        (lambda: forecast([3] * 30 + [None]), "the last month is not held"),
        (lambda: forecast([3] * 30 + [-1]), "a count is 0 or more"),
        (lambda: forecast([3] * 30, horizon=13), "from 1 to 12 ahead, a year at the most: 13"),
    ],
)
def test_what_can_not_be_forecast_is_refused_with_the_reason(asked, said):
    with pytest.raises(ValueError, match=said):
        asked()
