"""Which counts of partners' tables are withheld: small ones, and as many others as it takes that nobody works them out.

What a partner sends in confidence is settled here, at the door, so that every rate, percentage, interval and chart that
would give a withheld count back lacks it too. Who reads all that is shown can add and subtract over time (months to
quarters to years), over areas (districts to a force) and over measures (residential and business to burglary), knows
what is public, and remembers what earlier releases of a table said.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from frankpledge.evidence import places
from frankpledge.evidence.area import plain
from frankpledge.evidence.disclosure.policy import OPEN, PARTNER, Policy
from frankpledge.evidence.disclosure.release import Release
from frankpledge.evidence.disclosure.sums import DoesNotAdd, Key, Sum, over_time
from frankpledge.evidence.edition import Edition
from frankpledge.evidence.measures.loading import measures, named
from frankpledge.evidence.measures.nesting import direct_parts
from frankpledge.evidence.measures.published import Published, everything
from frankpledge.evidence.sources import published_figures


@lru_cache(maxsize=8)
def withheld(edition: Edition) -> frozenset[Key]:
    """The keys (measure or printed name, area, period) of partners' counts that no exit may show."""
    partner, public = _split(everything(edition))
    if not partner:
        return frozenset()
    current, *contradicting = _without_contradiction(_tables(partner))
    replaced = [_cells(t) for t in _tables(everything(edition, published_figures.EARLIER))]
    before = [(_cells(public), OPEN), *((cells, PARTNER) for cells in (*replaced, *reversed(contradicting)))]
    # What is public stands in the release too: its sums with what is not are there for anyone to do.
    told = (*before, (_cells(public) | current, PARTNER))
    releases = [_with_sums(edition, cells, policy) for cells, policy in told if cells]
    found = frozenset(k for group in _apart(releases) for k in _withheld(releases, group))
    # A table that says something else than a newer one is shown by nobody where either hides it.
    return found | {k for cells in contradicting for k, n in cells.items() if PARTNER.is_small(n)}


def _withheld(releases: list["_Told"], group: frozenset[Key]) -> frozenset[Key]:
    """What is withheld among keys that no sum ties to any other."""
    earlier: tuple[Release, ...] = ()
    for told in releases:
        cells = {k: n for k, n in told.cells.items() if k in group}
        sums = tuple(s for s in told.sums if s.total in group)
        made = Release(cells, sums, told.policy, earlier, told.unasked & group)
        earlier = (*earlier, made) if cells else earlier
    return made.withheld


def _apart(releases: list["_Told"]) -> list[frozenset[Key]]:
    """The keys in groups that no sum ties together: to settle each alone is as safe, and far quicker."""
    ties: dict[Key, set[Key]] = {k: {k} for told in releases for k in told.cells}
    for s in (s for told in releases for s in told.sums):
        together = set().union(*(ties[k] for k in s.keys))
        for k in together:
            ties[k] = together
    return list({id(group): frozenset(group) for group in ties.values()}.values())


def key(one: Published) -> Key:
    """What a printed count is of; a name that no measure has stands for itself."""
    return (_named().get(plain(one.label), plain(one.label)), one.area, one.period.id)


@cache
def _named() -> dict[str, str]:
    return named(measures().values())


def _split(printed: Iterable[Published]) -> tuple[list[Published], list[Published]]:
    counts = [one for one in printed if one.count is not None and one.period]
    return [o for o in counts if o.disclosure != OPEN.name], [o for o in counts if o.disclosure == OPEN.name]


def _tables(printed: Iterable[Published]) -> list[list[Published]]:
    """The counts of each table, the newest first."""
    tables: dict[str, list[Published]] = defaultdict(list)
    for one in printed:
        if one.count is not None and one.period:
            tables[one.input_sha256 + one.title].append(one)
    return sorted(tables.values(), key=lambda t: (max(o.period.last for o in t), t[0].title), reverse=True)


def _cells(printed: Iterable[Published]) -> dict[Key, int]:
    return {key(one): one.count for one in printed}


def _without_contradiction(tables: list[list[Published]]) -> list[dict[Key, int]]:
    """The cells of all tables that agree; each table that does not, on its own, as an earlier release."""
    current: dict[Key, int] = {}
    others = []
    for cells in map(_cells, tables):
        if all(current.get(k, n) == n for k, n in cells.items()):
            current |= cells
        else:
            others.append(cells)
    return [current, *others]


@dataclass(frozen=True)
class _Told:
    """Counts told at one time, with every sum that a reader can do with them."""

    cells: dict[Key, int]
    sums: tuple[Sum, ...]
    policy: Policy
    unasked: frozenset[Key]  # what nobody printed and anybody can work out


def _with_sums(edition: Edition, cells: Mapping[Key, int], policy: Policy) -> _Told:
    counts, times = _with_spans(cells)
    sums = (*times, *_over_measures(counts), *_over_areas(edition, counts))
    return _Told(counts, sums, policy, frozenset(counts.keys() - cells.keys()))


def _with_spans(cells: Mapping[Key, int]) -> tuple[dict[Key, int], list[Sum]]:
    """The cells, the spans that one period leaves of another, and the sums over time that they make.

    A sum of which two parts are not known tells nothing of either, and is left out.
    """
    counts = dict(cells)
    sums = list(over_time(cells))
    known: list[Sum] = []
    while True:
        ready = [s for s in sums if s.total in counts and sum(p not in counts for p in s.parts) <= 1]
        if not ready:
            return counts, known
        for s in ready:
            sums.remove(s)
            unknown = [p for p in s.parts if p not in counts]
            rest = counts[s.total] - sum(counts[p] for p in s.parts if p in counts)
            if rest < 0 or (rest and not unknown):
                continue  # the table contradicts itself: nothing can be worked out from it
            counts |= dict.fromkeys(unknown, rest)
            known.append(s)


def _over_measures(cells: Mapping[Key, int]) -> list[Sum]:
    found = []
    for whole, area, period in cells:
        parts = direct_parts(measures()[whole]) if whole in measures() else ()
        there = [m for m in parts if (m.id, area, period) in cells]
        apart = tuple((m.id, area, period) for m in there if not m.flag)
        flags = [((m.id, area, period),) for m in there if m.flag]
        found += _sums((whole, area, period), [apart, *flags], cells)
    return found


def _over_areas(edition: Edition, cells: Mapping[Key, int]) -> list[Sum]:
    members = places.gazetteer(edition).members
    codes = {area for _, area, _ in cells if members.get(area)}
    within = {wide: sorted(a for a in codes if members[a] < members[wide]) for wide in codes}
    found = []
    for measure, area, period in cells:
        parts: list[Key] = []
        taken: set[str] = set()
        for code in sorted(within.get(area, ()), key=lambda c: (-len(members[c]), c)):
            if (measure, code, period) in cells and not members[code] & taken:
                parts.append((measure, code, period))
                taken |= members[code]
        found += _sums((measure, area, period), [tuple(parts)], cells)
    return found


def _sums(total: Key, of: list[tuple[Key, ...]], cells: Mapping[Key, int]) -> list[Sum]:
    """The sums that hold: parts that leave nothing make up the total; parts of more than it has contradict it."""
    found = []
    for parts in of:
        if not parts:
            continue
        try:
            rest = Sum(total, parts, exhaustive=False).remainder(cells)
        except DoesNotAdd:
            continue
        found.append(Sum(total, parts, exhaustive=not rest))
    return found
