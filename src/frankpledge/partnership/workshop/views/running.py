"""Scoring is opened and closed, slips are made, and a member takes a ballot on a screen."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods

from frankpledge.partnership.agencies import submissions
from frankpledge.partnership.agencies.acting import attempt
from frankpledge.partnership.agencies.addresses import outside
from frankpledge.partnership.design.forms import Versioned
from frankpledge.partnership.workshop import codes
from frankpledge.partnership.workshop import slips as printing
from frankpledge.partnership.workshop.changes import running as changes
from frankpledge.partnership.workshop.changes import scoring
from frankpledge.partnership.workshop.forms.preparing import Slips, Take, Withdraw
from frankpledge.partnership.workshop.models import State, Workshop
from frankpledge.partnership.workshop.queries import ballots, workshops
from frankpledge.partnership.workshop.queries.evidence import Known
from frankpledge.partnership.workshop.queries.results import FEWEST
from frankpledge.partnership.workshop.views import holding
from frankpledge.partnership.workshop.views.here import page, with_evidence, workshop_at


@require_http_methods(["GET", "HEAD", "POST"])
@with_evidence
def open_scoring(request: HttpRequest, year: str, known: Known) -> HttpResponse:
    one = workshop_at(request, year, State.PREPARING)
    form = Versioned(request.POST or None, initial={"version": one.version})
    if form.is_valid():
        seen = form.cleaned_data["version"]
        if attempt(form, lambda: changes.open_scoring(workshop=one, known=known, seen=seen, by=request.user)):
            messages.success(request, _("Scoring is open. Now make slips."))
            return redirect("workshop:year", year=year)
    said = {
        "title": _("Open scoring"),
        "submit": _("Open scoring"),
        "paragraphs": [
            _("The issues and what the figures say of them then stay as they are."),
            _(
                "Until scoring is closed nobody sees a score, you included: only how many ballots were begun and sent. "
                "Each sees what they scored, in the browser in which they did."
            ),
        ],
    }
    return page(request, form, year, said)


@require_http_methods(["GET", "HEAD", "POST"])
def slips(request: HttpRequest, year: str) -> HttpResponse:
    """How many; the answer is the page that is printed. Codes are on that page, and on no other after it."""
    one = workshop_at(request, year, State.OPEN)
    form = Slips(request.POST or None, initial={"count": 20, "form": submissions.number()})
    if form.is_valid():
        made = attempt(form, lambda: changes.make_slips(workshop=one, by=request.user, **form.cleaned_data))
        if made:
            at = printing.short(printing.address(request))
            shown = {"slips": printing.printed(made, request), "address": at, "workshop": one}
            return render(request, "workshop/slips.html", shown)
    return render(request, "workshop/make-slips.html", {"form": form, "workshop": one})


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, year: str) -> HttpResponse:
    one = workshop_at(request, year, State.OPEN)
    form = Withdraw(request.POST or None)
    if form.is_valid():
        number = form.cleaned_data["number"]
        if attempt(form, lambda: changes.withdraw_slip(workshop=one, number=number, by=request.user) or True):
            messages.success(request, _("The slip was withdrawn: nobody can score with it."))
            return redirect("workshop:year", year=year)
    said = {"title": _("Withdraw a slip"), "submit": _("Withdraw it"), "warning": True}
    said["lead"] = _("For a slip that was lost. One with which somebody has begun to score can’t be withdrawn.")
    return page(request, form, year, said)


@require_http_methods(["GET", "HEAD", "POST"])
def close(request: HttpRequest, year: str) -> HttpResponse:
    one = workshop_at(request, year, State.OPEN)
    form = Versioned(request.POST or None, initial={"version": one.version})
    if form.is_valid():
        seen = form.cleaned_data["version"]
        if attempt(form, lambda: changes.close_scoring(workshop=one, seen=seen, by=request.user)):
            messages.success(request, _("Scoring is closed."))
            return redirect("workshop:results", year=year)
    count = workshops.turnout(one)
    told = {"sent": count.sent, "left": count.begun - count.sent, "fewest": FEWEST}
    said = {
        "title": _("Close scoring"),
        "submit": _("Close scoring"),
        "warning": True,
        "lead": _("Sent: %(sent)s. Begun and not sent: %(left)s.") % told,
        "paragraphs": [
            _("Only ballots that were sent count. Scoring can’t be opened again, because by then scores were seen."),
            _("At least %(fewest)s have to be sent: of fewer one could tell who scored what.") % told,
        ],
    }
    return page(request, form, year, said)


@require_http_methods(["GET", "HEAD", "POST"])
@cache_control(no_store=True, private=True)
def take(request: HttpRequest, year: str) -> HttpResponse:
    """A member scores without a slip. This form has no number of its own that would be kept with who sent it."""
    one = workshop_at(request, year, State.OPEN)
    asked = holding.is_open(request) and not _is_taken(request, one)
    form = Take(request.POST or None, initial={"form": submissions.number()}, asked=asked)
    if form.is_valid():
        number = form.cleaned_data["form"]
        ballot = attempt(form, lambda: scoring.take(workshop=one, form=number, by=request.user))
        if ballot:
            code = codes.spaced(scoring.code_of(one, number, request.user))
            at = printing.short(printing.address(request))
            shown = {"code": code, "address": at, "ballot": outside("score:ballot"), "workshop": one}
            response = render(request, "workshop/taken.html", shown)
            holding.give(response, holding.begun(request, ballot))
            return response
    shown = {"form": form, "workshop": one, "asked": asked, "scoring": outside("score:start")}
    return render(request, "workshop/take.html", shown)


def _is_taken(request: HttpRequest, one: Workshop) -> bool:
    """Whether this form took its ballot already: the page is loaded again, and shows the same once more."""
    return ballots.of_code(scoring.code_of(one, request.POST.get("form", "")[:40], request.user)) is not None
