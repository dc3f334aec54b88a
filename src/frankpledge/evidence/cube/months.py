"""The counts cube: month × category × small area, one array file a month, so that a table of a nation is arithmetic.

A month's array holds the rows that each small area's own territorial force recorded there, as `measures/counts` counts
them; what other forces recorded is left out. It has columns only for the areas of forces whose month is held: a gap is
never a zero. Its file lies among what is derived and is named by all that it was made from (slices, areas), so a
month that arrives or is published anew, or a changed lookup, makes only what it must. The file is a cache: one that was
lost, cut short or altered is made again.
"""

import hashlib
import io
import json
import mmap
import tempfile
import zlib
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path

import duckdb
import numpy as np
from numpy.lib import format as npy

from frankpledge.evidence.area import force_words
from frankpledge.evidence.cube.columns import columns
from frankpledge.evidence.edition import Edition, Part
from frankpledge.evidence.period import Month, month, written
from frankpledge.evidence.sources import police_street
from frankpledge.evidence.sources.dataset import quoted

CATEGORIES = police_street.CATEGORIES + police_street.BEFORE_2013

LAYOUT = 1  # raise it whenever the file of a month would be another for the same slices and lookups

_OWN_ROWS = """
    SELECT columns.number AS lsoa, categories.number AS category, sum(n)::BIGINT AS n
    FROM read_parquet([{files}]) AS s
    JOIN columns ON columns.lsoa = s.lsoa
    JOIN (VALUES {own}) AS own (part, force) ON own.part = s.file_index AND own.force = columns.force
    JOIN categories ON categories.name = s.category
    GROUP BY ALL
"""


class MonthsCube:
    """The months of an edition as arrays. Rows: `CATEGORIES`; columns: `columns`, as far as a month is held."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self.columns = columns(edition)
        numbers: dict[frozenset[str], list[int]] = {}
        for number, name in enumerate(self.columns.forces):
            numbers.setdefault(force_words(name), []).append(number)
        split = [(part, *part.key.split("/")) for part in edition.of(police_street.SOURCE)]
        self._own = {name: numbers.get(force_words(name), []) for name in {recorder for _, recorder, _ in split}}
        dates = {text: month(text) for text in {text for *_, text in split}}
        self._parts: dict[Month, list[Part]] = {}
        self._held: dict[Month, np.ndarray] = {}
        for part, recorder, text in split:
            self._parts.setdefault(dates[text], []).append(part)
            held = self._held.setdefault(dates[text], np.zeros(len(self.columns.forces), dtype=bool))
            held[self._own[recorder]] = True
        self._there: dict[bytes, np.ndarray] = {}
        self._arrays: dict[Month, np.ndarray] = {}

    @property
    def months(self) -> list[Month]:
        """The months of which rows of any force are held, in order."""
        return sorted(self._parts)

    def held(self, months: Iterable[Month]) -> np.ndarray:
        """Whether all of the months, at least one, are held of a force: bool, one for each of `columns.forces`."""
        nothing = np.zeros(len(self.columns.forces), dtype=bool)
        return np.logical_and.reduce([self._held.get(m, nothing) for m in months])

    def there(self, m: Month) -> np.ndarray:
        """The numbers of the columns that a month has: the LSOAs of the forces whose month is held."""
        held = self.held([m])
        if held.tobytes() not in self._there:
            self._there[held.tobytes()] = np.flatnonzero(held[self.columns.force])
        return self._there[held.tobytes()]

    def array(self, m: Month) -> np.ndarray:
        """A month's rows, categories × `there(m)`: uint16, or uint32 where a count needs it."""
        if m not in self._arrays:
            path, there = self._path(m), self.there(m)
            array = _opened(path, (len(CATEGORIES), len(there)))
            if array is None:
                array = self._made(m, there)
                _keep(path, array)
            self._arrays[m] = array
        return self._arrays[m]

    def by_area(self, m: Month, area: np.ndarray, areas: int) -> np.ndarray:
        """A month's rows by category and area, int64. `area`: for each column the number of its area, −1 for none.

        What is not held counts as nothing here: ask `held` before using it.
        """
        found = np.zeros((len(CATEGORIES), areas + 1), dtype=np.int64)  # the last is for what lies in no area
        there = self.there(m)
        if m in self._parts and len(there):
            _add_runs(found, self.array(m), area[there])
        return found[:, :areas]

    def total(self, months: Iterable[Month]) -> np.ndarray:
        """The rows of the months by category and column, uint32. What is not held counts as nothing here as well."""
        found = np.zeros((len(CATEGORIES), len(self.columns.lsoas)), dtype=np.uint32)
        for m in months:
            there = self.there(m)
            if len(there) == found.shape[1]:
                np.add(found, self.array(m), out=found)
            elif len(there):
                found[:, there] += self.array(m)
        return found

    def _path(self, m: Month) -> Path:
        """In the folder of the month's parts: what is made of a partnership's own rows never lies in a public one."""
        parts = self._parts[m]
        made_from = [str(LAYOUT), self.columns.key, *CATEGORIES, *sorted(p.derived for p in parts)]
        name = hashlib.sha256("\n".join(made_from).encode()).hexdigest()[:16]
        folder = self.edition.folders[parts[-1].sha256]  # own parts come after those of the base
        return folder / "derived" / "months" / f"{written(m)}-{name}.npy"

    def _made(self, m: Month, there: np.ndarray) -> np.ndarray:
        """A month's array from the slices of its parts, each of which is one force's."""
        parts = self._parts[m]
        own = ", ".join(
            f"({number}, {force})"
            for number, part in enumerate(parts)
            for force in self._own[part.key.partition("/")[0]]
        )
        made = np.zeros((len(CATEGORIES), len(there)), dtype=np.uint16)
        if not own:
            return made
        files = ", ".join(quoted(str(self.edition.derived_file(p))) for p in parts)
        rows = self._lists.execute(_OWN_ROWS.format(files=files, own=own)).fetchnumpy()
        if rows["n"].max(initial=0) >= 2**16:
            made = made.astype(np.uint32)
        made[rows["category"], np.searchsorted(there, rows["lsoa"])] = rows["n"]
        return made

    @cached_property
    def _lists(self) -> duckdb.DuckDBPyConnection:
        """A database that knows the columns and the categories."""
        connection = duckdb.connect()
        lsoas, force = self.columns.lsoas, self.columns.force
        _table(connection, "columns", {"lsoa": lsoas, "number": range(len(lsoas)), "force": force.tolist()})
        _table(connection, "categories", {"name": CATEGORIES, "number": range(len(CATEGORIES))})
        return connection


