"""What could not be read: said by file, line, column and value, with what was expected."""

from dataclasses import dataclass


class Refused(Exception):
    """A whole file that can't be taken; its text says why and what to do."""


@dataclass(frozen=True)
class Problem:
    """A row that breaks a rule, or is no row at all (then without a column)."""

    line: int
    column: str
    value: str
    expected: str
    row: tuple[str, ...] = ()  # the row as it stood, to be downloaded and mended
    sheet: str = ""  # of a workbook; the line is then the row of it

    def __str__(self) -> str:
        where = f"sheet “{self.sheet}”, row {self.line}" if self.sheet else f"line {self.line}"
        if not self.column:
            return f"{where}: {self.expected}"
        return f"{where}, column “{self.column}”: found {shown(self.value)}, expected {self.expected}"


def shown(value: str | None) -> str:
    """A value in quotes, cut where it is long."""
    if value is None or value == "":
        return "nothing"
    return f"“{value}”" if len(value) <= 60 else f"“{value[:60]}…” ({len(value):,} characters)"
