"""The workshop and the issue that an address names, of the partnership whose page it is; and what its forms share."""

from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from frankpledge.partnership.agencies.permissions import Permission
from frankpledge.partnership.agencies.submissions import once
from frankpledge.partnership.design.forms import Form
from frankpledge.partnership.workshop.models import Issue, State, Workshop
from frankpledge.partnership.workshop.queries import evidence, workshops


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


def page(
    request: HttpRequest, form: Form, year: str, said: dict[str, object], to: str = "workshop:year"
) -> HttpResponse:
    """A form of a workshop, with the way back to it."""
    back = reverse(to, kwargs={"year": year})
    return render(request, "design/form-page.html", {"form": form, "back": back, **said})


def once_alone(request: HttpRequest, answer: Callable[[], HttpResponse]) -> HttpResponse:
    """For views that work something out first, and then are done once by themselves (`does_once_itself`)."""
    return (once(request, answer) if request.method == "POST" else None) or answer()


def with_evidence(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A view of a workshop that is being prepared, with what the figures say.

    That takes seconds to work out the first time. So it is done before the transaction in which a form is done once,
    and no writer of the whole site waits for it.
    """

    @wraps(view)
    def answered(request: HttpRequest, year: str, **named: object) -> HttpResponse:
        one = workshop_at(request, year)
        known = evidence.known_of(one) if one.state == State.PREPARING else evidence.Known("", ())
        return once_alone(request, lambda: view(request, year, known=known, **named))

    answered.does_once_itself = True
    return answered
