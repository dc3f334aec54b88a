"""STL against the reference implementation's numbers, and against the definition worked out point by point."""

import numpy as np
import pytest

from frankpledge.evidence.statistics.forecasting.loess import smoother
from frankpledge.evidence.statistics.forecasting.stl import operators, stl
from frankpledge.evidence.statistics.products import product

MONTHS = np.arange(48)
INVENTED = (37 * MONTHS**2 + 11 * MONTHS) % 97 + 20 * np.isin(MONTHS % 12, (6, 7)) + MONTHS / 2
# Place, trend and season as statsmodels 0.15.0 prints them: STL(INVENTED, period=12).fit(), defaults.
REFERENCE = [
    (0, 45.7624571793909, -44.270655008762866),
    (1, 46.67511863131523, 15.629109878576454),
    (17, 61.7164481167133, -31.121409756658597),
    (30, 51.727776885474285, 34.4628889828834),
    (47, 88.41348608354706, 16.39516264748379),
]
# The same of the first sixteen without the additions, as quarters.
QUARTERS = [
    (0, 54.65307517498566, -37.02418970024745),
    (7, 41.87468177057783, 8.547209970650904),
    (15, 57.94109546615804, -10.955865627927261),
]


@pytest.mark.parametrize(
    "series, period, reference",
    [(INVENTED, 12, REFERENCE), ((37 * MONTHS[:16] ** 2 + 11 * MONTHS[:16]) % 97, 4, QUARTERS)],
)
def test_the_parts_are_those_of_the_reference_implementation(series, period, reference):
    parts = stl(series, period)
    for place, trend, season in reference:
        assert parts.trend[place] == pytest.approx(trend, abs=1e-9)
        assert parts.season[place] == pytest.approx(season, abs=1e-9)


def test_the_parts_add_up_to_the_series():
    parts = stl(INVENTED)
    assert parts.trend + parts.season + parts.remainder == pytest.approx(INVENTED)


def test_many_series_are_taken_apart_as_each_alone():
    table = np.random.default_rng(4).poisson(30, (5, 48))
    assert stl(table).trend[3] == pytest.approx(stl(table[3]).trend)


def test_a_straight_line_is_all_trend_and_a_season_that_never_changes_all_season():
    line = stl(3 + 0.5 * MONTHS)
    assert line.trend == pytest.approx(3 + 0.5 * MONTHS) and line.season == pytest.approx(np.zeros(48), abs=1e-9)
    wave = np.tile(np.arange(12) - 5.5, 4)
    assert stl(wave).season == pytest.approx(wave, abs=0.2)


def test_a_smoother_is_a_straight_line_fitted_by_hand_near_each_point():
    """Cleveland 1979: tricube weights, the nearest seven of twenty, weighted least squares by numpy's own solver."""
    y = np.random.default_rng(1).normal(size=20)
    for at in (0, 2, 9, 19):
        near = np.argsort(np.abs(np.arange(20) - at), kind="stable")[:7]
        reach = np.abs(near - at).max()
        weights = (1 - (np.abs(near - at) / reach) ** 3) ** 3
        slope, level = np.polyfit(near, y[near], 1, w=np.sqrt(weights))
        assert (smoother(20, 7) @ y)[at] == pytest.approx(level + slope * at)


def test_the_matrices_of_a_length_are_made_once():
    assert operators(48, 12) is operators(48, 12)


@pytest.mark.parametrize(
    "asked, said",
    [
        (lambda: stl([1.0] * 23), "two periods of 12 at the least: 23 were given"),
        (lambda: stl([1.0] * 23 + [np.nan]), "needs a value for every month"),
        (lambda: stl([1.0] * 24, seasonal=8), "the seasonal span is odd"),
    ],
)
def test_what_can_not_be_taken_apart_is_refused_with_the_reason(asked, said):
    with pytest.raises(ValueError, match=said):
        asked()


@pytest.mark.parametrize("rows", [0, 1, 69, 70, 4340])
def test_a_product_some_rows_at_a_time_is_the_product(rows):
    rng = np.random.default_rng(rows)
    left, right = rng.normal(size=(rows, 60)), rng.normal(size=(60, 60))
    assert product(left, right) == pytest.approx(left @ right)
    out = np.empty((rows, 60))
    assert product(left, right, out=out) is out
