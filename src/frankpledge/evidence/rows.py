"""Columns of the rows that parts hold, as plain tuples."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache

import duckdb

from frankpledge.evidence.area import force_words
from frankpledge.evidence.edition import Edition, Part
from frankpledge.evidence.period import Month, Period, month
from frankpledge.evidence.sources.dataset import literals


@contextmanager
def connected() -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection to ask files over: to one database, because to open one takes longer than most questions do.

    What it makes has to be temporary: all else is seen by whoever asks at the same time.
    """
    try:
        with database(os.getpid()).cursor() as connection:
            yield connection
    except (duckdb.FatalException, duckdb.InternalException):  # which leave a database that answers nothing more
        database.cache_clear()
        raise


@cache
def database(process: int) -> duckdb.DuckDBPyConnection:
    """The database of this process. It keeps nothing of the files, which may be others under the same name."""
    return duckdb.connect(config={"enable_external_file_cache": False})


def rows(edition: Edition, parts: Sequence[Part], columns: str, rest: str = "") -> list[tuple]:
    """The columns (SQL) of all rows of the parts; `rest` is what follows FROM: a condition, an order, groups."""
    if not parts:
        return []
    files = literals(edition.file(p) for p in parts)
    with connected() as connection:
        return connection.execute(f"SELECT {columns} FROM read_parquet([{files}]) {rest}").fetchall()


def named(edition: Edition, source: str, key: str) -> list[Part]:
    """The part of a source with this key, or none."""
    part = edition.part(source, key)
    return [part] if part else []


def of_force(edition: Edition, source: str, force: str, period: Period) -> list[tuple[Month, Part]]:
    """The parts of a force in the held months of a period, of a source whose keys are `force/month`."""
    own = force_words(force)
    found = ((p, *p.key.partition("/")[::2]) for p in edition.of(source))
    return [(month(text), p) for p, name, text in found if force_words(name) == own and month(text) in period]


def columns_of(edition: Edition, part: Part) -> set[str]:
    """The names of the columns of a part."""
    with connected() as connection:
        found = connection.execute("SELECT name FROM parquet_schema(?)", [str(edition.file(part))]).fetchall()
    return {name for (name,) in found}
