"""What people scored: the ranking, how far it can be relied on, and where members were far apart."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from frankpledge.partnership.agencies.exporting import exported
from frankpledge.partnership.design import exports
from frankpledge.partnership.workshop import columns, drawing, wording
from frankpledge.partnership.workshop.models import State
from frankpledge.partnership.workshop.queries import choices
from frankpledge.partnership.workshop.queries.results import ENOUGH, FAR, FEWEST, first_so_many
from frankpledge.partnership.workshop.queries.results import results as of_workshop
from frankpledge.partnership.workshop.rules import departures
from frankpledge.partnership.workshop.views.here import running, workshop_at

FIRST = 6  # of what members were far apart on


@require_safe
def results(request: HttpRequest, year: str) -> HttpResponse:
    one = workshop_at(request, year, State.CLOSED, State.DECIDED)
    found = of_workshop(one)
    file = exported(request, columns.rows(found), columns.COLUMNS, f"priority-workshop-{year}", of_people=False)
    if file:
        return file
    shown = {
        "workshop": one,
        "found": found,
        "apart": found.apart[:FIRST],
        "picture": drawing.risks(found),
        "departures": departures(choices.of_results(found)),
        "downloads": exports.offered(request),
        "running": running(request) and one.state == State.CLOSED,
        "wording": wording,
        "fewest": FEWEST,
        "enough": ENOUGH,
        "far": FAR,
        "top": first_so_many(len(found.standings)),
    }
    return render(request, "workshop/results.html", shown)
