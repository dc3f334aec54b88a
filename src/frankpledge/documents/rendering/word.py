"""A report as a Word file that an officer can edit: real styles, real contents, and a bookmark at every number.

The bookmark's name says what was printed there (see `seal`), so that a file that comes back can be read again.
"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from xml.dom.minidom import Element

from frankpledge.documents.rendering import nodes, xml
from frankpledge.documents.rendering.files import rezip, unzip
from frankpledge.documents.rendering.front import SlotWriter, contents, metadata, with_ways_back
from frankpledge.documents.rendering.nodes import Node
from frankpledge.documents.rendering.pandoc import write
from frankpledge.documents.rendering.seal import seal
from frankpledge.documents.rendering.word_styles import reference
from frankpledge.documents.rendering.word_template import Styles, prepared, scale
from frankpledge.documents.rendering.woven import Woven

# Filled in already, and not marked as out of date: Word would ask every reader whether to update it. Whoever wants page
# numbers there presses F9.
_OPENING = (
    '<w:p><w:pPr><w:pStyle w:val="{}"/></w:pPr><w:bookmarkStart w:id="900001" w:name="contents"/>'
    '<w:r><w:t>{}</w:t></w:r><w:bookmarkEnd w:id="900001"/></w:p>'
)
_BEGIN = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> TOC \\o "1-2" \\h \\z \\u '
    '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
)
_END = '<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
_NEW_PAGE = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'


def docx(woven: Woven, template: Path | None = None) -> bytes:
    """The finished file; `template` is a council's own, whose styles, page, headers and footers it has."""
    content, styles = prepared(template) if template else _ours(woven)
    with TemporaryDirectory(prefix="frankpledge-") as folder:
        slots = SlotWriter(woven, Path(folder), scale(content))
        body = with_ways_back(woven, woven.fill(slots), lambda: _back(woven.report.labels.back))
        blocks = [*_contents(woven, styles), *body]
        place = Path(folder) / "reference.docx"
        place.write_bytes(content)
        # Pandoc's styles for program text would be based on a "Normal" that another language's Word hasn't.
        plain = "--syntax-highlighting=none"
        options = (
            f"--reference-doc={place}",
            f"--resource-path={folder}",
            plain,
            "--figure-caption-position=above",
            "--table-caption-position=above",
        )
        parts = unzip(write(blocks, "docx", "--standalone", *options, meta=metadata(woven)))
    parts["word/document.xml"] = _mended(parts["word/document.xml"], slots, styles, woven)
    return rezip(parts)


def _ours(woven: Woven) -> tuple[bytes, Styles]:
    content = reference(woven.report)
    return content, Styles(unzip(content)["word/styles.xml"])


def _contents(woven: Woven, styles: Styles) -> list[Node]:
    from_pandoc = contents(woven, ("toc 1", "toc 2"))
    if not from_pandoc:
        return []
    heading = nodes.raw("openxml", _OPENING.format(styles.id("Contents"), _escaped(woven.report.labels.contents)))
    first = from_pandoc[0]["c"][1][0]["c"]
    first.insert(0, nodes.raw_inline("openxml", _BEGIN))
    return [heading, *from_pandoc, nodes.raw("openxml", _END), nodes.raw("openxml", _NEW_PAGE)]


def _back(words: str) -> Node:
    return nodes.styled("Back", [nodes.paragraph([nodes.link(nodes.text(words), "#contents")])])


def _escaped(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _mended(content: bytes, slots: SlotWriter, styles: Styles, woven: Woven) -> bytes:
    """What Pandoc leaves out or leaves in."""
    document = xml.parse(content)
    seal(document, {one.id: one.text for one in woven.numbers})
    for table in document.getElementsByTagName("w:tbl"):
        _mend_table(table, slots.small_tables, styles)
    for link in document.getElementsByTagName("w:hyperlink"):
        if link.getAttribute("w:anchor").startswith(("source_", "figure_")):
            for style in link.getElementsByTagName("w:rStyle"):
                style.setAttribute(
                    "w:val", styles.id("Source Link", "character")
                )  # numbers that don't shout that they're links
    for drawing in document.getElementsByTagName("wp:inline"):
        words = drawing.getElementsByTagName("wp:docPr")[0].getAttribute("descr")
        # Pandoc writes the picture's address here, which for ours is a file that is gone.
        drawing.getElementsByTagName("pic:cNvPr")[0].setAttribute("descr", words)
    return xml.serialise(document)


def _mend_table(table: Element, small: set[str], styles: Styles) -> None:
    """Rows that stay whole, and type that fits."""
    for row in table.getElementsByTagName("w:tr"):
        properties = xml.ensured(row, "w:trPr", first=True)
        if xml.child(properties, "w:cantSplit") is None:
            xml.added(properties, "w:cantSplit", first=True)
    captions = [caption.getAttribute("w:val") for caption in table.getElementsByTagName("w:tblCaption")]
    crowded = bool(small.intersection(captions))
    style = styles.id("Table Text Small" if crowded else "Table Text")
    if crowded:
        _narrow_margins(table)
    for paragraph in table.getElementsByTagName("w:p"):
        layout = xml.ensured(paragraph, "w:pPr", first=True)
        xml.ensured(layout, "w:pStyle", first=True).setAttribute("w:val", style)


def _narrow_margins(table: Element) -> None:
    """Word's own margins of a cell would break the numbers of a table with many columns."""
    properties = xml.ensured(table, "w:tblPr", first=True)
    margins = xml.added(properties, "w:tblCellMar")
    for side in ("w:left", "w:right"):
        xml.added(margins, side, w_w="50", w_type="dxa")
    for after in ("w:tblLook", "w:tblCaption", "w:tblDescription"):  # the schema's order
        if (moved := xml.child(properties, after)) is not None:
            properties.appendChild(moved)
