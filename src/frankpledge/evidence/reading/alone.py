"""A small file read by itself, into no warehouse, by the rules that it would be read into one by."""

import tempfile
from pathlib import Path

import duckdb

from frankpledge.evidence.reading import decoding, tables
from frankpledge.evidence.reading.problems import Refused
from frankpledge.evidence.reading.recognising import Unknown, recognise
from frankpledge.evidence.sources.dataset import Dataset, literals


def rows_alone(path: Path, dataset: Dataset) -> list[tuple]:
    """The rows of a file of one kind, in its order, with the columns in the data set's.

    Raises ValueError, naming the file, for one that is of another kind or breaks a rule.
    """
    try:
        content = path.read_bytes()
        found = recognise(decoding.text(content).partition("\n")[0], path.name, [dataset])
        return _rows(found, content)
    except OSError as error:
        raise ValueError(f"{path.name} can't be read: {error.strerror}") from None
    except Unknown:
        raise ValueError(f"{path.name} is no {dataset.title.lower()}: {_wanted(dataset)}") from None
    except Refused as error:
        raise ValueError(f"{path.name}: {error}") from None


def _rows(dataset: Dataset, content: bytes) -> list[tuple]:
    columns = ", ".join(f'"{c.name or c.heading}"' for c in dataset.columns)
    with tempfile.TemporaryDirectory() as scratch, duckdb.connect() as connection:
        made = tables.read(connection, dataset, content, "", Path(scratch), None)
        files = [file for file, _ in made.files.values()]
        return connection.execute(f"SELECT {columns} FROM read_parquet([{literals(files)}]) ORDER BY line").fetchall()


def _wanted(dataset: Dataset) -> str:
    return f"its columns are {', '.join(dataset.headings)}"
