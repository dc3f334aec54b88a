from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from frankpledge.partnership.agencies.answers import Refused
from frankpledge.partnership.design import paging
from frankpledge.partnership.jobs import queries, rules
from frankpledge.partnership.jobs.changes import asking
from frankpledge.partnership.jobs.kinds import KINDS
from frankpledge.partnership.jobs.models import Job, State

LOOKS_AGAIN = 5  # seconds


@require_safe
def jobs(request: HttpRequest) -> HttpResponse:
    """What was asked for here: one's own, and what one's roles let one see of others'."""
    return render(request, "jobs/jobs.html", {"page": paging.page(request, _visible(request)), "title_of": title_of})


@require_safe
def job(request: HttpRequest, job: int) -> HttpResponse:
    """How far one is, or what came of it. While it is under way the page loads itself again, unless that is stopped."""
    found = _job(request, job)
    watching = found.is_under_way and "still" not in request.GET
    response = _shown(request, found, {"watching": watching})
    if watching:
        # With its address: to one that ends in “#main-content”, as after the skip link, a browser would only scroll.
        response.headers["Refresh"] = f"{LOOKS_AGAIN}; url={request.get_full_path()}"
    response.headers["Cache-Control"] = "no-store"
    return response


@require_POST
def cancel(request: HttpRequest, job: int) -> HttpResponse:
    return _decided(request, job, asking.cancel, _("It is being cancelled."))


@require_POST
def again(request: HttpRequest, job: int) -> HttpResponse:
    return _decided(request, job, asking.again, _("It is tried again."))


def title_of(job: Job) -> str:
    return _(KINDS[job.kind].title) if job.kind in KINDS else job.kind


def _decided(request: HttpRequest, pk: int, change, words: str) -> HttpResponse:
    found = _job(request, pk)
    try:
        change(job=found, by=request.user)
    except Refused as no:
        found.refresh_from_db()
        return _shown(request, found, {"refused": str(no), "watching": False}, 422)
    messages.success(request, words)
    return redirect("jobs:job", job=found.pk)


def _shown(request: HttpRequest, found: Job, context: dict, status: int = 200) -> HttpResponse:
    kind = KINDS.get(found.kind)
    context = {
        "job": found,
        "title_of": title_of,
        "ways": list(_ways(request, found)),
        "result_template": kind.template if kind else "jobs/result.html",
        "refused": "",
        "why_not": _why_not(request, found),
    } | context
    return render(request, "jobs/job.html", context, status=status)


def _why_not(request: HttpRequest, found: Job) -> str:
    """Why what was not done can't be tried again, for whoever else might look for the button."""
    if found.state not in (State.FAILED, State.CANCELLED) or not rules.may_decide(request.user, found):
        return ""
    answer = rules.may_be_again(request.user, found)
    return "" if answer else answer.sentence


def _ways(request: HttpRequest, found: Job):
    """The buttons that would do something."""
    if rules.may_cancel(request.user, found):
        address = reverse("jobs:cancel", kwargs={"job": found.pk})
        yield {"words": _("Cancel it"), "address": address, "classes": "govuk-button--secondary"}
    if rules.may_be_again(request.user, found):
        yield {"words": _("Try again"), "address": reverse("jobs:again", kwargs={"job": found.pk}), "classes": ""}


def _visible(request: HttpRequest):
    return queries.visible_to(request.user, request.seat, rules.open_to(request.seat))


def _job(request: HttpRequest, pk: int) -> Job:
    found = _visible(request).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found
