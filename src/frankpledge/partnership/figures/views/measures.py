from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from frankpledge.evidence.area import UnclearArea
from frankpledge.evidence.figures.counted import counted_of
from frankpledge.evidence.findings.changes import bases
from frankpledge.evidence.measures.loading import measures as all_measures
from frankpledge.evidence.measures.model import Measure
from frankpledge.evidence.period import Period
from frankpledge.partnership.design.spreadsheets import document
from frankpledge.partnership.figures.queries import (
    areas,
    asking,
    company,
    course,
    held,
    inside,
    lines,
    sources,
    spreadsheet,
    trend,
)
from frankpledge.partnership.figures.queries.asking import Asked
from frankpledge.partnership.figures.queries.place import Place, said
from frankpledge.partnership.figures.queries.target import target
from frankpledge.partnership.figures.routing import of_area_or_part
from frankpledge.partnership.figures.views.files import csv


@of_area_or_part
def measures(request: HttpRequest, place: Place) -> HttpResponse:
    asked = asking.asked(place, request.GET)
    context = {
        "place": place,
        "asked": asked,
        "comparison": asked.comparison,
        "themes": lines.themes(asked.comparison),
        "not_held": lines.not_held(asked.comparison),
        "heads": lines.heads(asked.comparison),
        "bases": bases(row.measure for row in asked.comparison.rows),
        "how": _how(place, asked),
    }
    return render(request, "figures/measures.html", context, status=400 if asked.wrong else 200)


@of_area_or_part
def measures_csv(request: HttpRequest, place: Place) -> HttpResponse:
    asked = asking.asked(place, request.GET)
    for wrong in asked.wrong.values():
        raise Http404(wrong)
    printed = [line for theme in lines.themes(asked.comparison) for line in theme.lines]
    rows = spreadsheet.comparison_rows(printed, asked.comparison)
    return csv(place, "measures", asked.comparison.now, document(spreadsheet.COMPARISON, rows))


@of_area_or_part
def measure(request: HttpRequest, place: Place, measure: str) -> HttpResponse:
    """The page of a measure; of one of which nothing is held, what it would be and who could send it."""
    one = _measure(measure)
    asked = _asked(place, one, request)
    c = asked.comparison
    row = c.row(one.id)
    aim = target(request.GET.get("target", ""), row)
    wrong = asked.wrong | ({"target": said(aim.wrong)} if aim.wrong else {})
    context = {
        "place": place,
        "measure": one,
        "asked": asked,
        "wrong": wrong,
        "comparison": c,
        "line": lines.line(row, c) if row else None,
        "heads": lines.heads(c),
        "target": aim,
        "how": _how(place, asked),
        "sources": sources.taken(one),
        "who": sources.who(one),
        "never": [all_measures()[other] for other in one.never_add_to],
        "whole": all_measures().get(one.part_of),
        **(_held(place, one, asked, request.GET.get("peers", "")) if row else {}),
    }
    return render(request, "figures/measure.html", context, status=400 if wrong else 200)


def _how(place: Place, asked: Asked) -> list[str]:
    """How a ward or an own area is counted, as far as the comparison's notes don't say it."""
    return (
        [said for said in areas.how(place, place.area) if said not in asked.comparison.notes] if place.is_part else []
    )


def _held(place: Place, one: Measure, asked: Asked, peers: str) -> dict[str, object]:
    """What can be shown of a measure that is held for the period."""
    edition, area, now = place.edition, place.area, asked.comparison.now
    row = asked.comparison.row(one.id)
    by_rows = trend.trend(edition, area, one.id)
    return {
        "interval": lines.interval(asked.comparison, row),
        "citation": sources.citation(place, row.source, row.title),
        "trend": by_rows,
        "course": course.course(edition, area, one.id, now),
        "inside": [inside.inside(edition, area, one.id, kind, now) for kind in inside.kinds(edition, area)]
        if by_rows
        else [],
        "residents": held.residents(place),
        "made": company.made_of(edition, area, one.id, now),
        "share": company.share(place, one.id, now),
        **_company(place, one, now, peers),
    }


def _company(place: Place, one: Measure, now: Period, peers: str) -> dict[str, object]:
    """Where a district or partnership stands; an address with peers that are none shows the usual ones."""
    if place.is_part:
        return {"company": None, "funnel": None, "peers": ""}
    for text in (peers, ""):
        try:
            found = company.company(place.edition, place.area, one.id, now, text)
        except UnclearArea:
            continue
        funnel = company.funnel(place.edition, place.area, one.id, now, text) if found else None
        return {"company": found, "funnel": funnel, "peers": text}
    return {"company": None, "funnel": None, "peers": ""}


@of_area_or_part
def months_csv(request: HttpRequest, place: Place, measure: str) -> HttpResponse:
    one, months = _measure(measure), asking.held(place)
    rows = spreadsheet.span_rows(counted_of(place.edition, place.area), one, place.area)
    return csv(place, one.id, Period(months[0], months[-1]), document(spreadsheet.SPANS, rows))


def _asked(place: Place, one: Measure, request: HttpRequest) -> Asked:
    """What the address asks for; where it asks for no period, the newest on offer for which the measure is held."""
    asked = asking.asked(place, request.GET)
    if request.GET.get("period") or asked.comparison.row(one.id):
        return asked
    series = counted_of(place.edition, place.area).held(one, place.area)
    newest = next((c.value for c in asked.periods if any(s.total(c.period) is not None for s in series)), "")
    return asking.asked(place, {"period": newest}) if newest else asked


def _measure(measure: str) -> Measure:
    if measure in all_measures():
        return all_measures()[measure]
    known = ", ".join(all_measures())
    raise Http404(said(_("there is no measure “{measure}”; there are: {known}").format(measure=measure, known=known)))
