"""The assessment of an area, made once for each edition and kept: making it takes some seconds."""

import datetime as dt
import tempfile
from pathlib import Path

from django.utils.safestring import SafeString, mark_safe

from frankpledge.documents.rendering import FORMATS, Woven, contents, html_body, render, weave
from frankpledge.evidence.area import Area
from frankpledge.evidence.edition import Edition
from frankpledge.evidence.period import Period
from frankpledge.partnership.design.keeping import kept
from frankpledge.partnership.figures.queries import counting, periods
from frankpledge.partnership.figures.queries.place import Place
from frankpledge.reports.assessment import assessment

TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "odt": "application/vnd.oasis.opendocument.text",
    "html": "text/html; charset=utf-8",
}


def latest(place: Place) -> Period | None:
    """The latest twelve months held, which the assessment is of; None where none is."""
    held = counting.held(place.edition, place.area)
    return periods.latest(held) if held else None


@kept(maxsize=4)
def woven(edition: Edition, area: Area, period: Period) -> Woven:
    """The assessment with every number answered and every picture drawn, before it takes a form."""
    return weave(assessment(edition, area, period, dt.date.fromisoformat(edition.made[:10])).report)


@kept(maxsize=4)
def page(edition: Edition, area: Area, period: Period) -> tuple[list[tuple[int, str, str]], SafeString]:
    """The headings (level, id, words) and the body as HTML, which the renderer has escaped."""
    found = woven(edition, area, period)
    return contents(found), mark_safe(html_body(found))


@kept(maxsize=8)
def file(edition: Edition, area: Area, period: Period, form: str) -> bytes:
    """The assessment in one of `FORMATS`, as a file."""
    with tempfile.TemporaryDirectory() as folder:
        return render(woven(edition, area, period), Path(folder), "assessment", [form])[form].read_bytes()


def is_format(form: str) -> bool:
    return form in FORMATS
