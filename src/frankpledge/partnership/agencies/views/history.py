"""What a partnership came of, what came of it, and when its areas changed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from frankpledge.partnership.agencies.addresses import inside
from frankpledge.partnership.agencies.queries import areas, policing, successions
from frankpledge.partnership.agencies.seats import seat_at
from frankpledge.partnership.agencies.telling import telling


@require_safe
def history(request: HttpRequest) -> HttpResponse:
    """The whole family in words, with a way into each whose pages may be read."""
    partnership, today = request.seat.partnership, timezone.localdate()
    rows = successions.family(partnership)
    family = {p.pk: p for row in rows for p in (row.before, row.after)}
    readable = [
        {"name": each.name, "href": inside(each.slug, "agencies:partnership")}
        for each in family.values()
        if each.pk != partnership.pk and seat_at(request.user, each.slug)
    ]
    context = {
        "told_of_it": telling(rows, today),
        "areas": areas.ever_of(partnership),
        "bodies": policing.all_of_force(partnership.force),
        "readable": readable,
    }
    return render(request, "agencies/history.html", context)
