"""How what was frozen is told: documents with their sizes, and what people typed as paragraphs and lists."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from frankpledge.partnership.assess.models import Document
from frankpledge.partnership.assess.queries.passages import paragraphs
from frankpledge.partnership.assess.queries.said import worded
from frankpledge.partnership.design.wording import dated
from frankpledge.partnership.figures.queries.words import Said
from frankpledge.reports.agreed import typed
from frankpledge.reports.agreed.model import Concern, Finding

KB = 1024


@dataclass(frozen=True)
class Grouped:
    """A document in all its forms."""

    title: str
    documents: tuple[Document, ...]


def grouped(documents: Iterable[Document]) -> list[Grouped]:
    rows = list(documents)
    order = list(_forms())
    rows.sort(key=lambda d: order.index(d.form) if d.form in order else len(order))
    found = [Grouped(title, tuple(d for d in rows if d.name == name)) for name, title in _titles()]
    return [one for one in found if one.documents]


def _titles() -> Iterator[tuple[str, str]]:
    yield "assessment", _("The whole assessment")
    yield "summary", _("The summary, on two pages")
    yield "slides", _("Slides")
    yield "figures", _("What each figure rests on")


def title(document: Document) -> str:
    return dict(_titles()).get(document.name, document.name)


def form(document: Document) -> str:
    return _forms().get(document.form, document.form)


def _forms() -> dict[str, str]:
    """In the order in which they are offered."""
    return {
        "pdf": _("PDF"), "docx": _("Word"), "odt": _("OpenDocument"), "html": _("Web page"), "pptx": _("PowerPoint"),
        "json": _("JSON, for programs"),
    }  # fmt: skip


def size(document: Document) -> str:
    """`1.2 MB`, `85 KB`."""
    if document.size >= KB * KB:
        return f"{document.size / KB / KB:.1f} MB"
    return f"{max(1, round(document.size / KB))} KB"


def finding(one: Finding) -> Said:
    """A sentence whose numbers lead to their figures."""
    return worded(one.text, {name: {"text": n.text, "figure": n.figure} for name, n in one.numbers.items()})


def written(text: str) -> SafeString:
    """What somebody typed, as markup."""
    return paragraphs(text)


def how_often(concern: Concern) -> str:
    return typed.how_often(len(concern.said))


def day(iso: str) -> str:
    return dated(dt.date.fromisoformat(iso))


def titles(of: Iterable[str]) -> str:
    """Titles, which have commas of their own, one after another."""
    return "; ".join(of)
