"""Who stands in for whom."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from frankpledge.partnership.agencies.acting import attempt
from frankpledge.partnership.agencies.changes import deputies as changes
from frankpledge.partnership.agencies.forms.deputies import DeputyForm
from frankpledge.partnership.agencies.forms.members import NothingToFill
from frankpledge.partnership.agencies.queries import people as queries
from frankpledge.partnership.agencies.views.members import address
from frankpledge.partnership.agencies.views.people import changes_members, here


@require_http_methods(["GET", "HEAD", "POST"])
def name(request: HttpRequest, membership: int) -> HttpResponse:
    """A member names who stands in for them; a coordinator does it for others."""
    one, today = here(request, membership), timezone.localdate()
    own = one.person_id == request.user.pk
    if not own and not changes_members(request):
        raise Http404
    people = queries.to_pick(request.seat.partnership, today).exclude(person__in=[one.person_id, request.user.pk])
    form = DeputyForm(request.POST or None, people=people, initial={"first_day": today})
    if form.is_valid():
        deputy = get_object_or_404(people, pk=form.cleaned_data["deputy"])
        days = {day: form.cleaned_data[day] for day in ("first_day", "last_day")}
        if attempt(form, lambda: changes.deputise(principal=one, deputy=deputy, by=request.user, **days)):
            said = {"deputy": deputy.person.name, "name": one.person.name}
            messages.success(request, _("%(deputy)s stands in for %(name)s.") % said)
            return redirect(address(one))
    shown = {
        "form": form,
        "title": _("Name your deputy") if own else _("Name a deputy for %(name)s") % {"name": one.person.name},
        "paragraphs": [
            _("A deputy may do all that the roles allow, under their own name, until the last day."),
            _(
                "In a small team let whoever knows the work stand in, from another agency too. What is held as a "
                "deputy can't be passed on, and nobody makes themselves a deputy."
            ),
        ],
        "submit": _("Name the deputy"),
        "back": address(one),
    }
    return render(request, "design/form-page.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def end(request: HttpRequest, membership: int, deputy: int) -> HttpResponse:
    """Either of the two ends it, or a coordinator."""
    one, other = here(request, membership), here(request, deputy)
    if request.user.pk not in (one.person_id, other.person_id) and not changes_members(request):
        raise Http404
    form = NothingToFill(request.POST if request.method == "POST" else None)
    said = {"deputy": other.person.name, "name": one.person.name}
    if form.is_valid() and attempt(form, lambda: changes.end_deputy(principal=one, deputy=other, by=request.user)):
        messages.success(request, _("%(deputy)s no longer stands in for %(name)s.") % said)
        return redirect(address(one))
    shown = {
        "form": form,
        "title": _("%(deputy)s stands in no longer") % said,
        "paragraphs": [_("The roles that they hold for %(name)s end today, at once.") % said],
        "submit": _("End it"),
        "warning": True,
        "back": address(one),
    }
    return render(request, "design/form-page.html", shown)
