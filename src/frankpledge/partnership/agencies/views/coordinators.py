"""Whom the host can ask about a partnership: its coordinators; and what to do once one of them is gone.

A partnership whose last coordinator vanished can invite nobody any more. Whoever looks after the host says that they
are gone, and invites another. Of the partnership they see nothing else, and its log says that they did it.
"""

import datetime as dt

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from frankpledge.partnership.agencies.acting import attempt
from frankpledge.partnership.agencies.changes import leaving as changes
from frankpledge.partnership.agencies.changes import members
from frankpledge.partnership.agencies.queries import confirming, partnerships
from frankpledge.partnership.agencies.queries import coordinators as queries
from frankpledge.partnership.agencies.roles import Coordinator
from frankpledge.partnership.design.forms import Form, Versioned


@require_safe
def coordinators(request: HttpRequest, slug: str) -> HttpResponse:
    partnership = partnerships.at(slug)
    today = timezone.localdate()
    waiting = confirming.waiting(partnership, today).filter(role=Coordinator.key)
    shown = {
        "partnership_shown": partnership,
        "coordinators": queries.of(partnership, today),
        "waiting": {holding.membership_id: holding.pk for holding in waiting},
    }
    return render(request, "agencies/coordinators.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, slug: str, holding: int) -> HttpResponse:
    """Where there is nobody else in the partnership who could."""
    rows = confirming.waiting(partnerships.at(slug), timezone.localdate()).filter(role=Coordinator.key)
    held = get_object_or_404(rows, pk=holding)
    form = Form(request.POST if request.method == "POST" else None)
    said = {"name": held.membership.person.name, "agency": held.membership.agency.name}
    if form.is_valid() and attempt(form, lambda: members.confirm(holding=held, by=request.user)):
        messages.success(request, _("%(name)s is confirmed as a coordinator.") % said)
        return redirect("agencies:coordinators", slug=slug)
    shown = {
        "form": form,
        "title": _("Confirm %(name)s as a coordinator") % said,
        "lead": said["agency"],
        "paragraphs": [
            _("One coordinator gave them this role. Ask somebody else in the partnership whether they are to have it."),
            _("What you do stands in the partnership's log, with your name."),
        ],
        "submit": _("Confirm the role"),
        "back": reverse("agencies:coordinators", kwargs={"slug": slug}),
    }
    return render(request, "design/form-page.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def gone(request: HttpRequest, slug: str, membership: int) -> HttpResponse:
    """Their seat ends at once."""
    today = timezone.localdate()
    one = get_object_or_404(queries.of(partnerships.at(slug), today), pk=membership)
    form = Versioned(request.POST if request.method == "POST" else None, initial={"version": one.version})
    said = {"name": one.person.name, "agency": one.agency.name}
    if form.is_valid():
        given = {"last_day": today - dt.timedelta(days=1), "seen": form.cleaned_data["version"], "by": request.user}
        if attempt(form, lambda: changes.leave(membership=one, **given)):
            messages.success(request, _("%(name)s is written down as gone.") % said)
            return redirect("agencies:coordinators", slug=slug)
    shown = {
        "form": form,
        "title": _("%(name)s is gone") % said,
        "paragraphs": [
            _("They no longer work here for %(agency)s from today on, and see nothing of the partnership.") % said,
            _("Say this only if nobody in the partnership can: it stands in the partnership's log, with your name."),
        ],
        "submit": _("They are gone"),
        "warning": True,
        "back": reverse("agencies:coordinators", kwargs={"slug": slug}),
    }
    return render(request, "design/form-page.html", shown)
