"""A table as a node of Pandoc's tree, for the formats whose tables Pandoc writes (HTML, Word, ODT)."""

from __future__ import annotations

from collections.abc import Sequence

from frankpledge.documents.rendering import nodes
from frankpledge.documents.rendering.nodes import Node
from frankpledge.documents.rendering.woven import SetTable


def table_node(table: SetTable, *, shares: Sequence[float] | None, align: bool) -> Node:
    """`shares` None lets the reader's program choose widths.

    Without `align`, numbers are right-aligned by class alone: a website's policy may refuse style attributes.
    """
    sides = [_side(column.numeric and align) for column in table.columns]
    widths = [{"t": "ColWidthDefault"}] * len(sides)
    if shares:
        widths = [{"t": "ColWidth", "c": share} for share in shares]
    headings = [nodes.text(column.heading) for column in table.columns]
    classes = [("number",) if column.numeric else () for column in table.columns]
    head = _row([_cell(words, kind, "col") for words, kind in zip(headings, classes, strict=True)])
    scopes = ["row" if table.row_headers and not position else "" for position in range(len(sides))]
    rows = [_row([_cell(*parts) for parts in zip(cells, classes, scopes, strict=True)]) for cells in table.rows]
    caption = nodes.span(nodes.text(table.caption), f"{table.id}_caption")
    return {
        "t": "Table",
        "c": [
            nodes.attributes(table.id),
            [None, [nodes.plain([caption])]],
            [list(pair) for pair in zip(sides, widths, strict=True)],
            [nodes.NO_ATTRIBUTES, [head]],
            [[nodes.NO_ATTRIBUTES, int(table.row_headers), [], rows]],
            [nodes.NO_ATTRIBUTES, []],
        ],
    }


def _side(right: bool) -> Node:
    return {"t": "AlignRight"} if right else {"t": "AlignDefault"}


def _row(cells: list) -> list:
    return [nodes.NO_ATTRIBUTES, cells]


def _cell(inlines: list[Node], classes: Sequence[str], scope: str) -> list:
    pairs = [("scope", scope)] if scope else []
    return [nodes.attributes("", classes, pairs), {"t": "AlignDefault"}, 1, 1, [nodes.plain(inlines)]]
