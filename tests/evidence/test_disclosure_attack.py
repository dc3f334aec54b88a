"""Attackers of their own make, who know all that is shown and do every sum, against random tables.

They are written without the code that withholds: each sets up what is known as equations in whole numbers and asks for
the least and the greatest that a withheld count can be.
"""

from itertools import product

import numpy as np
import pytest
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis import strategies as st
from scipy.optimize import Bounds, LinearConstraint, milp

from frankpledge.evidence.disclosure.policy import PARTNER, Policy
from frankpledge.evidence.disclosure.release import Release
from frankpledge.evidence.disclosure.spans import over_time
from frankpledge.evidence.disclosure.sums import Sum

pytestmark = pytest.mark.slow

FAR = 10_000  # greater than any count here: as good as no limit
SEARCH = settings(deadline=None, max_examples=6, derandomize=True, suppress_health_check=list(HealthCheck))
TO_FIND = settings(SEARCH, max_examples=200, phases=[Phase.generate])  # the first will do, be it ever so large
COUNTS = st.one_of(st.integers(0, 5), st.integers(0, 5), st.integers(0, 30))
MONTHS = [f"2024-{m:02}" for m in range(1, 13)]


@st.composite
def tables(draw, least=2, most=4, dimensions=3):
    """The cells of a table with all its margins, and the sums that they make."""
    shape = [draw(st.integers(least, most)) for _ in range(2)] + [draw(st.integers(1, most)) if dimensions > 2 else 1]
    codes = [[f"{name}{i}" for i in range(n)] for name, n in zip("map", shape, strict=True)]
    inner = {k: draw(COUNTS) for k in product(*codes)}
    cells = {
        k: sum(n for i, n in inner.items() if all(a in (b, "all") for a, b in zip(k, i, strict=True)))
        for k in product(*([*c, "all"] for c in codes))
    }
    sums = [
        Sum(k, tuple((*k[:place], code, *k[place + 1 :]) for code in codes[place]))
        for k in cells
        for place in range(3)
        if k[place] == "all"
    ]
    return cells, tuple(sums)


@st.composite
def nested_times(draw):
    """A release of periods that nest and overlap, over a year of months."""
    counts = draw(st.lists(COUNTS, min_size=12, max_size=12))
    ends = st.tuples(st.integers(0, 11), st.integers(0, 11)).map(sorted)
    periods = draw(st.lists(ends, min_size=2, max_size=8))
    cells = {("m", "a", f"{MONTHS[i]}..{MONTHS[j]}"): sum(counts[i : j + 1]) for i, j in periods}
    spans, sums = over_time(cells)
    return Release(cells | spans, tuple(sums), PARTNER, frozenset(spans))


class Known:
    """What an attacker knows: equations and limits of unknowns, whole numbers all."""

    def __init__(self):
        self.limits = {}
        self.equations = []

    def learns(self, release: Release, shown: set, name=lambda key: key, told=False):
        """All that a release says to those who know its rule; `told`: and which of the withheld counts are small."""
        for key, count in release.cells.items():
            if key in shown:
                low = high = count
            else:
                low = 0 if key in release.unasked else 1
                small = told and release.policy.is_small(count) and key not in release.unasked
                high = release.policy.threshold - 1 if small else FAR
            before = self.limits.get(name(key), (0, FAR))
            self.limits[name(key)] = max(low, before[0]), min(high, before[1])
        for s in release.sums:
            terms = {name(p): -1 for p in s.parts} | {name(s.total): 1}
            if not s.exhaustive:
                rest = ("rest", name(s.total), s.parts)
                self.limits[rest] = (0, FAR)
                terms[rest] = -1
            self.equations.append((terms, 0))
        return self

    def range(self, unknown) -> tuple[int, int]:
        """The least and the greatest that an unknown can be."""
        place = {k: i for i, k in enumerate(self.limits)}
        matrix = np.zeros((max(1, len(self.equations)), len(place)))
        sides = np.zeros(len(matrix))
        for row, (terms, side) in enumerate(self.equations):
            sides[row] = side
            for key, sign in terms.items():
                matrix[row, place[key]] = sign
        wanted = np.zeros(len(place))
        wanted[place[unknown]] = 1
        low, high = (
            milp(
                sign * wanted,
                integrality=np.ones(len(place)),
                bounds=Bounds(*np.array(list(self.limits.values()), dtype=float).T),
                constraints=LinearConstraint(matrix, sides, sides),
            )
            for sign in (1, -1)
        )
        assert low.status == high.status == 0
        return round(low.fun), round(-high.fun)


def small(release: Release) -> list:
    return [k for k, n in release.cells.items() if release.policy.is_small(n)]


def in_doubt(possible: tuple[int, int], policy: Policy) -> bool:
    """Whether as many numbers are possible as the threshold, and one of them is not small."""
    low, high = possible
    return high >= policy.threshold and high - low >= policy.threshold - 1


def given_away(release: Release, shown=None, name=lambda key: key) -> list:
    known = Known().learns(release, set(release.shown) if shown is None else shown, name)
    return [k for k in small(release) if not in_doubt(known.range(k), release.policy)]


def without_secondary(release: Release) -> set:
    """What would be shown if only the small counts themselves were withheld."""
    return release.cells.keys() - release.unasked - set(small(release))


