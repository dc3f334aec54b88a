"""What is said about a cell of a published table: by sheet and address, as its reader sees it."""

from dataclasses import dataclass

from frankpledge.evidence.reading.problems import Problem, shown
from frankpledge.evidence.reading.sheets import Sheet, address


@dataclass(frozen=True)
class CellProblem(Problem):
    """A cell that can't be taken. In a warning `said` is a whole sentence, and the cell, if any, was taken."""

    sheet: str = ""
    cell: str = ""
    said: str = ""

    def __str__(self) -> str:
        where = ", ".join(w for w in (f"sheet “{self.sheet}”" if self.sheet else "", f"cell {self.cell}") if w)
        if not self.cell:
            where = f"sheet “{self.sheet}”" if self.sheet else ""
        if self.said:
            return f"{where}: {self.said}" if where else self.said
        return f"{where}: found {shown(self.value)}, expected {self.expected}"


def problem(sheet: Sheet, row: int, column: int, expected: str, heading: str = "") -> CellProblem:
    """A cell that can't be taken, and what was expected there."""
    return CellProblem(
        line=row + 1,
        column=heading,
        value=sheet.text(row, column),
        expected=expected,
        row=tuple(sheet.rows[row]),
        sheet=sheet.name,
        cell=address(row, column),
    )


def warning(said: str, sheet: str = "", row: int = -1, column: int = -1) -> CellProblem:
    """Something that a person should know of a cell, a sheet or the whole table."""
    where = address(row, column) if row >= 0 else ""
    return CellProblem(row + 1, "", "", "", sheet=sheet, cell=where, said=said)
