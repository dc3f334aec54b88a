"""Many comparisons at once."""

from hypothesis import given
from hypothesis import strategies as st
from pytest import approx
from scipy.stats import false_discovery_control

from frankpledge.evidence.statistics.discovery import adjusted

FAMILIES = st.lists(st.one_of(st.floats(0, 1), st.sampled_from([0.0, 0.01, 0.05, 1.0])), max_size=20)


def slowly(p_values: list[float]) -> list[float]:
    """For each, the least of n × p ÷ rank over all those not smaller."""
    ordered = sorted(p_values)
    steps = [p * len(ordered) / rank for rank, p in enumerate(ordered, 1)]
    return [min(1.0, *(s for s, o in zip(steps, ordered, strict=True) if o >= p)) for p in p_values]


@given(FAMILIES)
def test_it_is_what_the_definition_says(p_values):
    assert adjusted(p_values) == approx(slowly(p_values))


@given(FAMILIES.filter(len))
def test_it_is_what_scipy_says(p_values):
    assert adjusted(p_values) == approx(list(false_discovery_control(p_values)))


@given(FAMILIES)
def test_it_never_makes_one_likelier_and_keeps_their_order(p_values):
    found = adjusted(p_values)
    assert all(q >= p or q == approx(p) for p, q in zip(p_values, found, strict=True))
    pairs = sorted(zip(p_values, found, strict=True))
    assert [q for _, q in pairs] == sorted(q for _, q in pairs)


def test_one_alone_stays_as_it_is_and_none_gives_none():
    assert adjusted([0.03]) == [0.03] and adjusted([]) == []
