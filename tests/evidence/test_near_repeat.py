"""Near repeats: Knox's table against brute force and exact answers, and how it behaves where there is only chance."""

from datetime import date
from itertools import combinations, pairwise
from math import inf

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frankpledge.evidence.patterns.near_repeat.bands import DISTANCES, TIMES, Band, bands, edges
from frankpledge.evidence.patterns.near_repeat.days import closed_up, pairs_within
from frankpledge.evidence.patterns.near_repeat.knox import knox
from frankpledge.evidence.patterns.near_repeat.permuting import LANES, _deal
from frankpledge.evidence.patterns.near_repeat.zones import zones
from frankpledge.evidence.patterns.set_aside import SetAside


def slowly(points, days, distances, times, metric="euclidean") -> list[list[int]]:
    """Every pair looked at, in plain Python."""
    table = [[0] * len(times) for _ in distances]
    for (p, a), (q, b) in combinations(list(zip(points, days, strict=True)), 2):
        dx, dy = abs(p[0] - q[0]), abs(p[1] - q[1])
        far = dx + dy if metric == "manhattan" else (dx * dx + dy * dy) ** 0.5
        for row, distance in zip(table, distances, strict=True):
            for t, time in enumerate(times):
                row[t] += distance.low <= far < distance.high and time.low <= abs(int(a) - int(b)) < time.high
    return table


def observed(found) -> list[list[int]]:
    return [[cell.observed for cell in row] for row in found.rows]


def asked(points, days, distances, times, **more):
    points = np.asarray(points, dtype=float).reshape(-1, 2)
    return knox(points[:, 0], points[:, 1], np.asarray(days), distances, times, **{"permutations": 9, **more})


def planted(seed: int, events: int = 300, repeats: int = 60):
    """Events anywhere in 5 km and a year, and near repeats of some of them within 100 m and a week."""
    rng = np.random.default_rng(seed)
    points, days = rng.uniform(0, 5000, (events, 2)), rng.integers(0, 365, events)
    of = rng.choice(events, repeats, replace=False)
    near = points[of] + rng.uniform(-60, 60, (repeats, 2))
    return np.concatenate([points, near]), np.concatenate([days, days[of] + rng.integers(0, 7, repeats)])


LIMITS = st.lists(st.integers(0, 12), min_size=2, max_size=5, unique=True).map(sorted)


@settings(max_examples=60, deadline=None)
@given(
    events=st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9), st.integers(0, 30)), min_size=2, max_size=25),
    far=LIMITS,
    late=LIMITS,
    open_ends=st.tuples(st.booleans(), st.booleans()),
    metric=st.sampled_from(["euclidean", "manhattan"]),
)
def test_the_table_is_that_of_looking_at_every_pair(events, far, late, open_ends, metric):
    """On a lattice, so that many pairs lie on the edge of a band; first bands that leave the nearest out; open ends."""
    far, late = ([*limits, inf] if more else limits for limits, more in zip((far, late), open_ends, strict=True))
    distances, times = edges(far, "m"), edges(late, "days")
    points, days = [e[:2] for e in events], [e[2] for e in events]
    found = asked(points, days, distances, times, metric=metric)
    assert observed(found) == slowly(points, days, distances, times, metric)


def test_a_table_of_every_pair_adds_up_and_so_does_what_is_expected():
    points, days = planted(1)
    found = asked(points, days, edges((0, 1, 100, 500, inf), "m"), edges((0, 7, 14, inf), "days"), permutations=99)
    for value in ("observed", "expected", "mean"):
        assert sum(getattr(c, value) for row in found.rows for c in row) == pytest.approx(found.pairs)
    for row in found.rows:  # however the days are dealt, a band of distance has as many pairs
        assert sum(c.mean for c in row) == pytest.approx(sum(c.observed for c in row))


def test_what_is_expected_is_exact_and_what_the_permutations_come_to():
    points, days = planted(2)
    found = asked(points, days, edges((0, 300, 600), "m"), edges((0, 7, 30), "days"), permutations=2000)
    slow = slowly(points, days, edges((0, 300, 600, inf), "m"), edges((0, 7, 30, inf), "days"))
    near, soon = sum(slow[0]), sum(row[0] for row in slow)
    assert found.rows[0][0].expected == pytest.approx(near * soon / found.pairs)
    for cell in (c for row in found.rows for c in row):
        assert cell.mean == pytest.approx(cell.expected, abs=5 * (cell.expected / 2000) ** 0.5)


