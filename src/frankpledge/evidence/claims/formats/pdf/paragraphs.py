"""The texts of the pages put into an assembly: headings by their size, and what a page end cut in two made whole."""

import re
from collections import Counter
from dataclasses import dataclass

from frankpledge.evidence.claims.document import Kind
from frankpledge.evidence.claims.formats.assembly import Assembly
from frankpledge.evidence.claims.formats.labels import labelled
from frankpledge.evidence.claims.formats.looks import HEADING_WORDS, Look, heading, look
from frankpledge.evidence.claims.formats.pdf.stacks import Stack
from frankpledge.evidence.claims.formats.pdf.tables import Grid, joined
from frankpledge.evidence.claims.formats.wording import rejoined

_LARGER = 1.15  # times the size of most words: a heading
_LONGEST = 20_000  # characters of a paragraph, to which nothing is joined any more
_END = re.compile(r"[.!?:;][”\"’')\]]*$")
_LEADERS = re.compile(r"(?:\.\s?){4,}\s*\d*$")  # the dots of a table of contents

Part = Stack | Grid


@dataclass
class Text:
    page: int
    text: str
    size: float
    bold: bool


def put(assembly: Assembly, pages: list[list[Part]], words: frozenset[str]) -> None:
    """`words`: of the whole report, for `rejoined`."""
    usual = _usual_size(pages)
    larger = _larger_sizes(pages, usual)
    caption = ""
    for part in _whole(pages, words):
        assembly.page = part[0] if isinstance(part, tuple) else part.page
        if isinstance(part, tuple):
            assembly.table(part[1].rows, caption)
            caption = ""
            continue
        seen = _seen(part, usual, larger)
        assembly.text(seen.kind, seen.text, seen.label, seen.level)
        caption = seen.text if seen.kind == Kind.CAPTION else ""


def _whole(pages: list[list[Part]], words: frozenset[str]) -> list[Text | tuple[int, Grid]]:
    found: list[Text | tuple[int, Grid]] = []
    for number, parts in enumerate(pages, 1):
        for part in parts:
            if isinstance(part, Grid):
                found.append((number, part))
                continue
            text = Text(number, joined(part.lines, words), part.size, part.bold)
            if _LEADERS.search(text.text[-300:]):
                continue
            last = _last_text(found)
            if last and _goes_on(last, text):
                last.text = rejoined(last.text, text.text, words)
            else:
                found.append(text)
    return found


def _last_text(found: list) -> Text | None:
    return found[-1] if found and isinstance(found[-1], Text) else None


def _goes_on(last: Text, text: Text) -> bool:
    """Over the end of a page or column, or a line that stands apart: no end mark above, lower case below."""
    if (
        len(last.text) > _LONGEST
        or _END.search(last.text[-20:])
        or labelled(text.text).starts
        or abs(last.size - text.size) > 0.08 * last.size
    ):
        return False
    return len(last.text) > 25 and text.text[:1].islower()


def _seen(text: Text, usual: float, larger: list[float]) -> Look:
    short = len(text.text.split()) <= HEADING_WORDS + 6
    if round(text.size, 1) >= usual * _LARGER and short and any(c.isalpha() for c in text.text):
        return heading(text.text, min(larger.index(round(text.size, 1)) + 1, 6))
    return look(text.text, text.bold)


def _usual_size(pages: list[list[Part]]) -> float:
    sizes = _sizes(pages)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _larger_sizes(pages: list[list[Part]], usual: float) -> list[float]:
    """The largest first."""
    return sorted((size for size in _sizes(pages) if size >= usual * _LARGER), reverse=True)


def _sizes(pages: list[list[Part]]) -> Counter[float]:
    """How many words there are of each size, outside tables."""
    sizes: Counter[float] = Counter()
    for parts in pages:
        for part in parts:
            if isinstance(part, Stack):
                sizes[round(part.size, 1)] += part.words
    return sizes
