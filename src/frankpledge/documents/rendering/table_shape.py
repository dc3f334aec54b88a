"""How wide each column is and how large the type, judged from the cells: no column narrower than its longest word."""

from __future__ import annotations

import re
from dataclasses import dataclass

from frankpledge.documents.rendering import nodes
from frankpledge.documents.rendering.woven import SetTable

# Characters that fit across an A4 page between 2 cm margins, measured in Arial with digits; about one in ten to spare.
NORMAL, SMALL, SIDEWAYS = 80, 98, 150
PADDING = 2  # of a cell, in characters
LONGEST_WORD = 22  # longer ones are broken


@dataclass(frozen=True)
class Shape:
    """`shares` of the width, adding up to 1; `small` type if need be, a `sideways` page if that isn't enough."""

    shares: tuple[float, ...]
    small: bool
    sideways: bool


def shape(table: SetTable, scale: float = 1.0) -> Shape:
    """The shape for a page; a web page lets the browser judge. `scale` is a line's room, our own page's being 1."""
    texts = [[column.heading for column in table.columns], *([nodes.words(cell) for cell in row] for row in table.rows)]
    columns = list(zip(*texts, strict=True))
    needs = [max(map(_longest_word, cells)) + PADDING for cells in columns]
    normal, small, sideways = (round(size * scale) for size in (NORMAL, SMALL, SIDEWAYS))
    sizes = (small, sideways) if table.small else (normal, small, sideways)
    room = next((size for size in sizes if sum(needs) <= size), sum(needs))
    widths = _shared_out(needs, [max(map(len, cells)) for cells in columns], room)
    return Shape(_asked(table, [width / sum(widths) for width in widths]), room > normal, room > small)


def _shared_out(needs: list[int], longest: list[int], room: int) -> list[int]:
    """Each spare character goes to the column whose longest cell would have the most lines: rows come out low."""
    widths = list(needs)
    for _ in range(room - sum(needs)):
        tallest = max(range(len(widths)), key=lambda place: longest[place] / (widths[place] - PADDING + 0.1))
        widths[tallest] += 1
    return widths


def _asked(table: SetTable, judged: list[float]) -> tuple[float, ...]:
    """Where the author gave widths, those; the other columns share what is left."""
    given = sum(column.width or 0 for column in table.columns)
    left = max(1 - given, 0)
    open_shares = sum(share for share, column in zip(judged, table.columns, strict=True) if not column.width) or 1
    widths = [column.width or share / open_shares * left for share, column in zip(judged, table.columns, strict=True)]
    return tuple(width / sum(widths) for width in widths)


def _longest_word(text: str) -> int:
    return min(max(map(len, re.split(r"[\s\-/]+", text)), default=0), LONGEST_WORD)
