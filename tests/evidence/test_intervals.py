"""Intervals of counts, rates and shares, against published numbers."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest, poisson

from frankpledge.evidence.statistics.intervals import byar, exact, of_count, of_rate, wilson

# The numbers against which Public Health England tests its own package of the methods used on Fingertips:
# PHEindicatormethods, tests/testthat/testdata_Byars_Wilson.xlsx and testdata_Rate.xlsx.
BYAR = [
    (65, 0.95, 50.163187710459454, 82.849138545939837),
    (1045, 0.95, 982.59320180733255, 1110.3312129856499),
    (1, 0.95, 0.013072132901504351, 5.5637555824752605),
    (65, 0.998, 42.880261471480203, 94.000290844318016),
    (1045, 0.998, 947.94070356103737, 1148.8061609880331),
    (10, 0.998, 2.916318374695686, 24.193724927880535),
]
WILSON = [
    (65, 100, 0.95, 0.55254443296887967, 0.73635751756902468),
    (1045, 5000, 0.95, 0.19795549880013297, 0.22049130373189027),
    (65, 100, 0.998, 0.49549465740704313, 0.77835406140896968),
    (1045, 5000, 0.998, 0.19179381799015244, 0.22731562902525818),
]
RATES = [  # count, exposure, rate per 100,000: low, high
    (2, 200, 121.10463927198258, 3612.3438338619794),
    (10, 200, 2393.7249569837822, 9195.7293028782369),
    (40, 200, 14286.649933218456, 27235.04966001213),
    (444, 6430, 6277.6881141457798, 7578.3044586343622),
    (250, 220, 99984.947385328764, 128631.14487455782),
]


@pytest.mark.parametrize("count, level, low, high", BYAR)
def test_byars_interval_is_the_published_one(count, level, low, high):
    found = byar(count, level)
    assert (found.low, found.high) == (pytest.approx(low, rel=1e-9), pytest.approx(high, rel=1e-9))


@pytest.mark.parametrize("part, whole, level, low, high", WILSON)
def test_wilsons_interval_is_the_published_one(part, whole, level, low, high):
    found = wilson(part, whole, level)
    assert (found.low, found.high) == (pytest.approx(low, rel=1e-9), pytest.approx(high, rel=1e-9))


@pytest.mark.parametrize("count, exposure, low, high", RATES)
def test_a_rate_has_the_exact_interval_below_ten_and_byars_from_ten(count, exposure, low, high):
    found = of_rate(count, exposure, per=100_000)
    assert (found.low, found.high) == (pytest.approx(low, rel=1e-9), pytest.approx(high, rel=1e-9))


def test_four_offences_may_be_anything_from_one_to_ten():
    found = of_count(4)
    assert (round(found.low, 1), round(found.high, 1)) == (1.1, 10.2)


def test_none_at_all_may_be_up_to_four():
    found = of_count(0)
    assert found.low == 0 and round(found.high, 2) == 3.69
    assert byar(0).low == 0 and byar(0).high == pytest.approx(3.69, rel=0.01)


@given(st.integers(10, 5000))
def test_from_ten_byar_is_as_good_as_exact(count):
    """The technical guide: within 0.2% of the exact value for 95% intervals of counts of 10 or more."""
    assert byar(count).low == pytest.approx(exact(count).low, rel=0.002)
    assert byar(count).high == pytest.approx(exact(count).high, rel=0.002)


@given(st.integers(1, 300))
def test_the_ends_are_where_the_count_would_be_just_too_many_or_too_few(count):
    found = exact(count)
    assert poisson.sf(count - 1, found.low) == pytest.approx(0.025, rel=1e-6)
    assert poisson.cdf(count, found.high) == pytest.approx(0.025, rel=1e-6)


@given(st.integers(0, 500), st.integers(1, 500))
def test_a_share_stays_between_none_and_all_and_holds_itself(part, more):
    found = wilson(part, part + more)
    assert 0 <= found.low <= part / (part + more) <= found.high <= 1


def test_the_share_agrees_with_another_tool():
    other = binomtest(14, 15).proportion_ci(0.95, "wilson")
    assert (wilson(14, 15).low, wilson(14, 15).high) == (pytest.approx(other.low), pytest.approx(other.high))


@given(st.integers(0, 1000), st.floats(1, 10))
def test_counts_that_vary_more_have_wider_intervals(count, dispersion):
    plain, rough = exact(count), of_count(count, dispersion=dispersion)
    assert rough.low <= plain.low + 0.01 * count and rough.high >= plain.high * 0.99


def test_four_times_the_variance_is_twice_as_wide():
    plain, rough = of_count(2000), of_count(2000, dispersion=4)
    assert (rough.high - rough.low) / (plain.high - plain.low) == pytest.approx(2, rel=0.01)


@pytest.mark.parametrize("mean", [3, 12, 50, 400])
def test_the_intervals_cover_what_lies_behind_in_19_cases_of_20(mean):
    counts = np.arange(poisson.ppf(1e-9, mean), poisson.ppf(1 - 1e-9, mean) + 1).astype(int)
    holds = [found.low <= mean <= found.high for found in map(of_count, counts.tolist())]
    assert 0.945 <= poisson.pmf(counts, mean) @ np.array(holds) <= 0.99


@pytest.mark.parametrize("phi, mean", [(1.45, 40), (2.0, 60), (2.9, 30)])
def test_they_cover_months_that_vary_as_real_crime_does(phi, mean):
    rng = np.random.default_rng(5)
    drawn, times = np.unique(rng.negative_binomial(mean / (phi - 1), 1 / phi, 20_000), return_counts=True)
    holds = [found.low <= mean <= found.high for found in (of_count(n, dispersion=phi) for n in drawn.tolist())]
    plain = [found.low <= mean <= found.high for found in map(of_count, drawn.tolist())]
    assert 0.935 <= times @ np.array(holds) / 20_000 <= 0.975
    assert times @ np.array(plain) / 20_000 < 0.925


@pytest.mark.parametrize(
    "asked, said",
    [
        (lambda: byar(-1), "a count is 0 or more: -1 was given"),
        (lambda: of_count(float("nan")), "a count is 0 or more: nan was given"),
        (lambda: of_count(5, level=95), "a level is between 0 and 1, as 0.95: 95 was given"),
        (lambda: of_count(5, dispersion=0.5), r"a dispersion \(φ\) is 1 or more: 0.5 was given"),
        (lambda: of_rate(5, 0), "a rate needs something to divide by: 0 was given"),
        (lambda: wilson(7, 6), "7 can't be a part of 6: check which number is the base"),
        (lambda: wilson(0, 0), "a share needs a base: 0 was given"),
    ],
)
def test_what_can_not_be_is_refused_with_the_reason(asked, said):
    with pytest.raises(ValueError, match=said):
        asked()
