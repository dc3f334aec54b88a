"""Bytes of a text as characters."""

import codecs

_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF32_LE: "utf-32",  # before UTF-16, whose mark it begins with
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}


def decoded(content: bytes, told: str = "") -> str:
    """By its byte order mark, else as `told`, else as UTF-8, else as Windows wrote it. Never raises.

    `told`: what the file itself says it is in, if it does.
    """
    for mark, encoding in _MARKS.items():
        if content.startswith(mark):
            return content.decode(encoding, "replace")
    for encoding in (told, "utf-8"):
        try:
            return content.decode(encoding or "utf-8")
        except (UnicodeDecodeError, LookupError, ValueError):
            continue
    return content.decode("cp1252", "replace")