def _add_runs(into: np.ndarray, array: np.ndarray, area: np.ndarray) -> None:
    """Add an array's columns by area. Areas of most kinds are runs of columns, and runs are summed in one sweep."""
    starts = np.flatnonzero(np.r_[True, area[1:] != area[:-1]])
    runs = np.add.reduceat(array, starts, axis=1, dtype=np.uint32) if len(starts) < len(area) else array
    which = area[starts]
    if len(np.unique(which)) == len(which):
        into[:, which] = runs
    else:
        np.add.at(into.T, which, runs.T)


def _table(connection: duckdb.DuckDBPyConnection, name: str, table: dict) -> None:
    types = {"lsoa": "VARCHAR", "name": "VARCHAR"}
    columns_ = ", ".join(f"{c} {types.get(c, 'INTEGER')}" for c in table)
    connection.execute(f"CREATE TABLE {name} ({columns_})")
    # Each column as one text: for each value of a list DuckDB looks for a pandas that is not there.
    unnested = ", ".join(f"unnest(?::JSON::{types.get(c, 'INTEGER')}[])" for c in table)
    connection.execute(f"INSERT INTO {name} SELECT {unnested}", [json.dumps(list(v)) for v in table.values()])


def _keep(path: Path, array: np.ndarray) -> None:
    """Write the array as NumPy does, then the CRC-32 of that in four bytes. All of it or no file.

    A folder that can't be written is no harm: the array is made again next time.
    """
    content = io.BytesIO()
    np.save(content, array)
    content.write(zlib.crc32(content.getbuffer()).to_bytes(4, "little"))
    try:
        path.parent.mkdir(exist_ok=True)
        with tempfile.NamedTemporaryFile(prefix=".", dir=path.parent, delete=False) as out:
            try:
                out.write(content.getbuffer())
                out.close()
                Path(out.name).chmod(0o644)  # a temporary file is its maker's alone; this one is for all readers
                Path(out.name).replace(path)
            except BaseException:
                Path(out.name).unlink(missing_ok=True)
                raise
    except OSError:
        return


def _opened(path: Path, shape: tuple[int, int]) -> np.ndarray | None:
    """The array of a file, left on the disk; None where it isn't there or isn't as it was written."""
    try:
        with path.open("rb") as file:
            content = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
            if zlib.crc32(memoryview(content)[:-4]) != int.from_bytes(content[-4:], "little"):
                return None
            npy.read_magic(file)
            written_shape, _, dtype = npy.read_array_header_1_0(file)
            if written_shape != shape:
                return None
            return np.frombuffer(content, dtype, shape[0] * shape[1], file.tell()).reshape(shape)
    except (OSError, ValueError):
        return None
