"""What a browser would show of a page, put into an assembly as it comes."""

from html.parser import HTMLParser

from frankpledge.evidence.claims.document import Kind
from frankpledge.evidence.claims.formats.assembly import Assembly
from frankpledge.evidence.claims.formats.grid import laid_out
from frankpledge.evidence.claims.formats.looks import Look, heading, look
from frankpledge.evidence.claims.formats.symbols import raised
from frankpledge.evidence.claims.formats.web.elements import BLOCKS, HEADINGS, VOID, Attributes, Elements
from frankpledge.evidence.claims.formats.web.tables import Table
from frankpledge.evidence.claims.formats.wording import tidy

_LISTS = ("ul", "ol", "menu")
_CELLS = ("td", "th")
_NOTES = ("doc-endnotes", "doc-footnote", "doc-footnotes", "doc-endnote")


class Reader(HTMLParser):
    """A place's anchor is the line of the file."""

    def __init__(self, assembly: Assembly) -> None:
        super().__init__(convert_charrefs=True)
        self._assembly = assembly
        self._elements = Elements()
        self._pieces: list[str] = []
        self._line: int | None = None
        self._plain = False  # some of the words gathered are not bold
        self._block = "p"  # the element whose words are gathered
        self._lists: list[int | None] = []  # of each open list the number of its last item; None without numbers
        self._label = ""
        self._tables: list[Table] = []
        self._caption = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        if tag in BLOCKS or tag == "br":
            self._break(tag)
        if tag in VOID:
            return
        for ended in self._elements.start(tag, attributes):
            self._ended(ended)
        if not self._elements.hidden:
            self._begun(tag, attributes)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """`<div/>` begins a `div` as `<div>` does; only in pictures, which are not read, does it end it."""
        self.handle_starttag(tag, attrs)
        if "svg" in self._elements or "math" in self._elements:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in BLOCKS:
            self._break(tag)
        for ended in self._elements.end(tag):
            self._ended(ended)

    def handle_data(self, data: str) -> None:
        if self._elements.hidden:
            return
        data = raised(data) if "sup" in self._elements else data
        if self._tables and self._tables[-1].cell is not None and "caption" not in self._elements:
            self._tables[-1].cell.append(data)
            return
        if data.strip():
            self._line = self._line or self.getpos()[0]
            self._plain = self._plain or not self._elements.bold
        self._pieces.append(data)

    def close(self) -> None:
        super().close()
        self._flush()
        while self._tables:
            self._end_table()

    def _begun(self, tag: str, attributes: Attributes) -> None:
        if tag in BLOCKS:
            self._block = tag
        if tag in _LISTS:
            self._lists.append(_start(attributes) if tag == "ol" else None)
        elif tag == "li":
            self._count()
        elif tag == "table" and attributes.get("role") != "presentation":
            self._tables.append(Table(self._caption))
        elif self._tables:
            self._in_table(tag, attributes)

    def _in_table(self, tag: str, attributes: Attributes) -> None:
        table = self._tables[-1]
        if tag in _CELLS:
            table.begin_cell(tag, attributes, self.getpos()[0])
        elif tag == "tr":
            table.begin_row()
        elif tag in ("thead", "tbody", "tfoot"):
            table.end_head()
            table.in_head = tag == "thead"

    def _ended(self, tag: str) -> None:
        if tag in _LISTS and self._lists:
            self._lists.pop()
        elif self._tables:
            if tag == "table":
                self._end_table()
            elif tag == "tr":
                self._tables[-1].end_row()
            elif tag in _CELLS:
                self._tables[-1].end_cell()
            elif tag == "thead":
                self._tables[-1].end_head()
        if tag in BLOCKS:
            self._block = "li" if "li" in self._elements else "p"

    def _break(self, tag: str) -> None:
        """A new line: within a cell a space; a single `br` too."""
        if self._tables and self._tables[-1].cell is not None:
            self._tables[-1].cell.append(" ")
        elif tag == "br" and self._pieces and self._pieces[-1] != "\n":
            self._pieces.append("\n")
        else:
            self._flush()

    def _count(self) -> None:
        self._label = ""
        if self._lists and self._lists[-1] is not None:
            self._lists[-1] += 1
            self._label = str(self._lists[-1])

    def _flush(self) -> None:
        text = tidy("".join(self._pieces))
        line, bold = self._line, not self._plain
        self._pieces, self._line, self._plain = [], None, False
        if not text:
            return
        seen = self._seen(text, bold)
        if self._tables and self._block == "caption":
            self._tables[-1].caption = text
        self._assembly.text(seen.kind, seen.text, seen.label, seen.level, line)
        self._caption = text if seen.kind == Kind.CAPTION and self._block != "caption" else ""

    def _seen(self, text: str, bold: bool) -> Look:
        if self._block in HEADINGS:
            return heading(text, HEADINGS[self._block])
        if self._block in ("caption", "figcaption"):
            return Look(Kind.CAPTION, text)
        if self._elements.role in _NOTES:
            return Look(Kind.NOTE, text, self._take_label())
        if self._block == "li":
            return Look(Kind.ITEM, text, self._take_label())
        return look(text, bold)

    def _take_label(self) -> str:
        label, self._label = self._label, ""
        return label

    def _end_table(self) -> None:
        table = self._tables.pop()
        table.end_row()
        if self._tables:
            self._tables[-1].within.append(table)
        else:
            self._put(table)

    def _put(self, table: Table) -> None:
        self._assembly.table(laid_out(table.rows), table.caption, table.headers)
        self._caption = ""
        for one in table.within:
            self._put(one)


def _start(attributes: Attributes) -> int:
    start = attributes.get("start", "")
    return int(start) - 1 if start.isdecimal() and len(start) < 7 else 0
