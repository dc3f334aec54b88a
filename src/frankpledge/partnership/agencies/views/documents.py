"""The hub of what is kept, and the documents that data protection law asks for: each a page, and a file."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from frankpledge.documents.rendering import pandoc
from frankpledge.partnership.agencies.exporting import exported
from frankpledge.partnership.agencies.permissions import Permission
from frankpledge.partnership.agencies.queries import registers
from frankpledge.partnership.design import exports

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SECTIONS = [
    (
        _("Requests to know what is held"), _("Who asked, how long there is to answer, and the answer"),
        "agencies:requests", Permission.KEEP_RECORDS,
    ),
    (_("Holds"), _("What must be kept, however old it is"), "agencies:holds", Permission.KEEP_RECORDS),
    (_("People who left"), _("And erasing what is kept of them"), "agencies:left", Permission.KEEP_RECORDS),
    (
        _("Data register"), _("Every field that is kept: how sensitive it is, and for how long"),
        "agencies:data-register", Permission.READ_AGREEMENTS,
    ),
    (
        _("Record of processing"), _("UK GDPR, article 30: what this partnership does with personal data, and why"),
        "agencies:processing", Permission.READ_AGREEMENTS,
    ),
    (
        _("Impact assessment"), _("UK GDPR, article 35: what can be filled in is; the rest is yours to write"),
        "agencies:dpia", Permission.READ_AGREEMENTS,
    ),
]  # fmt: skip
COLUMNS = {
    "model": lambda entry: entry.model,
    "what it is": lambda entry: entry.what,
    "field": lambda entry: entry.field,
    "sensitivity": lambda entry: entry.level,
    "never shown": lambda entry: entry.secret,
    "regime": lambda entry: entry.regime,
    "kept": lambda entry: entry.kept,
}


@require_safe
def kept(request: HttpRequest) -> HttpResponse:
    shown = [(words, hint, reverse(route)) for words, hint, route, needed in SECTIONS if request.seat.may(needed)]
    return render(request, "agencies/kept.html", {"sections": shown})


@require_safe
def data_register(request: HttpRequest) -> HttpResponse:
    entries = registers.register()
    if answer := exported(request, entries, COLUMNS, "data register", of_people=False):
        return answer
    models: dict[str, list[registers.Entry]] = {}
    for entry in entries:
        models.setdefault(entry.model, []).append(entry)
    shown = {"models": models, "downloads": exports.offered(request)}
    return render(request, "agencies/data-register.html", shown)


@require_safe
def processing(request: HttpRequest) -> HttpResponse:
    told = registers.processing(request.seat.partnership)
    return _document(request, "processing", _("Record of processing"), told)


@require_safe
def dpia(request: HttpRequest) -> HttpResponse:
    told = registers.dpia(request.seat.partnership)
    return _document(request, "dpia", _("Data protection impact assessment"), told)


def _document(request: HttpRequest, name: str, title: str, told: dict[str, object]) -> HttpResponse:
    """The same words on the page and, with ?format=docx, in a Word file to be completed."""
    told |= {"title": str(title), "of": request.seat.partnership, "text": f"agencies/{name}-text.html"}
    if request.GET.get(exports.FIELD) != "docx":
        return render(request, "agencies/document.html", told)
    html = render_to_string("agencies/document-file.html", told)
    file = f"{name}-{request.seat.partnership.slug}-{timezone.localdate().isoformat()}.docx"
    headers = {"Content-Disposition": f'attachment; filename="{file}"'}
    return HttpResponse(pandoc.from_page(html, "docx"), content_type=WORD, headers=headers)
