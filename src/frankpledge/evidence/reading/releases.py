"""Two releases of one month: which is in force, and what moved between them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

import duckdb

from frankpledge.evidence.reading.tables import Rows
from frankpledge.evidence.sources.dataset import Dataset, quoted

Key = tuple[str, str]  # source and part key


@dataclass(frozen=True, eq=False)
class Candidate:
    """A file of a known kind. `rows` is None where it was read in an earlier reading and need not be read again."""

    names: list[str]  # every place where the same bytes lie
    sha256: str
    bytes: int
    dataset: Dataset
    keys: tuple[str, ...]
    rows: Rows | None = None
    where: list[str] = field(default_factory=list)  # the whole paths of those places, for a preference to name

    @property
    def name(self) -> str:
        return self.names[0]

    @property
    def release(self) -> str:
        return str(PurePosixPath(self.name).parent)


@dataclass(frozen=True)
class Claim:
    """The files of one reading that all hold the rows of one part; `winner` is None where it can't be said which."""

    key: Key
    winner: Candidate | None
    losers: tuple[Candidate, ...] = ()


def settle(candidates: Iterable[Candidate], prefer: Sequence[str]) -> list[Claim]:
    """Who gives each part. With several releases of it, the only one that a preference names; else nobody."""
    claims: dict[Key, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        for key in candidate.keys:
            claims[candidate.dataset.source, key].append(candidate)
    settled = []
    for key, releases in sorted(claims.items()):
        wanted = releases if len(releases) == 1 else [c for c in releases if preferred(c.where, prefer)]
        winner = wanted[0] if len(wanted) == 1 else None
        settled.append(Claim(key, winner, tuple(c for c in releases if c is not winner)))
    return settled


def preferred(places: Iterable[str], prefer: Sequence[str]) -> bool:
    """Whether a preference is a folder or archive on the way to the file, or the file itself."""
    for wanted in prefer:
        words = tuple(w for w in PurePosixPath(wanted.replace("\\", "/")).parts if w not in ("..", ".", "/"))
        for place in places:
            parts = PurePosixPath(place).parts
            if words and any(parts[i : i + len(words)] == words for i in range(len(parts))):
                return True
    return False


@dataclass(frozen=True)
class Difference:
    """What moved when a later release of a month took the place of an earlier one."""

    key: str
    earlier: str
    later: str
    changed: dict[str, int]  # what → how many crimes, of those whose identifier stands once in each release
    added: int
    gone: int

    def __str__(self) -> str:
        moved = [f"{n:,} {what} differ" for what, n in self.changed.items() if n]
        moved += [f"{self.added:,} rows are new"] if self.added else []
        moved += [f"{self.gone:,} rows are gone"] if self.gone else []
        return f"{self.key}: {', '.join(moved) or 'no difference'} ({self.later} in place of {self.earlier})"


_COMPARED = {
    "outcomes": ("outcome",),
    "LSOA codes": ("lsoa_code",),
    "points": ("lon", "lat"),
    "categories": ("crime_type",),
}


def difference(
    connection: duckdb.DuckDBPyConnection, key: str, earlier: tuple[str, Path], later: tuple[str, Path]
) -> Difference:
    """Street-level rows of two releases (name, part) of a month, joined where an identifier stands once in each."""
    once = (
        "SELECT * FROM read_parquet({}) WHERE crime_key IS NOT NULL QUALIFY count(*) OVER (PARTITION BY crime_key) = 1"
    )
    changed = ", ".join(
        f"count(*) FILTER ({' OR '.join(f'a.{c} IS DISTINCT FROM b.{c}' for c in columns)})"
        for columns in _COMPARED.values()
    )
    old, new = quoted(str(earlier[1])), quoted(str(later[1]))
    *counts, matched = connection.execute(
        f"SELECT {changed}, count(*) FROM ({once.format(old)}) a JOIN ({once.format(new)}) b USING (crime_key)"
    ).fetchone()
    was, now = (connection.execute(f"SELECT count(*) FROM read_parquet({f})").fetchone()[0] for f in (old, new))
    kept = matched + _same_without_identifier(connection, old, new)
    return Difference(
        key, earlier[0], later[0], dict(zip(_COMPARED, counts, strict=True)), added=now - kept, gone=was - kept
    )


def _same_without_identifier(connection: duckdb.DuckDBPyConnection, old: str, new: str) -> int:
    """Rows without an identifier, or with one that repeats, that stand in both releases: as many as in both."""
    rest = (
        "SELECT crime_key, crime_type, location, lon, lat, count(*) AS n FROM (SELECT *, "
        "count(*) OVER (PARTITION BY crime_key) AS times FROM read_parquet({})) "
        "WHERE crime_key IS NULL OR times > 1 GROUP BY ALL"
    )
    same = " AND ".join(
        f"a.{c} IS NOT DISTINCT FROM b.{c}" for c in ("crime_key", "crime_type", "location", "lon", "lat")
    )
    return connection.execute(
        f"SELECT coalesce(sum(least(a.n, b.n)), 0)::BIGINT FROM ({rest.format(old)}) a JOIN ({rest.format(new)}) b "
        f"ON {same}"
    ).fetchone()[0]
