"""A report with everything in its place, before any format has written it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from frankpledge.documents.pictures import Picture
from frankpledge.documents.rendering import nodes
from frankpledge.documents.rendering.cleaning import Heading
from frankpledge.documents.rendering.nodes import Node
from frankpledge.documents.tables import Column
from frankpledge.documents.text import Report, Thing


@dataclass(frozen=True)
class Printed:
    """A number where it stands in the document: `id` is its anchor (in Word: a bookmark), `target` its source's row."""

    id: str
    name: str
    text: str
    source: str
    target: str
    behind_picture: bool = False  # in a picture's own table, which only a web page prints


@dataclass(frozen=True)
class SourceNumber:
    """The running number at the head of a source's row; `back` is where it is first cited."""

    id: str
    text: str
    back: Printed


@dataclass(frozen=True)
class SetTable:
    """A table with its cells and notes as inlines, ready to be set; `caption` has its number."""

    id: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[list[Node], ...], ...]
    notes: tuple[list[Node], ...]
    row_headers: bool
    small: bool = False  # small type even where the columns would have room
    sources: bool = False  # the appendix


@dataclass(frozen=True)
class SetPicture:
    """A picture in its place; `caption` has its number."""

    id: str
    caption: str
    picture: Picture
    table: SetTable | None


@dataclass
class Woven:
    """A report with everything in its place. `blocks` hold slots; a format fills them."""

    report: Report
    blocks: list[Node] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    numbers: list[Printed] = field(default_factory=list)
    things: dict[str, Thing] = field(default_factory=dict, repr=False)  # what each name in the template stood for

    @property
    def has_contents(self) -> bool:
        return bool(self.headings) and not self.report.brief

    def fill(self, write: Callable[[object], list[Node]]) -> list[Node]:
        """The blocks with each slot replaced by what `write` makes of it, slots within slots included."""
        return fill(self.blocks, write)


def fill(blocks: list[Node], write: Callable[[object], list[Node]]) -> list[Node]:
    def rule(node: Node) -> list[Node] | None:
        return fill(write(node["c"]), write) if node["t"] == "Slot" else None

    return nodes.change(blocks, rule)


@dataclass(frozen=True)
class Notice:
    """The line at the end."""

    text: str
