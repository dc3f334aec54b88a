"""The counts of partners' tables, table by table: which table is newest, and what each says of which measure."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cache, lru_cache

from frankpledge.evidence.area import plain
from frankpledge.evidence.disclosure.sums import Key
from frankpledge.evidence.edition import Alike, Edition
from frankpledge.evidence.measures.loading import measures, named
from frankpledge.evidence.measures.published import Published, alike, everything

Table = list[Published]  # its counts


def key(one: Published) -> Key:
    """What a printed count is of; a name that no measure has stands for itself."""
    return (_measure(one.label), one.area, one.period.id)


def table_of(one: Published) -> tuple[str, int]:
    """What tells the table of a figure from others."""
    return (one.table, one.taken)


def newest_first(printed: Iterable[Published]) -> list[Table]:
    """The counts of each table, the one that was taken last first."""
    tables: dict[tuple[str, int], Table] = defaultdict(list)
    for one in printed:
        if one.count is not None and one.period:
            tables[table_of(one)].append(one)
    return sorted(tables.values(), key=lambda table: table[0].taken, reverse=True)


def cells(table: Iterable[Published]) -> dict[Key, int]:
    """The counts of a table, but for those that it tells in several ways."""
    return {k: counts[0].count for k, counts in _by_key(table).items() if not _differ(counts)}


def ambiguous(edition: Edition) -> tuple[tuple[Published, ...], ...]:
    """The counts that one table tells of the same measure, area and period under several names, and not the same.

    Which of them holds can't be known, so none is taken.
    """
    return _ambiguous(alike(edition))


def is_ambiguous(edition: Edition, one: Published) -> bool:
    """Whether a count is one of those."""
    return one in _ambiguous_ones(alike(edition))


@lru_cache(maxsize=8)
def _ambiguous(of: Alike) -> tuple[tuple[Published, ...], ...]:
    groups = (g for table in newest_first(everything(of.edition)) for g in _by_key(table).values())
    return tuple(tuple(g) for g in groups if _differ(g))


@lru_cache(maxsize=8)
def _ambiguous_ones(of: Alike) -> frozenset[Published]:
    return frozenset(one for group in _ambiguous(of) for one in group)


def _by_key(table: Iterable[Published]) -> dict[Key, list[Published]]:
    found: dict[Key, list[Published]] = {}
    for one in table:
        found.setdefault(key(one), []).append(one)
    return found


def _differ(counts: list[Published]) -> bool:
    return any(one.count != counts[0].count for one in counts)


@lru_cache(maxsize=4096)
def _measure(label: str) -> str:
    return _named().get(plain(label), plain(label))


@cache
def _named() -> dict[str, str]:
    return named(measures().values())
