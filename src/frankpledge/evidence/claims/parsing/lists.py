"""Lists of a report: what leads to each, and its entries."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from frankpledge.evidence.claims.document import Block, Kind
from frankpledge.evidence.claims.parsing.report import Report

_LEAST = 2


@dataclass(frozen=True)
class Listed:
    """Entries that follow one another. `lead`: the text before the first, such as “These include:”; None at the top."""

    lead: Block | None
    entries: tuple[Block, ...]


def lists(report: Report) -> tuple[Listed, ...]:
    """Every run of two or more list items, in order; an item with a paragraph's number (“1.3”) leads, and is no
    entry."""
    return tuple(_runs(report, lambda block: block.kind == Kind.ITEM and "." not in block.label.rstrip(".")))


def series(report: Report) -> tuple[Listed, ...]:
    """Every run of two or more short texts, list items or lines of their own: what might be a list, however it is
    set."""
    return tuple(_runs(report, lambda block: block.kind in (Kind.ITEM, Kind.PARAGRAPH) and _short(block)))


def _runs(report: Report, belongs) -> Iterator[Listed]:
    lead, run = None, []
    for block in report.blocks:
        if belongs(block):
            run.append(block)
            continue
        yield from _made(lead, run)
        lead, run = block, []
    yield from _made(lead, run)


def _made(lead: Block | None, run: Sequence[Block]) -> Iterator[Listed]:
    if len(run) >= _LEAST:
        yield Listed(lead, tuple(run))


def _short(block: Block) -> bool:
    return len(block.text.split()) <= 25 and not re.search(r"[.!?]\s+[A-Z]", block.text)
