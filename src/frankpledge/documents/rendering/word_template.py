"""A council's own Word template made ready: its styles stay as they are, and those that it lacks are added, each in the
look of the nearest style that it has."""

from __future__ import annotations

import re
from pathlib import Path
from xml.dom.minidom import Document, Element

from frankpledge.documents.rendering import xml
from frankpledge.documents.rendering.files import rezip, unzip
from frankpledge.documents.rendering.templates import TemplateFileError
from frankpledge.documents.rendering.word_styles import ALTERED, OURS, W

TEMPLATE_TYPE = b"wordprocessingml.template.main+xml"
DOCUMENT_TYPE = b"wordprocessingml.document.main+xml"
KEEP, NO_BREAK = "<w:keepNext/>", '<w:pageBreakBefore w:val="0"/>'
NO_NUMBER = '<w:numPr><w:numId w:val="0"/></w:numPr>'  # where the style that it looks like numbers its headings
HEADING_SIZES = {1: 36, 2: 28, 3: 24, 4: 22, 5: 22, 6: 22}  # half points, where the template has no heading at all

OUR_WIDTH = 11906 - 2 * 1134  # twentieths of a point: A4 between 2 cm margins
WIDE = {"Verdana": 1.16, "Century Gothic": 1.08, "Tahoma": 1.03, "Segoe UI": 1.03}  # of Arial, running text
BASES = {  # what ours are based on, by the names that Word gives these in every language
    "Normal": ("paragraph", "Normal"),
    "DefaultParagraphFont": ("character", "Default Paragraph Font"),
    "TableNormal": ("table", "Normal Table"),
}
CHARACTERS = {
    "footnote reference": '<w:vertAlign w:val="superscript"/>',
    "Verbatim Char": '<w:rFonts w:ascii="Consolas" w:hAnsi="Consolas"/>',
}


class Styles:
    """The styles of a Word file by their names, which are the same in every language of Word; ids are not."""

    def __init__(self, content: bytes) -> None:
        self.document = xml.parse(content)
        self.root = self.document.documentElement
        self.ids: dict[tuple[str, str], str] = {}  # (kind, lower-case name) → id
        for style in xml.children(self.root):
            if style.tagName == "w:style":
                self._remember(style)

    def _remember(self, style: Element) -> None:
        name = xml.child(style, "w:name")
        if name is not None:
            key = (style.getAttribute("w:type"), name.getAttribute("w:val").lower())
            self.ids[key] = style.getAttribute("w:styleId")

    def id(self, name: str, kind: str = "paragraph") -> str | None:
        return self.ids.get((kind, name.lower()))

    def first(self, *names: str) -> str | None:
        """The id of the first of these paragraph styles that there is."""
        return next((found for name in names if (found := self.id(name))), None)

    def add(self, written: str) -> None:
        style = _fragment(written, self.document)
        taken = set(self.ids.values())
        name = style.getAttribute("w:styleId")
        while name in taken:  # an id that another language of Word gave to something else
            name += "1"
        style.setAttribute("w:styleId", name)
        self.root.appendChild(style)
        self._remember(style)

    def add_paragraph(self, name: str, based: str | None, layout: str = "", run: str = "") -> None:
        """A paragraph style in the look of another, if the file has none of that name."""
        if self.id(name):
            return
        like = f'<w:basedOn w:val="{based}"/>' if based else ""
        self.add(
            f'<w:style w:type="paragraph" w:styleId="{name.title().replace(" ", "")}"><w:name w:val="{name}"/>{like}'
            f"<w:qFormat/><w:pPr>{layout}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
        )


def scale(content: bytes) -> float:
    """How much of what fits a line on our own page fits one on this file's: its page and its letters may differ."""
    parts = unzip(content)
    document = parts["word/document.xml"].decode()
    page = re.search(r'<w:pgSz[^>]*w:w="(\d+)"', document)
    margins = [re.search(rf'<w:pgMar[^>]*w:{side}="(\d+)"', document) for side in ("left", "right")]
    if not page or not all(margins):
        return 1.0
    width = int(page.group(1)) - sum(int(one.group(1)) for one in margins)
    font = re.search(r'w:styleId="[^"]*"[^>]*>\s*<w:name w:val="Normal".*?</w:style>', _styles_of(parts), re.S)
    wide = next((much for name, much in WIDE.items() if font and f'w:ascii="{name}"' in font.group(0)), 1.0)
    return width / OUR_WIDTH / wide


