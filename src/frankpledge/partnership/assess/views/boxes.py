"""What the law asks of a year's assessment, and what is missing yet."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from frankpledge.partnership.agencies.permissions import Permission
from frankpledge.partnership.assess.queries import boxes as queries
from frankpledge.partnership.assess.queries.chapters import year_of
from frankpledge.partnership.assess.queries.content import contents


@require_safe
def boxes(request: HttpRequest, year: str) -> HttpResponse:
    """The seven boxes, each with where it is met and what it lacks."""
    assessment = year_of(request.seat.partnership, year)
    found = queries.boxes(assessment, contents(assessment))
    shown = {
        "assessment": assessment,
        "boxes": found,
        "asked": [box for box in found if box.applies],
        "settling": request.seat.may(Permission.CHANGE_ASSESSMENT) and not request.seat.past,
        "binds": all(box.binds for box in found),
        "duties": request.seat.may(Permission.READ_DUTIES),
    }
    return render(request, "assess/boxes.html", shown)
