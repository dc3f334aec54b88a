"""All measures, a page a measure, what is held, and the page behind every number."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from frankpledge.evidence.compare.comparison import Comparison, NothingHeld
from frankpledge.evidence.figures import NoSuchFigure
from frankpledge.evidence.measures.loading import measures as all_measures
from frankpledge.evidence.measures.model import Measure
from frankpledge.evidence.period import Period
from frankpledge.partnership.figures.queries import (
    counting,
    held,
    inside,
    lines,
    periods,
    provenance,
    spreadsheet,
    trend,
)
from frankpledge.partnership.figures.queries.place import Place, said
from frankpledge.partnership.figures.routing import of_area


@of_area
def measures(request: HttpRequest, place: Place) -> HttpResponse:
    offered = periods.choices(_held(place))
    comparison, wrong = _asked(place, request.GET.get("period", ""), offered)
    context = {
        "place": place,
        "comparison": comparison,
        "lines": lines.lines(comparison),
        "heads": lines.heads(comparison),
        "choices": offered,
        "chosen": comparison.asked,
        "wrong": said(wrong) if wrong else "",
    }
    return render(request, "figures/measures.html", context, status=400 if wrong else 200)


@of_area
def measures_csv(request: HttpRequest, place: Place) -> HttpResponse:
    period, wrong = periods.read(request.GET.get("period", ""), periods.choices(_held(place)))
    if wrong:
        raise Http404(said(wrong))
    comparison = counting.compared(place.edition, place.area, period)
    rows = spreadsheet.comparison_rows(lines.lines(comparison), comparison)
    return _csv(place, "measures", comparison.now, spreadsheet.document(spreadsheet.COMPARISON, rows))


@of_area
def measure(request: HttpRequest, place: Place, measure: str) -> HttpResponse:
    asked, comparison = _measure(measure), _latest(place)
    edition, area = place.edition, place.area
    context = {
        "place": place,
        "measure": asked,
        "comparison": comparison,
        "line": lines.line(comparison.row(asked.id), comparison),
        "heads": lines.heads(comparison),
        "trend": trend.trend(edition, area, asked.id),
        "inside": [inside.inside(edition, area, asked.id, kind, comparison.asked) for kind in ("ward", "lsoa")],
        "residents": held.residents(place),
        "never": [all_measures()[other] for other in asked.never_add_to],
    }
    return render(request, "figures/measure.html", context)


@of_area
def months_csv(request: HttpRequest, place: Place, measure: str) -> HttpResponse:
    asked, months = _measure(measure), _held(place)
    rows = spreadsheet.month_rows(counting.counted(place.edition, place.area), asked, place.area)
    return _csv(place, asked.id, Period(months[0], months[-1]), spreadsheet.document(spreadsheet.MONTHS, rows))


@of_area
def coverage(request: HttpRequest, place: Place) -> HttpResponse:
    comparison = held.latest(place)
    context = {
        "place": place,
        "held": held.held(place),
        "comparison": comparison,
        "by_others": held.by_others(comparison),
        "others": held.others(place),
        "latest": held.facts(place, comparison.now),
        "ever": held.facts(place, held.held(place).period),
        "chart": held.chart(place),
        "chart_words": held.without_place_words(place),
        "groups": held.groups(place),
        "share": held.share,
    }
    return render(request, "figures/held.html", context)


@require_safe
def figure(request: HttpRequest, figure_id: str) -> HttpResponse:
    try:
        page = provenance.page(figure_id)
    except (NoSuchFigure, NothingHeld) as error:
        raise Http404(said(str(error))) from None
    if page.place:
        request.place = page.place
    if isinstance(page, provenance.FactPage):
        return render(request, "figures/fact.html", {"page": page, "fact": page.fact})
    return render(request, "figures/figure.html", {"page": page, "figure": page.figure, "question": page.question})


def _held(place: Place) -> list:
    """The months held; the page that says so where there is none."""
    if months := counting.held(place.edition, place.area):
        return months
    raise NothingHeld


def _asked(place: Place, written: str, offered: list[periods.Choice]) -> tuple[Comparison, str]:
    """The comparison of the period as it was written; where that can't be had, of the first on offer, and why."""
    period, wrong = periods.read(written, offered)
    try:
        return counting.compared(place.edition, place.area, period), wrong
    except NothingHeld as error:
        return counting.compared(place.edition, place.area, offered[0].period), str(error)


def _latest(place: Place) -> Comparison:
    return counting.compared(place.edition, place.area, periods.latest(_held(place)))


def _measure(measure: str) -> Measure:
    if measure in all_measures():
        return all_measures()[measure]
    raise Http404(said(f"there is no measure “{measure}”; there are: {', '.join(all_measures())}"))


def _csv(place: Place, name: str, period: Period, content: bytes) -> HttpResponse:
    file = f"{place.area.code}-{name}-{period.id.replace('..', '-to-')}.csv"
    disposition = {"Content-Disposition": f'attachment; filename="{file}"'}
    return HttpResponse(content, content_type="text/csv; charset=utf-8", headers=disposition)
