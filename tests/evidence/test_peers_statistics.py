"""Funnel plots against published limits and standings; ranks with ties, and how little some of them mean."""

import numpy as np
import pytest
from scipy.stats import poisson

from frankpledge.evidence.statistics.peers import (
    INNER,
    OUTER,
    Standing,
    curve,
    funnel,
    winsorised_dispersion,
)
from frankpledge.evidence.statistics.ranking import places, rank_ranges, top

# The numbers against which Public Health England tests the funnels of its own package: PHEindicatormethods,
# tests/testthat/testdata_funnel_ratio_outputs.csv. At this many expected, this many observed are just on the limit.
ON_THE_LIMIT = [  # observed; expected where it is on the lower and the upper 95% limit, then on the 99.8% ones
    (1, 5.571644585, 0.025317898, 9.233410143, 0.001000547),
    (4, 10.24158653, 1.089865762, 14.79414916, 0.42855244),
    (10, 18.39035799, 4.795387629, 24.13397235, 2.960519925),
    (110, 132.5797211, 90.4066103, 146.424799, 80.41448764),
]
# The same, testdata_funnel_ratio_inputs.csv: observed, expected and the published standing against a ratio of 1.
STANDINGS = [
    (8, 6.239860227, "not significant"),
    (191, 184.0963855, "not significant"),
    (141, 136.9596892, "not significant"),
    (254, 254.4070513, "not significant"),
    (182, 143.6804295, "high 95%"),
    (174, 141.4404162, "high 95%"),
    (252, 218.7689904, "high 95%"),
    (101, 126.2973615, "low 95%"),
    (151, 106.4429719, "high 99.8%"),
    (893, 706.7669173, "high 99.8%"),
    (159, 232.9329036, "low 99.8%"),
    (0, 240.6273499, "low 99.8%"),
]


def stood(unit) -> str:
    """In the words of the published table."""
    side = "high" if unit.count > unit.expected else "low"
    if unit.standing is not Standing.AS_EXPECTED:
        return f"{side} 99.8%"
    return f"{side} 95%" if unit.p <= 1 - INNER else "not significant"


@pytest.mark.parametrize("observed, low95, high95, low998, high998", ON_THE_LIMIT)
def test_the_limits_are_the_published_ones(observed, low95, high95, low998, high998):
    for level, low, high in ((INNER, low95, high95), (OUTER, low998, high998)):
        limits = curve([low, high], target=1, level=level)
        assert limits.lower[0] * low == pytest.approx(observed, rel=1e-3)
        assert limits.upper[1] * high == pytest.approx(observed, rel=1e-3)


@pytest.mark.parametrize("observed, expected, published", STANDINGS)
def test_a_unit_stands_where_the_published_table_has_it(observed, expected, published):
    (unit,) = funnel([observed], [expected], target=1, dispersion=1).units
    assert stood(unit) == published


def test_a_lower_limit_is_spiegelhalters_where_it_is_a_whole_count():
    """His interpolated limit (2005, appendix A.1.1) at the expected count that makes P(X ≤ r) exactly the tail."""
    for r, expected in ((1, 5.571644585), (10, 18.39035799)):
        assert poisson.cdf(r, expected) == pytest.approx(0.025, rel=1e-4)
        assert curve([expected], target=1, level=INNER).lower[0] == pytest.approx(r / expected, rel=1e-3)


def test_of_large_units_the_limits_are_three_standard_errors_away():
    limits = curve([100_000], target=0.05, dispersion=4)
    error = (4 * 0.05 / 100_000) ** 0.5
    assert limits.upper[0] == pytest.approx(0.05 + 3.09 * error, rel=0.002)
    assert limits.lower[0] == pytest.approx(0.05 - 3.09 * error, rel=0.002)


def test_the_funnel_narrows_and_its_floor_is_nought():
    limits = curve([10, 100, 1000, 10_000], target=0.02)
    assert list(limits.upper) == sorted(limits.upper, reverse=True) and list(limits.lower) == sorted(limits.lower)
    assert limits.lower[0] == 0


def test_a_unit_is_beyond_the_limits_just_where_the_drawing_has_it():
    sizes = [200.0] * 41
    found = funnel(range(41), sizes, target=0.1, dispersion=1.7)
    limits = curve(sizes, target=0.1, dispersion=1.7)
    for unit, low, high in zip(found.units, limits.lower, limits.upper, strict=True):
        rate = unit.count / unit.exposure
        assert (unit.standing is Standing.HIGHER) == (rate >= high)
        assert (unit.standing is Standing.LOWER) == (rate <= low and low > 0)


def test_limits_are_wider_where_the_dispersion_was_told_by_few_peers():
    counts = [80, 120, 95, 160, 60, 110, 70, 130, 250]
    found = funnel(counts, [1000] * 9)
    given = funnel(counts, [1000] * 9, dispersion=found.dispersion)
    assert (found.freedom, given.freedom) == (8, None)
    limits, narrower = found.curve([1000]), given.curve([1000])
    assert limits.upper[0] > narrower.upper[0] > 0.25
    assert found.units[-1].p > given.units[-1].p


def test_the_curve_of_a_funnel_parts_the_units_as_their_standings_do():
    found = funnel([100, 104, 97, 91, 108, 99, 102, 95, 110, 93, 101, 130, 60, 94, 190], [1000] * 15)
    limits = found.curve([1000])
    assert (
        {u.count for u in found.units if u.standing is Standing.HIGHER}
        == {u.count for u in found.units if u.count >= 1000 * limits.upper[0]}
        == {190}
    )


def test_the_target_is_the_rate_of_all_unless_told():
    assert funnel([30, 50], [1000, 3000]).target == 0.02
    assert funnel([30, 50], [1000, 3000], target=0.01).units[0].expected == 10


