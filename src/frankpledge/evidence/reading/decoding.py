"""Bytes to text: UTF-8 with or without a mark, UTF-16 with one, and the Windows letters of a re-saved file."""

import codecs

from frankpledge.evidence.reading.problems import Refused

UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def is_plain_utf8(content: bytes) -> bool:
    """Whether the bytes can go to the CSV reader as they are: UTF-8, no mark, no NUL."""
    if content.startswith((codecs.BOM_UTF8, *UTF16)) or b"\0" in content:
        return False
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def text(content: bytes) -> str:
    """The text of a file. Raises Refused where the bytes are no text."""
    if not content.strip():
        raise Refused("it is empty")
    try:
        if content.startswith(UTF16):
            return content.decode("utf-16")
        decoded = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        try:
            decoded = content.decode("cp1252")
        except UnicodeDecodeError:
            raise Refused("it is not a text file: save it as CSV, UTF-8") from None
    if "\0" in decoded:
        raise Refused("it is not a text file: save it as CSV, UTF-8")
    return decoded
