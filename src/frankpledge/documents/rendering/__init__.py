"""Renders a report: a web page (or a part of one), a Word file, an ODT file, a PDF, slides."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from frankpledge.documents.rendering import html
from frankpledge.documents.rendering.files import put
from frankpledge.documents.rendering.odt import odt
from frankpledge.documents.rendering.pdf import pdf
from frankpledge.documents.rendering.slides import pptx
from frankpledge.documents.rendering.templates import TemplateFileError, kind_of
from frankpledge.documents.rendering.weaving import weave
from frankpledge.documents.rendering.word import docx
from frankpledge.documents.rendering.woven import Printed, Woven
from frankpledge.documents.text import Report

__all__ = [
    "EVERY",
    "FORMATS",
    "Printed",
    "TemplateFileError",
    "Woven",
    "contents",
    "html_body",
    "kind_of",
    "numbers",
    "render",
    "weave",
]

FORMATS = ("html", "docx", "odt", "pdf")
EVERY = (*FORMATS, "pptx")


def render(
    report: Report | Woven,
    folder: Path,
    stem: str = "assessment",
    formats: Sequence[str] = FORMATS,
    template: Path | None = None,
) -> dict[str, Path]:
    """Writes the report in each format as `folder/stem.format`; a file appears whole or not at all.

    `template` is a council's own Word, OpenDocument or PowerPoint file (or template): the output of that format has its
    styles, page, headers and footers, or its slides' layouts. Raises TemplateFileError, in words, for one that can't be
    used, and for one of a format that isn't asked for.
    """
    unknown = set(formats) - set(EVERY)
    if unknown:
        raise ValueError(f"No such format: {', '.join(sorted(unknown))}. There are {', '.join(EVERY)}.")
    own = _checked(template, formats) if template else ""
    woven = _woven(report)
    templates = {own: template}
    writers: dict[str, Callable[[Woven], bytes]] = {
        "html": html.page,
        "docx": lambda one: docx(one, templates.get("docx")),
        "odt": lambda one: odt(one, templates.get("odt")),
        "pdf": pdf,
        "pptx": lambda one: pptx(one, templates.get("pptx")),
    }
    return {form: put(writers[form](woven), folder / f"{stem}.{form}") for form in formats}


def _checked(template: Path, formats: Sequence[str]) -> str:
    """The format that the template is for."""
    kind = kind_of(template)
    if kind not in formats:
        raise TemplateFileError(f"{template} is a template for {kind}, but only {', '.join(formats)} is asked for.")
    return kind


def html_body(report: Report | Woven) -> str:
    """The report as an HTML fragment, headings from h2 down, for a page that has its own h1."""
    return html.fragment(_woven(report))


def contents(report: Report | Woven) -> list[tuple[int, str, str]]:
    """(level, id, words) of each heading; level 1 is what `html_body` prints as h2."""
    return [(heading.level, heading.id, heading.text) for heading in _woven(report).headings]


def numbers(report: Report | Woven) -> list[Printed]:
    """Each printed number with the id it has in every format: what to look for in a Word file that comes back."""
    return _woven(report).numbers


def _woven(report: Report | Woven) -> Woven:
    """Weaving asks for every number and draws every picture: whoever needs several results weaves once."""
    return report if isinstance(report, Woven) else weave(report)
