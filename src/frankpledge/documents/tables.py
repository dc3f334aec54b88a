"""Tables and what may stand in their cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Number:
    """A number as it is printed ("31.4%"), and the key of its row in the Sources appendix."""

    text: str
    source: str


@dataclass(frozen=True)
class Prose:
    """Markdown, which may itself contain {{names}}. In a cell or a sentence only its words are kept, not its blocks."""

    markdown: str


Cell = str | Number | Prose


@dataclass(frozen=True)
class Column:
    """`width` is a share of the table's width (0 to 1); without one it is judged from what the column holds."""

    heading: str
    numeric: bool = False
    width: float | None = None


@dataclass(frozen=True)
class Table:
    """Rows of cells under one row of headings; `row_headers` says that the first column names the row."""

    key: str
    caption: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    notes: Sequence[Cell] = ()
    row_headers: bool = True

    def __post_init__(self) -> None:
        for position, row in enumerate(self.rows, start=1):
            if len(row) != len(self.columns):
                problem = f"row {position} has {len(row)} cells for {len(self.columns)} columns"
                raise ValueError(f"Table {self.key!r}: {problem}.")
