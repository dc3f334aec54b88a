"""What Word and ODT share: metadata, contents as links, and slots written as nodes that Pandoc knows."""

from __future__ import annotations

import base64
from collections.abc import Callable
from pathlib import Path

from frankpledge.documents.pictures import Picture
from frankpledge.documents.rendering import nodes
from frankpledge.documents.rendering.nodes import Node
from frankpledge.documents.rendering.table_nodes import table_node
from frankpledge.documents.rendering.table_shape import shape
from frankpledge.documents.rendering.woven import Notice, Printed, SetPicture, SetTable, SourceNumber, Woven

PICTURE_WIDTH = "100%"
PNG_SCALE = 2.0
TABLE_NOTE, NOTICE = "Table Note", "Notice"


def metadata(woven: Woven) -> dict[str, Node]:
    report = woven.report
    inlines = {
        "title": report.title,
        "subtitle": report.subtitle,
        "author": report.author,
        "date": report.labels.date(report.date),
    }
    meta = {key: {"t": "MetaInlines", "c": nodes.text(words)} for key, words in inlines.items() if words}
    return {**meta, "lang": {"t": "MetaString", "c": report.language}}


def contents(woven: Woven, styles: tuple[str, str]) -> list[Node]:
    """A line with a link for each heading of the first two levels."""
    return [
        nodes.styled(
            styles[heading.level - 1], [nodes.paragraph([nodes.link(nodes.text(heading.text), f"#{heading.id}")])]
        )
        for heading in woven.headings
        if woven.has_contents and heading.level <= len(styles)
    ]


def with_ways_back(woven: Woven, blocks: list[Node], back: Callable[[], Node]) -> list[Node]:
    """A link to the contents at the end of each chapter; none in a report that has no contents."""
    if not woven.has_contents:
        return blocks
    first = next(place for place, node in enumerate(blocks) if node["t"] == "Header")
    placed: list[Node] = []
    for place, node in enumerate(blocks):
        if place > first and node["t"] == "Header" and node["c"][0] == 1:
            placed.append(back())
        placed.append(node)
    return [*placed, back()]


def _write_slot(thing: object, scale: float, files: dict[str, str]) -> list[Node]:
    match thing:
        case Printed():
            return [nodes.span([nodes.link(nodes.text(thing.text), f"#{thing.target}")], thing.id, ["figure"])]
        case SourceNumber():
            number = nodes.text(thing.text)
            linked = number if thing.back.behind_picture else [nodes.link(number, f"#{thing.back.id}")]
            return [nodes.span(linked, thing.id)]
        case SetTable():
            return _table(thing, scale)
        case SetPicture():
            return [_picture(thing, files[thing.picture.svg])]
        case Notice():
            return [nodes.styled(NOTICE, [nodes.paragraph(nodes.text(thing.text))])]
    raise TypeError(thing)


class SlotWriter:
    """Writes slots, and remembers what was placed for the changes that follow Pandoc.

    `scale` is how much of what fits a line on our own page fits one on a council's. The pictures of the report are put
    into files of the `folder`, which Pandoc has to be told of.
    """

    def __init__(self, woven: Woven, folder: Path, scale: float = 1.0) -> None:
        self.scale = scale
        self.files = _files(woven, folder)
        self.pictures: list[SetPicture] = []
        self.small_tables: set[str] = set()  # captions, by which a table is found again

    def __call__(self, thing: object) -> list[Node]:
        if isinstance(thing, SetPicture):
            self.pictures.append(thing)
        if isinstance(thing, SetTable) and shape(thing, self.scale).small:
            self.small_tables.add(thing.caption)
        return _write_slot(thing, self.scale, self.files)


def _table(table: SetTable, scale: float) -> list[Node]:
    made = table_node(table, shares=shape(table, scale).shares, align=True)
    notes = [nodes.styled(TABLE_NOTE, [nodes.paragraph(note)]) for note in table.notes]
    # Two tables that touch become one in Word.
    return [made, *(notes or [nodes.styled(TABLE_NOTE, [nodes.paragraph([{"t": "Str", "c": "\u200b"}])])])]


def _files(woven: Woven, folder: Path) -> dict[str, str]:
    """Each picture of a report as a file of the folder: the name by the drawing.

    Within the tree, as text, they would take Pandoc four times as long. They are numbered in the order of those texts,
    in which Pandoc keeps them, so that the same pictures make the same file.
    """
    pictures = {p.svg: p.png(PNG_SCALE) for p in woven.things.values() if isinstance(p, Picture)}
    names = {png: f"{n:05}.png" for n, png in enumerate(sorted(set(pictures.values()), key=base64.b64encode))}
    for png, name in names.items():
        (folder / name).write_bytes(png)
    return {svg: names[png] for svg, png in pictures.items()}


def _picture(placed: SetPicture, source: str) -> Node:
    """As PNG: neither Word before 2019 nor Pandoc without a converter can take an SVG."""
    alt = nodes.text(placed.picture.words)
    attributes = nodes.attributes(pairs=[("width", PICTURE_WIDTH)])
    image = {"t": "Image", "c": [attributes, alt, [source, placed.picture.title]]}
    caption = [None, [nodes.plain(nodes.text(placed.caption))]]
    return {"t": "Figure", "c": [nodes.attributes(placed.id), caption, [nodes.plain([image])]]}
