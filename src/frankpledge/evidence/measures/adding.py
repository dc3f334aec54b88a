"""What adds up among published counts: over time, over areas (districts to a force), over measures (to burglary).

Each sum is along one of these. That a ward's month can't be more than its district's quarter is told by no sum where
neither the ward's quarter nor the district's month is known.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import combinations

from frankpledge.evidence.area import Gazetteer
from frankpledge.evidence.disclosure.policy import Policy
from frankpledge.evidence.disclosure.spans import over_time
from frankpledge.evidence.disclosure.sums import Key, Sum, as_counted
from frankpledge.evidence.disclosure.told import Told
from frankpledge.evidence.measures.loading import measures
from frankpledge.evidence.measures.model import Measure
from frankpledge.evidence.measures.nesting import direct_parts, overlap, parts_of

COVERED = ("district", "partnership", "force")  # what several ways of dividing it can be told to add up to
MOST_TOGETHER = 5  # measures that a sum in words names
Parts = tuple[str, ...]
Keys = tuple[Key, ...]


def told(gazetteer: Gazetteer, cells: Mapping[Key, int], policy: Policy, unasked: Iterable[Key] = ()) -> Told:
    """Counts with every sum that a reader can do with them, and what can be worked out though nobody printed it."""
    areas = Areas(gazetteer)
    counts = dict(cells) | areas.wholes(cells)
    spans, times = over_time(counts)
    counts |= spans
    sums = (*times, *over_measures(counts), *areas.sums(counts))
    return Told(counts, sums, policy, frozenset(unasked) | (counts.keys() - cells.keys()))


def over_measures(cells: Mapping[Key, int]) -> list[Sum]:
    """The parts of a measure that don't overlap, together; each flag, by itself; and whatever else adds up to it."""
    found = []
    by_area: dict[tuple[str, str], list[Measure]] = defaultdict(list)
    for measure, area, period in cells:
        if measure in measures():
            by_area[area, period].append(measures()[measure])
    for (area, period), there in by_area.items():
        for whole in there:
            parts = [m for m in direct_parts(whole) if m in there]
            apart = tuple((m.id, area, period) for m in parts if not m.flag)
            flags = [((m.id, area, period),) for m in parts if m.flag]
            total = (whole.id, area, period)
            found += [as_counted(total, p, cells) for p in (apart, *flags)]
            found += [Sum(total, p) for p in _adds_up(whole, there, area, period, cells) if p != apart]
    return [s for s in found if s]


def _adds_up(whole: Measure, there: list[Measure], area: str, period: str, cells: Mapping[Key, int]) -> list[Keys]:
    """Measures that overlap with one, not with each other, and come to its very count: a sum that is told in words.

    “Burglary of homes, robbery and vehicle crime” are not wholly within serious acquisitive crime, and add up to it.
    """
    near = [m for m in there if m != whole and not m.flag and whole not in parts_of(m) and overlap(m, whole)]
    found = []
    for size in range(2, min(len(near), MOST_TOGETHER) + 1):
        for chosen in combinations(near, size):
            keys = tuple((m.id, area, period) for m in chosen)
            apart = not any(overlap(a, b) for a, b in combinations(chosen, 2))
            if apart and sum(cells[k] for k in keys) == cells[whole.id, area, period]:
                found.append(keys)
    return found


class Areas:
    """Which areas make up which, each way of dividing one by itself: its wards, its beats of one set, of another."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._extent = lru_cache(maxsize=None)(self._extent_of)
        self._made_of = lru_cache(maxsize=None)(self._divided)

    def sums(self, cells: Mapping[Key, int]) -> list[Sum]:
        """The sums over areas. An area is the sum of one that is the same, as a district of a partnership may be."""
        found = []
        for (measure, period), codes in _codes(cells).items():
            for wide, parts in self._among(codes):
                total, of = (measure, wide, period), tuple((measure, p, period) for p in parts)
                made = as_counted(total, of, cells)
                same = self._extent(wide) == self._extent(parts[0])
                if made and (made.exhaustive or not same):  # two counts of the same area contradict each other
                    found.append(made)
        return found

    def wholes(self, cells: Mapping[Key, int]) -> dict[Key, int]:
        """The counts of areas that nobody printed and that two ways of dividing them both add up to."""
        found = {}
        for (measure, period), codes in _codes(cells).items():
            for wide, ways in self._covered(codes):
                totals = {sum(cells[measure, p, period] for p in parts) for parts in ways}
                if len(totals) == 1:
                    found[measure, wide, period] = totals.pop()
        return found

    def _among(self, codes: frozenset[str]) -> list[tuple[str, Parts]]:
        found = []
        for wide in sorted(codes):
            same = [c for c in codes if c > wide and self._extent(c) == self._extent(wide)]
            found += [(wide, (c,)) for c in sorted(same)]
            found += [(wide, parts) for parts in self._made_of(wide, codes) if parts]
        return found

    def _covered(self, codes: frozenset[str]) -> list[tuple[str, list[Parts]]]:
        if len({self._way(c) for c in codes}) < 2:
            return []
        found = []
        for area in self._gazetteer.areas.values():
            if area.kind in COVERED and area.code not in codes and self._extent(area.code):
                ways = [w for w in self._made_of(area.code, codes) if self._cover(w) == self._extent(area.code)]
                found += [(area.code, ways)] if len(ways) > 1 else []
        return found

    def _cover(self, parts: Parts) -> frozenset[str]:
        return frozenset().union(*map(self._extent, parts))

    def _divided(self, wide: str, codes: frozenset[str]) -> tuple[Parts, ...]:
        """The parts of an area in each way of dividing it, and in all of them together, the largest first."""
        inside = [c for c in codes if self._extent(c) and self._extent(c) < self._extent(wide)]
        inside.sort(key=lambda c: (-len(self._extent(c)), c))
        ways: dict[str, list[str]] = defaultdict(list)
        for code in inside:
            ways[self._way(code)].append(code)
        return tuple(dict.fromkeys(self._apart(way) for way in (*ways.values(), inside)))

    def _apart(self, codes: list[str]) -> Parts:
        """Those that share nothing with one before them."""
        taken: set[str] = set()
        parts = []
        for code in codes:
            if not self._extent(code) & taken:
                parts.append(code)
                taken |= self._extent(code)
        return tuple(parts)

    def _way(self, code: str) -> str:
        own = self._gazetteer.own.get(code)
        area = self._gazetteer.areas.get(code)
        return f"set {own.set}" if own else area.kind if area else ""

    def _extent_of(self, code: str) -> frozenset[str]:
        """What an area is made of: LSOAs, and the parts of districts that several partnerships share."""
        g = self._gazetteer
        members = g.members.get(code, frozenset())
        split = {
            d: {f"{d} {p}" for p in sharing} for d, sharing in g.split_districts.items() if g.members[d] <= members
        }
        if code not in g.partnerships:
            return members.union(*split.values())
        return members.difference(*(g.members[d] for d in split)) | {f"{d} {code}" for d in split}


def _codes(cells: Mapping[Key, int]) -> dict[tuple[str, str], frozenset[str]]:
    """Measure and period → the areas that they are counted in."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for measure, area, period in cells:
        found[measure, period].add(area)
    return {k: frozenset(codes) for k, codes in found.items() if len(codes) > 1}
