"""Holds: what must be kept, whatever its time. The information officer sets and lifts them."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from frankpledge.partnership.agencies.acting import attempt
from frankpledge.partnership.agencies.changes import holds as changes
from frankpledge.partnership.agencies.exporting import exported
from frankpledge.partnership.agencies.forms.records import HoldForm, LiftForm
from frankpledge.partnership.agencies.queries import holds as queries
from frankpledge.partnership.agencies.queries import names
from frankpledge.partnership.design import exports

FORM = ["GET", "HEAD", "POST"]
COLUMNS = {
    "what": lambda row: row["what"],
    "what (reference)": lambda row: row["hold"].subject,
    "why": lambda row: row["hold"].reason,
    "since": lambda row: row["hold"].since,
    "set by": lambda row: row["by"],
    "until": lambda row: row["hold"].until,
    "lifted because": lambda row: row["hold"].lifted_because,
}


@require_safe
def holds(request: HttpRequest) -> HttpResponse:
    """Those in force first, then those that were lifted."""
    found = list(queries.of(request.seat.partnership))
    known = names.of({r for hold in found for r in (hold.subject, hold.set_by)}, request.seat.partnership)
    rows = [{"hold": h, "what": known.get(h.subject, h.subject), "by": known.get(h.set_by, h.set_by)} for h in found]
    if answer := exported(request, rows, COLUMNS, "holds"):
        return answer
    shown = {
        "now": [row for row in rows if row["hold"].until is None],
        "lifted": [row for row in rows if row["hold"].until is not None],
        "downloads": exports.offered(request),
    }
    return render(request, "agencies/holds.html", shown)


@require_http_methods(FORM)
def new_hold(request: HttpRequest) -> HttpResponse:
    partnership = request.seat.partnership
    form = HoldForm(request.POST if request.method == "POST" else None, partnership=partnership)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        if attempt(form, lambda: changes.set_hold(partnership=partnership, by=request.user, **given)):
            messages.success(request, _("The hold is set. Nothing of it will be deleted or erased until you lift it."))
            return redirect("agencies:holds")
    shown = {"form": form, "title": _("Set a hold"), "submit": _("Set the hold"), "back": reverse("agencies:holds")}
    return render(request, "design/form-page.html", shown)


@require_http_methods(FORM)
def lift(request: HttpRequest, hold: int) -> HttpResponse:
    one = get_object_or_404(queries.of(request.seat.partnership), pk=hold)
    form = LiftForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        if attempt(form, lambda: changes.lift(hold=one, reason=reason, by=request.user)):
            messages.success(request, _("The hold is lifted."))
            return redirect("agencies:holds")
    what = names.of({one.subject}, request.seat.partnership).get(one.subject, one.subject)
    shown = {
        "form": form, "title": _("Lift the hold on %(what)s") % {"what": what}, "submit": _("Lift the hold"),
        "paragraphs": [_("It was set because: %(reason)s") % {"reason": one.reason}],
        "back": reverse("agencies:holds"), "warning": True,
    }  # fmt: skip
    return render(request, "design/form-page.html", shown)
