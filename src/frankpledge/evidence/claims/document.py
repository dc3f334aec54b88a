"""A report once it is read, whatever its format was: headings, paragraphs, items, notes, tables, each in its place."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"  # of a list
    CELL = "cell"
    NOTE = "note"  # a footnote or an endnote
    CAPTION = "caption"


@dataclass(frozen=True)
class Place:
    """Where a text stands, as a reader would look for it. Everything counts from 1.

    `paragraph` counts the texts of the document that are not empty, those in tables included. `anchor` is the place in
    the file itself, which only its format understands: in Word the number of the `w:p`, empty ones included; in a text
    the line. `page` only where the format has pages.
    """

    paragraph: int
    page: int | None = None
    heading: str = ""  # the nearest above; empty before the first
    table: int | None = None
    row: int | None = None
    column: int | None = None
    anchor: int | None = None

    @property
    def words(self) -> str:
        """`page 3, table 1, row 2, column 4`; `paragraph 12, under “Performance”`."""
        page = [f"page {self.page}"] if self.page else []
        if self.table:
            spot = [f"table {self.table}"]
            spot += [f"row {self.row}"] if self.row else []
            spot += [f"column {self.column}"] if self.column else []
        else:
            spot = [f"paragraph {self.paragraph}"]
        return ", ".join([*page, *spot]) + (f", under “{self.heading}”" if self.heading else "")


@dataclass(frozen=True)
class Block:
    """A heading, paragraph, item or note. `text` is on one line, its spaces single. `level`: of a heading, from 1.

    `label` is the number or letter that stood before it in the report: “2.4”, “a)”; it is not part of the text.
    """

    kind: Kind
    text: str
    place: Place
    level: int = 0
    label: str = ""


@dataclass(frozen=True)
class Cell:
    """`covered`: it lies under a merged cell, whose text it repeats; only the first of those is not covered."""

    text: str
    place: Place
    covered: bool = False


@dataclass(frozen=True)
class Table:
    """As many cells in every row. `headers`: how many rows at the top the file marks as headings; 0: not said."""

    rows: tuple[tuple[Cell, ...], ...]
    place: Place
    caption: str = ""
    headers: int = 0


@dataclass(frozen=True)
class Mark:
    """A number that Frankpledge put into a Word file: its bookmark's `name`, and what stands within it now.

    `source` is the name of the row of the Sources appendix that the number leads to.
    """

    name: str
    text: str
    place: Place
    source: str = ""


@dataclass(frozen=True)
class Document:
    """What was read. `notes` tell a person what was not: pages that are pictures, changes that were rejected."""

    name: str
    parts: tuple[Block | Table, ...]
    notes: tuple[str, ...] = ()
    marks: tuple[Mark, ...] = ()
    pages: int | None = None

    @property
    def blocks(self) -> Iterator[Block]:
        """The texts that are in no table."""
        return (part for part in self.parts if isinstance(part, Block))

    @property
    def tables(self) -> Iterator[Table]:
        return (part for part in self.parts if isinstance(part, Table))


class Unreadable(Exception):
    """A report that can't be read; its text says what is wrong with the file and what to do."""
