from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from frankpledge.partnership.figures.queries import place as places
from frankpledge.partnership.figures.queries.place import Place
from frankpledge.partnership.figures.routing import of_area
from frankpledge.partnership.home.queries import overview as queries


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """The overview of the area that the site is for, or else the areas to choose from."""
    place = places.chosen()
    return redirect("home:overview", code=place.area.code) if place else redirect("home:areas")


@require_safe
def areas(request: HttpRequest) -> HttpResponse:
    context = {"forces": places.choices(places.in_force()), "not_chosen": places.not_chosen()}
    return render(request, "home/areas.html", context)


@of_area
def overview(request: HttpRequest, place: Place) -> HttpResponse:
    context = {"place": place, "overview": queries.overview(place), "chart_words": queries.chart_words()}
    return render(request, "home/overview.html", context)
