"""XML changed by adding to it: whatever else stands in a part stays as it is, byte for byte.

So nothing is parsed into a tree and written again: expat says where in the bytes an element begins and ends, and what
is new is put in there.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from xml.parsers.expat import ExpatError, ParserCreate, XMLParserType
from xml.sax.saxutils import escape, quoteattr

from frankpledge.evidence.claims.document import Unreadable

_TAG = re.compile(rb"<(?:[^\"'>]|\"[^\"]*\"|'[^']*')*>")
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class Name:
    """Of an element: its namespace, its name there, and the prefix it is written with (empty: none)."""

    space: str
    local: str
    prefix: str

    @classmethod
    def read(cls, joined: str) -> "Name":
        """As expat gives it: “namespace local prefix”, of which the first and the last may be missing."""
        parts = joined.split(" ")
        space, local = parts[:2] if len(parts) > 1 else ("", joined)
        return cls(space, local, parts[2] if len(parts) > 2 else "")

    def element(self, local: str, inside: str = "", unprefixed: Mapping[str, str] | None = None, **own: object) -> str:
        """The XML of another element of this namespace. `inside` is XML already; `own` are attributes of the namespace.

        An attribute has no namespace without a prefix, so where this one has none, the element brings its own.
        """
        prefix = self.prefix or ("w" if own else "")
        declared = {f"xmlns:{prefix}": self.space} if prefix != self.prefix else {}
        attributes = declared | {f"{prefix}:{key}": str(value) for key, value in own.items()} | dict(unprefixed or {})
        told = "".join(f" {key}={quoteattr(value)}" for key, value in attributes.items())
        tag = f"{prefix}:{local}" if prefix else local
        return f"<{tag}{told}>{inside}</{tag}>" if inside else f"<{tag}{told}/>"


def parser() -> XMLParserType:
    """Of one part. No Word file has a document type, by the standard: one that has wants to expand entities."""
    made = ParserCreate(namespace_separator=" ")
    made.namespace_prefixes = True
    made.StartDoctypeDeclHandler = _no_document_type
    return made


def parse(made: XMLParserType, content: bytes) -> None:
    """Raises Unreadable for what is no XML."""
    try:
        made.Parse(content, True)
    except ExpatError as error:
        raise Unreadable(f"A part of the Word file is damaged ({error}). Open it in Word and save it again.") from None


def _no_document_type(*_: object) -> None:
    raise Unreadable("A part of the Word file declares a document type, which no Word file does. It is not opened.")


def tag_end(content: bytes, start: int) -> int:
    """Behind the tag that begins at `start`."""
    tag = _TAG.match(content, start)
    return tag.end() if tag else start


def empty_end(content: bytes, start: int) -> int:
    """Behind the tag of an element that is one tag alone, `<a/>`; 0 for the first of two."""
    end = tag_end(content, start)
    return end if content.endswith(b"/>", start, end) else 0


def inserted(content: bytes, additions: Iterable[tuple[int, str]]) -> bytes:
    """With each text put in at its place, those of one place in the order given.

    Letters beyond ASCII are written as numbers, which any encoding takes.
    """
    made, done = [], 0
    for place, text in sorted(additions, key=lambda addition: addition[0]):
        made += [content[done:place], text.encode("ascii", "xmlcharrefreplace")]
        done = place
    return b"".join([*made, content[done:]])


@dataclass
class Root:
    """The outermost element of a part: its name, and the attributes of each element directly within it."""

    name: Name
    within: list[dict[str, str]]
    last: int  # where its last tag begins; where its only one ends
    is_empty: bool = False  # `<a/>`


def root(content: bytes) -> Root:
    found = Root(Name("", "", ""), [], 0)
    made, depth = parser(), 0

    def start(joined: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth == 1:
            found.name = Name.read(joined)
            found.last = empty_end(content, made.CurrentByteIndex)
            found.is_empty = found.last > 0
        elif depth == 2:
            found.within.append({Name.read(key).local: value for key, value in attributes.items()})

    def end(_: str) -> None:
        nonlocal depth
        depth -= 1
        found.last = found.last if found.is_empty else made.CurrentByteIndex

    made.StartElementHandler, made.EndElementHandler = start, end
    parse(made, content)
    return found


def appended(content: bytes, text: str) -> bytes:
    """With the XML at the end of the outermost element, which may have been empty: `<a/>`."""
    found = root(content)
    if not found.is_empty:
        return inserted(content, [(found.last, text)])
    before = content[: found.last - len(b"/>")] + b">"
    name = f"{found.name.prefix}:{found.name.local}" if found.name.prefix else found.name.local
    return inserted(before + content[found.last :], [(len(before), f"{text}</{name}>")])


def escaped(text: str) -> str:
    """As the text of an element, without the characters that no XML can hold."""
    return escape(_NOT_XML.sub("", text))


def utf8(content: bytes) -> bytes:
    """A part may be UTF-16 instead; places in it could not be counted in bytes."""
    if not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content
    return re.sub(r"^<\?xml[^>]*\?>", "", content.decode("utf-16", "replace")).encode()
