"""Somebody freezes a year's assessment, corrects what is frozen, or gives that up."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from frankpledge.partnership.agencies.acting import attempt
from frankpledge.partnership.assess import freezing_rules, wording
from frankpledge.partnership.assess.changes import correcting
from frankpledge.partnership.assess.changes import freezing as changes
from frankpledge.partnership.assess.forms.frozen import Correct
from frankpledge.partnership.assess.models import Assessment, State
from frankpledge.partnership.assess.queries import difference, snapshots, standing, years
from frankpledge.partnership.design.forms import Versioned
from frankpledge.partnership.jobs.models import State as JobState


@require_http_methods(["GET", "HEAD", "POST"])
def freeze(request: HttpRequest, year: str) -> HttpResponse:
    """What stands in the way, how far it is while it is being frozen, and why it was not the last time."""
    assessment = _assessment(request, year)
    form = Versioned(request.POST or None, initial={"version": assessment.version})
    if form.is_valid():
        seen = form.cleaned_data["version"]
        job = attempt(form, lambda: changes.ask(assessment=assessment, seen=seen, by=request.user))
        if job:
            messages.success(request, _("It is being frozen. Nobody can change it meanwhile."))
            return redirect("jobs:job", job=job.pk)
        assessment = _assessment(request, year)
    way, job = standing.in_the_way(assessment), standing.latest_job(assessment)
    shown = {
        "assessment": assessment,
        "form": form,
        "way": way,
        "answer": freezing_rules.may_freeze(request.user, assessment, way),
        "job": job,
        "failed": job.failure if job and job.state == JobState.FAILED and assessment.is_open else "",
        "versions": snapshots.of(assessment),
        "wording": wording,
    }
    return render(request, "assess/freeze.html", shown, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: HttpRequest, year: str) -> HttpResponse:
    """Why a frozen assessment is opened again."""
    assessment = _assessment(request, year)
    newest = snapshots.newest(assessment)
    if newest is None:
        raise Http404
    form = Correct(request.POST or None, initial={"version": assessment.version})
    if form.is_valid():
        given = {"because": form.cleaned_data["because"], "seen": form.cleaned_data["version"]}
        if attempt(form, lambda: correcting.begin(assessment=assessment, by=request.user, **given)):
            messages.success(request, _("It is open again. What is frozen stays as it is."))
            return redirect("assess:year", year=year)
    said = {
        "title": _("Correct the assessment of %(year)s") % {"year": assessment.called},
        "submit": _("Begin the correction"),
        "back": _version(year, newest.number),
        "paragraphs": [
            _("Version %(number)s stays as it is, and stays to be read.") % {"number": newest.number},
            _("The chapters can be changed again. Each that is changed has to be signed off anew."),
            _("When it is frozen again it is version %(number)s, with a page of what changed.")
            % {"number": newest.number + 1},
        ],
    }
    return render(request, "design/form-page.html", {"form": form, **said})


@require_http_methods(["GET", "HEAD", "POST"])
def drop(request: HttpRequest, year: str) -> HttpResponse:
    """A correction is given up, where nothing was changed."""
    assessment = _assessment(request, year)
    newest = snapshots.newest(assessment)
    if newest is None or assessment.state != State.CORRECTING:
        raise Http404
    answer = freezing_rules.may_drop(request.user, assessment, difference.since_frozen(assessment))
    form = Versioned(request.POST or None, initial={"version": assessment.version})
    if form.is_valid():
        seen = form.cleaned_data["version"]
        if attempt(form, lambda: correcting.drop(assessment=assessment, seen=seen, by=request.user)):
            messages.success(request, _("The correction was given up."))
            return redirect("assess:version", year=year, number=newest.number)
    shown = {
        "assessment": assessment,
        "answer": answer,
        "form": form,
        "newest": newest,
        "title": _("Give the correction up"),
        "back": reverse("assess:year", kwargs={"year": year}),
    }
    return render(request, "assess/drop.html", shown, status=422 if form.errors else 200)


def _assessment(request: HttpRequest, year: str) -> Assessment:
    found = years.at(request.seat.partnership, year)
    if found is None:
        raise Http404
    return found


def _version(year: str, number: int) -> str:
    return reverse("assess:version", kwargs={"year": year, "number": number})
