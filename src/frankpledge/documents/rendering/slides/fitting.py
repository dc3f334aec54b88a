"""How much room words take on a slide, and paragraphs shared out over slides so that none runs over."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from frankpledge.documents.drawing import text_width
from frankpledge.documents.rendering.slides.lines import joined
from frankpledge.documents.rendering.slides.model import Line, Run, Words

LEADING = 1.22  # from line to line, in the size of the type
BETWEEN = 9.0  # points before a paragraph
INDENT = 27.0  # points a level
PIECES = re.compile(r"\s*\S+\s*")


@dataclass(frozen=True)
class Room:
    """The box below a slide's title, in points from the slide's top left; `text` is the size of its words, `wide` how
    much wider than Arial its letters may be, and `scale` the slide's width, 13.33 inches being 1."""

    left: float
    top: float
    width: float
    height: float
    text: float
    wide: float = 1.0
    scale: float = 1.0

    def lines(self, words: str, width: float, size: float, bold: bool = False) -> int:
        """How many lines the words take."""
        return line_count(words, width / self.wide, size, bold)

    def below(self, points: float) -> Room:
        """What is left under something so tall."""
        return replace(self, top=self.top + points, height=self.height - points)


def line_count(words: str, width: float, size: float, bold: bool = False) -> int:
    """Lines of at most `width` points; a word longer than a line is broken."""
    count, used = 1, 0.0
    space = text_width(" ", size)
    for word in words.split():
        long = text_width(word, size, bold)
        if used and used + space + long > width:
            count, used = count + 1, 0.0
        if long > width:
            more = math.ceil(long / width) - 1
            count, long = count + more, long - more * width
        used += long + (space if used else 0)
    return count


def shared_out(lines: Sequence[Line], room: Room) -> list[Words]:
    """The paragraphs over as few slides as hold them, one too long for any slide cut at a sentence's end."""
    cut = [piece for line in lines for piece in _cut(line, room)]
    slides: list[list[Line]] = []
    used = math.inf
    for line in cut:
        tall = height(line, room)
        if used + tall > room.height:
            # A heading stays with what it heads.
            carried = [slides[-1].pop()] if slides and len(slides[-1]) > 1 and slides[-1][-1].heading else []
            slides.append(carried)
            used = sum(height(one, room) for one in carried)
        slides[-1].append(line)
        used += tall
    return [Words(tuple(one)) for one in slides]


def height(line: Line, room: Room) -> float:
    """Points that a paragraph takes, with the space before it."""
    width = room.width - INDENT * (line.level + bool(line.mark))
    return room.lines(line.text, width, room.text, line.heading) * room.text * LEADING + BETWEEN


def _cut(line: Line, room: Room) -> list[Line]:
    if height(line, room) <= room.height:
        return [line]
    pieces = [replace(run, text=text) for run in line.runs for text in PIECES.findall(run.text) or [run.text]]
    kept, sentence = 0, 0
    while kept < len(pieces) and height(_of(line, pieces[: kept + 1]), room) <= room.height:
        kept += 1
        if pieces[kept - 1].text.rstrip().endswith((".", "!", "?")):
            sentence = kept
    end = max(sentence if sentence > kept / 2 else kept, 1)
    if end >= len(pieces):
        return [line]
    rest = replace(_of(line, pieces[end:]), mark="", level=line.level + bool(line.mark))
    return [_of(line, pieces[:end]), *_cut(rest, room)]


def _of(line: Line, pieces: Sequence[Run]) -> Line:
    return replace(line, runs=joined(pieces))
