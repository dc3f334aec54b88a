"""Labels in rows above a plot, kept from running into each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from frankpledge.documents.drawing import LINE_HEIGHT, text_width, wrapped

GAP = 10  # pixels kept free between two labels of a row


@dataclass(frozen=True)
class Placed:
    """Lines of text whose left edge is at `x`; `row` counts lines upwards from the plot to the text's lowest line."""

    x: float
    row: int
    lines: list[str]
    anchor: float  # what it belongs to

    @property
    def top(self) -> int:
        return self.row + len(self.lines)


def stack(labels: Sequence[tuple[float, str]], left: float, right: float, width: float, centred: bool) -> list[Placed]:
    """Each label (anchor, text) in the lowest rows that are free, wrapped to `width`, between `left` and `right`.

    From right to left: a vertical drawn down from a left-aligned label then never passes through a later one's words.
    """
    taken: list[tuple[float, float, int, int]] = []
    placed = []
    for anchor, text in sorted(labels, reverse=True):
        lines = wrapped(text, min(width, right - left))
        wide = max(text_width(line) for line in lines)
        x = max(left, min(anchor - wide / 2 if centred else anchor, right - wide))
        row = _lowest(taken, x, x + wide, len(lines))
        taken.append((x, x + wide, row, row + len(lines)))
        placed.append(Placed(x, row, lines, anchor))
    return placed


def _lowest(taken: list[tuple[float, float, int, int]], start: float, end: float, height: int) -> int:
    beside = [box for box in taken if box[0] < end + GAP and box[1] > start - GAP]
    row = 0
    while any(low < row + height and high > row for _, _, low, high in beside):
        row += 1
    return row


def height(placed: Sequence[Placed]) -> float:
    """Pixels that the rows need."""
    return max((one.top for one in placed), default=0) * LINE_HEIGHT
