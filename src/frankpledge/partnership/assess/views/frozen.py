"""A frozen assessment is read, taken away, and set beside the version before it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from frankpledge.partnership.agencies.queries import names
from frankpledge.partnership.assess import freezing_rules, kinds
from frankpledge.partnership.assess import frozen_wording as words
from frankpledge.partnership.assess.models import Document, Snapshot
from frankpledge.partnership.assess.queries import difference as differences
from frankpledge.partnership.assess.queries import snapshots
from frankpledge.partnership.assess.queries.of_area import TYPES
from frankpledge.partnership.audit.recording import record
from frankpledge.reports.agreed.kept import UnknownSchema

_TYPES = TYPES | {
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "json": "application/json",
}


@require_safe
def version(request: HttpRequest, year: str, number: int) -> HttpResponse:
    """All that a version says, from what was kept of it: nothing is counted again."""
    snapshot = _snapshot(request, year, number)
    versions = snapshots.of(snapshot.assessment)
    shown = _shown(request, snapshot) | {
        "agreed": _said(snapshot),
        "versions": versions,
        "newest": versions[0],
        "may_correct": freezing_rules.may_correct(request.user, snapshot.assessment) and not request.seat.past,
        "documents": words.grouped(snapshot.documents.all()),
    }
    return render(request, "assess/version.html", shown)


@require_safe
def difference(request: HttpRequest, year: str, number: int) -> HttpResponse:
    """What is other in it than in the version before."""
    snapshot = _snapshot(request, year, number)
    before = snapshots.at(request.seat.partnership, year, number - 1)
    if before is None:
        raise Http404
    then, now = _said(before), _said(snapshot)
    found = differences.between(then, now) if then and now else None
    return render(request, "assess/difference.html", _shown(request, snapshot) | {"before": before, "found": found})


@require_safe
def document(request: HttpRequest, year: str, number: int, document: str, form: str) -> HttpResponse:
    """A file to take away, as long as it is what was frozen. It is never shown on this site's own pages."""
    snapshot = _snapshot(request, year, number)
    found = next((d for d in snapshot.documents.all() if (d.name, d.form) == (document, form)), None)
    if found is None:
        raise Http404
    content = snapshots.content_of(found, request.seat.partnership)
    if content is None:
        shown = _shown(request, snapshot) | {"document": found, "others": words.grouped(_others(snapshot, found))}
        return render(request, "assess/lost.html", shown, status=410)
    if request.method != "HEAD":
        told = {"name": found.name, "year": snapshot.assessment.called, "number": number, "form": found.form}
        record(kinds.DOCUMENT_TAKEN, by=request.user, about=found, partnership=request.seat.partnership.slug, **told)
    file = f"{request.seat.partnership.slug}-{document}-{year}-v{number}.{form}"
    headers = {
        "Content-Disposition": content_disposition_header(as_attachment=True, filename=file),
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "no-store",
    }
    return HttpResponse(content, content_type=_TYPES[form], headers=headers)


def _others(snapshot: Snapshot, found: Document) -> list[Document]:
    return [one for one in snapshot.documents.all() if one.pk != found.pk]


def _snapshot(request: HttpRequest, year: str, number: int) -> Snapshot:
    found = snapshots.at(request.seat.partnership, year, number)
    if found is None:
        raise Http404
    return found


def _said(snapshot: Snapshot):
    """Nothing where a later version of the program wrote it: its documents are there all the same."""
    try:
        return snapshots.said(snapshot)
    except UnknownSchema:
        return None


def _shown(request: HttpRequest, snapshot: Snapshot) -> dict[str, object]:
    by = names.of([snapshot.frozen_by], request.seat.partnership)
    return {
        "snapshot": snapshot,
        "year": snapshot.assessment.year,
        "by": by.get(snapshot.frozen_by, ""),
        "whole": snapshots.is_whole(snapshot),
        "words": words,
    }
