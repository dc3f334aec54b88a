"""Somebody leaves, in one sitting; or stays after all."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from frankpledge.partnership.agencies import rules
from frankpledge.partnership.agencies.acting import attempt
from frankpledge.partnership.agencies.addresses import outside
from frankpledge.partnership.agencies.changes import leaving as changes
from frankpledge.partnership.agencies.forms.leaving import LIAISON, REPRESENTS, LeavingForm
from frankpledge.partnership.agencies.models import Membership
from frankpledge.partnership.agencies.queries import people as queries
from frankpledge.partnership.agencies.queries.leaving import left_behind
from frankpledge.partnership.agencies.roles import role_name
from frankpledge.partnership.agencies.views.members import address
from frankpledge.partnership.agencies.views.people import changes_members, here
from frankpledge.partnership.design.forms import Versioned


@require_http_methods(["GET", "HEAD", "POST"])
def leaving(request: HttpRequest, membership: int) -> HttpResponse:
    """The last day, who takes over, what they leave behind."""
    one, today = here(request, membership), timezone.localdate()
    own, manages = one.person_id == request.user.pk, changes_members(request)
    if not own and not manages:
        raise Http404
    left = left_behind(one, today)
    people = queries.to_pick(request.seat.partnership, today).exclude(person=one.person_id)
    initial = {"version": one.version, "last_day": one.until and one.until - changes.ONE_DAY}
    asked = {"people": people, "left": left, "hands_over": manages and not own, "own": own}
    form = LeavingForm(request.POST or None, initial=initial, **asked)
    if form.is_valid() and attempt(form, lambda: _leave(request, one, form, people)):
        said = {"name": one.person.name}
        messages.success(request, _("%(name)s is written down as leaving.") % said)
        return redirect(outside("home:start") if own else address(one))
    shown = {"form": form, "membership": one, "own": own, "left": left, "back": address(one)}
    shown["roles"] = [role_name(key) for key in left.roles]
    return render(request, "agencies/leaving.html", shown)


def _leave(request: HttpRequest, membership: Membership, form: LeavingForm, people: QuerySet[Membership]) -> Membership:
    chosen = form.cleaned_data["successor"]
    return changes.leave(
        membership=membership,
        last_day=form.cleaned_data["last_day"],
        successor=get_object_or_404(people, pk=chosen) if chosen else None,
        roles=form.roles,
        represents=form.takes(REPRESENTS),
        liaison=form.takes(LIAISON),
        seen=form.cleaned_data["version"],
        by=request.user,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def staying(request: HttpRequest, membership: int) -> HttpResponse:
    one = here(request, membership)
    if request.method != "POST" and not rules.may_stay(request.user, one):
        raise Http404
    form = Versioned(request.POST if request.method == "POST" else None, initial={"version": one.version})
    said = {"name": one.person.name}
    if form.is_valid():
        seen = form.cleaned_data["version"]
        if attempt(form, lambda: changes.stay(membership=one, seen=seen, by=request.user)):
            messages.success(request, _("%(name)s stays.") % said)
            return redirect(address(one))
    shown = {
        "form": form,
        "title": _("%(name)s stays after all") % said,
        "paragraphs": [
            _("They keep the roles that would have ended. What was given to somebody else stays with them.")
        ],
        "submit": _("They stay"),
        "back": address(one),
    }
    return render(request, "design/form-page.html", shown)
