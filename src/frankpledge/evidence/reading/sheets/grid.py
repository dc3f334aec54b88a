"""A sheet as a person sees it: a grid of texts, with what is hidden, merged or not worked out beside it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

Place = tuple[int, int]  # row and column, both counted from 0


@dataclass(frozen=True)
class Cell:
    """One cell: its text as shown, its address ("B4"), and whether it is hidden.

    `merged_from` is the address of the cell that it was merged into, where it was; its own text is then blank.
    `uncalculated` is true of a formula whose value the file doesn't hold.
    """

    text: str
    row: int
    column: int
    hidden: bool = False
    merged_from: str = ""
    uncalculated: bool = False

    @property
    def address(self) -> str:
        return address(self.row, self.column)


@dataclass(frozen=True, eq=False)
class Sheet:
    """A name and a grid. `rows` are texts from A1 on, and may be of different lengths.

    `looked` says whether hidden rows and columns, merged cells and number formats are known: in a sheet too large to
    be gone through cell by cell they are not, and a number is written out plainly.
    """

    name: str
    rows: list[list[str]]
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    merged: Mapping[Place, Place] = field(default_factory=dict)  # a cell → the cell that it was merged into
    uncalculated: frozenset[Place] = frozenset()
    looked: bool = True

    @property
    def width(self) -> int:
        return max(map(len, self.rows), default=0)

    @property
    def is_empty(self) -> bool:
        return not any(text.strip() for row in self.rows for text in row) and not self.uncalculated

    def text(self, row: int, column: int) -> str:
        """The text of a cell, blank beyond the end of its row."""
        return self.rows[row][column] if row < len(self.rows) and column < len(self.rows[row]) else ""

    def spread(self, row: int, column: int) -> str:
        """The text of a cell, or of the one that it was merged into."""
        return self.text(*self.merged.get((row, column), (row, column)))

    def cell(self, row: int, column: int) -> Cell:
        into = self.merged.get((row, column))
        return Cell(
            self.text(row, column),
            row,
            column,
            hidden=self.hidden or row in self.hidden_rows or column in self.hidden_columns,
            merged_from=address(*into) if into else "",
            uncalculated=(row, column) in self.uncalculated,
        )

    def cells(self) -> Iterator[list[Cell]]:
        """Every row as cells, each as wide as the widest."""
        width = self.width
        for row in range(len(self.rows)):
            yield [self.cell(row, column) for column in range(width)]


def address(row: int, column: int) -> str:
    """Row 3, column 1, counted from 0 → "B4"."""
    letters, column = "", column + 1
    while column:
        column, left = divmod(column - 1, 26)
        letters = chr(65 + left) + letters
    return f"{letters}{row + 1}"


def place(text: str) -> Place:
    """ "B4" → row 3, column 1. Raises ValueError for anything that is no address."""
    letters = text.rstrip("0123456789")
    if not letters.isalpha() or not letters.isascii():
        raise ValueError(f"“{text}” is no address of a cell")
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - 64
    return int(text[len(letters) :]) - 1, column - 1
