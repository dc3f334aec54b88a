"""The words of a paragraph of OpenDocument as a reader sees them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from frankpledge.evidence.claims.formats.opendocument.names import DRAW, PARAGRAPHS, TABLE, TEXT, UNREAD
from frankpledge.evidence.claims.formats.opendocument.styles import Style, style_of
from frankpledge.evidence.claims.formats.symbols import raised
from frankpledge.evidence.claims.formats.wording import tidy


@dataclass
class Words:
    """The words of a paragraph, and what hangs on it."""

    pieces: list[str] = field(default_factory=list)
    notes: list[Element] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    plain: bool = False
    pictures: int = 0

    @property
    def text(self) -> str:
        return tidy("".join(self.pieces))


class Gatherer:
    """Reads paragraphs by the styles of their file."""

    def __init__(self, styles: dict[str, Style]) -> None:
        self._styles = styles

    def of(self, element: Element) -> Words:
        """The words of one paragraph."""
        words = Words()
        self.walk(element, words, style_of(self._styles, element))
        return words

    def all(self, container: Element, hanging: Words) -> str:
        """The words of all paragraphs in a note or a cell, on one line; what hangs on them is handed on."""
        found = Words(notes=hanging.notes if container.tag == f"{TABLE}table-cell" else [], boxes=hanging.boxes)
        for element in paragraphs(container):
            self.walk(element, found, style_of(self._styles, element))
            found.pieces.append(" ")
        hanging.pictures += found.pictures
        return found.text

    def walk(self, element: Element, words: Words, style: Style) -> None:
        self._say(element.text, words, style)
        for child in element:
            self._inline(child, words, style)
            self._say(child.tail, words, style)

    def _inline(self, child: Element, words: Words, style: Style) -> None:
        tag = child.tag
        if tag in (f"{TEXT}s", f"{TEXT}tab", f"{TEXT}line-break"):
            words.pieces.append(" ")
        elif tag == f"{TEXT}note":
            words.notes.append(child)
        elif tag == f"{TEXT}span":
            own = style_of(self._styles, child)
            bold = style.bold if own.bold is None else own.bold
            self.walk(child, words, Style(style.name, bold, style.raised or own.raised, style.hidden or own.hidden))
        elif tag.startswith(DRAW) and tag != f"{DRAW}a":
            found = drawn(child)
            words.boxes += found.boxes
            words.pictures += found.pictures
        elif tag not in UNREAD:
            self.walk(child, words, style)

    def _say(self, text: str | None, words: Words, style: Style) -> None:
        if text and not style.hidden:
            words.pieces.append(raised(text) if style.raised else text)
            words.plain = words.plain or (bool(text.strip()) and not style.bold)


def drawn(drawing: Element) -> Words:
    boxes = [drawing] if drawing.tag == f"{DRAW}text-box" else list(drawing.iter(f"{DRAW}text-box"))
    return Words(boxes=boxes[:1], pictures=int(not boxes and drawing.find(f".//{DRAW}image") is not None))


def paragraphs(container: Element) -> Iterator[Element]:
    """In a cell or note, without those of tables in it."""
    for child in container:
        if child.tag in PARAGRAPHS:
            yield child
        elif child.tag != f"{TABLE}table" and child.tag not in UNREAD:
            yield from paragraphs(child)
