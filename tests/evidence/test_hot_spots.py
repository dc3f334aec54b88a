"""Gi* and its exact chance: against published answers, every possible draw, permutations, and maps without pattern."""

from itertools import combinations

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import false_discovery_control

from frankpledge.evidence.patterns.hotspots import exact_null, monte_carlo
from frankpledge.evidence.patterns.hotspots.gi_star import EXACT, MONTE_CARLO, NORMAL, Spot, hot_spots
from frankpledge.evidence.patterns.hotspots.grid import lay_grid
from frankpledge.evidence.patterns.hotspots.weights import Neighbourhoods, of_cells

METHODS = pytest.mark.parametrize("method", [EXACT, NORMAL, MONTE_CARLO])


def within(points: np.ndarray, distance: float) -> Neighbourhoods:
    near = np.hypot(*(points[:, None] - points).transpose(2, 0, 1)) <= distance
    return Neighbourhoods(np.concatenate([[0], near.sum(axis=1).cumsum()]), np.nonzero(near)[1])


def squares(side: int, shape: str = "square"):
    return lay_grid(shapely.box(0, 0, side * 250, side * 250), 250, shape)


def test_the_six_points_of_getis_and_ord():
    """The example of esda's tests (PySAL, test_getisord.py): Gi* with binary weights within 15."""
    points = np.array([(10, 10), (20, 10), (40, 10), (15, 20), (30, 20), (30, 30)])
    found = hot_spots(np.array([2, 3, 3.2, 5, 8, 7]), within(points, 15), NORMAL)
    assert found.z[0] == pytest.approx(-1.39727626, abs=1e-8)


@pytest.mark.parametrize("shape", ["square", "hexagon"])
def test_z_is_the_closed_form(shape):
    """Ord and Getis (1995), written out with a matrix of weights."""
    grid = squares(12, shape)
    near, x = of_cells(grid), np.random.default_rng(4).poisson(2, len(grid))
    w = np.zeros((len(grid), len(grid)))
    w[np.repeat(np.arange(len(grid)), near.sizes), near.members] = 1
    n, total = len(grid), w.sum(axis=1)
    s = np.sqrt((x**2).mean() - x.mean() ** 2)
    z = (w @ x - x.mean() * total) / (s * np.sqrt((n * (w**2).sum(axis=1) - total**2) / (n - 1)))
    assert hot_spots(x, near).z == pytest.approx(z, abs=1e-12)


@settings(max_examples=150)
@given(st.data())
def test_both_tails_are_those_of_every_possible_draw(data):
    counts = data.draw(st.lists(st.one_of(st.integers(0, 2), st.integers(0, 5000)), min_size=2, max_size=8))
    own = np.array(counts)
    drawn = np.array([data.draw(st.integers(0, len(own) - 1)) for _ in counts])
    others = [np.delete(own, place) for place in range(len(own))]
    sums = np.array([sum(data.draw(st.permutations(o.tolist()))[:m]) for o, m in zip(others, drawn, strict=True)])
    upper, lower = exact_null.tails(own, drawn, sums)
    for place, (other, m) in enumerate(zip(others, drawn.tolist(), strict=True)):
        every = np.array([sum(c) for c in combinations(other.tolist(), m)])
        assert upper[place] == pytest.approx((every >= sums[place]).mean(), rel=1e-12)
        assert lower[place] == pytest.approx((every <= sums[place]).mean(), rel=1e-12)


def test_it_is_what_two_hundred_thousand_draws_say():
    random = np.random.default_rng(7)
    own = np.minimum(random.pareto(0.8, 300) * 2, 3000).astype(int)  # from none to thousands, as snapped points give
    drawn = random.integers(1, 9, 300)
    sums = np.array([random.choice(own, m, replace=False).sum() for m in drawn])
    sums = np.minimum(sums, [np.sort(np.delete(own, i))[::-1][:m].sum() for i, m in enumerate(drawn)])
    upper, lower = exact_null.tails(own, drawn, sums)
    for place in range(0, 300, 60):
        keys = np.sort(random.integers(0, 299, (200_000, drawn[place])), axis=1)
        keys = keys[(np.diff(keys, axis=1) > 0).all(axis=1)]  # what drew no place twice is a draw without replacement
        draws = np.delete(own, place)[keys].sum(axis=1)
        error = 4.5 * np.sqrt(0.25 / len(draws))
        assert abs((draws >= sums[place]).mean() - upper[place]) < error
        assert abs((draws <= sums[place]).mean() - lower[place]) < error


def test_many_neighbours_and_large_counts_stay_exact():
    """Of n places in one neighbourhood but for one, it is which place is left out that is drawn."""
    own = np.random.default_rng(2).integers(0, 20_000, 60)
    sums = own.sum() - own - own[::-1]
    upper, lower = exact_null.tails(own, np.full(60, 58), sums)
    for place in range(60):
        left_out = np.delete(own, place)
        assert upper[place] == pytest.approx((left_out <= own[::-1][place]).mean(), rel=1e-9)
        assert lower[place] == pytest.approx((left_out >= own[::-1][place]).mean(), rel=1e-9)


def test_permutations_agree_with_what_is_exact():
    grid = squares(15)
    near, counts = of_cells(grid), np.random.default_rng(3).negative_binomial(0.3, 0.1, len(grid))
    exact, drawn = hot_spots(counts, near), hot_spots(counts, near, MONTE_CARLO, permutations=4999)
    assert np.abs(drawn.p - exact.p).max() < 0.05
    again = hot_spots(counts, near, MONTE_CARLO, permutations=4999)
    assert np.array_equal(drawn.p, again.p), "the same seed, the same answer"