def test_the_furthest_tenth_at_each_end_is_brought_in():
    z = [-9, -1, -1, -1, -1, 0, 1, 1, 1, 1, 9]
    assert winsorised_dispersion(z) == pytest.approx(10 / 11)


def test_peers_that_differ_for_reasons_of_their_own_are_not_nearly_all_out_of_the_ordinary():
    rng, sizes = np.random.default_rng(3), np.full(15, 90_000)
    plain, allowed = [], []
    for _ in range(200):
        counts = rng.poisson(900 * rng.lognormal(0, 0.2, 15))
        for phi, out in ((1, plain), (None, allowed)):
            out.append([u.standing is not Standing.AS_EXPECTED for u in funnel(counts, sizes, dispersion=phi).units])
    assert np.mean(plain) > 0.5, "each of them would be called out of the ordinary"
    assert np.mean(allowed) < 0.006 and np.mean(np.any(allowed, axis=1)) < 0.08


def test_one_unit_far_away_does_not_hide_itself():
    found = funnel([100, 104, 97, 91, 108, 99, 102, 95, 110, 93, 101, 106, 98, 94, 190], [1000] * 15)
    assert [u.standing for u in found.units] == [Standing.AS_EXPECTED] * 14 + [Standing.HIGHER]


def test_few_units_tell_no_dispersion():
    assert funnel([10, 90, 200, 400], [1000] * 4).dispersion == 1


@pytest.mark.parametrize("phi", [1.5, 3, 8])
@pytest.mark.parametrize("peers", [15, 40])
def test_alike_peers_are_called_different_about_as_seldom_as_the_limits_say(phi, peers):
    rng = np.random.default_rng(1993)
    sizes, looks, alarms, told = np.linspace(40, 400, peers), 0, 0, []
    for _ in range(150):
        found = funnel(rng.negative_binomial(sizes / (phi - 1), 1 / phi), sizes)
        looks += sum(u.p <= 1 - INNER for u in found.units)
        alarms += sum(u.standing is not Standing.AS_EXPECTED for u in found.units)
        told.append(found.dispersion)
    assert np.mean(told) == pytest.approx(phi, rel=0.15)
    assert 0.015 <= looks / (150 * peers) <= 0.06
    assert alarms / (150 * peers) <= 0.005


def test_ties_share_a_place_and_the_next_is_left_out():
    assert [p.words for p in places([5, 9, 5, 1])] == ["joint 2nd of 4", "1st of 4", "joint 2nd of 4", "4th of 4"]


def test_the_eleventh_has_its_proper_ending():
    assert [p.words for p in places(list(range(23, 0, -1)))][10:13] == ["11th of 23", "12th of 23", "13th of 23"]
    assert places(list(range(23, 0, -1)))[20].words == "21st of 23"


def test_the_top_three_are_four_where_two_share_the_third_place():
    found = top({"theft": 40, "violence": 90, "damage": 31, "burglary": 31, "arson": 2})
    assert [(p.name, p.place.words) for p in found] == [
        ("violence", "1st of 5"),
        ("theft", "2nd of 5"),
        ("burglary", "joint 3rd of 5"),
        ("damage", "joint 3rd of 5"),
    ]


def test_what_was_never_recorded_is_in_no_top_three():
    assert [p.name for p in top({"theft": 4, "arson": 0, "robbery": 0})] == ["theft"]


def test_a_rank_of_small_counts_says_little():
    few = rank_ranges([4, 3, 3, 2, 1, 2, 3, 2], [90_000] * 8)
    assert few[0].says_little and few[0].best == 1 and few[0].worst >= 5


def test_a_rank_of_large_counts_that_lie_apart_says_much():
    many = rank_ranges([4000, 3000, 2000, 1000], [90_000] * 4)
    assert [(r.best, r.worst) for r in many] == [(1, 1), (2, 2), (3, 3), (4, 4)]
    assert not any(r.says_little for r in many)


def test_it_is_rates_that_are_ranked():
    assert [r.best for r in rank_ranges([4000, 3000], [400_000, 30_000])] == [2, 1]


def test_the_same_counts_always_have_the_same_range_and_a_rougher_series_a_wider_one():
    counts, sizes = [120, 100, 95, 80, 60], [1000] * 5
    assert rank_ranges(counts, sizes) == rank_ranges(counts, sizes)
    calm, rough = rank_ranges(counts, sizes)[1], rank_ranges(counts, sizes, dispersion=6)[1]
    assert rough.worst - rough.best > calm.worst - calm.best


def test_the_range_of_a_rank_holds_the_true_one_about_as_often_as_it_says():
    rng, sizes = np.random.default_rng(8), np.full(12, 1000.0)
    rates = np.linspace(0.05, 0.09, 12)
    true = [12 - i for i in range(12)]
    held = [
        found.best <= rank <= found.worst
        for _ in range(40)
        for found, rank in zip(rank_ranges(rng.poisson(rates * sizes), sizes), true, strict=True)
    ]
    assert np.mean(held) > 0.9


@pytest.mark.parametrize(
    "asked, said",
    [
        (lambda: funnel([], []), "a funnel needs units"),
        (lambda: funnel([0, 0], [10, 10]), "nothing was counted in any unit"),
        (lambda: funnel([1, 2], [10]), "2 counts have 1 exposures"),
        (lambda: funnel([1, -2], [10, 10]), "a count is 0 or more"),
        (lambda: funnel([1, 2], [10, 0]), "an exposure .* is more than 0"),
        (lambda: curve([10], target=0), "a target rate above 0"),
        (lambda: top({"theft": 1}, 0), "ask for 1 or more"),
    ],
)
def test_what_can_not_be_compared_is_refused_with_the_reason(asked, said):
    with pytest.raises(ValueError, match=said):
        asked()
