"""Hot spots over periods, and the trend test under them: by hand, by every order, and by maps that only fluctuate."""

from itertools import permutations

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import kendalltau, norm

from frankpledge.evidence.patterns.hotspots.emerging import Course, courses
from frankpledge.evidence.patterns.hotspots.grid import lay_grid
from frankpledge.evidence.patterns.hotspots.mann_kendall import mann_kendall
from frankpledge.evidence.patterns.hotspots.weights import of_cells

GRID = lay_grid(shapely.box(0, 0, 4000, 4000), 250)
NEAR = of_cells(GRID)
EAST, NORTH = (c // 250 for c in GRID.centres)
OLD_TOWN = (abs(EAST - 4) <= 1) & (abs(NORTH - 4) <= 1)
NEW_ESTATE = (abs(EAST - 11) <= 1) & (abs(NORTH - 11) <= 1)
SEASON = np.array([1.0, 1.6, 0.7, 1.2, 1.0, 1.5, 0.8, 1.3])


def months(seed: int, town=5.0, estate=1.0) -> np.ndarray:
    """Eight periods of a map where all is quiet but the old town; `town` and `estate`: their means, each period's."""
    mean = np.ones((len(GRID), 8))
    mean[OLD_TOWN], mean[NEW_ESTATE] = town, estate
    return np.random.default_rng(seed).poisson(mean * SEASON)


@pytest.mark.parametrize(
    ("series", "s", "p"),
    [
        ([1, 2, 3, 4], 6, 2 / 24),
        ([5, 4, 3, 2, 1], -10, 2 / 120),
        ([1, 2, 3, 5, 4], 8, 2 * 5 / 120),  # Kendall (1975), appendix table 1: 0.042 in each tail
        ([7, 7, 7, 7], 0, 1),
        ([0, 0, 0, 1], 3, 2 / 4),
    ],
)
def test_trends_by_hand(series, s, p):
    found = mann_kendall(np.array([series]))
    assert found.s.tolist() == [s] and found.p[0] == pytest.approx(p, abs=1e-15)


@settings(max_examples=60)
@given(st.lists(st.integers(0, 3), min_size=3, max_size=6))
def test_with_ties_p_is_the_share_of_all_orders_with_as_strong_a_trend(series):
    def strength(values) -> int:
        return abs(sum(np.sign(values[j] - values[i]) for j in range(len(values)) for i in range(j)))

    orders = [strength(order) for order in permutations(series)]
    assert mann_kendall(np.array([series])).p[0] == pytest.approx(np.mean(np.array(orders) >= strength(series)))


def test_p_is_what_scipy_says_of_series_without_ties():
    series = np.random.default_rng(1).random((30, 12)) + np.linspace(0, 1, 12) * np.linspace(0, 1, 30)[:, None]
    theirs = [kendalltau(np.arange(12), one, method="exact").pvalue for one in series]
    assert mann_kendall(series).p == pytest.approx(theirs)


def test_long_series_have_the_normal_approximation_and_it_joins_the_exact_one():
    random = np.random.default_rng(2)
    series = random.integers(0, 6, (50, 30)) + random.random((50, 1)) * np.linspace(0, 4, 30).round()
    exact = mann_kendall(series).p
    n, s = 30, mann_kendall(series).s
    for one, p, strength in zip(series, exact, s, strict=True):
        ties = np.unique(one, return_counts=True)[1]
        variance = (n * (n - 1) * (2 * n + 5) - (ties * (ties - 1) * (2 * ties + 5)).sum()) / 18
        z = max(0, abs(strength) - 1) / np.sqrt(variance)
        assert p == pytest.approx(2 * norm.sf(z), abs=0.01)
    assert mann_kendall(np.arange(40)[None, :]).p[0] < 1e-15 and mann_kendall(np.zeros((1, 40))).p[0] == 1


def test_gaps_and_too_few_periods_are_refused():
    with pytest.raises(ValueError, match="at least three periods"):
        mann_kendall(np.zeros((5, 2)))
    with pytest.raises(ValueError, match="a gap is no value"):
        mann_kendall(np.array([[1, np.nan, 3]]))
    with pytest.raises(ValueError, match="4 periods or more"):
        courses(np.zeros((len(GRID), 3)), NEAR)


def test_an_old_hot_spot_is_stable_though_the_seasons_come_and_go():
    found = courses(months(3, town=9), NEAR)
    assert found.courses[(EAST == 4) & (NORTH == 4)] == Course.STABLE and (found.change == 0).all()
    assert (found.courses[NEW_ESTATE] == Course.NEVER_HOT).all() and (found.q[NEW_ESTATE] == 1).all()
    assert found.hot.shape == found.z.shape == (len(GRID), 8)


def test_what_breaks_out_in_the_last_period_is_emerging():
    found = courses(months(4, estate=[1, 1, 1, 1, 1, 1, 1, 6]), NEAR)
    assert found.courses[(EAST == 11) & (NORTH == 11)] == Course.EMERGING
    assert not found.hot[NEW_ESTATE, :-1].any() and (found.courses[OLD_TOWN] != Course.EMERGING).all()


def test_what_creeps_up_is_emerging_and_what_creeps_down_is_fading():
    found = courses(months(5, town=[8, 7, 6, 4, 3, 2, 1, 1], estate=[1, 1, 1, 2, 3, 4, 6, 6]), NEAR)
    assert found.courses[(EAST == 4) & (NORTH == 4)] == Course.FADING
    assert found.courses[(EAST == 11) & (NORTH == 11)] == Course.EMERGING


def test_a_hot_spot_that_was_seen_once_years_ago_is_occasional():
    found = courses(months(6, estate=[1, 1, 4, 1, 1, 1, 1, 1]), NEAR)
    assert found.courses[(EAST == 11) & (NORTH == 11)] == Course.OCCASIONAL


def test_maps_without_events_have_no_hot_spots():
    assert (courses(np.zeros((len(GRID), 6), dtype=int), NEAR).courses == Course.NEVER_HOT).all()
    once = np.zeros((len(GRID), 6), dtype=int)
    once[:, 2] = months(7)[:, 0]
    assert not np.isin(courses(once, NEAR).courses, (Course.EMERGING, Course.STABLE)).any()


@pytest.mark.slow
@pytest.mark.parametrize("dispersion", [1, 2])
def test_of_maps_that_only_fluctuate_at_most_one_in_twenty_has_anything_emerging_or_fading(dispersion):
    """With a hot spot that stays, seasons, and counts up to twice as uneven as chance."""
    random, alarms = np.random.default_rng(8), []
    mean = np.ones((len(GRID), 8)) * SEASON
    mean[OLD_TOWN] *= 4
    for _ in range(150):
        shares = random.gamma(mean / (dispersion - 1), dispersion - 1) if dispersion > 1 else mean
        found = courses(random.poisson(shares), NEAR)
        alarms.append(np.isin(found.courses, (Course.EMERGING, Course.FADING)).any())
    assert np.mean(alarms) <= 0.05 + 2 * np.sqrt(0.05 * 0.95 / 150)
