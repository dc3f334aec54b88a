"""The names of OpenDocument, and how its elements are asked."""

from xml.etree.ElementTree import Element

OASIS = "urn:oasis:names:tc:opendocument:xmlns"
TEXT, TABLE, OFFICE = f"{{{OASIS}:text:1.0}}", f"{{{OASIS}:table:1.0}}", f"{{{OASIS}:office:1.0}}"
DRAW, STYLE, FO = f"{{{OASIS}:drawing:1.0}}", f"{{{OASIS}:style:1.0}}", f"{{{OASIS}:xsl-fo-compatible:1.0}}"
PARAGRAPHS = (f"{TEXT}p", f"{TEXT}h")
UNREAD = {
    f"{TEXT}tracked-changes", f"{TEXT}table-of-content", f"{TEXT}illustration-index", f"{TEXT}table-index",
    f"{TEXT}alphabetical-index", f"{TEXT}sequence-decls", f"{TEXT}variable-decls", f"{OFFICE}forms",
    f"{OFFICE}annotation", f"{TEXT}ruby-text", f"{TEXT}hidden-text",
}  # fmt: skip


def number(element: Element, name: str, most: int) -> int:
    """An attribute from 1 to `most`; 1 where there is none."""
    text = element.get(name, "")
    return max(1, min(int(text), most)) if text.isdecimal() and len(text) < 10 else 1
