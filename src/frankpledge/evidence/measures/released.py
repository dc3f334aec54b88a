"""Which counts of partners' tables are withheld: small ones, and as many others as it takes that nobody works them out.

What a partner sends in confidence is settled here, at the door, so that every rate, percentage, interval and chart that
would give a withheld count back lacks it too. Who reads all that is shown can add and subtract over time (months to
quarters to years), over areas (districts to a force) and over measures (residential and business to burglary), knows
what is public, and remembers what earlier releases of a table said.
"""

import hashlib
from collections.abc import Iterable
from functools import lru_cache

from frankpledge.evidence import places
from frankpledge.evidence.disclosure.policy import OPEN, PARTNER, Policy
from frankpledge.evidence.disclosure.release import Release
from frankpledge.evidence.disclosure.sums import Key
from frankpledge.evidence.disclosure.told import Told
from frankpledge.evidence.edition import Alike, Edition
from frankpledge.evidence.measures.adding import told
from frankpledge.evidence.measures.police import police_counts
from frankpledge.evidence.measures.published import Published, alike, everything
from frankpledge.evidence.measures.series import Series
from frankpledge.evidence.measures.tables import Table, cells, key, newest_first
from frankpledge.evidence.period import Period
from frankpledge.evidence.sources import published_figures

Cells = dict[Key, int]


def withheld(edition: Edition) -> frozenset[Published]:
    """The counts that partners sent in confidence and that no exit may show.

    A table that says something else than a newer one is withheld whole: beside it, it could give away what the newer
    one hides.
    """
    return _withheld(_as_told(edition))


@lru_cache(maxsize=16)
def _as_told(edition: Edition) -> Alike:
    """The edition as far as it matters for what is withheld: tables, places, and what the police publish of the same.

    A month of rows that no table in confidence is about leaves it as it was.
    """
    public = hashlib.sha256(repr(sorted(_public(edition).items())).encode()).hexdigest()
    return Alike(edition, f"{alike(edition).key}; {places.key(edition)}; {public}")


@lru_cache(maxsize=16)
def _public(edition: Edition) -> Cells:
    """What the police publish of the measures and areas of partners' tables in confidence."""
    return police_counts(edition, _keys(_tables(edition)))


@lru_cache(maxsize=8)
def _withheld(of: Alike) -> frozenset[Published]:
    partner = newest_first(one for one in everything(of.edition) if one.disclosure != OPEN.name)
    if not partner:
        return frozenset()
    agreed, contradicting = _without_contradiction(partner)
    gazetteer = places.gazetteer(of.edition)
    releases = [told(gazetteer, *step) for step in _story(of.edition)]
    keys = frozenset(k for group in _apart(releases) for k in _hidden(releases, group)) | _disputed(_together(agreed))
    beside = frozenset(one for table in contradicting for one in table)
    return beside | frozenset(one for table in agreed for one in table if key(one) in keys)


def _story(edition: Edition) -> list[tuple[Cells, Policy, frozenset[Key]]]:
    """All that was ever told, the oldest first: counts, their policy and which of them were told before.

    What the police publish is known to all; then the tables in the order in which they were taken. With each that came
    in confidence, all of those then in force were told again, for which of their counts are shown may have changed.
    What was told before stands beside what is told later: its sums with that are there for anyone to do.
    """
    in_force: dict[str, Table] = {}
    steps: list[tuple[Cells, Policy]] = [(_public(edition), OPEN)]
    for table in reversed(_tables(edition)):
        in_force[table[0].table] = table
        is_open = table[0].disclosure == OPEN.name
        steps += [(cells(table), OPEN)] if is_open else [_in_confidence(in_force.values())]
    steps.append(_in_confidence(in_force.values()))
    found: list[tuple[Cells, Policy, frozenset[Key]]] = []
    standing: Cells = {}
    for counts, policy in steps:
        standing = standing | counts
        step = (standing, policy, frozenset(standing.keys() - counts.keys()))
        if standing and found[-1:] != [step]:  # what is told again, and the same, is told already
            found.append(step)
    return found


def _tables(edition: Edition) -> list[Table]:
    """Every table that was ever taken, the newest first."""
    return newest_first([*everything(edition), *everything(edition, published_figures.EARLIER)])


def _disputed(counts: Cells) -> frozenset[Key]:
    """Totals over time that contradict their parts, one of which is small: out by one, it would tell it within one."""
    periods: dict[tuple[str, str], dict[Period, int]] = {}
    for (measure, area, period), n in counts.items():
        periods.setdefault((measure, area), {})[Period.read(period)] = n
    found = []
    for (measure, area), held in periods.items():
        for period, n in held.items():
            parts = Series("", {p: v for p, v in held.items() if p != period}).tiling(period)
            small = any(PARTNER.is_small(held[p]) for p in parts)
            if small and sum(held[p] for p in parts) != n:
                found.append((measure, area, period.id))
    return frozenset(found)


def _in_confidence(in_force: Iterable[Table]) -> tuple[Cells, Policy]:
    """What the tables in force that came in confidence tell together."""
    ours = [one for table in in_force if table[0].disclosure != OPEN.name for one in table]
    agreed, _ = _without_contradiction(newest_first(ours))
    return _together(agreed), PARTNER


def _keys(tables: Iterable[Table]) -> frozenset[Key]:
    return frozenset(key(one) for table in tables if table[0].disclosure != OPEN.name for one in table)


def _without_contradiction(tables: list[Table]) -> tuple[list[Table], list[Table]]:
    """The tables that agree with all newer ones, and those that don't."""
    together: Cells = {}
    agreed, others = [], []
    for table in tables:
        counts = cells(table)
        if all(together.get(k, n) == n for k, n in counts.items()):
            together |= counts
            agreed.append(table)
        else:
            others.append(table)
    return agreed, others


def _together(tables: Iterable[Table]) -> Cells:
    return {k: n for table in tables for k, n in cells(table).items()}


def _hidden(releases: list[Told], group: frozenset[Key]) -> frozenset[Key]:
    """What is withheld in the last release among keys that no sum ties to any other."""
    earlier: tuple[Release, ...] = ()
    for one in releases:
        counts = {k: n for k, n in one.cells.items() if k in group}
        sums = tuple(s for s in one.sums if s.total in group)
        made = Release(counts, sums, one.policy, one.unasked & group, earlier)
        if counts and not (earlier and _tells_no_more(made, earlier[-1])):
            earlier = (*earlier, made)
    return earlier[-1].withheld - releases[-1].unasked


def _tells_no_more(now: Release, before: Release) -> bool:
    """Whether the counts and sums known are those of the release before, and none is asked for that was not."""
    known = now.cells == before.cells and set(now.sums) == set(before.sums)
    return known and (not now.asked or (now.policy, now.unasked) == (before.policy, before.unasked))


def _apart(releases: list[Told]) -> list[frozenset[Key]]:
    """The keys in groups that no sum ties together: to settle each alone is as safe, and far quicker."""
    ties: dict[Key, set[Key]] = {k: {k} for one in releases for k in one.cells}
    for s in (s for one in releases for s in one.sums):
        together = set().union(*(ties[k] for k in s.keys))
        for k in together:
            ties[k] = together
    return list({id(group): frozenset(group) for group in ties.values()}.values())
