"""A workshop is prepared, and its issues are chosen."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from frankpledge.evidence.period import Period
from frankpledge.partnership.agencies.acting import attempt
from frankpledge.partnership.design.forms import Versioned
from frankpledge.partnership.figures.queries import counting, periods
from frankpledge.partnership.figures.queries import place as places
from frankpledge.partnership.workshop.changes import preparing as changes
from frankpledge.partnership.workshop.forms.preparing import IssueForm, Make, Offered
from frankpledge.partnership.workshop.models import Issue, State, Workshop
from frankpledge.partnership.workshop.queries import evidence, workshops
from frankpledge.partnership.workshop.queries.evidence import Known
from frankpledge.partnership.workshop.views.here import issue_at, once_alone, page, with_evidence, workshop_at


@require_http_methods(["GET", "HEAD", "POST"])
def make(request: HttpRequest) -> HttpResponse:
    """Which year, and what its figures are of: chosen from what is held."""
    of, today = request.seat.partnership, timezone.localdate()
    years, place = workshops.years(of, today), places.chosen()
    held = counting.held(place.edition, place.area) if place else []
    offered = periods.choices(held) if held else []
    first = {"year": years[0] if years else "", "period": offered[0].value if offered else ""}
    form = Make(request.POST or None, initial=first, years=years, periods=offered)
    given = {}
    if form.is_valid():
        chosen, area = form.cleaned_data.get("period"), place.area.code if place else of.area
        period = Period.read(chosen) if chosen else Period.ending(today.replace(day=1))
        known = evidence.known(of, area, period)  # before anybody waits for it: see `with_evidence`
        given = {"year": form.cleaned_data["year"], "area": area, "period": period, "problems": known.problems}
    return once_alone(request, lambda: _make(request, form, given, bool(offered)))


make.does_once_itself = True


def _make(request: HttpRequest, form: Make, given: dict[str, object], offered: bool) -> HttpResponse:
    if given:
        of = request.seat.partnership
        made = attempt(form, lambda: changes.make(partnership=of, by=request.user, **given))
        if made:
            messages.success(request, _("The workshop is prepared. Look through its issues."))
            return redirect("workshop:year", year=made.year)
    lead = _("Its first issues come from the figures. You can add others, rename them and take them out.")
    none = _("No figures are held here yet, so you will write the issues yourself.")
    said = {"title": _("Prepare a priority workshop"), "submit": _("Prepare it"), "lead": lead if offered else none}
    return render(request, "design/form-page.html", {"form": form, **said, "back": reverse("workshop:workshops")})


@require_http_methods(["GET", "HEAD", "POST"])
@with_evidence
def offered(request: HttpRequest, year: str, known: Known) -> HttpResponse:
    """Issues from the figures that it does not have yet."""
    one = workshop_at(request, year, State.PREPARING)
    held = {measure for issue in workshops.issues(one) for measure in issue.measures}
    left = [problem for problem in known.problems if problem.id not in held]
    if not left:
        raise Http404
    form = Offered(request.POST or None, problems=left)
    if form.is_valid():
        chosen = [problem for problem in left if problem.id in form.cleaned_data["problems"]]
        if attempt(form, lambda: changes.add_issues(workshop=one, problems=chosen, by=request.user) or True):
            return redirect("workshop:year", year=year)
    return page(request, form, year, {"title": _("Add issues from the figures"), "submit": _("Add them")})


@require_http_methods(["GET", "HEAD", "POST"])
@with_evidence
def add(request: HttpRequest, year: str, known: Known) -> HttpResponse:
    one = workshop_at(request, year, State.PREPARING)
    form = IssueForm(request.POST or None, problems=known.problems, nation=request.seat.partnership.nation)
    if form.is_valid() and attempt(form, lambda: _added(request, one, form)):
        messages.success(request, _("The issue was added."))
        return redirect("workshop:year", year=year)
    return page(request, form, year, {"title": _("Add an issue"), "submit": _("Add the issue")})


@require_http_methods(["GET", "HEAD", "POST"])
@with_evidence
def change(request: HttpRequest, year: str, issue: int, known: Known) -> HttpResponse:
    one = issue_at(request, year, issue)
    if elsewhere := _no_longer(request, one):
        return elsewhere
    first = {name: getattr(one, name) for name in ("title", "about", "title_cy", "about_cy", "measures", "version")}
    nation = request.seat.partnership.nation
    form = IssueForm(request.POST or None, initial=first, problems=known.problems, nation=nation)
    if form.is_valid():
        seen = form.cleaned_data["version"] or 0
        if attempt(form, lambda: changes.change_issue(issue=one, seen=seen, by=request.user, **_given(form, one))):
            messages.success(request, _("The issue was changed."))
            return redirect("workshop:year", year=year)
    return page(request, form, year, {"title": _("Change an issue"), "submit": _("Save")})


@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: HttpRequest, year: str, issue: int) -> HttpResponse:
    one = issue_at(request, year, issue)
    if elsewhere := _no_longer(request, one):
        return elsewhere
    form = Versioned(request.POST or None, initial={"version": one.version})
    if form.is_valid():
        seen = form.cleaned_data["version"]
        if attempt(form, lambda: changes.remove_issue(issue=one, seen=seen, by=request.user) or True):
            messages.success(request, _("The issue was taken out."))
            return redirect("workshop:year", year=year)
    said = {"title": _("Take an issue out"), "submit": _("Take it out"), "lead": one.title, "warning": True}
    return page(request, form, year, said)


def _added(request: HttpRequest, one: Workshop, form: IssueForm) -> bool:
    changes.add_issue(workshop=one, by=request.user, **_given(form))
    return True


def _no_longer(request: HttpRequest, one: Issue) -> HttpResponse | None:
    """Whoever comes late to an issue is led to what became of it; what they send late is refused, with a word why."""
    late = one.workshop.state != State.PREPARING and request.method != "POST"
    return redirect("workshop:year", year=one.workshop.year) if late else None


def _given(form: IssueForm, issue: Issue | None = None) -> dict[str, object]:
    """Where no figures are held there is nothing to choose, and what was chosen before stays; as with Welsh outside
    Wales."""
    kept = issue or Issue()
    return {
        name: form.cleaned_data.get(name, getattr(kept, name))
        for name in ("title", "about", "title_cy", "about_cy", "measures")
    }
