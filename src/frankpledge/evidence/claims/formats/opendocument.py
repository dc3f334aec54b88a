"""OpenDocument text (.odt, .ott): its text alone is unpacked, and tracked changes are read as accepted."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO
from xml.etree.ElementTree import Element

from frankpledge.evidence.claims.document import Document, Kind, Unreadable
from frankpledge.evidence.claims.formats.assembly import Assembly
from frankpledge.evidence.claims.formats.grid import MOST_COLUMNS, Span, laid_out
from frankpledge.evidence.claims.formats.looks import Look, heading, look
from frankpledge.evidence.claims.formats.packages import Package
from frankpledge.evidence.claims.formats.word.symbols import raised
from frankpledge.evidence.claims.formats.wording import tidy

_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
TEXT, TABLE, OFFICE = f"{{{_OASIS}:text:1.0}}", f"{{{_OASIS}:table:1.0}}", f"{{{_OASIS}:office:1.0}}"
DRAW, STYLE, FO = f"{{{_OASIS}:drawing:1.0}}", f"{{{_OASIS}:style:1.0}}", f"{{{_OASIS}:xsl-fo-compatible:1.0}}"
_LOCKED = f".//{{{_OASIS}:manifest:1.0}}encryption-data"
_UNREAD = {
    f"{TEXT}tracked-changes", f"{TEXT}table-of-content", f"{TEXT}illustration-index", f"{TEXT}table-index",
    f"{TEXT}alphabetical-index", f"{TEXT}sequence-decls", f"{TEXT}variable-decls", f"{OFFICE}forms",
    f"{OFFICE}annotation", f"{TEXT}ruby-text",
}  # fmt: skip
_CAPTIONS = ("table", "illustration", "figure", "caption", "drawing")
_MOST_ROWS = 20_000


@dataclass(frozen=True)
class Style:
    name: str = ""  # of the style a person chose, on which the file's own is based
    bold: bool | None = None
    raised: bool = False
    hidden: bool = False


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


def read_open_document(stream: BinaryIO, name: str) -> Document:
    """A place's anchor is the number of its `text:p` or `text:h` among all of the body."""
    package = Package(stream)
    manifest = package.xml("META-INF/manifest.xml")
    if manifest is not None and manifest.find(_LOCKED) is not None:
        raise Unreadable("This file is protected by a password. Open it, save it without the password and try again.")
    root = package.xml("content.xml")
    body = None if root is None else root.find(f"{OFFICE}body/{OFFICE}text")
    if root is None or body is None:
        raise Unreadable("This OpenDocument file is broken: its text is missing. Open it and save it again.")
    assembly = Assembly(name)
    reader = _Reader(assembly, _styles(root), body)
    reader.add(body)
    assembly.notes += _remarks(body, reader.pictures)
    return assembly.finish()


