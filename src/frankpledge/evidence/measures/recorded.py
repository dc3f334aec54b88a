"""Counts of the Home Office's recorded crime, by area, financial quarter and offence code.

The table has partnerships and nothing smaller. A district has a count where its partnerships cover it and nothing
else; a police force where every one of its partnerships is held. A quarter in which a partnership has no row at all is
not held, which is not the same as no crime.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache

from frankpledge.evidence import places
from frankpledge.evidence.area import Area, Gazetteer, force_words, plain
from frankpledge.evidence.edition import Edition
from frankpledge.evidence.period import Period
from frankpledge.evidence.rows import connected
from frankpledge.evidence.sources import partnership_names
from frankpledge.evidence.sources.dataset import literals
from frankpledge.evidence.sources.recorded_crime import SOURCE, months

UNASSIGNED = "unassigned "  # how the names begin under which a force's crimes without a partnership stand


@dataclass(frozen=True)
class Names:
    """What the names in the table are. A name with its partnership's code; one of a partnership that is part of
    another today, with the code of that; those of crimes that a force gave to no partnership; and the rest."""

    matched: dict[str, str]
    former: dict[str, str]
    unassigned: tuple[str, ...]
    unmatched: tuple[str, ...]


def recorded(edition: Edition, areas: Sequence[Area]) -> dict[str, dict[Period, dict[str, int]]]:
    """Area code → quarter → offence code → count, for the quarters that are held of an area.

    An offence that is not among an area's rows counts 0 where the quarter has it for anybody. Where rows of the file
    were refused, one may be among those: an offence with fewer rows than the area's others is then left out. A force's
    count includes what it gave to no partnership.
    """
    gazetteer = places.gazetteer(edition)
    standing = _standing(edition)
    wanted = [
        (area.code, *quarter, name)
        for area in areas
        for quarter, names in _names_by_quarter(gazetteer, area, standing, names_in(edition)).items()
        for name in names
    ]
    found: dict[str, dict[Period, dict[str, int]]] = {a.code: {} for a in areas}
    offences, refused = offences_in(edition), refused_rows(edition)
    for area, year, quarter, _ in wanted:
        span = months(year, quarter)
        found[area][span] = {} if span in refused else dict.fromkeys(offences[span], 0)
    for area, year, quarter, code, count, is_whole in _sums(edition, wanted):
        span = months(year, quarter)
        if is_whole or span not in refused:
            found[area][span][code] = count
    return found


def count_of(counts: dict[str, int], codes: Collection[str], offences: frozenset[str]) -> int | None:
    """The sum over those of the codes that the table has in the quarter (`offences`, see offences_in).

    None where it has none of them, or where the count of one is not known.
    """
    there = offences.intersection(codes)
    return sum(counts[c] for c in there) if there and there <= counts.keys() else None


@lru_cache(maxsize=8)
def offences_in(edition: Edition) -> dict[Period, frozenset[str]]:
    """Quarter → the offence codes that the table has for anybody in it."""
    found = defaultdict(set)
    for year, quarter, code in _query(edition, "SELECT DISTINCT year, quarter, offence_code FROM recorded"):
        found[months(year, quarter)].add(code)
    return {q: frozenset(codes) for q, codes in found.items()}


def refused_rows(edition: Edition) -> dict[Period, int]:
    """Quarter → rows refused in the file that it was read from, where any were: counts in it may be short of them."""
    refused = {p.key: edition.inputs_by_hash[p.input].rows_refused for p in edition.of(SOURCE)}
    return {Period.read(key): n for key, n in refused.items() if n}


@lru_cache(maxsize=8)
def names_in(edition: Edition) -> Names:
    """Which partnership of the lookup each name in the table is: by code where one is given, else by name."""
    gazetteer = places.gazetteer(edition)
    by_name = {plain(gazetteer.areas[code].name): code for code in gazetteer.partnerships}
    renamed = {plain(r.table): by_name.get(plain(r.now), "") for r in partnership_names.RENAMED}
    merged = {plain(f): by_name.get(plain(m.now), "") for m in partnership_names.MERGED for f in m.former}
    matched, former, unassigned, unmatched = {}, {}, [], []
    for name, given in sorted({(n, c) for n, c, _, _, _ in _rows(edition)}, key=lambda r: (r[0], r[1] or "")):
        known = plain(name)
        if code := (given if given in gazetteer.partnerships else by_name.get(known) or renamed.get(known)):
            matched[name] = code
        elif merged.get(known):
            former[name] = merged[known]
        else:
            (unassigned if known.startswith(UNASSIGNED) else unmatched).append(name)
    return Names(matched, former, tuple(unassigned), tuple(unmatched))


@lru_cache(maxsize=8)
def _rows(edition: Edition) -> list[tuple]:
    return _query(edition, "SELECT DISTINCT csp, csp_code, year, quarter, force FROM recorded")


@lru_cache(maxsize=8)
def _standing(edition: Edition) -> dict[tuple[int, int], dict[str, str]]:
    """Year and number of a quarter → the names that stand in it, each with its force."""
    standing: dict[tuple[int, int], dict[str, str]] = defaultdict(dict)
    for name, _, year, quarter, force in _rows(edition):
        standing[year, quarter][name] = force
    return standing


def _names_by_quarter(
    gazetteer: Gazetteer, area: Area, standing: dict[tuple[int, int], dict[str, str]], names: Names
) -> dict[tuple[int, int], list[str]]:
    """Quarter → the names in the table whose rows make the area, where they are all there."""
    partnerships = _partnerships(gazetteer, area)
    found = {}
    for quarter, there in standing.items():
        parts = [_names_of(p, there, gazetteer, names) for p in partnerships]
        if parts and all(parts):
            found[quarter] = sorted({n for part in parts for n in part})
    return _whole_forces(gazetteer, area, standing, names, found) if area.kind == "force" else found


def _whole_forces(
    gazetteer: Gazetteer,
    area: Area,
    standing: dict[tuple[int, int], dict[str, str]],
    names: Names,
    found: dict[tuple[int, int], list[str]],
) -> dict[tuple[int, int], list[str]]:
    """The same with what the force gave to no partnership; a quarter in which it has a name more is left out."""
    force = force_words(gazetteer.force_area(area))
    whole = {}
    for quarter, mine in found.items():
        there = {n for n, f in standing[quarter].items() if force_words(f) == force}
        loose = there.intersection(names.unassigned)
        if there <= loose.union(mine):
            whole[quarter] = sorted(loose.union(mine))
    return whole


def _partnerships(gazetteer: Gazetteer, area: Area) -> list[str]:
    """The partnerships that cover an area and nothing else; none where there are no such."""
    if area.kind == "partnership":
        return [area.code]
    if area.kind not in ("district", "force"):
        return []
    districts = set(gazetteer.districts_of(area))
    touching = {p: set(inside) for p, inside in gazetteer.partnerships.items() if districts & set(inside)}
    return list(touching) if all(inside <= districts for inside in touching.values()) else []


def _names_of(partnership: str, there: Collection[str], gazetteer: Gazetteer, names: Names) -> list[str]:
    """The names that a partnership has in a quarter: its own, or those of all that it was made of."""
    own = [n for n in there if names.matched.get(n) == partnership]
    if own:
        return own
    parts = [n for n in there if names.former.get(n) == partnership]
    needed = [m.former for m in partnership_names.MERGED if plain(m.now) == plain(gazetteer.areas[partnership].name)]
    return parts if needed and {plain(n) for n in needed[0]} == {plain(n) for n in parts} else []


def _sums(edition: Edition, wanted: list[tuple]) -> list[tuple]:
    """Area, quarter, offence, count, and whether the offence has as many rows as any other of the area's."""
    if not wanted:
        return []
    # Each column as one text: for each value of a list DuckDB looks for a pandas that is not there.
    columns = [json.dumps(c) for c in zip(*wanted, strict=True)]
    return _query(
        edition,
        "WITH wanted AS (SELECT unnest(?::JSON::VARCHAR[]) AS area, unnest(?::JSON::INTEGER[]) AS year, "
        "unnest(?::JSON::INTEGER[]) AS quarter, unnest(?::JSON::VARCHAR[]) AS csp), "
        "sums AS (SELECT area, year, quarter, offence_code, sum(count)::BIGINT AS count, "
        "count(*) / count(DISTINCT coalesce(offence, '')) AS times "
        "FROM recorded JOIN wanted USING (year, quarter, csp) GROUP BY ALL) "
        "SELECT area, year, quarter, offence_code, count, times = max(times) OVER (PARTITION BY area, year, quarter) "
        "FROM sums",
        columns,
    )


def _query(edition: Edition, sql: str, values: Sequence = ()) -> list[tuple]:
    """Rows from `recorded`: every part together, with a code of the partnership where the file gave one."""
    files = [str(edition.file(p)) for p in edition.of(SOURCE)]
    if not files:
        return []
    with connected() as connection:
        connection.execute(
            "CREATE TEMP VIEW recorded AS SELECT NULL::VARCHAR AS csp_code WHERE false UNION ALL BY NAME "
            f"SELECT * FROM read_parquet([{literals(files)}], union_by_name = true)"
        )
        return connection.execute(sql, values).fetchall()
