"""What kind of file it is: its first bytes decide, and only where they can't, its name."""

import zipfile
from enum import StrEnum
from pathlib import PurePath
from typing import BinaryIO

from frankpledge.evidence.claims.document import Unreadable

_HEAD = 4096
_ACCEPTED = "Word (.docx), OpenDocument (.odt), PDF, HTML, Markdown or plain text"
_SIGNATURES = {
    b"{\\rtf": "This is a rich text (.rtf) file. Open it in your word processor and save it as .docx.",
    b"\x89PNG": "This is a picture. Run text recognition (OCR) on it first, or paste the text.",
    b"\xff\xd8\xff": "This is a picture. Run text recognition (OCR) on it first, or paste the text.",
    b"II*\x00": "This is a picture. Run text recognition (OCR) on it first, or paste the text.",
    b"MM\x00*": "This is a picture. Run text recognition (OCR) on it first, or paste the text.",
    b"GIF8": "This is a picture. Run text recognition (OCR) on it first, or paste the text.",
}
_OLD_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class Kind(StrEnum):
    WORD = "word"
    OPEN_DOCUMENT = "open document"
    PDF = "pdf"
    HTML = "html"
    MARKDOWN = "markdown"
    TEXT = "text"


def kind_of(stream: BinaryIO, name: str) -> Kind:
    """Raises Unreadable for what is no report, with what to do about it."""
    stream.seek(0)
    head = stream.read(_HEAD)
    if not head.strip(b"\x00\t\n\f\r \xef\xbb\xbf"):
        raise Unreadable("There is nothing in this file.")
    for signature, words in _SIGNATURES.items():
        if head.startswith(signature):
            raise Unreadable(words)
    if head.startswith(_OLD_FILE):
        raise _old(stream)
    if b"%PDF-" in head[:1024]:
        return Kind.PDF
    if head.startswith(b"PK"):
        return _zipped(stream)
    return _written(head, name)


def _old(stream: BinaryIO) -> Unreadable:
    """Word's files with a password, and those from before 2007, are both of this kind."""
    stream.seek(0)
    content = stream.read(20_000_000)
    if "EncryptedPackage".encode("utf-16-le") in content:
        return Unreadable("This file is protected by a password. Open it, save it without the password and try again.")
    if "WordDocument".encode("utf-16-le") in content:
        return Unreadable("This is a Word file from before 2007 (.doc). Open it in Word and save it as .docx.")
    return Unreadable(f"This is an old Office file that can't be read. Save it as {_ACCEPTED}.")


def _zipped(stream: BinaryIO) -> Kind:
    try:
        with zipfile.ZipFile(stream) as package:
            names = set(package.namelist())
            mimetype = package.open("mimetype").read(200) if "mimetype" in names else b""
    except Exception:  # zipfile raises a dozen different errors for what is broken, struct's and zlib's among them
        raise Unreadable("This file is broken: it can't be unpacked. Open it and save it again.") from None
    if b"opendocument.text" in mimetype:
        return Kind.OPEN_DOCUMENT
    if any(n.startswith("word/") for n in names):
        return Kind.WORD
    if b"opendocument" in mimetype or any(n.startswith(("xl/", "ppt/")) for n in names):
        raise Unreadable(f"This is a spreadsheet or a set of slides, not a report. Give a report as {_ACCEPTED}.")
    raise Unreadable(f"This is a ZIP file, not a report. Unpack it and give a report as {_ACCEPTED}.")


def _written(head: bytes, name: str) -> Kind:
    suffix = PurePath(name).suffix.lower()
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    wide = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    if not wide and b"\x00" in head:
        raise Unreadable(f"This is not a report that can be read. Give it as {_ACCEPTED}.")
    if start.startswith((b"<!doctype html", b"<html")) or suffix in (".html", ".htm", ".xhtml"):
        return Kind.HTML
    if start.startswith(b"<?xml"):
        if b"<html" in start:
            return Kind.HTML
        raise Unreadable(f"This is an XML file, not a report. Save it as {_ACCEPTED}.")
    return Kind.MARKDOWN if suffix in (".md", ".markdown") else Kind.TEXT