def test_one_cell_of_every_pair_has_every_pair():
    points, days = planted(11)
    for far, late in (((0, inf), (0, inf)), ((0, 9000), (0, inf)), ((0, inf), (0, 400))):
        found = asked(points, days, edges(far, "m"), edges(late, "days"))
        assert found.rows[0][0].observed == found.rows[0][0].expected == found.rows[0][0].mean == found.pairs


def test_four_events_by_hand():
    """A and B in one place on days 0 and 3; C 50 m off on day 3; D far away on day 100."""
    found = asked([(0, 0), (0, 0), (50, 0), (9000, 0)], [0, 3, 3, 100], edges((0, 1, 100), "m"), TIMES)
    assert observed(found) == [[1, 0, 0, 0], [2, 0, 0, 0]]
    # Of six pairs three are less than a week apart; one lies in the same place, so half a pair is expected there.
    assert (found.rows[0][0].expected, found.rows[0][0].ratio) == (0.5, 2)
    assert found.rows[0][1].ratio is None and found.rows[0][1].p == 1


def test_p_of_a_small_set_is_near_that_of_every_way_to_deal_the_days():
    """Two pairs of neighbours on two pairs of days: of the three ways to pair four days up, one is so close."""
    found = asked([(0, 0), (10, 0), (900, 0), (910, 0)], [0, 1, 50, 51], edges((0, 100), "m"), edges((0, 7), "days"),
                  permutations=9999)  # fmt: skip
    assert found.rows[0][0].p == pytest.approx(1 / 3, abs=0.02)


def test_the_same_seed_gives_the_same_table_and_another_seed_other_permutations():
    points, days = planted(3)
    one, same, other = (asked(points, days, DISTANCES, TIMES, permutations=50, seed=seed) for seed in (4, 4, 5))
    assert one == same and observed(one) == observed(other)
    assert [c.mean for c in one.rows[4]] != [c.mean for c in other.rows[4]]


def test_planted_near_repeats_are_found_where_they_were_planted():
    points, days = planted(6)
    found = asked(points, days, edges((0, 100, 200, 400), "m"), edges((0, 7, 14, 28), "days"), permutations=999)
    assert [c.stands_out for c in found.rows[0]] == [True, False, False]
    assert found.rows[0][0].ratio > 10 and found.rows[0][0].p == 0.001
    assert not any(c.stands_out for row in found.rows[2:] for c in row)


def test_where_place_and_time_have_nothing_to_do_with_each_other_p_is_uniform():
    """Events that cluster in place and in time, each for itself, which is no near repeat."""
    rng, p, alarms = np.random.default_rng(7), [], 0
    for seed in range(400):
        homes = rng.uniform(0, 3000, (20, 2))
        points = homes[rng.integers(0, 20, 150)] + rng.normal(0, 150, (150, 2))
        days = (rng.beta(2, 5, 150) * 365).astype(int)
        found = asked(points, days, edges((0, 100, 200, 400), "m"), edges((0, 7, 14), "days"), permutations=99,
                      seed=seed)  # fmt: skip
        p += [found.rows[1][0].p]
        alarms += any(c.stands_out for row in found.rows for c in row)
    p = np.asarray(p)
    for level in (0.05, 0.25, 0.5, 0.75):
        assert np.mean(p <= level) == pytest.approx(level, abs=3.5 * (level * (1 - level) / 400) ** 0.5)
    assert alarms / 400 < 0.08  # a table with a false alarm, of a wanted 5%


def test_days_dealt_out_are_the_same_days_and_every_order_is_as_likely():
    days, seen = np.arange(4, dtype=np.int16), np.zeros(256, dtype=int)
    lanes = np.empty((4, LANES), dtype=np.int16)
    for block in np.random.SeedSequence(8).generate_state(750 * LANES, np.uint64).reshape(-1, LANES):
        _deal(days, block, lanes)
        np.add.at(seen, lanes.T @ [64, 16, 4, 1], 1)
    counts = seen[seen > 0]
    assert counts.size == 24  # the orders of four
    assert ((counts - 1000) ** 2 / 1000).sum() < 50  # χ² of 23 degrees of freedom is above 49.7 once in a thousand


