"""The one door to a count.

A district's count is of the rows that its own territorial force reported. What other forces recorded there (transport
police, neighbours) is counted beside it, never into it. A held month without a crime is 0; a month not held is no
entry at all. An area with an outline of its own has the rows whose point lies in it, any other those of its LSOAs.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import duckdb

from frankpledge.evidence import places
from frankpledge.evidence.area import Area, force_words
from frankpledge.evidence.cube import inside
from frankpledge.evidence.cube.slices import held_months
from frankpledge.evidence.edition import Edition
from frankpledge.evidence.measures.model import Measure
from frankpledge.evidence.period import Month, Period, month, written
from frankpledge.evidence.rows import connected
from frankpledge.evidence.sources import police_street
from frankpledge.evidence.sources.dataset import literals, quoted

BETWEEN = "\x1f"  # stands in no code and no name of a force


@dataclass
class Counts:
    """Counts of published categories by area and month, as far as months are held."""

    held: dict[str, frozenset[Month]]  # area code → the months held of its own force
    own: dict[tuple[str, Month, str], int] = field(default_factory=dict)  # area code, month, category → rows
    others: dict[tuple[str, Month, str], int] = field(default_factory=dict)  # the same, recorded by other forces

    def series(self, measure: Measure, area: Area) -> dict[Month, int]:
        """Month → count, for the months held, in order; none for a measure that is not in street-level rows."""
        held = sorted(self.held[area.code]) if measure.categories else ()
        return {m: sum(self.own.get((area.code, m, c), 0) for c in measure.categories) for m in held}

    def total(self, measure: Measure, area: Area, months: Iterable[Month]) -> int:
        """The count over the months; all of them must be held."""
        held = self.held[area.code] if measure.categories else frozenset()
        if not held.issuperset(wanted := tuple(months)):
            raise KeyError(f"{measure.id}, {area.code}: not all of the months are held")
        return sum(self.own.get((area.code, m, c), 0) for m in wanted for c in measure.categories)

    def by_others(self, measure: Measure, area: Area, months: Iterable[Month]) -> int:
        """What other forces recorded in the area over the months, as far as their files are held."""
        return sum(self.others.get((area.code, m, c), 0) for m in months for c in measure.categories)


def counts(edition: Edition, areas: Sequence[Area], period: Period | None = None) -> Counts:
    """Counts of every published category in the areas, for the months of the period that are held."""
    gazetteer = places.gazetteer(edition)
    held = held_months(edition)
    force_of = {a.code: gazetteer.force_area(a) for a in areas}
    by_point = [a for a in areas if inside.by_point(edition, a)]
    by_lsoa = [a for a in areas if a not in by_point]
    uncounted = {a.code for a in by_lsoa if not gazetteer.members[a.code]}  # no LSOA fits it, and points can't be used
    found = Counts(
        {
            a.code: frozenset(
                m
                for m in held.get(force_words(force_of[a.code]), ())
                if a.code not in uncounted and (not period or m in period)
            )
            for a in areas
        }
    )
    parts = edition.of(police_street.SOURCE)
    if parts and by_lsoa:
        members = sorted({(a.code, x) for a in by_lsoa for x in gazetteer.members[a.code]})
        _count([edition.derived_file(p) for p in parts], members, force_of, period, found)
    if parts and by_point:
        members = sorted({(a.code, a.code) for a in by_point})
        _count(inside.files(edition, by_point), members, force_of, period, found, by_point=True)
    return found


def _count(
    files: Sequence[Path],
    members: list[tuple[str, str]],
    force_of: dict[str, str],
    period: Period | None,
    into: Counts,
    by_point: bool = False,
) -> None:
    """Ask the slices, and put the answers among the counts."""
    with connected() as connection:
        view = "inside" if by_point else "slices"
        connection.execute(f"CREATE TEMP VIEW {view} AS FROM read_parquet([{literals(files)}])")
        _table(connection, "members", "area, lsoa", members)
        forces: dict[frozenset[str], list[str]] = {}
        for force in _forces(tuple(files)):
            forces.setdefault(force_words(force), []).append(force)
        mine = [(code, force) for code, name in force_of.items() for force in forces.get(force_words(name), ())]
        _table(connection, "own", "area, force", mine)
        for code, text, category, is_own, n in connection.execute(sql(period, by_point)).fetchall():
            (into.own if is_own else into.others)[code, month(text), category] = int(n)


def sql(period: Period | None = None, by_point: bool = False) -> str:
    """The query as DuckDB takes it, which is also what a figure shows of where it came from."""
    if period is None:
        return _written(None, by_point)
    text = _written(_SOME_PERIOD, by_point)
    return text.replace(written(_SOME_PERIOD.first), written(period.first)).replace(
        written(_SOME_PERIOD.last), written(period.last)
    )


_SOME_PERIOD = Period(month("1001-01"), month("1002-12"))  # months that no file has


@lru_cache
def _written(period: Period | None, by_point: bool) -> str:
    """Written once for all periods: to write a query takes longer than to answer it of an area."""
    from frankpledge.evidence.measures import query  # noqa: PLC0415 – it loads Ibis, most of a second for each process

    return query.sql(period, by_point)


@lru_cache(maxsize=8)
def _forces(files: tuple[Path, ...]) -> tuple[str, ...]:
    """The names of forces in slices, as the rows have them. A slice is named by its content, so they stay the same."""
    with connected() as connection:
        found = connection.execute(f"SELECT DISTINCT force FROM read_parquet([{literals(files)}])").fetchall()
    return tuple(force for (force,) in found)


def _table(connection: duckdb.DuckDBPyConnection, name: str, columns: str, rows: list[tuple[str, str]]) -> None:
    connection.execute(f"CREATE TEMP TABLE {name} ({', '.join(f'{c} VARCHAR' for c in columns.split(', '))})")
    if rows:  # as one text a column: of a list DuckDB looks for pandas again at every element
        unnested = f"unnest(string_split(?, {quoted(BETWEEN)}))"
        texts = [BETWEEN.join(column) for column in zip(*rows, strict=True)]
        connection.execute(f"INSERT INTO {name} SELECT {unnested}, {unnested}", texts)
