"""Finds {{names}} in the template, asks what each stands for, and hides them from Markdown behind tokens.

A name may hold "~", "@", "_" or "*", which mean something in Markdown, so it never sees one: each becomes a number
between two private-use characters, which Markdown takes for a word. `Prose` is parsed with the template, in paragraphs
added at its end and taken out again, because one run of Pandoc costs as much as a hundred.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from frankpledge.documents.tables import Number, Prose, Table
from frankpledge.documents.text import TemplateError, Thing

NAME = re.compile(r"\{\{[ \t]*([^\s{}]+)[ \t]*\}\}")
UNFINISHED = re.compile(r"\{\{[^\n]{0,40}")
TOKEN = re.compile("\ue000(\\d+)\ue001")
START, END = "\ue002", "\ue003"  # of a Prose's paragraphs
PRIVATE = re.compile("[\ue000-\uf8ff]")
SOURCES = "sources"
DEEPEST = 8


@dataclass
class Names:
    """All names of a report, by the number of their token, and the Prose that they stand for."""

    resolve: Callable[[str], Thing]
    found: list[tuple[str, Thing | None]] = field(default_factory=list)  # (name, thing); `sources` has None
    lines: list[str] = field(default_factory=list)  # where each was written, in words
    unknown: list[str] = field(default_factory=list)
    prose: list[str] = field(default_factory=list)  # hidden Markdown of each Prose
    open: list[str] = field(default_factory=list)  # the Prose now being looked through, outermost first
    numbered: dict[str, int] = field(default_factory=dict)  # the Prose's Markdown → its place in `prose`

    def hide(self, text: str, where: Callable[[int], str], depth: int = 0) -> str:
        """`text` with a token for each name; `where` puts an offset into words."""
        return NAME.sub(lambda match: self._token(match.group(1), where(match.start()), depth), PRIVATE.sub("", text))

    def _token(self, name: str, where: str, depth: int) -> str:
        position = len(self.found)
        self.found.append((name, None))
        self.lines.append(where)
        if name != SOURCES:
            self.found[position] = (name, self._ask(name, where, depth))
        return f"\ue000{position}\ue001"

    def _ask(self, name: str, where: str, depth: int) -> Thing | None:
        if depth > DEEPEST:
            raise TemplateError(f"{{{{{name}}}}} ({where}) stands for words that name each other without end.")
        try:
            thing = self.resolve(name)
        except KeyError:
            self.unknown.append(f"{{{{{name}}}}} ({where}) is not the name of anything.")
            return ""
        for prose, inside in _prose_in(thing, name, where):
            if prose.markdown in self.open:
                raise TemplateError(f"{{{{{name}}}}} ({where}) stands for words that name themselves.")
            self._add_prose(prose, inside, depth)
        return thing

    def _add_prose(self, prose: Prose, where: str, depth: int) -> None:
        if prose.markdown not in self.numbered:
            # Reserved before looking inside, where the same words may be met again.
            self.numbered[prose.markdown] = len(self.prose)
            self.prose.append("")
            self.open.append(prose.markdown)
            self.prose[self.numbered[prose.markdown]] = self.hide(prose.markdown, lambda _: where, depth + 1)
            self.open.pop()

    def fragments(self) -> str:
        """Each Prose twice, for it may stand alone or in a sentence: as its paragraphs, and as one run of words."""
        parts = []
        for position, markdown in enumerate(self.prose):
            run = " ".join(markdown.split())
            parts += [f"{START}{position}", markdown, f"{END}{position}", f"{START}{position}{END}{run}"]
        return "\n\n".join(parts)


def hide(body: str, resolve: Callable[[str], Thing]) -> tuple[str, Names]:
    """The body as Markdown to parse, and its names. Every unknown name is told at once, with its line."""
    names = Names(resolve)
    hidden = names.hide(body, lambda offset: f"line {body.count(chr(10), 0, offset) + 1}")
    if leftover := UNFINISHED.search(hidden):
        line = hidden.count("\n", 0, leftover.start()) + 1
        problem = f"{leftover.group(0)!r} on line {line} is not a whole name"
        raise TemplateError(f"{problem}: a name has no spaces or braces and ends with }}}}.")
    if names.unknown:
        raise TemplateError("\n".join(names.unknown))
    return f"{hidden}\n\n{names.fragments()}\n", names


def _prose_in(thing: Thing, name: str, where: str) -> list[tuple[Prose, str]]:
    """The Prose that a thing is, or has in its cells, and where a person would look for it."""
    if isinstance(thing, Prose):
        return [(thing, f"in {{{{{name}}}}}, {where}")]
    table = thing if isinstance(thing, Table) else getattr(thing, "table", None)
    if isinstance(thing, (str, Number)) or table is None:
        return []
    cells = [cell for row in table.rows for cell in row] + list(table.notes)
    return [(cell, f"in the table {{{{{name}}}}}, {where}") for cell in cells if isinstance(cell, Prose)]
