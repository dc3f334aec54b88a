"""Cells that span several columns or rows, laid out so that every row has a cell for every column."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from frankpledge.evidence.claims.formats.assembly import Spot

MOST_COLUMNS = 200
MOST_CELLS = 500_000  # of one table; what is beyond is left out


@dataclass(frozen=True)
class Span:
    """A cell as it was written. `down` 0: to the last row."""

    text: str
    across: int = 1
    down: int = 1
    anchor: int | None = None


def laid_out(rows: Sequence[Sequence[Span]]) -> list[list[Spot]]:
    """Each span repeated over what it covers; all but its first spot are covered."""
    waiting: dict[int, tuple[Spot, int]] = {}  # by column: what covers it from above, and for how many rows more
    made: list[list[Spot]] = []
    cells = 0
    for number, row in enumerate(rows):
        spots = _row(row, waiting, len(rows) - number)
        cells += len(spots)
        if cells > MOST_CELLS:
            break
        made.append(spots)
    return made


def _row(row: Sequence[Span], waiting: dict[int, tuple[Spot, int]], left: int) -> list[Spot]:
    spots: list[Spot] = []
    for span in row:
        _covered(spots, waiting)
        if len(spots) >= MOST_COLUMNS:
            break
        across = min(max(span.across, 1), MOST_COLUMNS - len(spots))
        down = left if span.down < 1 else min(span.down, left)
        spot = Spot(span.text, span.anchor)
        cover = replace(spot, covered=True)
        for n in range(across):
            if down > 1:
                waiting[len(spots)] = (cover, down - 1)
            spots.append(cover if n else spot)
    _covered(spots, waiting)
    while any(column > len(spots) for column in waiting):  # a row with too few cells before what hangs into it
        spots.append(Spot())
        _covered(spots, waiting)
    return spots


def _covered(spots: list[Spot], waiting: dict[int, tuple[Spot, int]]) -> None:
    """Add what covers the next columns from above."""
    while (column := len(spots)) in waiting:
        cover, rows = waiting.pop(column)
        if rows > 1:
            waiting[column] = (cover, rows - 1)
        spots.append(cover)
