"""Repeats: how many, how soon, and how many chance would make."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.evidence.patterns.repeats.keyed import months_later
from frankpledge.evidence.patterns.repeats.rolling import Definition, meeting, rolling
from frankpledge.evidence.patterns.repeats.spread import Spread, by_chance, spread
from frankpledge.evidence.patterns.repeats.waiting import kaplan_meier, waiting
from frankpledge.evidence.patterns.set_aside import SetAside

# Freireich et al. 1963, weeks in remission on 6-mercaptopurine; + still in it when last seen. As in Cox and Oakes,
# Analysis of Survival Data (1984), table 1.1.
REMISSION = [6, 6, 6, 7, 10, 13, 16, 22, 23], [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]


def on(*days: str) -> np.ndarray:
    return np.array(days, dtype="datetime64[m]")


def test_prevalence_incidence_and_concentration():
    """Two addresses of 100 with one burglary, one with three: 3% were burgled, 5 in 100 happened, 1.67 each."""
    found = spread([7, 8, 9, 9, 9, 0])
    assert (found.events, found.keys, found.by_times, found.most) == (5, 3, (2, 0, 1, 0, 0), 3)
    assert found.repeats == 2 and found.concentration == pytest.approx(5 / 3)
    assert (found.prevalence(100, per=100), found.incidence(100, per=100)) == (3, 5)
    assert found.set_aside == (SetAside(1, "who or where is not known"),)


@given(st.lists(st.integers(0, 9)))
def test_incidence_is_prevalence_times_concentration_and_the_parts_come_to_the_whole(keys):
    found = spread(keys)
    assert found.events + sum(a.count for a in found.set_aside) == len(keys) and sum(found.by_times) == found.keys
    if found.keys:
        assert found.incidence(50) == pytest.approx(found.prevalence(50) * found.concentration)


def test_keys_use_all_64_bits():
    assert spread(np.array([2**64 - 1, 2**64 - 1, 2**64 - 2], dtype=np.uint64)).keys == 2


def test_nothing_has_no_concentration_and_a_population_must_hold_its_victims():
    assert spread([]).concentration is None and spread([0, 0]).events == 0
    with pytest.raises(ValueError, match="2 are said to be at risk, and 3 had an event"):
        spread([1, 2, 3]).prevalence(2)


def test_equal_risk_makes_what_throwing_events_at_random_makes():
    rng = np.random.default_rng(1)
    thrown = [spread(rng.integers(1, 201, 120)) for _ in range(3000)]
    expected = by_chance(thrown[0], 200)
    assert np.mean([t.repeats for t in thrown]) == pytest.approx(expected.repeats, rel=0.02)
    assert np.mean([t.by_times for t in thrown], axis=0) == pytest.approx(expected.by_times, rel=0.1, abs=0.02)


@pytest.mark.parametrize("events, population", [(120, 200), (30, 1000), (900, 300), (60, 60)])
def test_p_is_how_often_chance_makes_as_many_repeats(events, population):
    rng = np.random.default_rng(3)
    repeats = events - np.array([np.unique(rng.integers(0, population, events)).size for _ in range(20_000)])
    for seen in np.unique(np.quantile(repeats, [0.5, 0.9, 0.95, 0.99]).astype(int)):
        p = by_chance(Spread(events, events - int(seen), (), 0, ()), population).p
        assert p == pytest.approx(np.mean(repeats >= seen), abs=0.02, rel=0.1)


def test_for_many_it_is_poisson():
    """1,000 events among 10,000: of λ = 0.1, e^−0.1 × 0.1 × 10,000 = 904.8 have one and 45.2 two."""
    expected = by_chance(Spread(1000, 960, (), 0, ()), 10_000)
    assert expected.by_times[:3] == pytest.approx((904.8, 45.2, 1.5), abs=0.3)
    assert expected.repeats == pytest.approx(1000 - 10_000 * (1 - np.exp(-0.1)), abs=0.5)


def test_more_repeats_than_chance_makes_are_noticed_and_a_key_hit_daily_is_not_hidden():
    keys = np.r_[np.arange(1, 81), np.repeat([1, 2, 3, 4], 10)]
    found = by_chance(spread(keys), 1000)
    assert found.repeats < 8 and found.p < 1e-10
    assert by_chance(spread(np.arange(1, 81)), 1000).p == 1
    assert by_chance(spread([5, 5, 5]), 1).p == 1, "a population of one can't but repeat"
    assert by_chance(spread([]), 10).repeats == 0 and by_chance(spread([]), 10).p == 1


def test_a_repeat_is_one_within_twelve_months_of_the_last():
    keys = [1, 1, 1, 2, 2, 3]
    when = on("2023-03-01", "2024-02-29", "2024-03-01", "2023-01-31", "2024-01-31", "2024-05-05")
    found = rolling(keys, when, (date(2024, 1, 1), date(2024, 12, 31)), held_from=date(2023, 1, 1))
    # Key 1 twice; key 2 came back after exactly twelve months, which is none; key 3 is new.
    assert (found.events, found.repeats) == (4, 2)
    assert found.share == 0.5 and found.interval.low < 0.5 < found.interval.high
    longer = rolling(keys, when, (date(2024, 1, 1), date(2024, 12, 31)), held_from=date(2022, 1, 1), months=13)
    assert longer.repeats == 3


def test_a_repeat_of_the_same_day_is_one_and_the_last_day_of_the_period_counts():
    when = on("2024-12-31T10:00", "2024-12-31T23:59", "2025-01-01T00:00")
    found = rolling([4, 4, 4], when, (date(2024, 12, 31), date(2024, 12, 31)), held_from=date(2023, 12, 31))
    assert (found.events, found.repeats) == (2, 1)


def test_repeats_can_not_be_told_where_the_year_before_is_not_held():
    with pytest.raises(ValueError, match="events are needed from 12 months before that; they are held from 2023-01-02"):
        rolling([1], on("2024-01-01"), (date(2024, 1, 1), date(2024, 1, 31)), held_from=date(2023, 1, 2))


def test_without_events_there_is_no_share():
    found = rolling([0, 5], on("2024-01-01", "NaT"), (date(2024, 1, 1), date(2024, 1, 31)), date(2023, 1, 1))
    assert found.share is None and found.interval is None
    assert found.set_aside == (SetAside(1, "who or where is not known"), SetAside(1, "the time is not known"))


def test_three_in_three_months():
    keys = [1, 1, 1, 2, 2, 2, 3, 3]
    when = on(
        "2024-01-15", "2024-02-20", "2024-04-14", "2024-01-15", "2024-02-20", "2024-04-15", "2024-05-01", "2024-05-01"
    )
    found = meeting(keys, when, Definition(3, 3))
    assert found.keys.tolist() == [1] and found.days.astype(str).tolist() == ["2024-04-14"]
    assert str(found.definition) == "3 or more within 3 months"
    assert meeting(keys, when, Definition(2, 1)).keys.tolist() == [3]
    assert meeting(keys[::-1], when[::-1], Definition(3, 4)).keys.tolist() == [1, 2], "earliest first"
    assert meeting([], on(), Definition()).keys.size == 0


def test_a_definition_needs_two_events_and_a_month():
    with pytest.raises(ValueError, match="not 1 in 3"):
        Definition(1, 3)


def test_months_end_with_their_last_day():
    later = months_later(on("2023-11-30T09:30", "2024-01-31", "2024-02-29"), 3).astype(str).tolist()
    assert later == ["2024-02-29T09:30", "2024-04-30T00:00", "2024-05-29T00:00"]
    assert months_later(on("2024-02-29"), 12).astype(str).tolist() == ["2025-02-28T00:00"]


def test_kaplan_and_meiers_curve_of_the_textbook():
    """Cox and Oakes 1984, section 4.2."""
    seen, still = REMISSION
    found = kaplan_meier([*seen, *still], [True] * len(seen) + [False] * len(still))
    assert found.days.tolist() == [6, 7, 10, 13, 16, 22, 23]
    assert found.at_risk.tolist() == [21, 17, 15, 12, 11, 7, 6]
    assert found.without == pytest.approx([0.857, 0.807, 0.753, 0.690, 0.627, 0.538, 0.448], abs=5e-4)
    assert found.median == 23 and found.share_by(9) == pytest.approx(0.193, abs=5e-4) and found.share_by(5) == 0


@given(st.lists(st.integers(0, 30), min_size=1))
def test_where_everything_is_seen_to_its_end_it_is_the_share_left(days):
    found = kaplan_meier(days, [True] * len(days))
    for day in (0, 5, 30):
        assert found.share_by(day) == pytest.approx(np.mean(np.array(days) <= day))


def test_each_event_waits_for_the_next_of_its_key_or_for_the_end():
    when = on("2024-01-01T23:00", "2024-01-11T01:00", "2024-01-31", "2024-01-21", "2024-02-01", "2024-01-05")
    found = waiting([1, 1, 1, 2, 2, 0], when, until=date(2024, 1, 31))
    assert (found.events, found.repeats, found.longest) == (4, 2, 20)
    # After 10 and 20 days it came back; after 10 (key 2) and 0 days (the last of key 1) the end came first.
    assert found.curve.days.tolist() == [10, 20] and found.curve.at_risk.tolist() == [3, 1]
    assert [a.why for a in found.set_aside] == ["who or where is not known", "after 2024-01-31"]


def test_those_still_waited_for_are_allowed_for():
    """Half come back within a year at any time of it; watched for half a year on average, a mean of those seen lies."""
    rng = np.random.default_rng(2)
    starts, gaps = rng.integers(0, 365, 4000), rng.integers(1, 731, 4000)
    again = starts + gaps < 365
    keys = np.r_[np.arange(1, 4001), np.arange(1, 4001)[again]]
    found = waiting(
        keys, np.datetime64("2024-01-01", "m") + np.r_[starts, (starts + gaps)[again]] * 1440, date(2024, 12, 30)
    )
    firsts = kaplan_meier(np.where(again, gaps, 364 - starts), again)
    assert firsts.share_by(180) == pytest.approx(180 / 730, abs=0.03) and again.mean() < 0.27
    assert found.repeats == again.sum()


def test_nothing_to_wait_for_is_an_empty_curve():
    found = waiting([], on(), date(2024, 1, 1))
    assert found.events == 0 and found.curve.days.size == 0 and found.curve.median is None


def test_waits_below_nothing_and_times_without_keys_are_refused():
    with pytest.raises(ValueError, match="less than 0 days"):
        kaplan_meier([-1], [True])
    with pytest.raises(ValueError, match="2 keys have 1 times"):
        waiting([1, 2], on("2024-01-01"), date(2024, 1, 2))
