"""OpenDocument text (.odt, .ott): its text alone is unpacked, and tracked changes are read as accepted."""

from typing import BinaryIO
from xml.etree.ElementTree import Element

from frankpledge.evidence.claims.document import Document, Unreadable
from frankpledge.evidence.claims.formats.assembly import Assembly
from frankpledge.evidence.claims.formats.opendocument.body import Body
from frankpledge.evidence.claims.formats.opendocument.names import OASIS, OFFICE, TEXT
from frankpledge.evidence.claims.formats.opendocument.numbering import numbering
from frankpledge.evidence.claims.formats.opendocument.styles import automatic_styles
from frankpledge.evidence.claims.formats.packages import Package

_LOCKED = f".//{{{OASIS}:manifest:1.0}}encryption-data"


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
    walk = Body(assembly, automatic_styles(root), numbering((root, _others(package))), body)
    walk.add(body)
    assembly.notes += _remarks(body, walk.pictures)
    return assembly.finish()


def _others(package: Package) -> Element | None:
    """The styles that a person chose; the text can be read without them."""
    try:
        return package.xml("styles.xml")
    except Unreadable:
        return None


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
