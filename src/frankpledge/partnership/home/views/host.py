from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from frankpledge.partnership.agencies.addresses import inside
from frankpledge.partnership.agencies.seats import seats_of


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """To the one partnership that somebody belongs to, or else the ones to choose from."""
    seats = seats_of(request.user)
    if len(seats) == 1 and not request.user.administers_host:
        return redirect(inside(seats[0].partnership.slug, "home:start"))
    choices = [
        {"name": seat.partnership.name, "href": inside(seat.partnership.slug, "home:start"),
         "agencies": [agency.name for agency in seat.agencies]}
        for seat in seats
    ]  # fmt: skip
    return render(request, "home/choose.html", {"choices": choices})
