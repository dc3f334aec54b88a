"""Where every format puts what it finds: counts the texts and tables, and remembers the heading they stand under."""

from collections.abc import Sequence
from dataclasses import dataclass

from frankpledge.evidence.claims.document import Block, Cell, Document, Kind, Mark, Place, Table, Unreadable
from frankpledge.evidence.claims.formats.wording import tidy

MOST_TEXTS = 200_000  # cells among them: a report of three hundred pages of tables has some fifty thousand


@dataclass(frozen=True)
class Spot:
    """A cell before it has its place. `covered`: under a merged cell, whose text it repeats."""

    text: str = ""
    anchor: int | None = None
    covered: bool = False


class Assembly:
    """A document in the making. Raises Unreadable for more than any report has.

    `page` is put by the format, where it has pages, before what stands on it."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.page: int | None = None
        self.pages: int | None = None
        self.notes: list[str] = []
        self.marks: list[Mark] = []
        self._parts: list[Block | Table] = []
        self._texts = 0
        self._all = 0  # empty ones too
        self._tables = 0
        self._heading = ""

    def text(self, kind: Kind, text: str, label: str = "", level: int = 0, anchor: int | None = None) -> Place:
        """Add a text, unless it is empty: then it only counts. Its place, or where it would have been."""
        text = tidy(text)
        if not text:
            self._grow(1)
            return Place(max(self._texts, 1), self.page, self._heading, anchor=anchor)
        self._texts += 1
        self._grow(1)
        place = Place(self._texts, self.page, self._heading, anchor=anchor)
        self._parts.append(Block(kind, text, place, level, label))
        if kind == Kind.HEADING:
            self._heading = text
        return place

    def table(self, rows: Sequence[Sequence[Spot]], caption: str = "", headers: int = 0) -> list[list[Place]]:
        """Add a table; short rows are filled up. The places of its cells; none of a table without a word in it."""
        wide = max((len(row) for row in rows), default=0)
        if not any(tidy(spot.text) for row in rows for spot in row):
            return []
        self._grow(wide * len(rows))
        self._tables += 1
        first = self._texts + 1
        made: list[tuple[Cell, ...]] = []
        for number, row in enumerate(rows, 1):
            full = [*row, *[Spot()] * (wide - len(row))]
            made.append(self._row(number, full, made[-1] if made else ()))
        place = Place(first, self.page, self._heading, self._tables)
        self._parts.append(Table(tuple(made), place, tidy(caption), min(headers, len(made))))
        return [[cell.place for cell in row] for row in made]

    def finish(self) -> Document:
        return Document(self.name, tuple(self._parts), tuple(self.notes), tuple(self.marks), self.pages)

    def _grow(self, more: int) -> None:
        self._all += more
        if self._all > MOST_TEXTS:
            raise Unreadable("This file has far more paragraphs or cells than a report. Give only the report itself.")

    def _row(self, number: int, row: Sequence[Spot], above: Sequence[Cell]) -> tuple[Cell, ...]:
        cells: list[Cell] = []
        for column, spot in enumerate(row, 1):
            text = tidy(spot.text)
            if text and not spot.covered:
                self._texts += 1
            count = self._count(spot, text, cells, above[column - 1] if above else None)
            place = Place(count, self.page, self._heading, self._tables, number, column, spot.anchor)
            cells.append(Cell(text, place, spot.covered))
        return tuple(cells)

    def _count(self, spot: Spot, text: str, left: Sequence[Cell], above: Cell | None) -> int:
        """A covered cell is the same text as the one that covers it, to its left or above it."""
        if spot.covered:
            for cell in (left[-1] if left else None, above):
                if cell and cell.text == text:
                    return cell.place.paragraph
        return max(self._texts, 1)
