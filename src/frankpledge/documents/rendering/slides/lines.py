"""Pandoc's blocks and inlines as the lines and runs of a slide."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from frankpledge.documents.rendering import nodes
from frankpledge.documents.rendering.nodes import Node
from frankpledge.documents.rendering.slides.model import Line, Run
from frankpledge.documents.rendering.woven import Notice, Printed

BULLET = "•"


def lines(blocks: Sequence[Node], level: int = 0) -> list[Line]:
    """The blocks' paragraphs, lists within lists as deeper levels."""
    return [line for block in blocks for line in _lines(block, level)]


def _lines(block: Node, level: int) -> list[Line]:
    match block["t"]:
        case "Para" | "Plain":
            return [Line(runs(block["c"]), level)]
        case "Header":
            return [Line(tuple(replace(run, bold=True) for run in runs(block["c"][2])), level, heading=True)]
        case "BulletList":
            return [line for item in block["c"] for line in _item(item, BULLET, level)]
        case "OrderedList":
            (first, *_), items = block["c"]
            return [line for number, item in enumerate(items, first) for line in _item(item, str(number), level)]
        case "BlockQuote":
            return lines(block["c"], level + 1)
        case "CodeBlock":
            return [Line((Run(block["c"][1]),), level)]
        case "Div":
            return lines(block["c"][1], level)
        case "DefinitionList":
            return [line for item in block["c"] for line in _definition(item, level)]
        case "Slot" if isinstance(block["c"], Notice):
            return [Line((Run(block["c"].text),), level)]
    return []


def _item(item: Sequence[Node], mark: str, level: int) -> list[Line]:
    """A list's item: its first paragraph has the mark, those after it stand under its words."""
    found = lines(item, level + 1)
    return [replace(found[0], level=level, mark=mark), *found[1:]] if found else []


def _definition(item: Sequence, level: int) -> list[Line]:
    term, definitions = item
    meant = [line for definition in definitions for line in lines(definition, level + 1)]
    return [Line(tuple(replace(run, bold=True) for run in runs(term)), level, heading=True), *meant]


def runs(inlines: Sequence[Node]) -> tuple[Run, ...]:
    """The inlines as runs, neighbours of one look joined."""
    return joined(made for one in inlines for made in _runs(one))


def joined(pieces: Iterable[Run]) -> tuple[Run, ...]:
    """Neighbours of one look as one; numbers and footnotes stay apart, for each has its own source or note."""
    kept: list[Run] = []
    for piece in pieces:
        last = kept[-1] if kept else None
        if last and not (last.printed or last.note) and replace(last, text="") == replace(piece, text=""):
            kept[-1] = replace(last, text=last.text + piece.text)
        else:
            kept.append(piece)
    return tuple(kept)


def _runs(inline: Node) -> list[Run]:
    match inline["t"]:
        case "Str":
            return [Run(inline["c"])]
        case "Space" | "SoftBreak" | "LineBreak":
            return [Run(" ")]
        case "Strong":
            return [replace(run, bold=True) for run in runs(inline["c"])]
        case "Emph":
            return [replace(run, italic=True) for run in runs(inline["c"])]
        case "Link":
            target = inline["c"][2][0]
            link = "" if target.startswith("#") else target
            return [replace(run, link=link) for run in runs(inline["c"][1])]
        case "Code":
            return [Run(inline["c"][1])]
        case "Note":
            return [Run("", note=nodes.words(inline["c"]))]
        case "Quoted":
            left, right = "“”" if inline["c"][0]["t"] == "DoubleQuote" else "‘’"
            return [Run(left), *runs(inline["c"][1]), Run(right)]
        case "Slot":
            thing = inline["c"]
            return [Run(thing.text, printed=thing if isinstance(thing, Printed) else None)]
        case "Span":
            return list(runs(inline["c"][1]))
    inside = inline.get("c")
    return list(runs(inside)) if isinstance(inside, list) and all(isinstance(one, dict) for one in inside) else []
