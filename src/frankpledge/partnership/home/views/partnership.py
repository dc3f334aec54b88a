from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from frankpledge.partnership.home.queries import start as queries


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """Where everybody begins: what waits for whoever looks, where to go, and what was done here lately."""
    seat = request.seat
    context = {"tasks": queries.waiting(request.user, seat), "lately": queries.lately(seat)}
    return render(request, "home/partnership.html", context)
