"""Requests by people to know what is held about them, each with its clock, its review and its answer."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from frankpledge.partnership.agencies import kinds, pack
from frankpledge.partnership.agencies.acting import attempt
from frankpledge.partnership.agencies.answers import Refused
from frankpledge.partnership.agencies.changes import subject_requests as changes
from frankpledge.partnership.agencies.exporting import exported
from frankpledge.partnership.agencies.forms.records import OthersForm, RequestForm
from frankpledge.partnership.agencies.looking import looked
from frankpledge.partnership.agencies.models import Person, SubjectRequest
from frankpledge.partnership.agencies.queries import log, subject_access
from frankpledge.partnership.design import exports

FORM = ["GET", "HEAD", "POST"]
COLUMNS = {
    "who": lambda asked: asked.person.name,
    "received": lambda asked: asked.received_on,
    "due": lambda asked: asked.due_on,
    "answered": lambda asked: asked.answered_at,
}


@require_safe
def requests(request: HttpRequest) -> HttpResponse:
    found = request.seat.partnership.subject_requests.select_related("person")
    if answer := exported(request, found, COLUMNS, "requests"):
        return answer
    rows = [{"asked": asked, "clock": clock(asked)} for asked in found]
    return render(request, "agencies/requests.html", {"rows": rows, "downloads": exports.offered(request)})


@require_http_methods(FORM)
def new_request(request: HttpRequest) -> HttpResponse:
    partnership = request.seat.partnership
    form = RequestForm(request.POST if request.method == "POST" else None, partnership=partnership)
    if request.method == "POST" and form.is_valid():
        person = get_object_or_404(log.people(partnership), pk=form.cleaned_data["person"])
        given = {"person": person, "received_on": form.cleaned_data["received_on"]}
        made = attempt(form, lambda: changes.receive(partnership=partnership, by=request.user, **given))
        if made:
            return redirect("agencies:request", asked=made.pk)
    shown = {
        "form": form, "title": _("Somebody asks what is held about them"), "submit": _("Write it down"),
        "paragraphs": [_("Make sure first that it is them. The answer is due within a month of the day it came.")],
        "back": reverse("agencies:requests"),
    }  # fmt: skip
    return render(request, "design/form-page.html", shown)


@require_http_methods(FORM)
def subject_request(request: HttpRequest, asked: int) -> HttpResponse:
    """What is held about them, who else is named in it, and whether those names are disclosed."""
    one = _one(request, asked)
    if request.method == "GET":
        looked(
            request, kinds.PERSON_READ, about=one.person
        )  # first: who looks is named in the log, and so in the answer
    found = subject_access.sections(one.person, one.partnership)
    named = subject_access.others(found)
    people = list(Person.objects.filter(pk__in=named).order_by("name", "pk"))
    form = OthersForm(request.POST if request.method == "POST" else None, others=people, initial=_decided(one))
    if request.method == "POST" and form.is_valid():
        given = {"decisions": form.decisions(), "seen": form.cleaned_data["version"]}
        attempt(form, lambda: changes.decide(asked=one, by=request.user, **given))
        if not form.errors:
            messages.success(request, _("What you decided is kept."))
            return redirect("agencies:request", asked=one.pk)
    shown = {
        "asked": one, "clock": clock(one), "sections": found, "form": form, "others": people,
        "undecided": [person for person in people if f"person:{person.pk}" not in one.decisions],
    }  # fmt: skip
    return render(request, "agencies/request.html", shown)


@require_POST
def download(request: HttpRequest, asked: int) -> HttpResponse:
    one = _one(request, asked)
    try:
        changes.answer(asked=one, by=request.user)
    except Refused:  # the page says what is to be done first
        return redirect("agencies:request", asked=one.pk)
    content = pack.packed(one, subject_access.sections(one.person, one.partnership))
    file = f"what-is-held-{slugify(one.person.name)}-{timezone.localdate().isoformat()}.zip"
    headers = {"Content-Disposition": f'attachment; filename="{file}"', "Cache-Control": "no-store"}
    return HttpResponse(content, content_type="application/zip", headers=headers)


def clock(asked: SubjectRequest) -> str:
    """How long there is, in words."""
    if asked.answered_at is not None:
        return _("Answered")
    left = (asked.due_on - timezone.localdate()).days
    if left < 0:
        return _("%(days)s days late") % {"days": -left} if left < -1 else _("1 day late")
    if left == 0:
        return _("Due today")
    return _("%(days)s days left") % {"days": left} if left > 1 else _("1 day left")


def _one(request: HttpRequest, pk: int) -> SubjectRequest:
    found = request.seat.partnership.subject_requests.select_related("person", "partnership")
    return get_object_or_404(found, pk=pk)


def _decided(one: SubjectRequest) -> dict[str, object]:
    known: dict[str, object] = {"version": one.version}
    for reference, decision in one.decisions.items():
        pk = reference.partition(":")[2]
        known |= {f"name_{pk}": "yes" if decision["disclose"] else "no", f"why_{pk}": decision["reason"]}
    return known