class _Reader:
    def __init__(self, assembly: Assembly, styles: dict[str, Style], body: Element) -> None:
        self._assembly = assembly
        self._styles = styles
        paragraphs = (e for e in body.iter() if e.tag in (f"{TEXT}p", f"{TEXT}h"))
        self._anchors = {element: n for n, element in enumerate(paragraphs, 1)}
        self._caption = ""
        self.pictures = 0

    def add(self, container: Element, item: bool = False) -> None:
        for child in container:
            if child.tag in (f"{TEXT}p", f"{TEXT}h"):
                self._paragraph(child, item)
                item = False  # only the first paragraph of an item is one
            elif child.tag == f"{TEXT}list":
                for one in child:
                    self.add(one, item=True)
            elif child.tag == f"{TABLE}table":
                self._table(child)
            elif child.tag.startswith(DRAW):
                self._hang(self._drawn(child))
            elif child.tag not in _UNREAD:
                self.add(child, item)

    def _paragraph(self, element: Element, item: bool) -> None:
        style = self._style(element)
        words = Words()
        self._walk(element, words, style)
        seen = self._look(element, words, style, item)
        self._assembly.text(seen.kind, seen.text, seen.label, seen.level, self._anchors[element])
        if words.text:
            self._caption = words.text if seen.kind == Kind.CAPTION else ""
        self._hang(words)

    def _look(self, element: Element, words: Words, style: Style, item: bool) -> Look:
        if element.tag == f"{TEXT}h":
            return heading(words.text, _number(element, f"{TEXT}outline-level", 10))
        if style.name.lower() == "title":
            return heading(words.text, 1)
        if style.name.lower() in _CAPTIONS or "caption" in style.name.lower():
            return Look(Kind.CAPTION, words.text)
        seen = look(words.text, bold=bool(words.text) and not words.plain)
        return Look(Kind.ITEM, words.text) if item and seen.kind == Kind.PARAGRAPH and not seen.label else seen

    def _style(self, element: Element) -> Style:
        name = element.get(f"{TEXT}style-name", "")
        return self._styles.get(name, Style(_written(name)))

    def _walk(self, element: Element, words: Words, style: Style) -> None:
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
            own = self._style(child)
            bold = style.bold if own.bold is None else own.bold
            self._walk(child, words, Style(style.name, bold, style.raised or own.raised, style.hidden or own.hidden))
        elif tag.startswith(DRAW) and tag != f"{DRAW}a":
            drawn = self._drawn(child)
            words.boxes += drawn.boxes
            words.pictures += drawn.pictures
        elif tag not in _UNREAD and tag != f"{TEXT}hidden-text":
            self._walk(child, words, style)

    def _say(self, text: str | None, words: Words, style: Style) -> None:
        if text and not style.hidden:
            words.pieces.append(raised(text) if style.raised else text)
            words.plain = words.plain or (bool(text.strip()) and not style.bold)

    def _drawn(self, drawing: Element) -> Words:
        boxes = [drawing] if drawing.tag == f"{DRAW}text-box" else list(drawing.iter(f"{DRAW}text-box"))
        return Words(boxes=boxes[:1], pictures=int(not boxes and drawing.find(f".//{DRAW}image") is not None))

    def _hang(self, words: Words) -> None:
        self.pictures += words.pictures
        for note in words.notes:
            label = tidy("".join(note.findtext(f"{TEXT}note-citation", "")))
            body = note.find(f"{TEXT}note-body")
            self._assembly.text(Kind.NOTE, "" if body is None else self._all(body, words), label)
        for box in words.boxes:
            self.add(box)

    def _all(self, container: Element, hanging: Words) -> str:
        """The words of all paragraphs in a note or a cell, on one line; what hangs on them is handed on."""
        found = Words(notes=hanging.notes if container.tag == f"{TABLE}table-cell" else [], boxes=hanging.boxes)
        for element in _paragraphs(container):
            self._walk(element, found, self._style(element))
            found.pieces.append(" ")
        hanging.pictures += found.pictures
        return found.text

    def _table(self, table: Element) -> None:
        hanging = Words()
        rows: list[list[Span]] = []
        headers = 0
        for row, heads in _rows(table):
            spans = self._row(row, hanging)
            times = _number(row, f"{TABLE}number-rows-repeated", _MOST_ROWS) if any(s.text for s in spans) else 1
            rows += [spans] * min(times, _MOST_ROWS - len(rows))
            headers += heads and headers == len(rows) - 1
        self._assembly.table(laid_out(rows), self._caption, headers)
        self._caption = ""
        self._hang(hanging)
        for inner in _inner(table):
            self._table(inner)

    def _row(self, row: Element, hanging: Words) -> list[Span]:
        spans: list[Span] = []
        for cell in _cells(row):
            first = next(_paragraphs(cell), None)
            anchor = None if first is None else self._anchors.get(first)
            across, down = (_number(cell, f"{TABLE}number-{n}-spanned", 1000) for n in ("columns", "rows"))
            span = Span(self._all(cell, hanging), across, down, anchor)
            spans += [span] * min(_number(cell, f"{TABLE}number-columns-repeated", MOST_COLUMNS), MOST_COLUMNS)
        while spans and not spans[-1].text and len(spans) > 1 and spans[-1] == spans[-2]:
            spans.pop()  # a sheet's empty rest
        return spans[:MOST_COLUMNS]


def _paragraphs(container: Element) -> Iterator[Element]:
    """In a cell or note, without those of tables in it."""
    for child in container:
        if child.tag in (f"{TEXT}p", f"{TEXT}h"):
            yield child
        elif child.tag != f"{TABLE}table" and child.tag not in _UNREAD:
            yield from _paragraphs(child)


def _rows(table: Element, heads: bool = False) -> Iterator[tuple[Element, bool]]:
    for child in table:
        if child.tag == f"{TABLE}table-row":
            yield child, heads
        elif child.tag in (f"{TABLE}table-header-rows", f"{TABLE}table-rows", f"{TABLE}table-row-group"):
            yield from _rows(child, heads or child.tag == f"{TABLE}table-header-rows")


def _cells(row: Element) -> list[Element]:
    """Those that are not covered by another."""
    return row.findall(f"{TABLE}table-cell")


def _inner(table: Element) -> Iterator[Element]:
    """The tables in the cells of this one, but not those in theirs."""
    for row, _ in _rows(table):
        for cell in _cells(row):
            yield from cell.findall(f"{TABLE}table")


def _number(element: Element, name: str, most: int) -> int:
    text = element.get(name, "")
    return max(1, min(int(text), most)) if text.isdecimal() and len(text) < 10 else 1


def _written(name: str) -> str:
    """A style's name as a person knows it: other signs than letters are written as `_20_`."""
    return name.replace("_20_", " ")


def _styles(root: Element) -> dict[str, Style]:
    """The styles that the file made for itself, by name."""
    found = {}
    for one in root.iterfind(f"{OFFICE}automatic-styles/{STYLE}style"):
        text = one.find(f"{STYLE}text-properties")
        weight = None if text is None else text.get(f"{FO}font-weight")
        position = "" if text is None else text.get(f"{STYLE}text-position", "")
        high = position.startswith("super") or (position[:1].isdigit() and not position.startswith("0"))
        hidden = text is not None and text.get(f"{TEXT}display") == "none"
        bold = None if weight is None else weight == "bold" or weight >= "600"
        found[one.get(f"{STYLE}name", "")] = Style(
            _written(one.get(f"{STYLE}parent-style-name", "")), bold, high, hidden
        )
    return found


def _remarks(body: Element, pictures: int) -> list[str]:
    remarks = []
    if changes := sum(1 for _ in body.iter(f"{TEXT}changed-region")):
        remarks.append(
            f"This file has {changes:,} tracked {'change' if changes == 1 else 'changes'}. "
            "It was read as if all of them were accepted."
        )
    if pictures:
        things = "1 picture or chart" if pictures == 1 else f"{pictures:,} pictures or charts"
        remarks.append(f"What {things} in this file may say was not read.")
    return remarks
