"""Word files (.docx, .docm, .dotx). Nothing in them is run, and only the parts with words in them are unpacked."""

import posixpath
from typing import BinaryIO
from xml.etree.ElementTree import Element

from frankpledge.evidence.claims.document import Document, Unreadable
from frankpledge.evidence.claims.formats.assembly import Assembly
from frankpledge.evidence.claims.formats.packages import Package, parsed
from frankpledge.evidence.claims.formats.word.body import Body, blocks
from frankpledge.evidence.claims.formats.word.inline import gathered
from frankpledge.evidence.claims.formats.word.names import SPACE, STRICT, W
from frankpledge.evidence.claims.formats.word.numbering import Numbering
from frankpledge.evidence.claims.formats.word.styles import Styles

_MAIN = "word/document.xml"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_CHANGES = ("ins", "del", "moveFrom")


def read_word(stream: BinaryIO, name: str) -> Document:
    """A place's anchor is the number of its `w:p` among all of the body, as `body.iter` counts them."""
    package = Package(stream)
    main = _related(package, "", "officeDocument") or _MAIN
    root = _part(package, main)
    body = None if root is None else root.find(f"{W}body")
    if body is None:
        raise Unreadable("This Word file is broken: its text is missing. Open it in Word and save it again.")
    assembly = Assembly(name)
    styles = Styles(_other(package, main, "styles"))
    numbering = Numbering(_other(package, main, "numbering"), styles)
    notes = _notes(package, main)
    anchors = {paragraph: n for n, paragraph in enumerate(body.iter(f"{W}p"), 1)}
    walk = Body(assembly, styles, numbering, lambda kind, key: notes.get((kind, key), ""), anchors)
    walk.add(body)
    assembly.notes += _remarks(package, body, walk.pictures)
    return assembly.finish()


def _part(package: Package, name: str) -> Element | None:
    """Files that keep strictly to the standard have another name for the same language."""
    content = package.read(name)
    return None if content is None else parsed(content.replace(STRICT.encode(), SPACE.encode()))


def _other(package: Package, main: str, kind: str) -> Element | None:
    """A part that the text needs but can be read without."""
    name = _related(package, main, kind) or posixpath.join(posixpath.dirname(main), f"{kind}.xml")
    try:
        return _part(package, name)
    except Unreadable:
        return None


def _related(package: Package, source: str, kind: str) -> str | None:
    """The name of the part that `source` (empty: the package) calls its `kind`."""
    folder, file = posixpath.split(source)
    try:
        relations = package.xml(posixpath.join(folder, "_rels", f"{file}.rels"))
    except Unreadable:
        return None
    for one in [] if relations is None else relations.iter(_RELATION):
        if one.get("Type", "").endswith(f"/{kind}") and one.get("TargetMode") != "External":
            return posixpath.normpath(posixpath.join("/", folder, one.get("Target", ""))).lstrip("/")
    return None


def _notes(package: Package, main: str) -> dict[tuple[str, str], str]:
    """The texts of footnotes and endnotes by kind and id."""
    found: dict[tuple[str, str], str] = {}
    for kind in ("footnote", "endnote"):
        root = _other(package, main, f"{kind}s")
        for one in [] if root is None else root.findall(f"{W}{kind}"):
            if one.get(f"{W}type", "normal") == "normal":
                texts = [gathered(block).text for block in blocks(one) if block.tag == f"{W}p"]
                found[kind, one.get(f"{W}id", "")] = " ".join(texts)
    return found


def _remarks(package: Package, body: Element, pictures: int) -> list[str]:
    remarks = []
    if changes := sum(1 for kind in _CHANGES for _ in body.iter(f"{W}{kind}")):
        remarks.append(
            f"This file has {changes:,} tracked {'change' if changes == 1 else 'changes'}. "
            "It was read as if all of them were accepted."
        )
    if any(name.lower().endswith("vbaproject.bin") for name in package.names):
        remarks.append("This file has macros in it. They were not run.")
    if body.find(f".//{W}altChunk") is not None:
        remarks.append(
            "A part of this file is another file put into it, which was not read. Open it in Word and save it."
        )
    if pictures:
        things = "1 picture or chart" if pictures == 1 else f"{pictures:,} pictures or charts"
        remarks.append(f"What {things} in this file may say was not read.")
    return remarks
