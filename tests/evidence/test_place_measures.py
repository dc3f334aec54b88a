"""How concentrated events are, how well hot spots were marked, and rates of small areas: by hand."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.evidence.patterns.accuracy import Accuracy, accuracy, recapture_rate
from frankpledge.evidence.patterns.concentration import Holding, concentration, holding, location_quotients
from frankpledge.evidence.patterns.empirical_bayes import shrunken_rates

COUNTS = st.lists(st.integers(0, 50), min_size=1, max_size=40).map(np.array)
AREAS = np.ones(10)
LATER = np.array([12, 8, 0, 0, 5, 0, 0, 0, 0, 0])


def marking(*places: int) -> np.ndarray:
    return np.isin(np.arange(10), places)


def test_a_quarter_of_the_events_on_a_hundredth_of_the_ground_is_an_index_of_25():
    """Chainey, Tompson and Uhlig (2008): 25% of crimes in 1% of the area."""
    marked = np.arange(100) == 7
    later = np.where(marked, 25, 0)
    later[50:60] += 7
    later[60:65] += 1
    assert accuracy(marked, later, np.ones(100)).index == pytest.approx(25)


def test_accuracy_by_hand():
    assert accuracy(marking(1, 4), LATER, AREAS) == Accuracy(
        pytest.approx(13 / 25), pytest.approx(0.2), pytest.approx(2.6), pytest.approx(13 / 20)
    )
    assert accuracy(marking(0, 1), LATER, AREAS).efficiency == 1, "none could have done better"
    assert accuracy(marking(*range(10)), LATER, AREAS).index == 1, "all of the ground is no better than chance"


def test_the_best_with_places_of_unequal_size_is_filled_by_the_densest_first():
    areas, later = np.array([4.0, 1.0, 5.0]), np.array([8, 6, 1])  # 2, 6 and 0.2 for each unit of ground
    assert accuracy(np.array([True, False, False]), later, areas).efficiency == pytest.approx(8 / (6 + 3 * 2))


def test_accuracy_that_cannot_be_said_is_none():
    assert accuracy(marking(1), np.zeros(10), AREAS) == Accuracy(None, pytest.approx(0.1), None, None)
    assert accuracy(marking(), LATER, AREAS) == Accuracy(0.0, 0.0, None, None)
    for bad in (LATER[:3], -LATER, LATER * np.nan):
        with pytest.raises(ValueError, match="give one each|0 or more"):
            accuracy(marking(1), bad, AREAS)
    with pytest.raises(ValueError, match="no ground"):
        accuracy(marking(1), LATER, np.zeros(10))


def test_the_recapture_rate():
    """Levine (2008): 30 of 100 before and 45 of 120 after is (45/30) ÷ (120/100)."""
    before, after = np.array([30, 70]), np.array([45, 75])
    assert recapture_rate(before, after, np.array([True, False])) == pytest.approx(1.25)
    assert recapture_rate(before, after, np.array([False, False])) is None
    assert recapture_rate(before, 0 * after, np.array([True, False])) is None


def test_concentration_by_hand():
    found = concentration(np.array([0, 0, 0, 1, 1, 2, 2, 2, 12, 20]))
    assert found.half == Holding(1, 10, 20) and found.half.share == 0.1
    assert holding(np.array([0, 0, 0, 1, 1, 2, 2, 2, 12, 20]), 0.8) == Holding(2, 10, 32)
    # 2 × Σ i yᵢ ÷ n − (n + 1) ÷ n, the counts in rising order
    by_hand = 2 * (4 * 1 + 5 * 1 + 6 * 2 + 7 * 2 + 8 * 2 + 9 * 12 + 10 * 20) / 40 / 10 - 11 / 10
    assert found.gini == pytest.approx(by_hand) == found.generalised_gini
    assert found.places.tolist() == [i / 10 for i in range(11)]
    assert found.events == pytest.approx(np.array([0, 0, 0, 0, 1, 2, 4, 6, 8, 20, 40]) / 40)


def test_the_generalised_gini_is_none_where_few_events_are_spread_as_evenly_as_they_can_be():
    """Bernasco and Steenbeek (2017): 5 events in 5 of 100 places are not concentrated, though Gini says 0.95."""
    counts = np.zeros(100, dtype=int)
    counts[:5] = 1
    assert concentration(counts).gini == pytest.approx(0.95)
    assert concentration(counts).generalised_gini == pytest.approx(0, abs=1e-12)
    counts[:5] = [5, 0, 0, 0, 0]
    assert concentration(counts).generalised_gini == pytest.approx(0.8), "1 − 1/5: all at one place"


@given(COUNTS.filter(np.any))
def test_concentration_is_between_none_and_all(counts):
    found = concentration(counts)
    pairs = np.abs(counts[:, None] - counts).mean() / 2 / counts.mean()
    assert found.gini == pytest.approx(pairs, abs=1e-9), "half the relative mean difference"
    assert -1e-9 <= found.generalised_gini <= found.gini + 1e-9
    assert found.half.events * 2 >= counts.sum() and 1 <= found.half.places <= len(counts)
    assert found.half.events - np.sort(counts)[::-1][found.half.places - 1] < counts.sum() / 2


def test_nothing_anywhere_has_no_concentration():
    assert concentration(np.zeros(5)) is None and holding(np.zeros(5)) is None
    for bad in ([], [1, -1], [1, np.nan]):
        with pytest.raises(ValueError, match="none was given|0 or more"):
            concentration(np.array(bad))
    with pytest.raises(ValueError, match="above 0 and at most 1"):
        holding(np.array([1]), 50)


def test_location_quotients_by_hand():
    found = location_quotients(np.array([10, 30, 0, 0]), np.array([100, 100, 200, 0]))
    assert found[:3].tolist() == [pytest.approx(1), pytest.approx(3), 0] and np.isnan(found[3])
    assert np.isnan(location_quotients(np.zeros(2), np.ones(2))).all()
    with pytest.raises(ValueError, match="more events of the kind than of all"):
        location_quotients(np.array([3]), np.array([2]))


def test_shrunken_rates_are_those_of_esda():
    """esda 2.9.0, smoothing.Empirical_Bayes of these counts and residents."""
    counts, residents = np.array([30, 55, 12, 0, 140, 71]), np.array([1500, 2100, 900, 1300, 2500, 1900])
    theirs = [
        0.020612628171080602,
        0.026365389909969294,
        0.014956951515034202,
        0.002074274165026898,
        0.055046839546202715,
        0.0370238402402651,
    ]
    assert shrunken_rates(counts, residents).tolist() == pytest.approx(theirs, rel=1e-12)


def test_the_smaller_the_place_the_more_its_rate_is_drawn_to_that_of_all():
    counts, residents = np.array([2, 20, 200, 100, 30]), np.array([100, 1000, 10_000, 20_000, 900])
    shrunk, mean = shrunken_rates(counts, residents), counts.sum() / residents.sum()
    kept = (shrunk[:3] - mean) / (0.02 - mean)
    assert (np.diff(kept) > 0).all() and (kept > 0).all() and (kept < 1).all()


def test_rates_that_differ_by_no_more_than_chance_are_all_the_same():
    counts, residents = np.array([10, 11, 9]), np.array([1000, 1000, 1000])
    assert shrunken_rates(counts, residents).tolist() == [0.01] * 3
    assert shrunken_rates(np.array([5, 90, 0]), np.array([100, 200, 0]))[2] == pytest.approx(95 / 300)


def test_shrunken_rates_are_nearer_the_truth_than_the_rates():
    random = np.random.default_rng(3)
    true, residents = random.gamma(4, 0.002, 400), random.integers(200, 3000, 400)
    counts = random.poisson(true * residents)
    wrong = [np.mean((found - true) ** 2) for found in (shrunken_rates(counts, residents), counts / residents)]
    assert wrong[0] < 0.8 * wrong[1]


@pytest.mark.parametrize(
    ("counts", "residents", "said"),
    [
        ([1], [1, 2], "one of each"),
        ([-1], [1], "0 or more"),
        ([0], [0], "nobody lives"),
        ([1, 1], [0, 9], "without residents has events"),
    ],
)
def test_rates_that_cannot_be_are_refused(counts, residents, said):
    with pytest.raises(ValueError, match=said):
        shrunken_rates(np.array(counts), np.array(residents))