def test_weighted_events_need_permutations_or_say_so():
    grid = squares(6)
    near, harm = of_cells(grid), np.random.default_rng(5).gamma(0.2, 10, len(grid))
    assert ((hot_spots(harm, near, MONTE_CARLO).p > 0) & (hot_spots(harm, near, MONTE_CARLO).p <= 1)).all()
    with pytest.raises(ValueError, match="whole counts: ask for “monte-carlo”"):
        hot_spots(harm, near)


def test_ties_of_added_fractions_are_ties():
    own, drawn = np.full(10, 0.1), np.full(10, 3)
    upper, lower = monte_carlo.tails(own, drawn, np.full(10, 0.1 + 0.1 + 0.1), 99, seed=1)
    assert (upper == 1).all() and (lower == 1).all()


@METHODS
def test_a_neighbourhood_with_nothing_among_many_with_nothing_is_no_cold_spot(method):
    """esda 2.9.0 gives all of these the smallest p that permutations have."""
    grid = squares(40)
    counts = np.random.default_rng(6).poisson(0.05, len(grid))
    found = hot_spots(counts, of_cells(grid), method)
    empty = found.sums == 0
    assert empty.sum() > 400 and (found.p[empty] > 0.2).all() and (found.spots[empty] == Spot.NOT_TOLD_APART).all()


@METHODS
def test_a_planted_hot_spot_is_found_and_a_planted_cold_one(method):
    grid = squares(20)
    east, north = (c // 250 for c in grid.centres)
    mean = np.where((east >= 12) & (east < 16) & (north >= 12) & (north < 16), 15.0, 4.0)
    mean[(east < 6) & (north < 6)] = 0.2
    # A thousand permutations have no p small enough for 400 cells.
    found = hot_spots(np.random.default_rng(8).poisson(mean), of_cells(grid), method, permutations=9999)
    assert (found.spots[(east >= 13) & (east < 15) & (north >= 13) & (north < 15)] == Spot.HOT).all()
    assert (found.spots[(east < 5) & (east > 0) & (north < 5) & (north > 0)] == Spot.COLD).all()
    assert found.q == pytest.approx(false_discovery_control(found.p))
    assert found.p.max() <= 1 and found.method == method


def test_an_outlier_among_quiet_neighbours_is_not_called_cold():
    grid = squares(20)
    counts = np.random.default_rng(9).poisson(30, len(grid))
    east, north = (c // 250 for c in grid.centres)
    around = (abs(east - 10) <= 1) & (abs(north - 10) <= 1)
    counts[around] = 10
    counts[(east == 10) & (north == 10)] = 900
    assert hot_spots(counts, of_cells(grid)).spots[(east == 10) & (north == 10)] == Spot.NOT_TOLD_APART


@METHODS
@pytest.mark.parametrize("counts", [[7] * 16, [0] * 16, [5] + [0] * 15], ids=["all alike", "none", "all at one place"])
def test_maps_on_which_nothing_can_be_told(counts, method):
    found = hot_spots(np.array(counts), of_cells(squares(4)), method)
    assert (found.spots == Spot.NOT_TOLD_APART).all() and np.isfinite(found.z).all()


def test_one_place_alone_and_no_place_without_events():
    assert hot_spots(np.array([3]), of_cells(squares(1))).p.tolist() == [1.0]
    busy = np.random.default_rng(10).poisson(50, 100)
    assert busy.min() > 0 and np.isfinite(hot_spots(busy, of_cells(squares(10))).p).all()


@pytest.mark.parametrize(
    ("counts", "method", "said"),
    [
        ([1, 2], EXACT, "each place needs one"),
        ([1, 2, np.nan, 4], EXACT, "without a count"),
        ([1, 2, 3, 4], "p_sim", "exact, normal or monte-carlo"),
    ],
)
def test_what_cannot_be_asked_is_refused(counts, method, said):
    with pytest.raises(ValueError, match=said):
        hot_spots(np.array(counts), of_cells(squares(2)), method)
    with pytest.raises(ValueError, match="would take minutes: ask for “monte-carlo”"):
        hot_spots(np.array([0, 1, 7, 10**9] * 4), of_cells(squares(4)))
    with pytest.raises(ValueError, match="such as 999"):
        hot_spots(np.array([1, 2, 3, 4]), of_cells(squares(2)), MONTE_CARLO, permutations=0)


@pytest.mark.slow
@pytest.mark.parametrize("mean", [0.1, 1.5])
def test_of_maps_dealt_out_at_random_at_most_one_in_twenty_shows_anything(mean):
    """Counts as uneven as crime's, their places shuffled: whatever is found is false, so the rate is that of any."""
    grid, random = squares(16), np.random.default_rng(11)
    near, counts = of_cells(grid), np.random.default_rng(12).negative_binomial(0.3, 0.3 / (0.3 + mean), 256)
    maps = [hot_spots(random.permutation(counts), near) for _ in range(400)]
    assert np.mean([(m.q <= 0.05).any() for m in maps]) <= 0.05 + 3 * np.sqrt(0.05 * 0.95 / 400)
    assert np.mean([m.p <= 0.05 for m in maps]) <= 0.05, "a single place's p keeps its promise too"
    normal = [hot_spots(m.counts, near, NORMAL) for m in maps[:100]]
    assert np.mean([(m.q <= 0.05).any() for m in normal]) > 0.5, "which the normal one does not"
