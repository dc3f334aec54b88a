"""Sentences of a text, each with where it begins."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from frankpledge.evidence.claims.document import Block, Place

# A full stop after these ends no sentence.
_SHORTENED = re.compile(
    r"(?:\b(?:approx|no|nos|cllr|st|mr|mrs|ms|dr|prof|rev|sgt|insp|supt|vs|v|cf|ref|fig|figs|para|paras|sec|pp|p|art|"
    r"incl|est|dept|ltd|inc|co|etc|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec|c|ca|e\.g|i\.e|[A-Z]))$",
    re.IGNORECASE,
)
_NEAR = 600  # characters
_END = re.compile(r"[.!?]+[”\"’')\]]*\s+(?=\S)")


@dataclass(frozen=True)
class Sentence:
    """`start`: where it begins in the text of its block."""

    text: str
    start: int
    block: Block

    @property
    def around(self) -> str:
        """The sentence with what stands near it in its block: never all of it, which may be very long."""
        return self.block.text[max(0, self.start - _NEAR) : self.start + len(self.text) + _NEAR]

    @property
    def place(self) -> Place:
        return self.block.place


def sentences(block: Block) -> Iterator[Sentence]:
    """The sentences of a block; a heading, an item or a cell without a full stop is one."""
    text, begin = block.text, 0
    for end in _END.finditer(text):
        before = text[max(begin, end.start() - 12) : end.start()]  # what a full stop may shorten is short
        mark = text[end.start() : end.end()].strip()
        if mark == "." and (
            _SHORTENED.search(before) or re.fullmatch(r"\W*\(?(?:[0-9]{1,3}|[a-zA-Z]|[ivx]{1,4})", before)
        ):
            continue
        yield Sentence(text[begin : end.end()].rstrip(), begin, block)
        begin = end.end()
    if text[begin:].strip():
        yield Sentence(text[begin:].rstrip(), begin, block)


# “… fell from 717 to 572. At 20.3% this is the largest fall.” “Up 18%.” “This represents a reduction of 17%.”
_GOES_ON = re.compile(
    r"At [\d.]+\s?% (?:this|that|it)\b|(?:This|That|It) (?:is|was|represents|represented|equates to|"
    r"amounts to)\b[^.]{0,60}\d|"
    r"With a population of|(?:This|That|The) [\d.]+\s?% (?:increase|decrease|rise|fall|reduction|drop|"
    r"change)|(?:An? |The )?(?:increase|decrease|rise|fall|reduction|drop|change)s? of\b|"
    r"(?:Up|Down)\b|[+−-]?\d[\d.]*\s?%\W*$",
    re.IGNORECASE,
)
_SHORT = 120


def joined(found: Sequence[Sentence]) -> Iterator[Sentence]:
    """A short sentence that only tells the change of the one before is read together with it."""
    held: Sentence | None = None
    for sentence in found:
        if held and held.block is sentence.block and len(sentence.text) <= _SHORT and _GOES_ON.match(sentence.text):
            held = Sentence(held.block.text[held.start : sentence.start] + sentence.text, held.start, held.block)
            continue
        if held:
            yield held
        held = sentence
    if held:
        yield held
