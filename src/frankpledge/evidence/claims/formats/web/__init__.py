"""HTML: read, never shown; no script is run, no picture or style fetched."""

import codecs
import re

from frankpledge.evidence.claims.document import Document
from frankpledge.evidence.claims.formats.assembly import Assembly
from frankpledge.evidence.claims.formats.decoding import decoded
from frankpledge.evidence.claims.formats.web.reader import Reader
from frankpledge.evidence.claims.formats.web.stripping import stripped

_TOLD = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_:.-]+)""")
_HEAD = 4096
_ENCODINGS = re.compile(r"(?:utf-8|cp\d+|iso8859-\d+|mac-roman|ascii)$")


def read_html(content: bytes, name: str) -> Document:
    return read_page(decoded(content, _told(content[:_HEAD])), name)


def read_page(page: str, name: str) -> Document:
    """A page that is already text."""
    assembly = Assembly(name)
    reader = Reader(assembly)
    reader.feed(stripped(page))
    reader.close()
    return assembly.finish()


def _told(head: bytes) -> str:
    """The encoding that a page says it is in, as browsers understand it; empty where it says none that is known."""
    match = _TOLD.search(head)
    try:
        name = codecs.lookup(match[1].decode("ascii")).name if match else ""
    except LookupError:
        return ""
    if name in ("iso8859-1", "ascii"):
        return "cp1252"
    return name if _ENCODINGS.match(name) else ""
