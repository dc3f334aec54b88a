"""The words of one paragraph of Word as a reader sees them, all tracked changes accepted."""

from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from frankpledge.evidence.claims.formats.symbols import in_font, raised
from frankpledge.evidence.claims.formats.word.names import (
    CHOICE,
    EITHER,
    FALLBACK,
    MATH_TEXT,
    MATHS,
    MATHS_BLOCK,
    W,
    at,
    is_on,
    value,
)
from frankpledge.evidence.claims.formats.wording import tidy

_MARKED = "figure_"  # how the bookmarks begin that Frankpledge puts around its numbers
_MOST_OPEN = 100  # bookmarks around one text: ours lie within one another only where a reader put them so
_GONE = {f"{W}del", f"{W}moveFrom"}
_THROUGH = {f"{W}{n}" for n in ("ins", "moveTo", "smartTag", "customXml", "sdtContent", "fldSimple", "dir", "bdo")}
_SPACES = {f"{W}{n}" for n in ("tab", "br", "cr", "ptab")}
_DRAWN = {f"{W}drawing", f"{W}pict", f"{W}object"}


@dataclass
class Bookmark:
    """`start`: how many pieces of text stood before it."""

    name: str
    start: int
    source: str = ""
    text: str = ""


@dataclass
class Paragraph:
    """`notes`: (footnote or endnote, its id); `boxes`: the text boxes that hang on it; `bold`: every word is."""

    pieces: list[str] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    marks: list[Bookmark] = field(default_factory=list)
    plain: bool = False  # some of its words are not bold
    pictures: int = 0

    @property
    def text(self) -> str:
        return tidy("".join(self.pieces))


def gathered(paragraph: Element, bold: bool = False) -> Paragraph:
    """`bold`: whether its style is."""
    gathering = _Gathering(bold)
    gathering.walk(paragraph, live=True)
    gathering.close_all()
    return gathering.found


def merges_with_next(paragraph: Element) -> bool:
    """Whether a tracked change took its end away, so that the next paragraph goes on in it."""
    marks = at(paragraph, "pPr/rPr")
    return marks is not None and any(marks.find(name) is not None for name in _GONE)


def chosen(either: Element) -> Element | None:
    """Of the same thing written for newer and older programs, the newer."""
    found = either.find(CHOICE)
    return either.find(FALLBACK) if found is None else found


class _Gathering:
    def __init__(self, bold: bool) -> None:
        self.found = Paragraph()
        self._bold = bold
        self._open: dict[str, Bookmark] = {}
        self._links: list[str] = []
        self._fields: list[bool] = []  # of each field we are in: whether we have come to its result

    def walk(self, element: Element, live: bool) -> None:
        """`live`: it was not deleted."""
        for child in element:
            tag = child.tag
            if tag == f"{W}r":
                self._run(child, live)
            elif tag in _GONE:
                self.walk(child, False)
            elif tag in _THROUGH:
                self.walk(child, live)
            elif tag == f"{W}hyperlink":
                self._link(child, live)
            elif tag == f"{W}sdt":
                self._control(child, live)
            elif tag == f"{W}bookmarkStart":
                self._start(child)
            elif tag == f"{W}bookmarkEnd":
                self._end(child.get(f"{W}id", ""))
            elif tag in (MATHS, MATHS_BLOCK):
                self._say("".join(text.text or "" for text in child.iter(MATH_TEXT)), live)
            elif tag == EITHER and (one := chosen(child)) is not None:
                self.walk(one, live)

    def close_all(self) -> None:
        for key in list(self._open):
            self._end(key)

    def _link(self, link: Element, live: bool) -> None:
        self._links.append(link.get(f"{W}anchor", ""))
        for mark in self._open.values():
            mark.source = mark.source or self._links[-1]
        self.walk(link, live)
        self._links.pop()

    def _control(self, control: Element, live: bool) -> None:
        """A content control, unless it only shows what to type into it."""
        content = at(control, "sdtContent")
        if content is not None and not is_on(control, "sdtPr/showingPlcHdr"):
            self.walk(content, live)

    def _start(self, element: Element) -> None:
        name = element.get(f"{W}name", "")
        if name.startswith(_MARKED) and len(self._open) < _MOST_OPEN:
            source = self._links[-1] if self._links else ""
            self._open[element.get(f"{W}id", "")] = Bookmark(name, len(self.found.pieces), source)

    def _end(self, key: str) -> None:
        if mark := self._open.pop(key, None):
            mark.text = tidy("".join(self.found.pieces[mark.start :]))
            self.found.marks.append(mark)

    def _run(self, run: Element, live: bool) -> None:
        properties = at(run, "rPr")
        live = live and not is_on(properties, "vanish")
        bold = is_on(properties, "b")
        strong = (self._bold or value(properties, "rStyle") == "Strong") if bold is None else bold
        before = len(self.found.pieces)
        self._parts(run, properties, live)
        if not strong and any(piece.strip() for piece in self.found.pieces[before:]):
            self.found.plain = True

    def _parts(self, run: Element, properties: Element | None, live: bool) -> None:
        for part in run:
            tag = part.tag
            if tag == f"{W}t":
                self._say(_as_seen(part.text or "", properties), live)
            elif tag in _SPACES:
                self._say(" ", live)
            elif tag == f"{W}noBreakHyphen":
                self._say("-", live)
            elif tag == f"{W}sym":
                self._say(_symbol(part), live)
            elif tag == f"{W}fldChar":
                self._field(part.get(f"{W}fldCharType"))
            elif tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
                if live:
                    self.found.notes.append((tag.removeprefix(W).removesuffix("Reference"), part.get(f"{W}id", "")))
            elif tag == f"{W}ruby":
                if (base := at(part, "rubyBase")) is not None:
                    self.walk(base, live)
            elif tag in _DRAWN:
                self._drawn(part, live)
            elif tag == EITHER and (one := chosen(part)) is not None:
                self._parts(one, properties, live)

    def _field(self, kind: str | None) -> None:
        if kind == "begin":
            self._fields.append(False)
        elif kind == "separate" and self._fields:
            self._fields[-1] = True
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _drawn(self, drawing: Element, live: bool) -> None:
        boxes = list(_boxes(drawing))
        if live:
            self.found.boxes += boxes
            self.found.pictures += not boxes

    def _say(self, text: str, live: bool) -> None:
        if live and text and all(self._fields):
            self.found.pieces.append(text)


def _boxes(element: Element):
    """The text boxes in a drawing, each once, those within another left to it."""
    for child in element:
        if child.tag == f"{W}txbxContent":
            yield child
        elif child.tag == EITHER:
            if (one := chosen(child)) is not None:
                yield from _boxes(one)
        else:
            yield from _boxes(child)


def _as_seen(text: str, properties: Element | None) -> str:
    text = in_font(text, value(properties, "rFonts", "ascii"))
    return raised(text) if value(properties, "vertAlign") == "superscript" else text


def _symbol(element: Element) -> str:
    try:
        return in_font(chr(int(element.get(f"{W}char", "20"), 16)), element.get(f"{W}font"))
    except (ValueError, OverflowError):
        return ""
