"""Markdown, by way of Pandoc, which reads tables, footnotes and lists as their writers meant them."""

import re
import subprocess
from dataclasses import replace

import pypandoc

from frankpledge.evidence.claims.document import Block, Cell, Document, Table, Unreadable
from frankpledge.evidence.claims.formats.web import read_page

_OPTIONS = ("--from", "gfm+footnotes-raw_html", "--to", "html", "--sandbox", "--wrap", "none")
_MEMORY = ("+RTS", "-M1500M", "-RTS")
_SECONDS = 60
_TOLD_APART = 24  # letters and digits at the beginning of a text by which its line is found


def read_markdown(content: str, name: str) -> Document:
    """A place's anchor is the line of the file. Raises Unreadable where Pandoc can't read it."""
    command = [pypandoc.get_pandoc_path(), *_OPTIONS, *_MEMORY]
    try:
        done = subprocess.run(command, input=content.encode(errors="replace"), capture_output=True, timeout=_SECONDS)
    except (OSError, subprocess.TimeoutExpired):
        done = None
    if done is None or done.returncode:
        raise Unreadable("This Markdown can't be read. Save it as plain text (.txt) or paste the text.")
    return _located(read_page(done.stdout.decode(errors="replace"), name), content)


def _located(document: Document, content: str) -> Document:
    """With every text's line in the Markdown instead of that in the page made of it."""
    lines = _Lines(content)
    return replace(document, parts=tuple(_part(part, lines) for part in document.parts))


def _part(part: Block | Table, lines: "_Lines") -> Block | Table:
    if isinstance(part, Table):
        rows = tuple(tuple(_placed(cell, lines) for cell in row) for row in part.rows)
        return replace(part, rows=rows, place=replace(part.place, anchor=rows[0][0].place.anchor))
    return _placed(part, lines)


def _placed(text: Block | Cell, lines: "_Lines") -> Block | Cell:
    return replace(text, place=replace(text.place, anchor=lines.find(text.text)))


class _Lines:
    """The lines of a text, found one after another by how the texts in them begin."""

    def __init__(self, content: str) -> None:
        self._lines = [_bare(line) for line in content.splitlines()]
        self._next = 0

    def find(self, text: str) -> int | None:
        """The number of the line, looked for from the one found last; None where there is none such near."""
        begin = _bare(text)[:_TOLD_APART]
        for at in range(self._next, min(self._next + 200, len(self._lines))):
            if begin and (begin in self._lines[at] or (len(self._lines[at]) > 3 and begin.startswith(self._lines[at]))):
                self._next = at
                return at + 1
        return None


def _bare(text: str) -> str:
    return re.sub(r"[\W_]", "", text).lower()
