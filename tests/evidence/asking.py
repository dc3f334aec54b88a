"""Short questions that many tests ask of an edition."""

import duckdb

from frankpledge.evidence import places
from frankpledge.evidence.edition import Edition
from frankpledge.evidence.measures.counts import counts
from frankpledge.evidence.period import written
from frankpledge.evidence.reading.read import Reading


def recorded(edition: Edition, code: str) -> dict[tuple[str, str], int]:
    """Month and category → what an area's own force recorded there."""
    area = places.gazetteer(edition).areas[code]
    return {(written(m), category): n for (_, m, category), n in counts(edition, [area]).own.items()}


def total(edition: Edition, code: str) -> int:
    return sum(recorded(edition, code).values())


def rows(edition: Edition, columns: str, source: str = "police_street") -> list[tuple]:
    """Columns of every row held of a source, in order."""
    files = [str(edition.file(p)) for p in edition.of(source)]
    with duckdb.connect() as connection:
        return connection.execute(f"SELECT {columns} FROM read_parquet(?) ORDER BY ALL", [files]).fetchall()


def reasons(reading: Reading) -> list[str]:
    """Why whole files were refused."""
    return [refused.why for refused in reading.refused]


def faults(reading: Reading) -> list[str]:
    """What is wrong with single rows."""
    return [str(p) for _, problems in reading.problems for p in problems]
