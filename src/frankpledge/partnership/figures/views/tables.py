from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from frankpledge.documents.tables import Table
from frankpledge.partnership.figures.queries import asking, spreadsheet, tables
from frankpledge.partnership.figures.queries.asking import Asked
from frankpledge.partnership.figures.queries.place import Place, said
from frankpledge.partnership.figures.routing import of_area
from frankpledge.partnership.figures.views.files import csv
from frankpledge.reports.performance import WrongLayout


@of_area
def table(request: HttpRequest, place: Place) -> HttpResponse:
    asked = asking.asked(place, request.GET)
    made, layout, wrong = _made(place, asked, request)
    context = {
        "place": place,
        "asked": asked,
        "wrong": asked.wrong | wrong,
        "layouts": tables.layouts(),
        "layout": layout,
        "table": made,
        "rows": tables.rows(made),
        "numeric": [i for i, column in enumerate(made.columns) if column.numeric],
    }
    return render(request, "figures/tables.html", context, status=400 if asked.wrong or wrong else 200)


@of_area
def table_csv(request: HttpRequest, place: Place) -> HttpResponse:
    asked = asking.asked(place, request.GET)
    made, layout, wrong = _made(place, asked, request)
    for problem in (asked.wrong | wrong).values():
        raise Http404(problem)
    return csv(place, layout, asked.comparison.now, spreadsheet.of_table(made))


def _made(place: Place, asked: Asked, request: HttpRequest) -> tuple[Table, str, dict[str, str]]:
    """The table asked for, its layout's name, and what is wrong with the name: then the first layout is shown."""
    name = request.GET.get("layout", "") or tables.FIRST
    try:
        return tables.table(place, asked, name), name, {}
    except WrongLayout as error:
        return tables.table(place, asked, tables.FIRST), tables.FIRST, {"layout": said(_(str(error)))}