def test_a_span_of_centuries_is_as_one_of_years():
    """Days beyond what 16 bits hold, and so many that closing the gaps up is not enough."""
    sparse = np.array([0, 3, 40_000, 40_005, 4_000_000])
    assert closed_up(sparse, 28).tolist() == [0, 3, 31, 36, 64] and closed_up(sparse, 28).dtype == np.int16
    points, limits = [(0, 0)] * 5, edges((0, 1), "m")
    assert observed(asked(points, sparse, limits, TIMES)) == [[2, 0, 0, 0]]
    every = np.concatenate([np.arange(40_000), [3]])
    assert closed_up(every, 28).dtype == np.int32
    apart = np.column_stack([np.arange(40_001) * 1000.0, np.zeros(40_001)])
    apart[-1] = apart[5]
    assert observed(asked(apart, every, limits, TIMES, permutations=1)) == [[1, 0, 0, 0]]


@given(st.lists(st.integers(0, 60), min_size=1, max_size=40), st.lists(st.integers(1, 70), max_size=4))
def test_pairs_in_time_are_counted_without_looking_at_any(days, limits):
    slow = [sum(abs(a - b) < n for a, b in combinations(days, 2)) for n in limits]
    assert pairs_within(np.asarray(days), limits).tolist() == slow


@given(st.lists(st.integers(0, 500), min_size=1, max_size=40), st.integers(1, 30))
def test_closing_gaps_up_changes_nobody_who_is_near(days, reach):
    moved = closed_up(np.asarray(days), reach).astype(int).tolist()
    for (a, b), (x, y) in zip(combinations(days, 2), combinations(moved, 2), strict=True):
        assert min(abs(a - b), reach) == min(abs(x - y), reach)


def test_more_limits_than_are_counted_at_once():
    points, days = planted(9)
    limits = edges(range(12), "days")
    assert observed(asked(points, days, DISTANCES, limits)) == slowly(points, days, DISTANCES, limits)


def test_a_row_that_stands_for_several_events_is_as_those_events():
    points, days, twice = np.array([(0, 0), (40, 0), (900, 0)]), [0, 2, 4], [2, 1, 3]
    weighed = asked(points, days, edges((0, 1, 100), "m"), TIMES, weights=twice)
    assert weighed.events == 6
    every = np.repeat(points, twice, axis=0), np.repeat(days, twice)
    assert observed(weighed) == slowly(*every, edges((0, 1, 100), "m"), TIMES)


def test_times_of_day_are_taken_by_the_calendar_day():
    when = np.array(["2024-03-01T23:50", "2024-03-02T00:10"], dtype="datetime64[m]")
    found = knox([0, 5], [0, 5], when, edges((0, 10), "m"), edges((0, 1, 2), "days"), permutations=9)
    assert observed(found) == [[0, 1]]


def test_all_in_one_place_has_no_pattern():
    found = asked([(400_000, 300_000)] * 30, list(range(30)), DISTANCES, TIMES, permutations=99)
    assert found.rows[0][0].observed == found.rows[0][0].expected and found.rows[0][0].p == 1


def test_all_on_one_day_has_no_pattern():
    found = asked(np.random.default_rng(10).uniform(0, 500, (50, 2)), [3] * 50, DISTANCES, TIMES, permutations=99)
    assert {c.p for row in found.rows for c in row} == {1.0}


def test_events_without_a_point_or_a_time_are_set_aside_and_counted_once():
    when = np.array(["2024-01-01", "NaT", "2024-01-03", "NaT", "2024-01-04"], dtype="datetime64[m]")
    found = knox([0, 0, np.nan, np.nan, 0], [0, 0, 1, np.nan, 0], when, permutations=9)
    assert found.events == 2
    assert found.set_aside == (SetAside(2, "no point is known"), SetAside(1, "no time is known"))


def test_bands_are_printed_with_their_brackets_and_never_as_from_to():
    labels = [str(band) for band in (*edges((0, 1, 100, 200.5, inf), "m"), *edges((0, 1, 7), "days"))]
    assert labels == ["[0, 1) m", "[1, 100) m", "[100, 200.5) m", "[200.5, ∞) m", "[0, 1) days", "[1, 7) days"]
    assert not any(" to " in label for label in labels)


@given(st.lists(st.integers(0, 10_000), min_size=2, unique=True).map(sorted))
def test_edges_make_bands_that_adjoin(limits):
    assert all(a.high == b.low for a, b in pairwise(edges(limits, "m")))


