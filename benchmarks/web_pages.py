"""A partnership's pages, and beside them a view that does nothing, a list as Django's manual has it, a change."""

from django.core.paginator import Paginator
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path

from frankpledge.partnership.agencies import kinds
from frankpledge.partnership.agencies.access import needs
from frankpledge.partnership.agencies.models import Agency, Membership
from frankpledge.partnership.agencies.permissions import Access
from frankpledge.partnership.audit.recording import record
from frankpledge.partnership.urls import partnership

LIST = """<!DOCTYPE html><title>People</title><h1>People</h1><p>{{ page.paginator.count }}</p><table>
{% for each in page %}<tr>
<td><a href="/people/{{ each.pk }}/">{{ each.person.name }}</a></td><td>{{ each.person.email }}</td>
<td>{{ each.agency.name }}</td><td>{{ each.job }}</td><td>{{ each.since|date:"j F Y" }}</td>
<td>{% for holding in each.holdings.all %}{{ holding.role }} {% endfor %}</td></tr>{% endfor %}</table>"""


def trivial(request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok")


def usual_list(request: HttpRequest) -> HttpResponse:
    everybody = Membership.objects.filter(agency__partnership=request.seat.partnership)
    rows = everybody.select_related("person", "agency").order_by("person__name")
    page = Paginator(rows, 50).get_page(request.GET.get("page"))
    return HttpResponse(engines["django"].from_string(LIST).render({"page": page}, request))


def change(request: HttpRequest) -> HttpResponse:
    """A row is written and the log tells of it, as every change does."""
    agency = request.seat.agencies[0]
    Agency.objects.filter(pk=agency.pk).update(version=F("version") + 1)
    record(kinds.AGENCY_ADDED, by=request.user, about=agency, partnership=request.seat.partnership.slug,
           name=agency.name, standing="measured")  # fmt: skip
    return HttpResponse("done")


urlpatterns = [
    *partnership.urlpatterns,
    *needs(
        Access.MEMBER, path("bench/trivial/", trivial), path("bench/list/", usual_list), path("bench/change/", change)
    ),
]
handler404 = partnership.handler404
