"""The paragraphs and tables of a Word file in their order, put into an assembly."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from frankpledge.evidence.claims.document import Kind, Mark, Place
from frankpledge.evidence.claims.formats.assembly import Assembly
from frankpledge.evidence.claims.formats.looks import Look, heading, look
from frankpledge.evidence.claims.formats.word.inline import Bookmark, Paragraph, chosen, gathered, merges_with_next
from frankpledge.evidence.claims.formats.word.names import EITHER, W, at, value
from frankpledge.evidence.claims.formats.word.numbering import Numbering
from frankpledge.evidence.claims.formats.word.styles import Style, Styles, outline
from frankpledge.evidence.claims.formats.word.tables import Drawn, drawn
from frankpledge.evidence.claims.formats.wording import tidy

_GONE = {f"{W}del", f"{W}moveFrom"}
_THROUGH = {f"{W}{n}" for n in ("ins", "moveTo", "customXml", "sdtContent")}
_CONTENTS = {"Table of Contents", "Table of Figures"}


@dataclass
class Hanging:
    """What hangs on texts and comes after them: text boxes, the tables in cells, notes."""

    boxes: list[Element] = field(default_factory=list)
    tables: list[Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)

    def take(self, paragraph: Paragraph) -> None:
        self.boxes += paragraph.boxes
        self.notes += paragraph.notes


@dataclass
class Body:
    """`note`: the text of a footnote or endnote by its kind and id. `anchors`: the number of each `w:p`."""

    assembly: Assembly
    styles: Styles
    numbering: Numbering
    note: Callable[[str, str], str]
    anchors: dict[Element, int]
    pictures: int = 0
    _caption: str = ""
    _noted: int = 0
    _held: tuple[Element, Paragraph] | None = None

    def add(self, container: Element) -> None:
        """Everything in a body, a text box or a content control."""
        for block in blocks(container):
            if block.tag == f"{W}p":
                self._paragraph(block)
            else:
                self._table(block)
        self._let_go()

    def _paragraph(self, element: Element) -> None:
        style = self.styles[value(element, "pPr/pStyle")]
        found = gathered(element, style.bold)
        first = element
        if self._held:
            first, found = self._held[0], _together(self._held[1], found)
            self._held = None
        if merges_with_next(element):
            self._held = (first, found)
            return
        self._put(element, first, found, style)

    def _let_go(self) -> None:
        if self._held:
            first, found = self._held
            self._held = None
            self._put(first, first, found, self.styles[value(first, "pPr/pStyle")])

    def _put(self, element: Element, first: Element, found: Paragraph, style: Style) -> None:
        """`element` gives the looks, `first` the place: they differ where a paragraph goes on in another."""
        self.pictures += found.pictures
        anchor = self.anchors.get(first)
        label = self._label(element, style) if found.text else None
        seen = Look(Kind.PARAGRAPH, "") if style.contents else self._look(element, found, style, label)
        place = self.assembly.text(seen.kind, seen.text, seen.label, seen.level, anchor)
        if found.text:
            self._caption = found.text if seen.kind == Kind.CAPTION else ""
        self._mark(found.marks, place)
        self._hang(Hanging(found.boxes, [], found.notes))

    def _label(self, element: Element, style: Style) -> str | None:
        own = (value(element, "pPr/numPr/numId"), value(element, "pPr/numPr/ilvl"))
        if own[0] == "0":
            return None
        return self.numbering.label(own[0] or style.list[0], own[1] or style.list[1], value(element, "pPr/pStyle"))

    def _look(self, element: Element, found: Paragraph, style: Style, label: str | None) -> Look:
        own = outline(at(element, "pPr"))
        level = style.level if own is None else own
        if level and found.text:
            seen = heading(found.text, level)
            return seen._replace(text=found.text, label=label) if label else seen
        if style.caption:
            return Look(Kind.CAPTION, found.text)
        seen = look(found.text, bold=bool(found.text) and not found.plain)
        if label is None or seen.kind == Kind.CAPTION:
            return seen
        if seen.kind == Kind.HEADING and label:
            return Look(Kind.HEADING, found.text, label, label.count(".") + 1)
        return Look(Kind.PARAGRAPH if "." in label else Kind.ITEM, found.text, label)

    def _mark(self, marks: Sequence[Bookmark], place: Place) -> None:
        self.assembly.marks += [Mark(one.name, one.text, place, one.source) for one in marks]

    def _table(self, element: Element) -> None:
        hanging = Hanging()
        table = drawn(element, lambda cell: self._cell(cell, hanging))
        self._lay(table)
        self._caption = ""
        self._hang(hanging)

    def _lay(self, table: Drawn) -> None:
        places = self.assembly.table(table.rows, self._caption, table.headers)
        for (row, column), marks in table.marks.items():
            if places:
                self._mark(marks, places[row][column])

    def _cell(self, cell: Element, hanging: Hanging) -> tuple[str, int | None, list[Bookmark]]:
        """Its text, the number of the first paragraph with a word in it, and the marks."""
        texts: list[str] = []
        marks: list[Bookmark] = []
        anchor = None
        for block in blocks(cell):
            if block.tag == f"{W}tbl":
                hanging.tables.append(block)
                continue
            found = gathered(block)
            hanging.take(found)
            self.pictures += found.pictures
            marks += found.marks
            if anchor is None or (found.text and not tidy("".join(texts))):
                anchor = self.anchors.get(block)
            texts.append(found.text + ("" if merges_with_next(block) else " "))
        return "".join(texts), anchor, marks

    def _hang(self, hanging: Hanging) -> None:
        for kind, key in hanging.notes:
            self._noted += 1
            self.assembly.text(Kind.NOTE, self.note(kind, key), str(self._noted))
        for box in hanging.boxes:
            self.add(box)
        for table in hanging.tables:
            self._table(table)


def blocks(container: Element) -> Iterator[Element]:
    """The `w:p` and `w:tbl` in it, those in content controls among them; without what was deleted and the contents."""
    for child in container:
        if child.tag in (f"{W}p", f"{W}tbl"):
            yield child
        elif child.tag in _THROUGH:
            yield from blocks(child)
        elif child.tag == f"{W}sdt":
            content = at(child, "sdtContent")
            if content is not None and value(child, "sdtPr/docPartObj/docPartGallery") not in _CONTENTS:
                yield from blocks(content)
        elif child.tag == EITHER and (one := chosen(child)) is not None:
            yield from blocks(one)


def _together(first: Paragraph, second: Paragraph) -> Paragraph:
    """The second is added to the first: of thousands that merge, none is copied again with each that follows."""
    first.pieces += second.pieces
    first.notes += second.notes
    first.boxes += second.boxes
    first.marks += second.marks
    first.plain = first.plain or second.plain
    first.pictures += second.pictures
    return first
