from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from frankpledge.evidence.measures.loading import measures
from frankpledge.partnership.figures.queries import areas as queries
from frankpledge.partnership.figures.queries import asking
from frankpledge.partnership.figures.queries.place import Place
from frankpledge.partnership.figures.routing import of_area


@of_area
def areas(request: HttpRequest, place: Place) -> HttpResponse:
    """The wards and the partnership's own areas, with what was counted in each."""
    asked = asking.asked(place, request.GET)
    wrong = {f: w for f, w in asked.wrong.items() if f == "period"}
    context = {
        "place": place,
        "asked": asked,
        "wrong": wrong,
        "groups": queries.groups(place, asked.comparison.now),
        "shown": [measures()[m] for m in queries.SHOWN],
    }
    return render(request, "figures/areas.html", context, status=400 if wrong else 200)
