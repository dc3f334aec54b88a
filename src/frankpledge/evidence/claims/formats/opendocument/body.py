"""The paragraphs, lists and tables of an OpenDocument text in their order, put into an assembly."""

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from frankpledge.evidence.claims.document import Kind
from frankpledge.evidence.claims.formats.assembly import Assembly
from frankpledge.evidence.claims.formats.grid import MOST_COLUMNS, Span, laid_out
from frankpledge.evidence.claims.formats.looks import Look, heading, look
from frankpledge.evidence.claims.formats.opendocument.inline import Gatherer, Words, drawn, paragraphs
from frankpledge.evidence.claims.formats.opendocument.names import DRAW, PARAGRAPHS, TABLE, TEXT, UNREAD, number
from frankpledge.evidence.claims.formats.opendocument.numbering import Numbering
from frankpledge.evidence.claims.formats.opendocument.styles import Style, style_of
from frankpledge.evidence.claims.formats.wording import tidy

_MOST_ROWS = 20_000


@dataclass(frozen=True)
class Item:
    """Where a paragraph stands in a list: its first paragraph bears the label."""

    style: str
    depth: int
    start: int | None = None
    header: bool = False


class Body:
    def __init__(self, assembly: Assembly, styles: dict[str, Style], numbering: Numbering, body: Element) -> None:
        self._assembly = assembly
        self._styles = styles
        self._numbering = numbering
        self._gatherer = Gatherer(styles)
        self._anchors = {element: n for n, element in enumerate((e for e in body.iter() if e.tag in PARAGRAPHS), 1)}
        self._caption = ""
        self.pictures = 0

    def add(self, container: Element, item: Item | None = None) -> None:
        first = item
        for child in container:
            if child.tag in PARAGRAPHS:
                self._paragraph(child, first)
                first = None
            elif child.tag == f"{TEXT}list":
                self._list(child, item)
            elif child.tag == f"{TABLE}table":
                self._table(child)
            elif child.tag.startswith(DRAW):
                self._hang(drawn(child))
            elif child.tag not in UNREAD:
                self.add(child, first)

    def _list(self, element: Element, outer: Item | None) -> None:
        style = element.get(f"{TEXT}style-name") or (outer.style if outer else "")
        continues = element.get(f"{TEXT}continue-numbering") == "true" or element.get(f"{TEXT}continue-list")
        if outer is None and not continues:
            self._numbering.begin(style)
        for one in element:
            told = one.get(f"{TEXT}start-value", "")
            start = int(told) if told.isdecimal() and len(told) < 6 else None
            self.add(one, Item(style, outer.depth + 1 if outer else 1, start, one.tag == f"{TEXT}list-header"))

    def _paragraph(self, element: Element, item: Item | None) -> None:
        words = self._gatherer.of(element)
        seen = self._look(element, words, item) if words.text else Look(Kind.PARAGRAPH, "")
        self._assembly.text(seen.kind, seen.text, seen.label, seen.level, self._anchors[element])
        if words.text:
            self._caption = words.text if seen.kind == Kind.CAPTION else ""
        self._hang(words)

    def _look(self, element: Element, words: Words, item: Item | None) -> Look:
        style = style_of(self._styles, element).name.lower()
        label = self._label(element, item)
        if element.tag == f"{TEXT}h" or style == "title":
            seen = heading(words.text, number(element, f"{TEXT}outline-level", 10))
            return seen._replace(text=words.text, label=label) if label else seen
        if "caption" in style or style in ("table", "illustration", "figure", "drawing"):
            return Look(Kind.CAPTION, words.text)
        seen = look(words.text, bold=not words.plain)
        if seen.kind == Kind.HEADING and label:
            return Look(Kind.HEADING, words.text, label, label.count(".") + 1)
        if label or (item and seen.kind == Kind.PARAGRAPH and not seen.label):
            return Look(Kind.PARAGRAPH if "." in label else Kind.ITEM, words.text, label)
        return seen

    def _label(self, element: Element, item: Item | None) -> str:
        if item and not item.header:
            return self._numbering.label(item.style, item.depth, item.start)
        if element.tag == f"{TEXT}h" and not item and element.get(f"{TEXT}is-list-header") != "true":
            return self._numbering.heading(number(element, f"{TEXT}outline-level", 10))
        return ""

    def _hang(self, words: Words) -> None:
        self.pictures += words.pictures
        for note in words.notes:
            label = tidy("".join(note.findtext(f"{TEXT}note-citation", "")))
            body = note.find(f"{TEXT}note-body")
            self._assembly.text(Kind.NOTE, "" if body is None else self._gatherer.all(body, words), label)
        for box in words.boxes:
            self.add(box)

    def _table(self, table: Element) -> None:
        hanging = Words()
        rows: list[list[Span]] = []
        headers = 0
        for row, heads in _rows(table):
            spans = self._row(row, hanging)
            times = number(row, f"{TABLE}number-rows-repeated", _MOST_ROWS) if any(s.text for s in spans) else 1
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
            first = next(paragraphs(cell), None)
            anchor = None if first is None else self._anchors.get(first)
            across, down = (number(cell, f"{TABLE}number-{n}-spanned", 1000) for n in ("columns", "rows"))
            span = Span(self._gatherer.all(cell, hanging), across, down, anchor)
            spans += [span] * min(number(cell, f"{TABLE}number-columns-repeated", MOST_COLUMNS), MOST_COLUMNS)
        while spans and not spans[-1].text and len(spans) > 1 and spans[-1] == spans[-2]:
            spans.pop()  # a sheet's empty rest
        return spans[:MOST_COLUMNS]


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
