"""Counts by month, force, small area and category: a slice is derived from every part of street-level rows.

A slice is keyed by the part and by what recasting depends on, so a month that arrives or a lookup that changes makes
only what it must. Columns: `force` (whose row it is), `month`, `lsoa` (of 2021; NULL where there is none), `found` (how
the LSOA was found), `category`, `n`.
"""

import json
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from threading import Lock

import duckdb

from frankpledge.evidence.area import force_words
from frankpledge.evidence.edition import Edition, Part
from frankpledge.evidence.period import Month, month
from frankpledge.evidence.recasting import Recaster
from frankpledge.evidence.sources import police_street
from frankpledge.evidence.sources.dataset import quoted

ROWS_AT_ONCE = 250_000  # whose slices are made by one query: enough to be worth its while, few enough for any memory

# How the small area of a row was found (`found`):
#   as published: the row carries an LSOA code of 2021
#   merged: the row carries a code of 2011 whose area was merged into the one of 2021
#   by point: the code of 2011 was split; the row's point lies in this part
#   best fit: the code of 2011 was split; the point lies in no part, so the nearest or most peopled was taken
#   no place: the publisher gave the row no point and no area
#   no area: the row has a point but no LSOA code (Scotland, Northern Ireland)
#   unknown code: the LSOA code is of neither the 2011 nor the 2021 list


class Slicer:
    """Makes slices; holds the code lists in a DuckDB database of its own."""

    def __init__(self, recaster: Recaster) -> None:
        self._recaster = recaster
        self._placing = Lock()
        # A part is read twice and then no more: to keep it in memory would only make memory grow with the parts.
        self._connection = duckdb.connect(config={"threads": 1, "enable_external_file_cache": False})
        self._connection.execute("CREATE TABLE codes (code VARCHAR, lsoa VARCHAR, found VARCHAR)")
        self._connection.execute(
            "CREATE TABLE points (code VARCHAR, lon INTEGER, lat INTEGER, lsoa VARCHAR, found VARCHAR)"
        )
        self._connection.execute("CREATE TABLE split (code VARCHAR)")
        self._fill("codes", [(code, *new) for code, new in recaster.codes.items()])
        self._fill("split", [(code,) for code in recaster.candidates])

    def slices(self, edition: Edition, parts: Sequence[Part], folder: Path) -> Iterator[tuple[Part, Path]]:
        """Each part with its slice, a file in the folder. Many parts to a query, and a query to a core."""
        batches = _batches(parts)
        with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
            try:
                for batch, files in zip(batches, pool.map(partial(self._slice, edition, folder), batches), strict=True):
                    yield from zip(batch, files, strict=True)
            except BaseException:
                pool.shutdown(wait=True, cancel_futures=True)
                raise

    def _slice(self, edition: Edition, folder: Path, parts: list[Part]) -> list[Path]:
        connection = self._connection.cursor()  # with temporary tables of its own
        rows = f"read_parquet([{', '.join(quoted(str(edition.file(p))) for p in parts)}])"
        with self._placing:
            self._place_points(connection, rows)
        connection.execute(
            f"""CREATE TEMP TABLE slices AS
                SELECT file_index AS part, falls_within AS force, month, coalesce(codes.lsoa, points.lsoa) AS lsoa,
                    CASE WHEN lsoa_code IS NOT NULL THEN coalesce(codes.found, points.found, 'unknown code')
                         WHEN r.lon IS NOT NULL THEN 'no area' ELSE 'no place' END AS found,
                    crime_type AS category, count(*)::UINTEGER AS n
                FROM {rows} AS r
                LEFT JOIN codes ON codes.code = r.lsoa_code
                LEFT JOIN points ON points.code = r.lsoa_code
                    AND points.lon IS NOT DISTINCT FROM r.lon AND points.lat IS NOT DISTINCT FROM r.lat
                GROUP BY ALL"""
        )
        files = [folder / f"slice-{p.sha256}.parquet" for p in parts]
        for number, file in enumerate(files):
            connection.execute(
                f"COPY (SELECT * EXCLUDE part FROM slices WHERE part = {number} ORDER BY ALL) "
                f"TO {quoted(str(file))} (FORMAT parquet, COMPRESSION zstd)"
            )
        connection.close()
        return files

    def _place_points(self, connection: duckdb.DuckDBPyConnection, rows: str) -> None:
        """Find the LSOA for each point of a split code that has not been met before."""
        new = connection.execute(
            f"""SELECT DISTINCT lsoa_code, r.lon, r.lat FROM {rows} AS r
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
        """Many rows at once, each column as one text: for each value of a list DuckDB looks for a pandas anew."""
        if not rows:
            return
        columns = [json.dumps(column) for column in zip(*rows, strict=True)]
        marks = ", ".join("unnest(?::JSON::VARCHAR[])" for _ in columns)
        self._connection.execute(f"INSERT INTO {table} SELECT {marks}", columns)


def _batches(parts: Sequence[Part]) -> list[list[Part]]:
    """The parts in order, as many together as hold about ROWS_AT_ONCE rows."""
    batches: list[list[Part]] = []
    for part in parts:
        if not batches or sum(p.rows for p in batches[-1]) >= ROWS_AT_ONCE:
            batches.append([])
        batches[-1].append(part)
    return batches


def held_months(edition: Edition) -> dict[frozenset[str], set[Month]]:
    """The months of street-level rows that are held of each force, by the words that tell the force."""
    held: dict[frozenset[str], set[Month]] = {}
    for part in edition.of(police_street.SOURCE):
        force, _, text = part.key.partition("/")
        held.setdefault(force_words(force), set()).add(month(text))
    return held
