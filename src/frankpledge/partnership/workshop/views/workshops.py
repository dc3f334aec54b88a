"""The workshops of a partnership, and one of them as it stands."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from frankpledge.partnership.workshop import wording
from frankpledge.partnership.workshop.models import State
from frankpledge.partnership.workshop.queries import evidence
from frankpledge.partnership.workshop.queries import workshops as queries
from frankpledge.partnership.workshop.queries.ballots import criteria_of
from frankpledge.partnership.workshop.queries.results import FEWEST
from frankpledge.partnership.workshop.views.here import running, workshop_at


@require_safe
def workshops(request: HttpRequest) -> HttpResponse:
    of = request.seat.partnership
    making = running(request) and queries.years(of, timezone.localdate())
    return render(request, "workshop/workshops.html", {"workshops": queries.of(of), "making": making})


@require_safe
def workshop(request: HttpRequest, year: str) -> HttpResponse:
    """Being prepared: its issues. Open: how many scored. Closed: the way to what came of it."""
    one = workshop_at(request, year)
    issues = queries.issues(one)
    preparing = one.state == State.PREPARING
    known = evidence.known_of(one).problems if preparing else ()
    shown = {
        "workshop": one,
        "rows": [
            (issue, evidence.of_issue(issue.measures, known) if preparing else issue.evidence) for issue in issues
        ],
        "area": queries.area_name(one),
        "period": queries.period_of(one),
        "criteria": criteria_of(one),
        "running": running(request),
        "wording": wording,
        "fewest": FEWEST,
    }
    if one.state == State.OPEN:
        shown["turnout"] = queries.turnout(one)
        shown["taking"] = not request.seat.past and not queries.has_taken(request.user, one)
    return render(request, "workshop/workshop.html", shown)