@SEARCH
@given(tables(), st.sampled_from([PARTNER, Policy("two", "", 3)]))
def test_no_small_count_can_be_worked_out_from_a_table(table, policy):
    assert given_away(Release(*table, policy)) == []


def by_months(release: Release, shown: set) -> Known:
    """What is known to those who think of each month as an unknown."""
    known = Known()
    known.limits |= dict.fromkeys(MONTHS, (0, FAR))
    for key in release.asked:
        count = release.cells[key]
        known.limits[key] = (count, count) if key in shown else (1, FAR)
        first, last = (MONTHS.index(m) for m in key[2].split(".."))
        known.equations.append(({key: -1} | dict.fromkeys(MONTHS[first : last + 1], 1), 0))
    return known


@SEARCH
@given(nested_times())
def test_no_small_count_can_be_worked_out_from_periods_that_nest_and_overlap(release):
    known = by_months(release, set(release.shown))
    assert all(in_doubt(known.range(k), PARTNER) for k in small(release) if k not in release.unasked)


@SEARCH
@given(tables(most=3, dimensions=2), st.data())
def test_nor_a_remainder_that_the_parts_leave(table, data):
    cells, sums = table
    listed = [s.parts[: data.draw(st.integers(1, len(s.parts)))] for s in sums]
    kept = {k for s, parts in zip(sums, listed, strict=True) for k in (s.total, *parts)}
    some = tuple(Sum(s.total, p, len(p) == len(s.parts)) for s, p in zip(sums, listed, strict=True))
    release = Release({k: cells[k] for k in kept}, some, PARTNER)
    assert given_away(release) == []
    known = Known().learns(release, set(release.shown))
    for s in some:
        if not s.exhaustive and PARTNER.is_small(s.remainder(cells)):
            assert in_doubt(known.range(("rest", s.total, s.parts)), PARTNER)


@SEARCH
@given(tables(most=3))
def test_told_which_counts_are_small_two_numbers_are_left_unless_nothing_could_help(table):
    release = Release(*table, PARTNER)
    noughts = {k for k, n in release.cells.items() if n == 0}
    told, helpless = (Known().learns(release, s, told=True) for s in (set(release.shown), noughts))
    for key in small(release):
        low, high = told.range(key)
        if low == high:
            low, high = helpless.range(key)
            assert low == high


def name_of(number: int, first: Release, second: Release):
    """A count that has stayed the same is one unknown, and the attacker knows it."""

    def name(key):
        same = key in first.cells and key in second.cells and first.cells[key] == second.cells[key]
        return (key, 0 if same else number)

    return name


@SEARCH
@given(tables(most=3, dimensions=2), st.data())
def test_two_releases_give_away_neither_a_small_count_nor_a_small_change(table, data):
    cells, sums = table
    first = Release(cells, sums, PARTNER)
    inner = sorted(k for k in cells if "all" not in k)
    added = data.draw(st.dictionaries(st.sampled_from(inner), st.sampled_from([1, 2, 4, 9]), min_size=1, max_size=3))
    later = {k: n + sum(m for a, m in added.items() if within(a, k)) for k, n in cells.items()}
    second = Release(later, sums, PARTNER, earlier=(first,))
    names = [name_of(i, first, second) for i in range(2)]
    known, helpless = Known(), Known()
    noughts = {k for k, n in later.items() if n == 0}
    for release, name, least in zip((first, second), names, (set(first.shown), noughts), strict=True):
        known.learns(release, set(release.shown), name)
        helpless.learns(release, least, name)
    moved = [k for k in later if k in first.shown and 0 < later[k] - cells[k] < 5]
    assert not set(moved) & second.shown.keys()
    for name, keys in ((names[0], small(first)), (names[1], [*small(second), *moved])):
        for key in keys:
            in_any_case = not in_doubt(helpless.range(name(key)), PARTNER)
            assert in_any_case or in_doubt(known.range(name(key)), PARTNER)


def within(inner, key) -> bool:
    return all(a in (b, "all") for a, b in zip(key, inner, strict=True))


# The attackers are no good if they find nothing where there is something to find.


def pinned(release: Release) -> bool:
    known = Known().learns(release, without_secondary(release))
    return any(known.range(k)[0] == known.range(k)[1] for k in small(release))


def test_the_attack_on_a_table_succeeds_where_only_the_small_counts_are_withheld():
    found = find(tables(most=3), lambda table: pinned(Release(*table, PARTNER)), settings=TO_FIND)
    assert given_away(Release(*found, PARTNER)) == []


def test_the_attack_on_periods_succeeds_where_only_the_small_counts_are_withheld():
    assert pinned(find(nested_times(), pinned, settings=TO_FIND))


def test_the_attack_by_two_releases_succeeds_where_the_second_does_not_know_of_the_first():
    parts = [("m", a, "p") for a in "abc"]
    total = ("m", "all", "p")
    sums = (Sum(total, tuple(parts)),)
    first = Release({**dict(zip(parts, (3, 40, 60), strict=True)), total: 103}, sums, PARTNER)
    second = Release({**dict(zip(parts, (30, 40, 60), strict=True)), total: 130}, sums, PARTNER)
    known = Known()
    for number, release in enumerate((first, second)):
        known.learns(release, set(release.shown), name_of(number, first, second))
    assert known.range((parts[0], 0)) == (3, 3)
