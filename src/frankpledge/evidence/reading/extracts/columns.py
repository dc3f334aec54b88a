"""A table by its columns, each as its distinct texts and which of them every row has.

What a column says is told from its distinct texts: a year of calls has 365 days and 1,440 times, however many rows.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from frankpledge.evidence.area import plain
from frankpledge.evidence.reading.sheets import formats


@dataclass(frozen=True, eq=False)
class Column:
    """A heading, the distinct texts below it, and for each row which of them it has (int32)."""

    heading: str
    texts: tuple[str, ...]
    codes: np.ndarray

    @cached_property
    def counts(self) -> np.ndarray:
        """How many rows have each text."""
        return np.bincount(self.codes, minlength=len(self.texts))

    @cached_property
    def told(self) -> int:
        """How many rows have a text at all."""
        return int(sum(n for text, n in zip(self.texts, self.counts, strict=True) if text))

    def rows(self, tells: Iterable[bool]) -> int:
        """In how many rows the text is one that tells; `tells` is of each distinct text."""
        return int(self.counts[np.fromiter(tells, bool, len(self.texts))].sum())

    def spread(self, found: Iterable, dtype: object = None) -> np.ndarray:
        """What was found for each distinct text, row by row."""
        values = np.array(list(found), dtype=dtype)
        return values[self.codes] if values.size else values


@dataclass(frozen=True, eq=False)
class Table:
    """The rows of one sheet, or of several with the same headings. `line` is the row's number in its sheet."""

    columns: dict[str, Column]
    sheet: np.ndarray  # text
    line: np.ndarray  # int64

    def __len__(self) -> int:
        return len(self.line)


def column(heading: str, cells: Sequence[object]) -> Column:
    """A column of cells of any of the kinds that a workbook holds."""
    places = {c: place for place, c in enumerate(dict.fromkeys(cells))}
    codes = np.fromiter(map(places.__getitem__, cells), np.int32, len(cells))
    texts: dict[str, int] = {}
    merged = np.array([texts.setdefault(text(c), len(texts)) for c in places], dtype=np.int32)
    return Column(heading, tuple(texts), merged[codes] if codes.size else codes)


def bare(heading: str) -> str:
    """A heading as it is compared: “Call_Date” and “call date” are the same."""
    return plain(heading.replace("_", " "))


def many(n: int, word: str = "row") -> str:
    """`1 row`, `1,204 rows`."""
    return f"{n:,} {word}{'' if n == 1 else 's'}"


def text(cell: object) -> str:
    """A cell as text: days and times as ISO 8601 writes them, numbers written out, blanks at the ends taken off."""
    if isinstance(cell, str):
        return cell.strip()
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else formats.plain(cell)
    if isinstance(cell, dt.datetime):
        return cell.isoformat(sep=" ", timespec="seconds")
    if isinstance(cell, dt.timedelta):
        minutes, seconds = divmod(int(cell.total_seconds()), 60)
        return f"{minutes // 60:02}:{minutes % 60:02}:{seconds:02}"
    return str(cell)
