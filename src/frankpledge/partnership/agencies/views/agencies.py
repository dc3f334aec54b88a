"""The agencies of a partnership: the list, one of them, and what a coordinator does with them."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from frankpledge.partnership.agencies import columns
from frankpledge.partnership.agencies.acting import attempt
from frankpledge.partnership.agencies.changes import agencies as changes
from frankpledge.partnership.agencies.exporting import exported
from frankpledge.partnership.agencies.forms.agencies import AgencyForm, EndAgencyForm
from frankpledge.partnership.agencies.models import Agency
from frankpledge.partnership.agencies.permissions import Permission
from frankpledge.partnership.agencies.queries import agencies as queries
from frankpledge.partnership.agencies.queries import invitations, people
from frankpledge.partnership.design import exports


@require_safe
def agencies(request: HttpRequest) -> HttpResponse:
    """Who takes part, with which legal role, and who did earlier."""
    now, earlier = queries.listed(request.seat.partnership, timezone.localdate())
    if answer := exported(request, [*now, *earlier], columns.AGENCIES, "agencies"):
        return answer
    shown = {"now": now, "earlier": earlier, "changing": _changes(request), "downloads": exports.offered(request)}
    return render(request, "agencies/agencies.html", shown)


@require_safe
def agency(request: HttpRequest, agency: int) -> HttpResponse:
    """One agency and who works for it."""
    one, today = _here(request, agency), timezone.localdate()
    now, earlier = people.listed(request.seat.partnership, today, one)
    ended = one.until is not None and one.until <= today
    shown = {"agency": one, "now": now, "earlier": earlier, "ended": ended}
    open_to = not request.seat.past and not ended
    shown["changing"] = open_to and request.seat.may(Permission.CHANGE_PARTNERSHIP)
    shown["inviting"] = open_to and request.seat.may(Permission.CHANGE_MEMBERS)
    return render(request, "agencies/agency.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    form = AgencyForm(request.POST or None, initial={"since": timezone.localdate()})
    if form.is_valid():
        given = {name: form.cleaned_data[name] for name in ("name", "kind", "standing", "since")}
        made = attempt(form, lambda: changes.add(partnership=request.seat.partnership, by=request.user, **given))
        if made:
            messages.success(request, _("%(name)s is listed.") % {"name": made.name})
            return redirect("agencies:agency", agency=made.pk)
    said = {"title": _("Add an agency"), "submit": _("Add the agency"), "back": reverse("agencies:agencies")}
    return render(request, "design/form-page.html", {"form": form, **said})


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, agency: int) -> HttpResponse:
    one = _here(request, agency)
    shown = {name: getattr(one, name) for name in ("name", "kind", "standing", "since", "version")}
    form = AgencyForm(request.POST or None, initial=shown)
    if form.is_valid():
        given = {name: form.cleaned_data[name] for name in ("name", "kind", "standing", "since")}
        seen = form.cleaned_data["version"] or 0
        if attempt(form, lambda: changes.change(agency=one, seen=seen, by=request.user, **given)):
            messages.success(request, _("%(name)s was changed.") % {"name": one.name})
            return redirect("agencies:agency", agency=one.pk)
    said = {"title": _("Change %(name)s") % {"name": shown["name"]}, "submit": _("Save and continue")}
    return render(request, "design/form-page.html", {"form": form, "back": _address(one), **said})


@require_http_methods(["GET", "HEAD", "POST"])
def end(request: HttpRequest, agency: int) -> HttpResponse:
    """Says first whom it concerns."""
    one = _here(request, agency)
    form = EndAgencyForm(request.POST or None, initial={"version": one.version})
    if form.is_valid():
        given = {"last_day": form.cleaned_data["last_day"], "seen": form.cleaned_data["version"]}
        if attempt(form, lambda: changes.end(agency=one, by=request.user, **given)):
            messages.success(request, _("%(name)s leaves, and those who work for it.") % {"name": one.name})
            return redirect("agencies:agency", agency=one.pk)
    concerned, _earlier = people.listed(request.seat.partnership, timezone.localdate(), one)
    waiting = invitations.every(request.seat.partnership).filter(invitations.are_open(), agency=one)
    shown = {"form": form, "agency": one, "concerned": concerned, "waiting": list(waiting), "back": _address(one)}
    return render(request, "agencies/end-agency.html", shown)


def _here(request: HttpRequest, pk: int) -> Agency:
    return get_object_or_404(queries.of(request.seat.partnership), pk=pk)


def _address(agency: Agency) -> str:
    return reverse("agencies:agency", kwargs={"agency": agency.pk})


def _changes(request: HttpRequest) -> bool:
    return request.seat.may(Permission.CHANGE_PARTNERSHIP) and not request.seat.past
