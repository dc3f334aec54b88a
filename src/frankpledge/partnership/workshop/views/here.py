"""The workshop and the issue that an address names, of the partnership whose page it is."""

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from frankpledge.partnership.agencies.permissions import Permission
from frankpledge.partnership.workshop.models import Issue, State, Workshop
from frankpledge.partnership.workshop.queries import workshops


def workshop_at(request: HttpRequest, year: str, *states: State) -> Workshop:
    """In one of these states where any are named: elsewhere there is no such page."""
    found = workshops.at(request.seat.partnership, year)
    if found is None or (states and found.state not in states):
        raise Http404
    return found


def issue_at(request: HttpRequest, year: str, issue: int) -> Issue:
    rows = Issue.objects.filter(workshop__partnership=request.seat.partnership, workshop__year=year)
    return get_object_or_404(rows.select_related("workshop__partnership"), pk=issue)


def running(request: HttpRequest) -> bool:
    return request.seat.may(Permission.RUN_WORKSHOPS) and not request.seat.past
