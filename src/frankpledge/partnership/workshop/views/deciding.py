"""The group decides: of each issue, whether it is a priority; and then it is written down."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from frankpledge.partnership.agencies.acting import attempt
from frankpledge.partnership.design.forms import Versioned
from frankpledge.partnership.workshop import rules, wording
from frankpledge.partnership.workshop.changes import deciding as changes
from frankpledge.partnership.workshop.forms.deciding import Decide, Reopen
from frankpledge.partnership.workshop.models import State
from frankpledge.partnership.workshop.queries import choices, workshops
from frankpledge.partnership.workshop.queries.results import results
from frankpledge.partnership.workshop.views.here import issue_at, page, running, workshop_at


@require_safe
def decided(request: HttpRequest, year: str) -> HttpResponse:
    """What was decided, priorities first, with the reasons."""
    one = workshop_at(request, year, State.DECIDED)
    places = {standing.issue.pk: standing for standing in results(one).standings}
    rows = [(issue, places[issue.pk]) for issue in workshops.in_order(workshops.issues(one))]
    shown = {"workshop": one, "rows_of": rows, "running": running(request), "wording": wording}
    return render(request, "workshop/decided.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: HttpRequest, year: str, issue: int) -> HttpResponse:
    one = issue_at(request, year, issue)
    if one.workshop.state != State.CLOSED and request.method != "POST":
        return redirect("workshop:year", year=year)
    first = {"decision": one.decision, "rank": one.rank, "because": one.because, "version": one.version}
    form = Decide(request.POST or None, initial=first)
    if form.is_valid():
        given = {name: form.cleaned_data[name] for name in ("decision", "rank", "because")}
        seen = form.cleaned_data["version"]
        if attempt(form, lambda: changes.decide(issue=one, seen=seen, by=request.user, **given)):
            messages.success(request, _("Written down for “%(title)s”.") % {"title": one.title})
            return redirect(f"{reverse('workshop:results', kwargs={'year': year})}#decisions")
    said = {"title": _("Decide on an issue"), "lead": one.title, "submit": _("Save")}
    return page(request, form, year, said, to="workshop:results")


@require_http_methods(["GET", "HEAD", "POST"])
def write_down(request: HttpRequest, year: str) -> HttpResponse:
    one = workshop_at(request, year, State.CLOSED)
    form = Versioned(request.POST or None, initial={"version": one.version})
    if form.is_valid():
        seen = form.cleaned_data["version"]
        if attempt(form, lambda: changes.write_down(workshop=one, seen=seen, by=request.user)):
            messages.success(request, _("The priorities are decided."))
            return redirect("workshop:decided", year=year)
    said = {
        "title": _("Write the priorities down as decided"),
        "submit": _("They are decided"),
        "paragraphs": [
            *map(wording.departure, rules.departures(choices.made(one))),
            _("Where a priority ranks below an issue that is not a priority, one of the two needs a reason."),
        ],
    }
    return page(request, form, year, said, to="workshop:results")


@require_http_methods(["GET", "HEAD", "POST"])
def reopen(request: HttpRequest, year: str) -> HttpResponse:
    one = workshop_at(request, year, State.DECIDED)
    form = Reopen(request.POST or None, initial={"version": one.version})
    if form.is_valid():
        given = {"because": form.cleaned_data["because"], "seen": form.cleaned_data["version"]}
        if attempt(form, lambda: changes.reopen(workshop=one, by=request.user, **given)):
            messages.success(request, _("The priorities can be decided again. The scores stay as they are."))
            return redirect("workshop:results", year=year)
    said = {"title": _("Decide the priorities again"), "submit": _("Decide again"), "warning": True}
    return page(request, form, year, said, to="workshop:decided")
