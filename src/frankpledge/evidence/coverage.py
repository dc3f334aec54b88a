"""What is held, and how good it is: the months of a force, rows without a place, codes recast, other forces' rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from frankpledge.evidence import places
from frankpledge.evidence.area import Area, force_words
from frankpledge.evidence.cube import slices
from frankpledge.evidence.edition import Edition, Input
from frankpledge.evidence.period import Month, Period, month
from frankpledge.evidence.rows import connected
from frankpledge.evidence.sources import police_street
from frankpledge.evidence.sources.dataset import literals


@dataclass(frozen=True)
class ForceMonth:
    """One force's month: its rows by how their small area was found."""

    month: Month
    rows: int
    found: dict[str, int]
    input: Input

    @property
    def without_place(self) -> int:
        return self.found.get("no place", 0)

    @property
    def recast(self) -> int:
        """Rows whose code of 2011 had to be turned into another one of 2021."""
        return sum(self.found.get(how, 0) for how in ("merged", "by point", "best fit"))


@lru_cache(maxsize=64)
def force_months(edition: Edition, force_area: str) -> tuple[ForceMonth, ...]:
    """Every month held of a force, in order."""
    parts = [
        p for p in edition.of(police_street.SOURCE) if force_words(p.key.partition("/")[0]) == force_words(force_area)
    ]
    if not parts:
        return ()
    inputs = {p.key.partition("/")[2]: edition.input(p.input) for p in parts}
    by_month: dict[str, dict[str, int]] = {}
    for text, found, n in _query(
        [str(edition.derived_file(p)) for p in parts], "SELECT month, found, sum(n)::BIGINT FROM slices GROUP BY ALL"
    ):
        by_month.setdefault(text, {})[found] = n
    return tuple(ForceMonth(month(t), sum(f.values()), f, inputs[t]) for t, f in sorted(by_month.items()))


def outside(edition: Edition, force_area: str, period: Period) -> int | None:
    """Rows of a force that lie in no district of its force area; None where no month of it is held."""
    gazetteer = places.gazetteer(edition)
    own = {lsoa for d, f in gazetteer.forces.items() if f == force_area for lsoa in gazetteer.members[d]}
    parts = [
        p
        for p in edition.of(police_street.SOURCE)
        if force_words(p.key.partition("/")[0]) == force_words(force_area) and month(p.key.partition("/")[2]) in period
    ]
    if not parts:
        return None
    rows = _query(
        [str(edition.derived_file(p)) for p in parts],
        "SELECT lsoa, sum(n)::BIGINT FROM slices WHERE lsoa IS NOT NULL GROUP BY ALL",
    )
    return sum(n for lsoa, n in rows if lsoa not in own)


def missing(held: Sequence[Month] | frozenset[Month], period: Period) -> list[Month]:
    """The months of a period that are not held."""
    return [m for m in period.months if m not in held]


def held_of(edition: Edition, area: Area) -> list[Month]:
    """The months held of an area's own force, in order."""
    force = places.gazetteer(edition).force_area(area)
    return sorted(slices.held_months(edition).get(force_words(force), ()))


def _query(files: list[str], sql: str) -> list[tuple]:
    with connected() as connection:
        connection.execute(f"CREATE TEMP VIEW slices AS FROM read_parquet([{literals(files)}])")
        return connection.execute(sql).fetchall()
