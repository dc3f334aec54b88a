"""Tables cut to the size of slides: first by rows, and by columns where even small type doesn't fit them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from frankpledge.documents.drawing import text_width
from frankpledge.documents.rendering.slides.fitting import BETWEEN, LEADING, Room
from frankpledge.documents.rendering.slides.lines import joined, runs
from frankpledge.documents.rendering.slides.model import Grid, Line, Run
from frankpledge.documents.rendering.woven import SetTable

SIZES = (16.0, 14.0, 12.0)
CAPTION = NOTE = 14.0
ACROSS, DOWN = 14.4, 7.2  # a cell's margins, both sides together
LONGEST_WORD = 170.0  # points; longer ones are broken
SPARE = 1.12  # of a word's judged width: the judgement is an average over letters, and a word is short
MOST_SLIDES = 4  # of one table; the rest is in the report
Cells = tuple[tuple[Run, ...], ...]


@dataclass(frozen=True)
class Sheet:
    """Some columns of a table, with their widths at a size of type."""

    table: SetTable
    columns: tuple[int, ...]
    widths: tuple[float, ...]
    size: float
    room: Room

    def tall(self, cells: Sequence[str], bold: bool = False) -> float:
        """Points that a row takes."""
        counts = [
            self.room.lines(words, width - ACROSS, self.size, bold or (self.table.row_headers and not place))
            for place, (words, width) in enumerate(zip(cells, self.widths, strict=True))
        ]
        return max(counts) * self.size * LEADING + DOWN


def grids(table: SetTable, caption: str, room: Room, more: str) -> list[Grid]:
    """The table's slides. `more` says, with {count}, that the rest of its rows is in the report."""
    rows = [tuple(runs(cell) for cell in row) for row in table.rows]
    return [grid for sheet in _sheets(table, rows, room) for grid in _pieces(sheet, rows, caption, more)]


def _sheets(table: SetTable, rows: Sequence[Cells], room: Room) -> list[Sheet]:
    """One if its columns fit side by side in some size, else several, each beginning with the first column."""
    every = tuple(range(len(table.columns)))
    for size in (one * room.scale for one in SIZES):
        needs, longest = _widths(table, rows, size, room)
        if sum(needs) <= room.width:
            return [Sheet(table, every, _spread(needs, longest, room.width), size, room)]
    groups: list[list[int]] = [[0]]
    for column in every[1:]:
        if len(groups[-1]) > 1 and sum(needs[place] for place in (*groups[-1], column)) > room.width:
            groups.append([0])
        groups[-1].append(column)
    return [
        Sheet(
            table, tuple(group), _spread([needs[c] for c in group], [longest[c] for c in group], room.width), size, room
        )
        for group in groups
    ]


def _widths(table: SetTable, rows: Sequence[Cells], size: float, room: Room) -> tuple[list[float], list[float]]:
    """What each column's longest word needs, and what its longest cell would like."""
    needs, longest = [], []
    for place, column in enumerate(table.columns):
        texts = [column.heading, *(_text(row[place]) for row in rows)]
        words = [word for text in texts for word in text.split()] or [""]
        wide = SPARE * room.wide * max(text_width(word, size, True) for word in words)
        needs.append(min(wide, LONGEST_WORD) + ACROSS)
        longest.append(max(text_width(text, size, True) for text in texts) * room.wide + ACROSS)
    return needs, longest


def _spread(needs: Sequence[float], longest: Sequence[float], width: float) -> tuple[float, ...]:
    """Room to spare goes to the columns whose cells have most to say."""
    wants = [max(long - need, 1.0) for long, need in zip(longest, needs, strict=True)]
    spare = width - sum(needs)
    widths = [need + spare * want / sum(wants) for need, want in zip(needs, wants, strict=True)]
    return tuple(one * width / sum(widths) for one in widths)  # narrower than its needs only where words are broken


def _pieces(sheet: Sheet, rows: Sequence[Cells], caption: str, more: str) -> list[Grid]:
    table, room = sheet.table, sheet.room
    head = tuple(table.columns[place].heading for place in sheet.columns)
    notes = tuple(Line(runs(note)) for note in table.notes)
    free = room.height - words_tall([caption], CAPTION, room, True) - sheet.tall(head, bold=True) - 2 * BETWEEN
    free -= words_tall([note.text for note in notes], NOTE, room)
    chosen = [tuple(_cut(row[place], sheet, at, free) for at, place in enumerate(sheet.columns)) for row in rows]
    heights = [sheet.tall([_text(cell) for cell in row]) for row in chosen]
    parts = _shared_out(heights, free)
    if len(parts) > MOST_SLIDES:
        parts = _filled(heights, free - words_tall([more], NOTE, room))
    left_out = sum(len(part) for part in parts[MOST_SLIDES:])
    made = []
    for part in parts[:MOST_SLIDES] or [[]]:
        said = (
            (Line((Run(more.format(count=f"{left_out:,}")),)),) if left_out and part is parts[MOST_SLIDES - 1] else ()
        )
        made.append(
            Grid(
                caption,
                head,
                tuple(table.columns[place].numeric for place in sheet.columns),
                tuple(chosen[place] for place in part),
                sheet.widths,
                (sheet.tall(head, bold=True), *(heights[place] for place in part)),
                sheet.size,
                table.row_headers,
                (*said, *notes),
            )
        )
    return made


def words_tall(texts: Sequence[str], size: float, room: Room, bold: bool = False) -> float:
    """Points that paragraphs take, without space between them."""
    return sum(room.lines(words, room.width, size, bold) for words in texts) * size * LEADING


def _shared_out(heights: Sequence[float], free: float) -> list[list[int]]:
    """The rows over as few slides as hold them, about evenly."""
    parts = _filled(heights, free)
    even = sum(heights) / max(len(parts), 1) + max(heights, default=0)
    evenly = _filled(heights, min(free, even))
    return evenly if len(evenly) == len(parts) else parts


def _filled(heights: Sequence[float], free: float) -> list[list[int]]:
    parts: list[list[int]] = []
    used = math.inf
    for place, tall in enumerate(heights):
        if used + tall > free:
            parts.append([])
            used = 0.0
        parts[-1].append(place)
        used += tall
    return parts


def _cut(cell: tuple[Run, ...], sheet: Sheet, at: int, free: float) -> tuple[Run, ...]:
    """A cell that would fill a slide alone is cut, and ends in "…"."""
    most = max(int((free - DOWN) / (sheet.size * LEADING)), 1)
    width = sheet.widths[at] - ACROSS
    if sheet.room.lines(_text(cell), width, sheet.size, True) <= most:
        return cell
    kept: list[Run] = []
    for run in cell:
        for word in run.text.split(" "):
            piece = replace(run, text=f"{word} ")
            if sheet.room.lines(_text((*kept, piece)) + "…", width, sheet.size, True) > most:
                return joined((*kept, Run("…")))
            kept.append(piece)
    return tuple(kept)


def _text(cell: Sequence[Run]) -> str:
    return "".join(run.text for run in cell)
