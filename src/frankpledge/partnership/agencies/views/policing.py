"""The local policing bodies of the force areas on this host, with the days between which each is it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from frankpledge.partnership.agencies.acting import attempt
from frankpledge.partnership.agencies.changes import policing as changes
from frankpledge.partnership.agencies.forms.policing import Begin, Correct
from frankpledge.partnership.agencies.queries import policing as queries

FORM = ["GET", "HEAD", "POST"]


@require_safe
def bodies(request: HttpRequest) -> HttpResponse:
    today = timezone.localdate()
    rows = [(body, body.holds(today), body.since > today) for body in queries.every()]
    return render(request, "agencies/policing.html", {"bodies": rows})


@require_http_methods(FORM)
def begin(request: HttpRequest) -> HttpResponse:
    """The first that is written down for a force, or the successor of the one there is."""
    form = Begin(request.POST or None, initial={"force": request.GET.get("force", "")})
    if form.is_valid() and attempt(form, lambda: changes.begin(**form.cleaned_data, by=request.user)):
        messages.success(request, _("%(name)s is written down.") % {"name": form.cleaned_data["name"]})
        return redirect("agencies:policing")
    lead = _("Whatever is the policing body of the force until then ends on that day, and stays written down.")
    return _page(request, form, _("A local policing body begins"), lead)


@require_http_methods(FORM)
def correct(request: HttpRequest, body: int) -> HttpResponse:
    row = queries.one(body)
    form = Correct(request.POST or None, initial={"kind": row.kind, "name": row.name})
    if form.is_valid() and attempt(form, lambda: changes.correct(body=row, **form.cleaned_data, by=request.user)):
        messages.success(request, _("%(name)s is saved.") % {"name": form.cleaned_data["name"]})
        return redirect("agencies:policing")
    lead = _("Put right what was written down wrongly. If another body takes its place, let that one begin instead.")
    return _page(request, form, _("Correct %(name)s") % {"name": row.name}, lead)


def _page(request: HttpRequest, form, title: str, lead: str) -> HttpResponse:
    context = {"form": form, "title": title, "submit": _("Save"), "lead": lead}
    return render(request, "design/form-page.html", context | {"back": reverse("agencies:policing")})
