"""Which slides a report becomes: a section's words, tables and pictures in their order, each slide with its own title
and, for the speaker, where its numbers come from."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from frankpledge.documents.rendering import nodes
from frankpledge.documents.rendering.nodes import Node
from frankpledge.documents.rendering.slides.fitting import Room, height, shared_out
from frankpledge.documents.rendering.slides.grids import grids
from frankpledge.documents.rendering.slides.lines import lines
from frankpledge.documents.rendering.slides.model import Body, Drawing, Grid, Line, Slide, Words, runs_of
from frankpledge.documents.rendering.woven import Notice, Printed, SetPicture, SetTable, Woven
from frankpledge.documents.tables import Column, Number
from frankpledge.documents.text import Report

LONGEST_LEAD = 70.0  # points: two lines
CAPTION_ROOM = 24.0
LEAST_SCALE = 0.8  # points to a picture's pixel: its labels are then 11 points


@dataclass
class Section:
    """A heading of the first two levels and what stands under it."""

    level: int
    title: str
    blocks: list[Node] = field(default_factory=list)


def plan(woven: Woven, room: Room) -> list[Slide]:
    """All slides, the title's first."""
    report = woven.report
    opening = Slide("title", report.title, subtitle=(report.subtitle, report.author, report.labels.date(report.date)))
    slides = [opening]
    for section in _sections(woven):
        bodies = _bodies(section.blocks, room, report)
        slides += _titled(section, bodies, report)
    return slides


def _sections(woven: Woven) -> list[Section]:
    """The report's chapters and their sections; the Sources appendix becomes notes, and its chapter a last slide."""
    report = woven.report
    found = [Section(1, report.title)]
    for block in woven.blocks:
        if block["t"] == "Header" and block["c"][0] <= 2:
            found.append(Section(block["c"][0], nodes.words(block["c"][2]).strip()))
        elif not (block["t"] == "Slot" and isinstance(block["c"], Notice)):
            found[-1].blocks.append(block)
    found = [one for one in found if not any(map(_is_appendix, one.blocks))]
    if not found[0].blocks:
        found.pop(0)
    last = [nodes.paragraph(nodes.text(words)) for words in (report.labels.also_in_report, report.notice) if words]
    return _named_apart([*_without_empty(found), Section(1, report.labels.sources, last)])


def _is_appendix(block: Node) -> bool:
    return block["t"] == "Slot" and isinstance(block["c"], SetTable) and block["c"].sources


def _without_empty(sections: list[Section]) -> list[Section]:
    """A section under which nothing is left for slides has none; a chapter keeps its own for the sections in it."""
    following = [*sections[1:], Section(1, "")]
    return [
        one
        for one, after in zip(sections, following, strict=True)
        if one.blocks or (one.level == 1 and after.level == 2)
    ]


def _named_apart(sections: list[Section]) -> list[Section]:
    """Two sections of one name have their chapter's before it: who listens knows a slide by its title."""
    counts = Counter(one.title for one in sections)
    chapter = ""
    for one in sections:
        chapter = one.title if one.level == 1 else chapter
        if one.level == 2 and counts[one.title] > 1:
            one.title = f"{chapter}: {one.title}"
    return sections


def _bodies(blocks: list[Node], room: Room, report: Report) -> list[Body]:
    """One for each slide of the section."""
    bodies: list[Body] = []
    words: list[Node] = []
    for block in blocks:
        thing = _thing(block)
        if thing is None:
            words.append(block)
            continue
        said = shared_out(lines(words), room)
        made = _shown(thing, said[-1].lines if said else (), room, report)
        bodies += [*(said if not made[0].lead else said[:-1]), *made]
        words = []
    return [*bodies, *shared_out(lines(words), room)]


def _shown(thing: SetPicture | SetTable, said: tuple[Line, ...], room: Room, report: Report) -> list[Drawing | Grid]:
    """A picture or table, with the few words that were said just before it if there is room for both."""
    tall = sum(height(line, room) for line in said)
    if isinstance(thing, SetPicture):
        wide, high = thing.picture.size
        spacious = min(room.width / wide, (room.height - tall - CAPTION_ROOM) / high) >= LEAST_SCALE
        return [Drawing(thing, thing.picture.title, said if tall <= LONGEST_LEAD and spacious else ())]
    lead = said if tall <= LONGEST_LEAD else ()
    made = grids(thing, _unnumbered(thing.caption), room.below(tall) if lead else room, report.labels.more)
    return [replace(made[0], lead=lead), *made[1:]]


def _thing(block: Node) -> SetPicture | SetTable | None:
    if block["t"] == "Table":
        return _typed(block)
    return block["c"] if block["t"] == "Slot" and isinstance(block["c"], (SetPicture, SetTable)) else None


def _typed(table: Node) -> SetTable:
    """A table typed in Markdown."""
    _, _, columns, head, bodies, _ = table["c"]
    headings = [nodes.words(cell[4]).strip() for cell in head[1][0][1]] if head[1] else [""] * len(columns)
    made = tuple(
        Column(words, numeric=side["t"] == "AlignRight") for words, (side, _) in zip(headings, columns, strict=True)
    )
    rows = tuple(tuple(_inlines(cell[4]) for cell in row[1]) for body in bodies for row in body[3])
    return SetTable("", "", made, rows, (), row_headers=False)


def _inlines(blocks: list[Node]) -> list[Node]:
    return [inline for block in blocks if block["t"] in ("Para", "Plain") for inline in block["c"]]


def _unnumbered(caption: str) -> str:
    """Slides leave things out: "Table 3" would be another table than the report's."""
    return re.sub(r"^\S+ \d+: ", "", caption)


def _titled(section: Section, bodies: list[Body], report: Report) -> Iterator[Slide]:
    if not bodies:
        yield Slide("section", section.title)
    for place, body in enumerate(bodies, start=1):
        part = f" ({place} {report.labels.of} {len(bodies)})" if len(bodies) > 1 else ""
        kind = "words" if isinstance(body, Words) else "thing"
        yield Slide(kind, section.title + part, body, notes=tuple(_notes(body, report)))


def _notes(body: Body, report: Report) -> Iterator[str]:
    """For the speaker: footnotes, what a picture shows, and the source of each number."""
    printed = [run.printed for run in runs_of(body) if run.printed]
    if isinstance(body, Drawing):
        yield body.placed.picture.words
        printed += _behind(body.placed)
    yield from (run.note for run in runs_of(body) if run.note)
    texts: dict[str, list[str]] = {}
    for one in printed:
        said = texts.setdefault(one.source, [])
        if one.text not in said:
            said.append(one.text)
    if texts:
        yield f"{report.labels.sources}:"
    for source, said in texts.items():
        yield f"{', '.join(said)}: {'; '.join(part for part in report.source_row(source) if part)}"


def _behind(placed: SetPicture) -> list[Printed | Number]:
    """The numbers in a picture's own table."""
    cells = [cell for row in placed.picture.table.rows for cell in row] if placed.picture.table else []
    return [cell for cell in cells if isinstance(cell, Number)]
