"""Reads a report of any format into one shape. Nothing in a report is ever run, and nothing it points to is fetched."""

import io
from pathlib import Path, PurePath
from typing import BinaryIO

from frankpledge.evidence.claims.document import Document, Unreadable
from frankpledge.evidence.claims.formats.decoding import decoded
from frankpledge.evidence.claims.formats.kinds import Kind, kind_of
from frankpledge.evidence.claims.formats.markdown import read_markdown
from frankpledge.evidence.claims.formats.opendocument import read_open_document
from frankpledge.evidence.claims.formats.pdf import read_pdf
from frankpledge.evidence.claims.formats.text import read_text
from frankpledge.evidence.claims.formats.web import read_html
from frankpledge.evidence.claims.formats.word import read_word

Unforeseen: type[Exception] | tuple[()] = Exception
MOST_TEXT = 20_000_000  # bytes of text, HTML or Markdown: some seven thousand pages
MOST_MARKDOWN = 3_000_000  # Pandoc needs 10 seconds and 1 GB for as much


def read(path: Path) -> Document:
    """The report in a file. Raises Unreadable, which says in plain words what is wrong with it, and nothing else."""
    try:
        with path.open("rb") as stream:
            return _read(stream, path.name)
    except OSError as error:
        raise Unreadable(f"{path.name} can't be opened: {error.strerror or error}.") from None


def read_bytes(content: bytes, name: str) -> Document:
    """The report in `content`, uploaded or pasted as `name`. Raises Unreadable, as `read` does."""
    return _read(io.BytesIO(content), PurePath(name.replace("\\", "/")).name or "text")


def _read(stream: BinaryIO, name: str) -> Document:
    try:
        return _of_kind(kind_of(stream, name), stream, name)
    except (Unreadable, OSError):
        raise
    except RecursionError:
        raise Unreadable("This file is nested far deeper than a report is, so it was not read.") from None
    except Unforeseen:  # whatever a file made to break a reader brings about, its sender is told in words
        raise Unreadable("This file is broken and can't be read. Open it, save it again and try again.") from None


def _of_kind(kind: Kind, stream: BinaryIO, name: str) -> Document:
    stream.seek(0)
    if kind == Kind.WORD:
        return read_word(stream, name)
    if kind == Kind.PDF:
        return read_pdf(stream, name)
    if kind == Kind.OPEN_DOCUMENT:
        return read_open_document(stream, name)
    if kind == Kind.HTML:
        return read_html(_small(stream), name)
    if kind == Kind.MARKDOWN:
        return read_markdown(decoded(_small(stream, MOST_MARKDOWN)), name)
    return read_text(decoded(_small(stream)), name)


def _small(stream: BinaryIO, most: int = MOST_TEXT) -> bytes:
    content = stream.read(most + 1)
    if len(content) > most:
        raise Unreadable(f"This text is over {most // 1_000_000} MB, which no report is. Give only the report itself.")
    return content
