"""The parts of a .docx or .odt: only those that are asked for are unpacked, none of them without a limit."""

import zipfile
from typing import BinaryIO
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from frankpledge.evidence.claims.document import Unreadable

MOST_UNPACKED = 60_000_000  # bytes of all parts that are read: the words of some ten thousand pages
MOST_TAGS = 1_200_000  # of one part: three hundred pages of nothing but tables have a million
TOO_MUCH = "This file unpacks to far more text than a report has, so it was not read."


class Package:
    """A ZIP file opened for reading. Raises Unreadable where it can't be."""

    def __init__(self, stream: BinaryIO) -> None:
        try:
            self._zip = zipfile.ZipFile(stream)
        except Exception:  # zipfile raises a dozen different errors for what is broken
            raise Unreadable("This file is broken: it can't be unpacked. Open it and save it again.") from None
        self.names = frozenset(self._zip.namelist())
        self._room = MOST_UNPACKED

    def read(self, name: str) -> bytes | None:
        """A part, or None where there is none. Raises Unreadable for one that is locked, broken or too large."""
        if name not in self.names:
            return None
        info = self._zip.getinfo(name)
        if info.flag_bits & 1:
            raise Unreadable("This file is protected by a password. Save it without the password and try again.")
        try:
            with self._zip.open(info) as part:
                content = part.read(self._room + 1)  # what it says of its size may be a lie
        except Exception:  # zlib's, lzma's, struct's and zipfile's own
            raise Unreadable(
                "This file is broken: a part of it can't be unpacked. Open it and save it again."
            ) from None
        if len(content) > self._room:
            raise Unreadable(TOO_MUCH)
        self._room -= len(content)
        return content

    def xml(self, name: str) -> Element | None:
        """A part as XML, or None where there is none. Raises Unreadable as `read` does, and for what is not XML."""
        content = self.read(name)
        return None if content is None else parsed(content)


def parsed(content: bytes) -> Element:
    """Raises Unreadable for what is no XML, for XML with entities of its own, which can be made to swell, and for more
    elements than any report has: a few kB of ZIP hold millions of them, and each is walked through."""
    if content.count(b"<") > MOST_TAGS:
        raise Unreadable(TOO_MUCH)
    try:
        return fromstring(content)
    except DefusedXmlException:
        raise Unreadable("This file has XML entities, which no word processor writes, so it was not read.") from None
    except (ParseError, ValueError, LookupError):
        raise Unreadable("This file is broken: its text is cut off or garbled. Open it and save it again.") from None
