"""Exponential smoothing against published forecasts, and against a slow search over everything at once."""

import numpy as np
import pytest
from scipy.optimize import minimize

from frankpledge.evidence.statistics.forecasting.roots import rooted, unrooted
from frankpledge.evidence.statistics.forecasting.smoothing import (
    MODELS,
    exponential_smoothing,
    smoothed,
    stl_and_smoothing,
)

# Hyndman and Athanasopoulos, Forecasting: Principles and Practice (2nd edition), section 7.1: oil production of Saudi
# Arabia from 1996 to 2013, in millions of tonnes. Simple exponential smoothing forecasts 542.68.
OIL = [
    445.3641, 453.1950, 454.4096, 422.3789, 456.0371, 440.3866, 425.1944, 486.2052, 500.4291, 521.2759, 508.9476,
    488.8889, 509.8706, 456.7229, 473.8166, 525.9509, 549.8338, 542.3405,
]  # fmt: skip
SEASON = np.array([-3, -2, 0, 1, 2, 4, 5, 3, 0, -2, -4, -4.0])
MONTHS = np.arange(60)


def test_the_books_oil_production_is_a_level_alone_with_its_forecast():
    ahead, model = smoothed(np.array([OIL]), 3, 1)
    assert ahead[0] == pytest.approx([542.68] * 3, abs=0.1) and MODELS[model[0]] == "level"


def test_what_follows_a_rule_exactly_is_continued_by_it():
    ahead, model = smoothed(np.array([20 + 0.5 * MONTHS + SEASON[MONTHS % 12]]), 12)
    assert ahead[0] == pytest.approx(50 + 0.5 * np.arange(12) + SEASON, abs=0.05)
    assert MODELS[model[0]] == "level, slope and season"


def test_noise_without_a_season_gets_none_and_a_strong_season_is_seen():
    rng = np.random.default_rng(8)
    noise = rng.normal(50, 5, (200, 60))
    plain, seasonal = (smoothed(y, 1)[1] for y in (noise, noise + 3 * SEASON[MONTHS % 12]))
    assert (plain < 3).mean() > 0.95 and (seasonal >= 3).mean() > 0.95


def test_the_search_gets_as_near_as_a_slow_one_over_the_parameter_and_the_first_level_together():
    """The level alone, by Nelder and Mead from three starts. The noise is 3, and the forecasts are apart by a tenth."""
    rng = np.random.default_rng(3)
    apart = []
    for _ in range(20):
        y = 50 + np.cumsum(rng.normal(0, 1, 40)) + rng.normal(0, 3, 40)
        found = [
            minimize(lambda at, y=y: squares(y, *at)[0], [a, y[0]], method="Nelder-Mead", bounds=[(0, 1), (0, 99)])
            for a in (0.1, 0.3, 0.7)
        ]
        best = min(found, key=lambda f: f.fun)
        ahead, model = smoothed(y[None], 1, 1)
        if MODELS[model[0]] == "level":
            apart.append(abs(ahead[0, 0] - squares(y, *best.x)[1]))
    assert len(apart) > 10 and np.mean(apart) < 0.3


def squares(y, alpha, level):
    total = 0.0
    for value in y:
        total += (value - level) ** 2
        level += alpha * (value - level)
    return total, level


def test_many_series_on_several_threads_are_forecast_as_each_alone():
    table = np.random.default_rng(5).poisson(40, (300, 48))
    assert smoothed(table, 6)[0][[0, 150, 299]] == pytest.approx(
        np.concatenate([smoothed(table[i : i + 1], 6)[0] for i in (0, 150, 299)])
    )


def test_two_years_are_the_least_for_a_season():
    assert (smoothed(np.tile(10 * SEASON, 3)[None, :23], 3)[1] < 3).all()


def test_a_mean_root_is_turned_back_into_the_mean_it_came_from():
    """Mäkitalo and Foi 2011: of Poisson counts, from 0 up."""
    rng = np.random.default_rng(6)
    for mean in (0, 0.5, 2, 10, 300):
        assert unrooted(rooted(rng.poisson(mean, 200_000)).mean()) == pytest.approx(mean, rel=0.03, abs=0.01)


def test_forecasts_of_counts_are_never_below_nothing():
    falling = np.maximum(0, 60 - 2 * MONTHS)[None]
    for method in (exponential_smoothing, stl_and_smoothing):
        assert (method(falling, 12) >= 0).all()


def test_a_gap_and_a_handful_of_months_are_refused():
    for values in ([[1.0] * 5], [[1.0] * 20 + [np.nan]]):
        with pytest.raises(ValueError, match="six months or more without a gap"):
            smoothed(np.array(values), 3)
