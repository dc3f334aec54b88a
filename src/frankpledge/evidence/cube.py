"""Counts by month, force, small area and category: a slice is derived from every part of street-level rows.

A slice is keyed by the part and by what recasting depends on, so a month that arrives or a lookup that changes makes
only what it must. Columns: `force` (whose row it is), `month`, `lsoa` (of 2021; NULL where there is none), `found` (how
the LSOA was found), `category`, `n`.
"""

from pathlib import Path

import duckdb

from frankpledge.evidence.area import force_words
from frankpledge.evidence.period import Month, month
from frankpledge.evidence.places import Recaster
from frankpledge.evidence.sources.dataset import quoted
from frankpledge.evidence.warehouse import Edition

FOUND = {
    "as published": "the row carries an LSOA code of 2021",
    "merged": "the row carries a code of 2011 whose area was merged into the one of 2021",
    "by point": "the code of 2011 was split; the row's point lies in this part",
    "best fit": "the code of 2011 was split; the point lies in no part, so the nearest or most peopled was taken",
    "no place": "the publisher gave the row no point and no area",
    "no area": "the row has a point but no LSOA code (Scotland, Northern Ireland)",
    "unknown code": "the LSOA code is of neither the 2011 nor the 2021 list",
}


class Slicer:
    """Makes slices; holds the code lists in a DuckDB connection of its own."""

    def __init__(self, recaster: Recaster) -> None:
        self._recaster = recaster
        self._connection = duckdb.connect()
        self._connection.execute("CREATE TABLE codes (code VARCHAR, lsoa VARCHAR, found VARCHAR)")
        self._connection.execute(
            "CREATE TABLE points (code VARCHAR, lon INTEGER, lat INTEGER, lsoa VARCHAR, found VARCHAR)"
        )
        self._connection.execute("CREATE TABLE split (code VARCHAR)")
        self._fill("codes", [(code, *new) for code, new in recaster.codes.items()])
        self._fill("split", [(code,) for code in recaster.candidates])

    def slice(self, part: Path, target: Path) -> None:
        """Write the slice of one part."""
        rows = quoted(str(part))
        self._place_points(rows)
        self._connection.execute(
            f"""COPY (
                SELECT falls_within AS force, month, coalesce(codes.lsoa, points.lsoa) AS lsoa,
                    CASE WHEN lsoa_code IS NOT NULL THEN coalesce(codes.found, points.found, 'unknown code')
                         WHEN r.lon IS NOT NULL THEN 'no area' ELSE 'no place' END AS found,
                    crime_type AS category, count(*)::UINTEGER AS n
                FROM read_parquet({rows}) AS r
                LEFT JOIN codes ON codes.code = r.lsoa_code
                LEFT JOIN points ON points.code = r.lsoa_code
                    AND points.lon IS NOT DISTINCT FROM r.lon AND points.lat IS NOT DISTINCT FROM r.lat
                GROUP BY ALL ORDER BY ALL
            ) TO {quoted(str(target))} (FORMAT parquet, COMPRESSION zstd)"""
        )

    def _place_points(self, rows: str) -> None:
        """Find the LSOA for each point of a split code that has not been met before."""
        new = self._connection.execute(
            f"""SELECT DISTINCT lsoa_code, r.lon, r.lat FROM read_parquet({rows}) AS r
                WHERE lsoa_code IN (FROM split) AND NOT EXISTS (
                    FROM points WHERE points.code = r.lsoa_code AND points.lon IS NOT DISTINCT FROM r.lon
                    AND points.lat IS NOT DISTINCT FROM r.lat)"""
        ).fetchall()
        placed = []
        for code, lon, lat in new:
            degrees = (None, None) if lon is None else (lon / 1e6, lat / 1e6)
            placed.append((code, lon, lat, *self._recaster.place(code, *degrees)))
        self._fill("points", placed)

    def _fill(self, table: str, rows: list[tuple]) -> None:
        """Many rows at once: lists unnested are a hundred times faster than executemany."""
        if not rows:
            return
        columns = [list(c) for c in zip(*rows, strict=True)]
        marks = ", ".join("unnest(?)" for _ in columns)
        self._connection.execute(f"INSERT INTO {table} SELECT {marks}", columns)


def held_months(edition: Edition) -> dict[frozenset[str], set[Month]]:
    """The months of street-level rows that are held of each force, by the words that tell the force."""
    held: dict[frozenset[str], set[Month]] = {}
    for part in edition.of("police_street"):
        force, _, text = part.key.partition("/")
        held.setdefault(force_words(force), set()).add(month(text))
    return held
