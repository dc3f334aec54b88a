"""The numbers that Frankpledge printed into a Word file, as they come back: what stood there, what stands there now.

Only what lies in the numbers' bookmarks can be told: a number that was copied elsewhere is a copy without a bookmark.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from frankpledge.documents.rendering.seal import Seal, unsealed
from frankpledge.evidence.claims.document import Block, Document, Kind, Mark, Place, Table
from frankpledge.evidence.claims.parsing.sentences import Sentence, sentences

_QUESTION = re.compile(r"[\w-]+~[\w-]+~[\w-]+~[\w.-]+(?:~[^\s@]+)?")


@dataclass(frozen=True)
class Entry:
    """A row of the Sources appendix: `said` is the figure in words, where the appendix has them; `question` its id."""

    said: str
    question: str

    @property
    def words(self) -> str:
        """`Shoplifting, Harborough, 2024/25, count`, or the question where no more is known."""
        return self.said.rpartition(": ")[0] or self.said or self.question


@dataclass(frozen=True)
class Number:
    """`text` stands there now. `start` and `end` of it in the text of its place; `sentence` is that which holds it.

    `sure`: no other number of its place looks like it, so that it can be replaced.
    """

    seal: Seal
    text: str
    source: int | None
    sentence: Sentence
    start: int
    end: int
    sure: bool

    @property
    def place(self) -> Place:
        return self.sentence.place


class Printed:
    """Everything that a document still has of the numbers that were printed into it."""

    def __init__(self, document: Document) -> None:
        self.document = document

    @cached_property
    def numbers(self) -> tuple[Number, ...]:
        """Those that still have a text, in their order; one that was moved or copied with its bookmark may be twice."""
        at: dict[Place, list[Mark]] = defaultdict(list)
        for mark in self.document.marks:
            if unsealed(mark.name) and mark.text:
                at[mark.place].append(mark)
        blocks = _blocks(self.document)
        found = [n for place, marks in at.items() if place in blocks for n in _numbers(blocks[place], marks)]
        return tuple(sorted(found, key=lambda n: (n.seal.number, n.place.paragraph, n.start)))

    @cached_property
    def sources(self) -> dict[int, Entry]:
        """The rows of the Sources appendix by their running number."""
        return {n: entry for table in self.document.tables for n, entry in _entries(table)}

    def entry(self, number: Number) -> Entry | None:
        return self.sources.get(number.source) if number.source else None


def _blocks(document: Document) -> dict[Place, Block]:
    found = {}
    for part in document.parts:
        if isinstance(part, Block):
            found[part.place] = part
        else:
            found |= {c.place: Block(Kind.CELL, c.text, c.place) for row in part.rows for c in row if not c.covered}
    return found


def _numbers(block: Block, marks: list[Mark]) -> Iterator[Number]:
    """The marks of one place, each where it stands in the text: they come in the order of the text."""
    within = list(sentences(block))
    texts = [mark.text for mark in marks]
    end = 0
    for mark in marks:
        spots = [m.span() for m in _wholly(mark.text).finditer(block.text)]
        start, end = next((s for s in spots if s[0] >= end), spots[0] if spots else (0, len(block.text)))
        sentence = next((s for s in reversed(within) if s.start <= start), Sentence(block.text, 0, block))
        sure = len(spots) == texts.count(mark.text) and end <= sentence.start + len(sentence.text)
        source = mark.source.removeprefix("source_")
        yield Number(
            unsealed(mark.name), mark.text, int(source) if source.isdecimal() else None, sentence, start, end, sure
        )


def _wholly(text: str) -> re.Pattern[str]:
    """A text where no digit or letter goes on before or after it."""
    return re.compile(rf"(?<![\w.,]){re.escape(text)}(?!\w|[.,]\d)" if text[:1].isalnum() else re.escape(text))


def _entries(table: Table) -> Iterator[tuple[int, Entry]]:
    for row in table.rows:
        first, last = row[0].text.strip(), "".join(row[-1].text.split())
        if first.isdecimal() and len(first) < 7 and _QUESTION.fullmatch(last):
            yield int(first), Entry(row[1].text if len(row) > 2 else "", last)
