"""A table of HTML while its cells are read."""

from dataclasses import dataclass, field

from frankpledge.evidence.claims.formats.grid import Span
from frankpledge.evidence.claims.formats.web.elements import Attributes


@dataclass
class Table:
    """`headers`: how many rows at the top have nothing but headings. `within`: the tables in its cells, in order."""

    caption: str = ""
    rows: list[list[Span]] = field(default_factory=list)
    within: list["Table"] = field(default_factory=list)
    cell: list[str] | None = None
    headers: int = 0
    in_head: bool = False
    _spans: tuple[int, int] = (1, 1)
    _line: int | None = None
    _heading: list[bool] = field(default_factory=list)

    def begin_row(self) -> None:
        self.end_row()
        self.rows.append([])
        self._heading = []

    def end_row(self) -> None:
        self.end_cell()
        if self._heading and self.rows and (self.in_head or all(self._heading)) and self.headers == len(self.rows) - 1:
            self.headers += 1
        self._heading = []

    def end_head(self) -> None:
        self.end_row()
        self.in_head = False

    def begin_cell(self, tag: str, attributes: Attributes, line: int) -> None:
        self.end_cell()
        if not self.rows:
            self.begin_row()
        self.cell = []
        self._line = line
        self._spans = (_number(attributes.get("colspan")), _number(attributes.get("rowspan")))
        self._heading.append(tag == "th")

    def end_cell(self) -> None:
        if self.cell is not None:
            self.rows[-1].append(Span("".join(self.cell), *self._spans, self._line))
            self.cell = None


def _number(text: str | None) -> int:
    """Of columns or rows, within reason: browsers too cut what is above a thousand."""
    return min(int(text), 1000) if text and text.isdecimal() and len(text) < 9 else 1
