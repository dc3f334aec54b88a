"""The test of two counts: the exact one where counts are plain, and ever more careful as they vary more."""

import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy.stats import binomtest

from frankpledge.evidence.statistics.change import Change, change, noticeable

COUNTS = st.integers(0, 3000)
DISPERSIONS = st.floats(1, 20)


def upper(found: Change) -> float:
    """The upper end of the interval, where it has one."""
    return math.inf if found.high is None else found.high


@given(COUNTS, COUNTS)
def test_plain_counts_give_the_exact_binomial_test(before, after):
    assume(before + after)
    expected = binomtest(after, before + after).pvalue
    assert math.isclose(change(before, after).p, expected, rel_tol=1e-8, abs_tol=1e-300)


@given(st.integers(1, 3000), COUNTS)
def test_the_interval_is_that_of_clopper_and_pearson(before, after):
    share = binomtest(after, before + after).proportion_ci(0.95, "exact")
    found = change(before, after)
    assert found.low == pytest.approx(100 * (share.low / (1 - share.low) - 1), abs=1e-5, rel=1e-6)
    assert found.high == pytest.approx(100 * (share.high / (1 - share.high) - 1), abs=1e-5, rel=1e-6)


@given(COUNTS, COUNTS, DISPERSIONS, DISPERSIONS)
def test_the_more_a_series_varies_the_less_is_announced(before, after, one, other):
    less, more = sorted((one, other))
    calm, rough = change(before, after, less), change(before, after, more)
    assert rough.p >= calm.p - 1e-9
    if before:
        assert rough.low <= calm.low + 1e-6 and upper(rough) >= upper(calm) * (1 - 1e-9) - 1e-6


@given(COUNTS, COUNTS, DISPERSIONS)
def test_a_rise_is_as_likely_as_the_fall_the_other_way(before, after, dispersion):
    assert math.isclose(change(before, after, dispersion).p, change(after, before, dispersion).p, rel_tol=1e-8)


@given(st.integers(1, 3000), COUNTS, DISPERSIONS)
def test_the_interval_holds_the_percentage_and_agrees_with_the_test(before, after, dispersion):
    found = change(before, after, dispersion)
    assert found.low <= found.percent <= upper(found)
    assume(abs(found.p - 0.05) > 1e-6)
    assert (found.low > 0 or upper(found) < 0) == (found.p < 0.05)


def test_where_nothing_was_counted_before_there_is_no_percentage():
    found = change(0, 20)
    assert (found.percent, found.low, found.high) == (None, None, None)
    assert found.p == pytest.approx(2 * 0.5**20)


def test_nothing_twice_is_no_change():
    assert change(0, 0).p == 1


def test_none_after_some_is_a_fall_of_a_hundred_per_cent():
    found = change(23, 0)
    assert (found.percent, found.low) == (-100, -100) and found.p < 0.001


@given(st.integers(0, 10_000), DISPERSIONS)
def test_what_would_be_noticed_is_a_real_change(before, dispersion):
    fall, rise = noticeable(before, dispersion)
    assert rise > before
    assert fall == -1 or 0 <= fall < before
    for count in (math.floor(fall), math.ceil(rise)):
        if count >= 0 and before >= 30 * dispersion:
            assert change(before, count, dispersion).p < 0.05


@pytest.mark.parametrize("before, after, dispersion", [(1, 0, 11), (1, 1, 12), (3, 2, 40)])
def test_very_few_of_a_series_that_varies_much_have_no_upper_end(before, after, dispersion):
    found = change(before, after, dispersion)
    assert found.high is None and found.low <= found.percent and found.p > 0.05
