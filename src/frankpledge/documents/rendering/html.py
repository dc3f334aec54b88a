"""A report as a web page: a fragment for a website's own page, or a whole page in one file."""

from __future__ import annotations

from functools import cache
from html import escape
from pathlib import Path

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup

from frankpledge.documents.pictures import own_ids
from frankpledge.documents.rendering import nodes
from frankpledge.documents.rendering.nodes import Node
from frankpledge.documents.rendering.pandoc import write
from frankpledge.documents.rendering.table_nodes import table_node
from frankpledge.documents.rendering.woven import Notice, Printed, SetPicture, SetTable, SourceNumber, Woven
from frankpledge.documents.text import Labels

FOLDER = Path(__file__).parent


def fragment(woven: Woven) -> str:
    """Headings from h2 down, no scripts, no style attributes, every id its own."""
    blocks = woven.fill(lambda thing: _write(thing, woven.report.labels))
    return write(
        nodes.change(blocks, _dress_markdown_table), "html5", "--shift-heading-level-by=1", "--syntax-highlighting=none"
    ).decode()


def page(woven: Woven) -> bytes:
    """A whole page that needs nothing else: style and pictures are in it."""
    template = _templates().get_template("page.html")
    css = Markup((FOLDER / "page.css").read_text(encoding="utf-8"))
    return template.render(
        report=woven.report,
        labels=woven.report.labels,
        headings=woven.headings if woven.has_contents else [],
        css=css,
        body=Markup(fragment(woven)),
    ).encode()


@cache
def _templates() -> Environment:
    return Environment(loader=FileSystemLoader(FOLDER), autoescape=True, trim_blocks=True, lstrip_blocks=True)


def _write(thing: object, labels: Labels) -> list[Node]:
    match thing:
        case Printed():
            return [nodes.span([nodes.link(nodes.text(thing.text), f"#{thing.target}")], thing.id, ["figure"])]
        case SourceNumber():
            return [nodes.span([nodes.link(nodes.text(thing.text), f"#{thing.back.id}")], thing.id, ["source"])]
        case SetTable():
            return _table(thing, labels)
        case SetPicture():
            return _picture(thing, labels)
        case Notice():
            return [nodes.div([nodes.paragraph(nodes.text(thing.text))], classes=["notice"])]
    raise TypeError(thing)


def _table(table: SetTable, labels: Labels) -> list[Node]:
    set_table = table_node(table, shares=None, align=False)
    return [_scroller([set_table], f"{table.id}_caption"), *_notes(table)]


def _scroller(blocks: list[Node], name: str) -> Node:
    """A group, not a landmark: a page may have thirty. Focusable, so that it scrolls by keyboard."""
    pairs = [("role", "group"), ("tabindex", "0"), *([("aria-labelledby", name)] if name else [])]
    return nodes.div(blocks, classes=["wide"], pairs=pairs)


def _notes(table: SetTable) -> list[Node]:
    return [nodes.div([nodes.paragraph(note) for note in table.notes], classes=["notes"])] if table.notes else []


def _picture(placed: SetPicture, labels: Labels) -> list[Node]:
    name = f"{placed.id}_caption"
    drawing = own_ids(placed.picture.svg, placed.id)
    opening = (
        f'<figure class="picture" id="{placed.id}"><figcaption id="{name}">{escape(placed.caption)}</figcaption>'
        f'<div class="wide drawing" role="group" tabindex="0" aria-labelledby="{name}">{drawing}</div>'
    )
    if placed.table is None:
        return [nodes.raw("html", opening + "</figure>")]
    summary = f"<details><summary>{escape(labels.data)}</summary>"
    return [
        nodes.raw("html", opening + summary),
        *_table(placed.table, labels),
        nodes.raw("html", "</details></figure>"),
    ]


def _dress_markdown_table(node: Node) -> list[Node] | None:
    """A table typed in Markdown gets what ours have: scope on its headings, classes for styles, room to scroll."""
    if node["t"] != "Table" or node["c"][0][0]:
        return None
    attributes, caption, columns, head, bodies, foot = node["c"]
    right = [side["t"] == "AlignRight" for side, _ in columns]
    plain_columns = [[{"t": "AlignDefault"}, {"t": "ColWidthDefault"}] for _ in columns]
    head = [head[0], [_classed(row, right, "col") for row in head[1]]]
    bodies = [[body[0], body[1], body[2], [_classed(row, right, "") for row in body[3]]] for body in bodies]
    dressed = {"t": "Table", "c": [attributes, caption, plain_columns, head, bodies, foot]}
    return [nodes.div([dressed], classes=["wide"], pairs=[("tabindex", "0"), ("role", "group")])]


def _classed(row: list, right: list[bool], scope: str) -> list:
    pairs = [("scope", scope)] if scope else []
    cells = [
        [nodes.attributes("", ["number"] if numeric else [], pairs), {"t": "AlignDefault"}, *cell[2:]]
        for cell, numeric in zip(row[1], right, strict=True)
    ]
    return [row[0], cells]
