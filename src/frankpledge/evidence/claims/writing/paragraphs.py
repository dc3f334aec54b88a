"""Where the words of each paragraph stand in the bytes of a Word file's main part."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from frankpledge.evidence.claims.formats.wording import tidy
from frankpledge.evidence.claims.writing.splicing import Name, empty_end, parse, parser, tag_end

_SPACES = {"tab", "br", "cr", "ptab"}
_HYPHENS = {"noBreakHyphen": "-"}
_UNREAD = {"del", "moveFrom", "Fallback"}  # changes are read as accepted; a fallback says the same again


@dataclass
class Span:
    """Of bytes: from the first of an element to behind its last."""

    start: int
    end: int = 0


@dataclass
class Paragraph:
    """`pieces`: its text, each piece with the element directly within the paragraph that it stands in.

    Of a paragraph in a text box these are elements of the paragraph that holds the box: nothing is put into boxes.
    `parts` are all such elements, its properties left out.
    """

    pieces: list[tuple[str, Span]] = field(default_factory=list)
    parts: list[Span] = field(default_factory=list)

    def around(self, words: str, start: int, end: int, after: str) -> list[Span]:
        """The elements in which the characters `start` to `end` of `words` stand; none where `words` don't stand here.

        `after`: what is known to come before them, which may be less than there is: a label is no part of a text. Only
        characters that can be seen count, so it is no matter what became of the spaces between runs.
        """
        begin = self._letters.find(_seen(words), len(_seen(after)))
        if begin < 0:
            return []
        return self._holders[begin + len(_seen(words[:start])) : begin + len(_seen(words[:end]))]

    @cached_property
    def _letters(self) -> str:
        return "".join(_seen(piece) for piece, _ in self.pieces)

    @cached_property
    def _holders(self) -> list[Span]:
        """Of each letter the element that it stands in."""
        return [span for piece, span in self.pieces for _ in _seen(piece)]


def _seen(text: str) -> str:
    return tidy(text).replace(" ", "")


def flow(found: Sequence[Paragraph]) -> Paragraph:
    """Several paragraphs read as one: those of a cell. Its parts are those of the first that has any."""
    parts = next((one.parts for one in found if one.parts), [])
    return Paragraph([piece for one in found for piece in one.pieces], parts)


def paragraphs(content: bytes) -> tuple[Name, list[Paragraph]]:
    """The name of the outermost element, and every `w:p` in the order of the file. Raises Unreadable."""
    walk = _Walk(content)
    parse(walk.parser, content)
    return walk.root, walk.found


class _Walk:
    """Through the events of one part."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.found: list[Paragraph] = []
        self.root = Name("", "", "")
        self._names: list[Name] = []  # from the root to where the walk is
        self._inside: list[Paragraph] = []  # paragraphs within paragraphs
        self._outer = 0  # how deep the outermost of them stands
        self._unread = 0
        self.parser = parser()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters

    def _start(self, joined: str, _: dict[str, str]) -> None:
        name = Name.read(joined)
        self.root = self.root if self._names else name
        self._names.append(name)
        if self._inside and len(self._names) == self._outer + 1 and name.local != "pPr":
            start = self.parser.CurrentByteIndex
            self._inside[0].parts.append(Span(start, empty_end(self.content, start)))
        if name.local == "p" and name.space == self.root.space:
            self._open()
        self._unread += name.local in _UNREAD
        if name.local in _SPACES:
            self._add(" ")
        self._add(_HYPHENS.get(name.local, ""))

    def _open(self) -> None:
        made = Paragraph()
        if self._inside:
            made.parts = self._inside[0].parts[-1:]
        else:
            self._outer = len(self._names)
        self._inside.append(made)
        self.found.append(made)

    def _end(self, joined: str) -> None:
        name = Name.read(joined)
        self._unread -= name.local in _UNREAD
        if self._inside and len(self._names) == self._outer + 1 and name.local != "pPr":
            part = self._inside[0].parts[-1]
            part.end = part.end or tag_end(self.content, self.parser.CurrentByteIndex)
        if name.local == "p" and name.space == self.root.space:
            self._inside.pop()
        self._names.pop()

    def _characters(self, text: str) -> None:
        if self._names[-1].local == "t" and self._names[-1].space == self.root.space:
            self._add(text)

    def _add(self, text: str) -> None:
        if text and self._inside and self._inside[0].parts and not self._unread:
            self._inside[-1].pieces.append((text, self._inside[0].parts[-1]))