def _styles_of(parts: dict[str, bytes]) -> str:
    return parts["word/styles.xml"].decode()


def prepared(template: Path) -> tuple[bytes, Styles]:
    """The template as a .docx for Pandoc, all styles that a report needs in it. Raises TemplateFileError."""
    parts = unzip(template.read_bytes())
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(TEMPLATE_TYPE, DOCUMENT_TYPE)
    if "word/styles.xml" not in parts:
        raise TemplateFileError(f"{template} has no styles. Open it in Word, save it again and use that.")
    styles = Styles(parts["word/styles.xml"])
    complete(styles)
    parts["word/styles.xml"] = xml.serialise(styles.document)
    return rezip(parts), styles


def complete(styles: Styles) -> None:
    """Adds what is lacking, in the look of what is there."""
    normal = styles.first("Normal")
    _headings(styles, normal)
    top = styles.first("heading 1")
    styles.add_paragraph(
        "Title", top, f'{NO_BREAK}{NO_NUMBER}<w:spacing w:before="1200" w:after="160"/><w:outlineLvl w:val="9"/>'
    )
    styles.add_paragraph("Subtitle", normal)
    styles.add_paragraph("Author", normal)
    styles.add_paragraph("Date", normal)
    space = '<w:spacing w:before="480" w:after="160"/>'
    styles.add_paragraph("Contents", top, f'{KEEP}{NO_BREAK}{NO_NUMBER}{space}<w:outlineLvl w:val="9"/>')
    body = styles.first("Body Text", "Normal")
    for name in ("Body Text", "First Paragraph", "Compact", "Block Text", "Captioned Figure", "footnote text"):
        styles.add_paragraph(name, body)
    for name in ("Image Caption", "Table Caption"):
        if styles.first("caption"):
            styles.add_paragraph(name, styles.first("caption"), KEEP)
    if not styles.id("Table", "table"):
        _table(styles)
    for name, written in {**OURS, **ALTERED}.items():
        shown = re.search(r'<w:name w:val="([^"]+)"', written).group(1)
        kind = re.search(r'w:type="(\w+)"', written).group(1)
        if not styles.id(shown, kind) and name != "Table":
            styles.add(_based(written, styles))
    for name, run in CHARACTERS.items():
        if not styles.id(name, "character"):
            styles.add(
                f'<w:style w:type="character" w:styleId="{name.title().replace(" ", "")}"><w:name w:val="{name}"/>'
                f"<w:rPr>{run}</w:rPr></w:style>"
            )


def _based(written: str, styles: Styles) -> str:
    """A style of ours, based on what the file has under that name."""
    for ours, (kind, name) in BASES.items():
        found = styles.id(name, kind)
        like = f'<w:basedOn w:val="{found}" />' if found else ""
        written = written.replace(f'<w:basedOn w:val="{ours}" />', like)
    return written


def _headings(styles: Styles, normal: str | None) -> None:
    """A level that the template has never used looks like the one above it."""
    above = None
    for level, size in HEADING_SIZES.items():
        name = f"heading {level}"
        own = f'{KEEP}{NO_NUMBER}<w:outlineLvl w:val="{level - 1}"/>'
        if above:
            styles.add_paragraph(name, above, own)
        else:
            styles.add_paragraph(name, normal, own, f'<w:b/><w:sz w:val="{size}"/>')
        above = styles.id(name)


def _table(styles: Styles) -> None:
    """Pandoc's tables have the style "Table": a look of the council's own if it has one for tables, else ours."""
    own = _councils_table(styles)
    if own is None:
        styles.add(_based(OURS["Table"].replace(' w:default="1"', ' w:customStyle="1"'), styles))
        return
    styles.add(
        '<w:style w:type="table" w:customStyle="1" w:styleId="Table"><w:name w:val="Table"/>'
        f'<w:basedOn w:val="{own}"/></w:style>'
    )


def _councils_table(styles: Styles) -> str | None:
    """The table style that the council made itself, else the plain grid, else none."""
    for style in xml.children(styles.root):
        if style.getAttribute("w:type") == "table" and style.getAttribute("w:customStyle") in ("1", "true", "on"):
            return style.getAttribute("w:styleId")
    return styles.id("Table Grid", "table")


def _fragment(written: str, document: Document) -> Element:
    """A style written as text, as an element of the document."""
    holder = xml.parse(f"<w:styles {W}>{written}</w:styles>".encode())
    return document.importNode(next(xml.children(holder.documentElement)), deep=True)
