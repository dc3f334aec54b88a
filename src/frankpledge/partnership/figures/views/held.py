from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from frankpledge.partnership.agencies.permissions import Permission
from frankpledge.partnership.figures.queries import held, holding
from frankpledge.partnership.figures.queries.place import Place
from frankpledge.partnership.figures.routing import of_area


@of_area
def coverage(request: HttpRequest, place: Place) -> HttpResponse:
    comparison, months = held.latest(place), held.held(place)
    context = {
        "place": place,
        "held": months,
        "comparison": comparison,
        "by_others": held.by_others(comparison),
        "others": held.others(place),
        "latest": held.facts(place, comparison.now),
        "ever": held.facts(place, months.period) if months.months else None,
        "chart": held.chart(place) if months.months else "",
        "chart_words": held.without_place_words(place) if months.months else "",
        "elsewhere": holding.elsewhere(place),
        "groups": held.groups(place),
        "share": held.share,
        "may_load": _may_load(request),
    }
    return render(request, "figures/held.html", context)


def _may_load(request: HttpRequest) -> bool:
    """Nobody may where one warehouse is looked at without sign-in."""
    seat = getattr(request, "seat", None)
    return seat is not None and seat.may(Permission.LOAD_DATA) and not seat.past
