"""The template's own Markdown, made safe and orderly: harmless links, headings in unbroken levels."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from frankpledge.documents.rendering import nodes
from frankpledge.documents.rendering.nodes import Node

HARMLESS = re.compile(r"^(https?://|mailto:|#)", re.IGNORECASE)
LONGEST = 40  # of a Word bookmark's name


@dataclass(frozen=True)
class Heading:
    """A heading's level (1 is the report's own first), id and words."""

    level: int
    id: str
    text: str


def clean(blocks: list[Node]) -> list[Node]:
    """No pictures but ours (a path in one would be read from this machine), no links to scripts, no raw anything."""
    return nodes.change(blocks, _clean)


def _clean(node: Node) -> list[Node] | None:
    match node["t"]:
        case "Image":
            return clean(node["c"][1])
        case "Link" if not HARMLESS.match(node["c"][2][0]):
            return clean(node["c"][1])
        case "RawBlock" | "RawInline":
            return []
    return None


def number_headings(blocks: list[Node]) -> tuple[list[Node], list[Heading]]:
    """Levels from 1 without a jump, which PDF/UA-1 refuses and a listener stumbles over; each with an id."""
    levels = [node["c"][0] for node in blocks if node["t"] == "Header"]
    top, headings, changed = min(levels, default=1), [], []
    for node in blocks:
        if node["t"] == "Header":
            before = headings[-1].level if headings else 0
            level = min(node["c"][0] - top + 1, before + 1)
            words = nodes.words(node["c"][2]).strip()
            headings.append(Heading(level, _unique(words, {one.id for one in headings}), words))
            changed.append(nodes.header(level, headings[-1].id, node["c"][2]))
        else:
            changed += nodes.change([node], _no_heading)
    return changed, headings


def _no_heading(node: Node) -> list[Node] | None:
    """A heading inside a list or a quotation would stand outside the levels: it becomes a bold line."""
    return [nodes.paragraph([{"t": "Strong", "c": node["c"][2]}])] if node["t"] == "Header" else None


def _unique(words: str, taken: set[str]) -> str:
    base = "section_" + re.sub(r"[^a-z0-9]+", "_", words.lower()).strip("_")[: LONGEST - 13].strip("_")
    base = base.rstrip("_")
    return next(one for one in _candidates(base) if one not in taken)


def _candidates(base: str) -> Any:
    yield base
    yield from (f"{base}_{number}" for number in range(2, 10_000))
