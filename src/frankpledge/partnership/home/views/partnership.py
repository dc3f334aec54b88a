from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from frankpledge.partnership.agencies.permissions import Permission
from frankpledge.partnership.home.queries.lately import lately
from frankpledge.partnership.home.queries.start import waiting


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """Where everybody begins: what waits for whoever looks, where to go, and what was done here lately."""
    seat = request.seat
    context = {
        "tasks": waiting(request.user, seat),
        "lately": lately(request.user, seat),
        "reads_log": seat.may(Permission.READ_LOG),
        "loads": seat.may(Permission.LOAD_DATA) and not seat.past,
    }
    return render(request, "home/partnership.html", context)
