"""The documents of an agreed assessment: the whole, two pages and slides, ready to be rendered."""

import datetime as dt

import pypdfium2

from frankpledge.documents.rendering import weave
from frankpledge.documents.rendering.pdf import pdf
from frankpledge.documents.text import Report
from frankpledge.evidence import places
from frankpledge.evidence.edition import Edition
from frankpledge.evidence.period import Period
from frankpledge.reports.agreed import full, short
from frankpledge.reports.agreed.model import Agreed
from frankpledge.reports.agreed.things import Things
from frankpledge.reports.assessment import Assessment
from frankpledge.reports.evidence_base import EvidenceBase
from frankpledge.reports.sources import HEADINGS, SHORT_HEADINGS, attribution, row, short_row

PAGES = 2


def assessment(agreed: Agreed, edition: Edition) -> Assessment:
    """Not rendered yet. Raises NothingHeld where the data that it was made from are not there."""
    base = EvidenceBase(edition, places.gazetteer(edition).find(agreed.area), Period.read(agreed.period))
    things, answers = Things(agreed, base), base.answers
    full_rows = {"source_row": lambda id: row(answers, id), "source_headings": HEADINGS}
    short_rows = {"source_row": lambda id: short_row(answers, id), "source_headings": SHORT_HEADINGS}

    def made(title: str, body: str, **more) -> Report:
        subtitle = "" if more.get("brief") else f"Crime and anti-social behaviour in {base.comparison.now.full_phrase}"
        return Report(
            title=title,
            subtitle=subtitle,
            author=agreed.partnership,
            date=dt.date.fromisoformat(agreed.on),
            body=body,
            resolve=things,
            notice=attribution(edition, base.area),
            **more,
        )

    two_pages = (
        made(f"Summary: {agreed.title}", short.summary(things, room), brief=True, **short_rows) for room in short.ROOMS
    )
    return Assessment(
        made(agreed.title, full.body(things), **full_rows),
        _that_fits(list(two_pages)),
        made(agreed.title, short.slides(things), **short_rows),
        answers,
        things.pictures,
    )


def _that_fits(reports: list[Report]) -> Report:
    """The fullest that is no longer than two pages; the shortest where none is."""
    return next((one for one in reports[:-1] if _pages(one) <= PAGES), reports[-1])


def _pages(report: Report) -> int:
    document = pypdfium2.PdfDocument(pdf(weave(report)))
    try:
        return len(document)
    finally:
        document.close()
