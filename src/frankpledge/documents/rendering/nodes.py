"""Nodes of Pandoc's syntax tree, and ways to walk it.

A tree may also hold a `Slot`: something that each format writes in its own way. It is a node like any other to whoever
walks the tree; `fill` replaces all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

Node = dict[str, Any]
NO_ATTRIBUTES = ["", [], []]


def attributes(identifier: str = "", classes: Sequence[str] = (), pairs: Sequence[tuple[str, str]] = ()) -> list:
    return [identifier, list(classes), [list(pair) for pair in pairs]]


def text(words: str) -> list[Node]:
    """Plain words as they stand: nothing in them is markup in any format."""
    inlines: list[Node] = []
    for word in words.split():
        inlines += [{"t": "Space"}, {"t": "Str", "c": word}]
    padded = inlines[1:]
    if words[:1].isspace() and padded:
        padded.insert(0, {"t": "Space"})
    if words[-1:].isspace() and padded:
        padded.append({"t": "Space"})
    return padded or ([{"t": "Space"}] if words else [])


def paragraph(inlines: list[Node]) -> Node:
    return {"t": "Para", "c": inlines}


def plain(inlines: list[Node]) -> Node:
    return {"t": "Plain", "c": inlines}


def header(level: int, identifier: str, inlines: list[Node], classes: Sequence[str] = ()) -> Node:
    return {"t": "Header", "c": [level, attributes(identifier, classes), inlines]}


def link(inlines: list[Node], target: str, classes: Sequence[str] = ()) -> Node:
    return {"t": "Link", "c": [attributes("", classes), inlines, [target, ""]]}


def span(inlines: list[Node], identifier: str = "", classes: Sequence[str] = (), pairs=()) -> Node:
    return {"t": "Span", "c": [attributes(identifier, classes, pairs), inlines]}


def div(blocks: list[Node], identifier: str = "", classes: Sequence[str] = (), pairs=()) -> Node:
    return {"t": "Div", "c": [attributes(identifier, classes, pairs), blocks]}


def styled(style: str, blocks: list[Node]) -> Node:
    """Blocks in a named paragraph style of the Word or ODT file."""
    return div(blocks, pairs=[("custom-style", style)])


def raw(form: str, written: str) -> Node:
    return {"t": "RawBlock", "c": [form, written]}


def raw_inline(form: str, written: str) -> Node:
    return {"t": "RawInline", "c": [form, written]}


def slot(thing: Any) -> Node:
    return {"t": "Slot", "c": thing}


def change(node: Any, rule: Callable[[Node], list[Node] | None]) -> Any:
    """A copy of the tree in which `rule` replaced nodes: None keeps one and looks inside it, a list takes its place."""
    if isinstance(node, list):
        return _changed(node, rule)
    if isinstance(node, dict) and node.get("t") != "Slot":
        return {key: value if isinstance(value, str) else change(value, rule) for key, value in node.items()}
    return node


def _changed(nodes: list, rule: Callable[[Node], list[Node] | None]) -> list:
    copied: list = []
    for one in nodes:
        if not isinstance(one, dict):
            copied.append(_changed(one, rule) if isinstance(one, list) else one)
        elif "t" in one and (instead := rule(one)) is not None:
            copied.extend(instead)
        else:  # most nodes are words and spaces, with nothing inside to look at: they need no copy
            copied.append(one if isinstance(one.get("c", ""), str) else change(one, rule))
    return copied


def words(node: Any) -> str:
    """The tree's text alone, as one line."""
    if isinstance(node, list):
        return "".join(words(one) for one in node)
    if not isinstance(node, dict):
        return ""
    match node.get("t"):
        case "Str":
            return node["c"]
        case "Space" | "SoftBreak" | "LineBreak":
            return " "
        case "Note":
            return ""
        case "Code":
            return node["c"][1]
        case "Quoted":
            left, right = "“”" if node["c"][0]["t"] == "DoubleQuote" else "‘’"
            return left + words(node["c"][1]) + right
        case "Slot":
            return getattr(node["c"], "text", "")
    return words(node.get("c"))
