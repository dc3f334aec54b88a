"""What a slide holds, before it is written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from frankpledge.documents.rendering.woven import Printed, SetPicture


@dataclass(frozen=True)
class Run:
    """Words of one look. A footnote is a run without words whose `note` goes to the speaker's notes."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""
    printed: Printed | None = None
    note: str = ""


@dataclass(frozen=True)
class Line:
    """A paragraph. `mark` is "" or "•" or the number that a list's item has; `level` is how deep the list is."""

    runs: tuple[Run, ...]
    level: int = 0
    mark: str = ""
    heading: bool = False

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True)
class Words:
    """Paragraphs that fit one slide."""

    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Drawing:
    """A picture, the line above it, and what is said before it."""

    placed: SetPicture
    caption: str
    lead: tuple[Line, ...] = ()


@dataclass(frozen=True)
class Grid:
    """A table, or the part of one that fits a slide. `widths` and `heights` (the head's first) in points."""

    caption: str
    head: tuple[str, ...]
    numeric: tuple[bool, ...]
    rows: tuple[tuple[tuple[Run, ...], ...], ...]
    widths: tuple[float, ...]
    heights: tuple[float, ...]
    size: float
    row_headers: bool
    notes: tuple[Line, ...] = ()
    lead: tuple[Line, ...] = ()


Body = Words | Drawing | Grid | None


@dataclass(frozen=True)
class Slide:
    """`kind` is "title", "section", "words" or "thing" (a picture or table); `notes` are the speaker's."""

    kind: str
    title: str
    body: Body = None
    subtitle: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def runs_of(body: Body) -> Iterator[Run]:
    """Every run that is printed in the body."""
    if isinstance(body, Words):
        yield from (run for line in body.lines for run in line.runs)
    if isinstance(body, (Drawing, Grid)):
        yield from (run for line in body.lead for run in line.runs)
    if isinstance(body, Grid):
        yield from (run for row in body.rows for cell in row for run in cell)
        yield from (run for line in body.notes for run in line.runs)