@pytest.mark.parametrize(
    "limits, said",
    [
        ([], "needs a band of m at the least"),
        ([(0, 100), (50, 200)], r"the bands \[0, 100\) m and \[50, 200\) m overlap"),
        ([(100, 200), (0, 100)], "out of order: give the nearest first"),
        ([(0, 100), (150, 200)], "is a gap"),
        ([(-1, 100)], r"begins at 0 or above and ends above its beginning: \[-1, 100\) m does not"),
        ([(100, 100)], "ends above its beginning"),
        ([(0, float("nan"))], "ends above its beginning"),
        ([(0, inf), (200, 300)], "overlap"),
    ],
)
def test_bands_that_can_not_be_are_refused_with_the_reason(limits, said):
    with pytest.raises(ValueError, match=said):
        bands(limits, "m")


@pytest.mark.parametrize(
    "given_, more, said",
    [
        (([(0, 0)], [3]), {}, "a pair needs two events with a point and a time: 1 of 1 have both"),
        (([(0, 0), (1, 1)], [3]), {}, "2 points have 1 times"),
        (([(0, 0), (1, 1)], [3, 4.5]), {}, "days are whole numbers"),
        (([(0, 0), (1, 1)], [3, 4]), {"metric": "road"}, "euclidean .* or manhattan .*, not 'road'"),
        (([(0, 0), (1, 1)], [3, 4]), {"weights": [1, -1]}, "a whole number, 0 or more, for each row"),
        (([(0, 0), (1, 1)], [3, 4]), {"permutations": 0}, "999 are usual"),
        (([(0, 0), (1, 1)], [3, 4]), {"times": edges((0, 1.5), "days")}, "begin and end with whole days"),
        (([(0, 0), (1, 1)], [3, 4]), {"times": (Band(7, 14, "days"), Band(0, 7, "days"))}, "out of order"),
        (([(0, 0)] * 7000, [0] * 7000), {}, "24,496,500 pairs of events are within 400 m, and 20,000,000 are the most"),
    ],
)
def test_what_can_not_be_counted_is_refused_with_the_reason(given_, more, said):
    points, days = given_
    with pytest.raises(ValueError, match=said):
        asked(points, days, DISTANCES, more.pop("times", TIMES), **more)


def test_zones_hold_for_so_many_days_and_lapse():
    when = np.array(["2024-05-01T21:00", "2024-05-05", "2024-04-20"], dtype="datetime64[m]")
    found = zones([0, 1000, 2000], [0, 0, 0], when, date(2024, 5, 6), radius=200, days=14)
    assert [(z.first, z.last) for z in found.zones] == [
        (date(2024, 5, 1), date(2024, 5, 14)),
        (date(2024, 5, 5), date(2024, 5, 18)),
    ]
    assert [len(zones([0], [0], when[:1], date(2024, 5, day)).zones) for day in (1, 14, 15)] == [1, 1, 0]


def test_zones_that_overlap_are_one_and_chains_of_them_too():
    when = np.array(["2024-05-01", "2024-05-02", "2024-05-03", "2024-05-04"], dtype="datetime64[D]")
    found = zones([0, 350, 700, 5000], [0, 0, 0, 0], when, date(2024, 5, 6))
    assert [len(z.circles) for z in found.zones] == [3, 1]
    assert (found.zones[0].first, found.zones[0].last) == (date(2024, 5, 1), date(2024, 5, 16))
    assert found.zones[0].circles[0].easting == 700, "the one that lapses last"


def test_zones_set_aside_what_they_can_not_place_and_what_has_not_happened_yet():
    when = np.array(["2024-05-01", "NaT", "2024-05-03", "2024-05-09"], dtype="datetime64[D]")
    found = zones([0, 0, np.nan, 0], [0, 0, 0, 0], when, date(2024, 5, 6))
    assert [a.count for a in found.set_aside] == [1, 1, 1] and found.set_aside[2].why == "after 6 May 2024"
    assert len(found.zones) == 1


@pytest.mark.parametrize("radius, days", [(0, 14), (inf, 14), (200, 0)])
def test_zones_of_no_size_or_no_time_are_refused(radius, days):
    with pytest.raises(ValueError, match="a zone has a radius above 0 m and lasts a day or more"):
        zones([0], [0], np.array(["2024-05-01"], dtype="datetime64[D]"), date(2024, 5, 6), radius, days)
