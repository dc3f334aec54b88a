import json

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from frankpledge.evidence.analyses.every import ANALYSES, Analysis
from frankpledge.partnership.design.spreadsheets import document
from frankpledge.partnership.figures.queries import analyses, asking
from frankpledge.partnership.figures.queries.analyses import Choice, Shown
from frankpledge.partnership.figures.queries.asking import Asked
from frankpledge.partnership.figures.queries.place import Place, said
from frankpledge.partnership.figures.routing import of_area
from frankpledge.partnership.figures.views.files import csv


@of_area
def every(request: HttpRequest, place: Place) -> HttpResponse:
    """All analyses, with the question that each answers."""
    offered = [
        (one, one.measures is None or bool(one.measures(place.edition, place.area))) for one in ANALYSES.values()
    ]
    return render(request, "figures/analyses.html", {"place": place, "analyses": offered})


@of_area
def analysis(request: HttpRequest, place: Place, analysis: str) -> HttpResponse:
    one, asked, choice, shown = _made(request, place, analysis)
    wrong = asked.wrong | choice.wrong
    request.has_map = shown.layer is not None  # see design.policy
    context = {
        "place": place,
        "analysis": one,
        "asked": asked,
        "choice": choice,
        "shown": shown,
        "wrong": wrong,
        "query": asked.values | ({"measure": choice.measure.id} if choice.measure else {}) | {"by": choice.way},
    }
    return render(request, "figures/analysis.html", context, status=400 if wrong else 200)


@of_area
def analysis_csv(request: HttpRequest, place: Place, analysis: str) -> HttpResponse:
    one, asked, choice, shown = _made_or_404(request, place, analysis)
    fields = shown.result.fields()
    rows = ([record.get(field) for field in fields] for record in shown.result.records)
    name = "-".join(filter(None, (one.id, choice.measure.id if choice.measure else "")))
    return csv(place, name, asked.period, document(fields, rows))


@of_area
def analysis_geojson(request: HttpRequest, place: Place, analysis: str) -> HttpResponse:
    *_others, shown = _made_or_404(request, place, analysis)
    if shown.layer is None:
        raise Http404(_("This analysis has no map."))
    found = shown.layer.geojson
    about = {"outline": True, "name": place.area.name}
    found["features"].append({"type": "Feature", "geometry": shown.layer.outline, "properties": about})
    return HttpResponse(json.dumps(found, ensure_ascii=False), content_type="application/geo+json")


def _made_or_404(request: HttpRequest, place: Place, analysis: str) -> tuple[Analysis, Asked, Choice, Shown]:
    one, asked, choice, shown = _made(request, place, analysis)
    for problem in (asked.wrong | choice.wrong).values():
        raise Http404(problem)
    if shown.result is None:
        raise Http404(shown.why)
    return one, asked, choice, shown


def _made(request: HttpRequest, place: Place, analysis: str) -> tuple[Analysis, Asked, Choice, Shown]:
    if analysis not in ANALYSES:
        known = ", ".join(ANALYSES)
        raise Http404(said(_("there is no analysis “{name}”; there are: {known}").format(name=analysis, known=known)))
    one, asked = ANALYSES[analysis], asking.asked(place, request.GET)
    choice = analyses.choice(place, one, request.GET.get("measure", ""), request.GET.get("by", ""))
    return one, asked, choice, analyses.shown(place, one, choice.measure, asked.comparison.now, choice.way)
