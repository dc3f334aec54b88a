"""What a coordinator changes of a member: what they do, and their roles."""

import datetime as dt

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from frankpledge.partnership.agencies.acting import attempt
from frankpledge.partnership.agencies.addresses import outside
from frankpledge.partnership.agencies.changes import members as changes
from frankpledge.partnership.agencies.forms.members import GiveRoleForm, MemberForm, NothingToFill
from frankpledge.partnership.agencies.models import Membership
from frankpledge.partnership.agencies.queries import people as queries
from frankpledge.partnership.agencies.roles import role_name
from frankpledge.partnership.agencies.rules.confirming import may_confirm
from frankpledge.partnership.agencies.views.people import changes_members, here


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, membership: int) -> HttpResponse:
    """Job, representative, liaison officer."""
    one = here(request, membership)
    form = MemberForm(
        request.POST or None,
        initial={name: getattr(one, name) for name in ("job", "represents", "liaison", "version")},
    )
    if form.is_valid():
        given = {name: form.cleaned_data[name] for name in ("job", "represents", "liaison")}
        seen = form.cleaned_data["version"]
        if attempt(form, lambda: changes.change(membership=one, seen=seen, by=request.user, **given)):
            messages.success(request, _("What %(name)s does here was changed.") % {"name": one.person.name})
            return redirect("agencies:person", membership=one.pk)
    said = {"title": _("What %(name)s does") % {"name": one.person.name}, "submit": _("Save and continue")}
    return render(request, "design/form-page.html", {"form": form, "back": address(one), **said})


@require_http_methods(["GET", "HEAD", "POST"])
def give(request: HttpRequest, membership: int) -> HttpResponse:
    one = here(request, membership)
    held = [h.role for h in queries.holdings(one) if h.until is None and h.in_place_of_id is None]
    form = GiveRoleForm(request.POST or None, held=held)
    if form.is_valid():
        role, last_day = form.cleaned_data["role"], form.cleaned_data["last_day"]
        until = last_day + dt.timedelta(days=1) if last_day else None
        if attempt(form, lambda: changes.give(membership=one, role=role, until=until, by=request.user)):
            said = {"name": one.person.name, "role": role_name(role)}
            messages.success(request, _("%(name)s holds the role “%(role)s” now.") % said)
            return redirect("agencies:person", membership=one.pk)
    said = {"title": _("Give %(name)s a role") % {"name": one.person.name}, "submit": _("Give the role")}
    return render(request, "design/form-page.html", {"form": form, "back": address(one), **said})


@require_http_methods(["GET", "HEAD", "POST"])
def take(request: HttpRequest, membership: int, holding: int) -> HttpResponse:
    """A coordinator takes a role; and everybody may lay down their own."""
    one = here(request, membership)
    own = one.person_id == request.user.pk
    if not own and not changes_members(request):
        raise Http404
    held = get_object_or_404(one.holdings.select_related("membership__agency__partnership"), pk=holding)
    form = NothingToFill(request.POST if request.method == "POST" else None)
    said = {"name": one.person.name, "role": role_name(held.role)}
    if form.is_valid() and attempt(form, lambda: changes.take(holding=held, by=request.user)):
        messages.success(request, _("%(name)s no longer holds the role “%(role)s”.") % said)
        return redirect(outside("home:start") if own else address(one))
    shown = {
        "form": form,
        "title": _("Lay down the role “%(role)s”") % said if own else _("Take the role “%(role)s”") % said,
        "lead": _("You") if own else one.person.name,
        "paragraphs": [_("The role ends today, at once. Whoever stands in for it loses it as well.")],
        "submit": _("Lay down the role") if own else _("Take the role"),
        "warning": True,
        "back": address(one),
    }
    return render(request, "design/form-page.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, membership: int, holding: int) -> HttpResponse:
    """Somebody else looks at a role that one person gave."""
    one = here(request, membership)
    held = get_object_or_404(one.holdings.select_related("membership__agency__partnership"), pk=holding)
    if not may_confirm(request.user, held):
        raise Http404
    form = NothingToFill(request.POST if request.method == "POST" else None)
    said = {"name": one.person.name, "role": role_name(held.role), "agency": one.agency.name}
    if form.is_valid() and attempt(form, lambda: changes.confirm(holding=held, by=request.user)):
        messages.success(request, _("The role “%(role)s” of %(name)s is confirmed.") % said)
        return redirect(address(one))
    shown = {
        "form": form,
        "title": _("Confirm the role “%(role)s”") % said,
        "lead": _("%(name)s, %(agency)s") % said,
        "paragraphs": [
            _("One person gave it. Confirm it if you know %(name)s, and that they are to have it.") % said,
            _("If you don't, take the role away or tell who looks after the host. What you do stands in the log."),
        ],
        "submit": _("Confirm the role"),
        "back": address(one),
    }
    return render(request, "design/form-page.html", shown)


def address(membership: Membership) -> str:
    return reverse("agencies:person", kwargs={"membership": membership.pk})
