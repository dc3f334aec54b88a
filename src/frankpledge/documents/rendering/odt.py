"""A report as an OpenDocument text."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from xml.dom.minidom import Document, Element

from frankpledge.documents.rendering import nodes, xml
from frankpledge.documents.rendering.files import rezip, unzip
from frankpledge.documents.rendering.front import SlotWriter, contents, metadata, with_ways_back
from frankpledge.documents.rendering.nodes import Node
from frankpledge.documents.rendering.odt_styles import completed, reference, text_width
from frankpledge.documents.rendering.pandoc import write
from frankpledge.documents.rendering.woven import SetPicture, Woven

TEXT_WIDTH = 16.9  # cm, on the A4 page of odt_styles
EDGE, HEAD_EDGE, HEAD_FILL = "0.5pt solid #8a8f94", "1pt solid #404040", "#e3e9f1"


def odt(woven: Woven, template: Path | None = None) -> bytes:
    """The finished file; `template` is a council's own, whose styles, page, headers and footers it has."""
    width = text_width(unzip(template.read_bytes())["styles.xml"].decode()) if template else TEXT_WIDTH
    with TemporaryDirectory(prefix="frankpledge-") as folder:
        slots = SlotWriter(woven, Path(folder), width / TEXT_WIDTH)
        body = with_ways_back(woven, woven.fill(slots), lambda: _back(woven.report.labels.back))
        styles = Path(folder) / "reference.odt"
        styles.write_bytes(completed(template.read_bytes()) if template else reference(woven.report))
        files = (f"--reference-doc={styles}", f"--resource-path={folder}")
        options = (*files, "--figure-caption-position=above", "--table-caption-position=above")
        parts = unzip(write([*_contents(woven), *body], "odt", "--standalone", *options, meta=metadata(woven)))
    document = xml.parse(parts["content.xml"])
    _describe(document, slots.pictures, width)
    _rule(document)
    _shrink(document, slots.small_tables)
    _quieten(document)
    if woven.has_contents:
        _turn_page(document)
    parts["content.xml"] = xml.serialise(document)
    return rezip(parts)


def _contents(woven: Woven) -> list[Node]:
    if not woven.has_contents:
        return []
    heading = nodes.span(nodes.text(woven.report.labels.contents), "contents")
    return [nodes.styled("Contents", [nodes.paragraph([heading])]), *contents(woven, ("Contents 1", "Contents 2"))]


def _back(words: str) -> Node:
    return nodes.styled("Back", [nodes.paragraph([nodes.link(nodes.text(words), "#contents")])])


def _describe(document: Document, pictures: list[SetPicture], width: float) -> None:
    """Pandoc drops the words of a picture: put them back, where LibreOffice and Word look for them."""
    frames = [frame for frame in document.getElementsByTagName("draw:frame") if xml.child(frame, "draw:image")]
    for frame, placed in zip(frames, pictures, strict=True):
        frame.setAttribute("text:anchor-type", "as-char")  # else it leaves its caption behind at a page's end
        _size(frame, placed, width)
        for name, words in (("svg:title", placed.picture.title), ("svg:desc", placed.picture.words)):
            element = xml.child(frame, name) or xml.added(frame, name)
            for old in list(element.childNodes):
                element.removeChild(old)
            element.appendChild(document.createTextNode(words))
            frame.appendChild(element)  # after the image, title before desc, as the schema wants


def _size(frame: Element, placed: SetPicture, text: float) -> None:
    """As wide as the text, in centimetres: Pandoc's "100%" comes with a height that not every program corrects."""
    width, height = placed.picture.size
    for name in ("style:rel-width", "style:rel-height"):
        if frame.hasAttribute(name):
            frame.removeAttribute(name)
    frame.setAttribute("svg:width", f"{text:.2f}cm")
    frame.setAttribute("svg:height", f"{text * height / width:.2f}cm")


def _rule(document: Document) -> None:
    """Lines between rows, a shaded head, rows that stay whole."""
    automatic = document.getElementsByTagName("office:automatic-styles")[0]
    for style in automatic.getElementsByTagName("style:style"):
        if style.getAttribute("style:family") == "table-cell":
            head = "Header" in style.getAttribute("style:name")
            _cell_style(xml.ensured(style, "style:table-cell-properties"), head)
    _row_style(automatic)
    for row in document.getElementsByTagName("table:table-row"):
        row.setAttribute("table:style-name", "WholeRow")


def _cell_style(properties: Element, head: bool) -> None:
    values = {"fo:border": "none", "fo:border-bottom": HEAD_EDGE if head else EDGE, "fo:padding": "0.08cm"}
    for key, value in {**values, **({"fo:background-color": HEAD_FILL} if head else {})}.items():
        properties.setAttribute(key, value)


def _row_style(automatic: Element) -> None:
    style = xml.added(automatic, "style:style", style_name="WholeRow", style_family="table-row")
    xml.added(style, "style:table-row-properties").setAttribute("fo:keep-together", "always")


def _shrink(document: Document, captions: set[str]) -> None:
    """Small type in the tables that need it."""
    automatic = document.getElementsByTagName("office:automatic-styles")[0]
    known = {style.getAttribute("style:name"): style for style in xml.children(automatic)}
    for table in document.getElementsByTagName("table:table"):
        caption = table.previousSibling
        while caption is not None and caption.nodeType != caption.ELEMENT_NODE:
            caption = caption.previousSibling
        if caption is not None and xml.words(caption) in captions:
            for paragraph in table.getElementsByTagName("text:p"):
                _shrink_paragraph(paragraph, automatic, known)


def _shrink_paragraph(paragraph: Element, automatic: Element, known: dict[str, Element]) -> None:
    name = paragraph.getAttribute("text:style-name")
    small = f"Small_{name}"
    if small not in known:
        if name in known:  # an automatic style, which can't be another's parent
            style = automatic.appendChild(known[name].cloneNode(deep=True))
        else:
            style = xml.added(automatic, "style:style", style_family="paragraph")
            style.setAttribute("style:parent-style-name", name)
        style.setAttribute("style:name", small)
        xml.ensured(style, "style:text-properties").setAttribute("fo:font-size", "8pt")
        known[small] = style
    paragraph.setAttribute("text:style-name", small)


def _quieten(document: Document) -> None:
    """Numbers that don't shout that they're links."""
    for link in document.getElementsByTagName("text:a"):
        if link.getAttribute("xlink:href").startswith(("#source_", "#figure_")):
            for name in ("text:style-name", "text:visited-style-name"):
                link.setAttribute(name, "Source_20_link")
            for span in link.getElementsByTagName("text:span"):
                span.setAttribute("text:style-name", "Source_20_link")


def _turn_page(document: Document) -> None:
    """The report's first heading begins a page of its own, after the contents."""
    heading = next(iter(document.getElementsByTagName("text:h")), None)
    if heading is None:
        return
    automatic = document.getElementsByTagName("office:automatic-styles")[0]
    parent = heading.getAttribute("text:style-name")
    style = xml.added(automatic, "style:style", style_name="FirstHeading", style_family="paragraph")
    style.setAttribute("style:parent-style-name", parent)
    xml.added(style, "style:paragraph-properties").setAttribute("fo:break-before", "page")
    heading.setAttribute("text:style-name", "FirstHeading")
