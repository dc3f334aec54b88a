"""A partnership's pages, and beside them a view that does nothing, a list as Django's manual has it, a change."""

from django.core.paginator import Paginator
from django.db.models import F, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path

from frankpledge.partnership.agencies import kinds
from frankpledge.partnership.agencies.access import needs
from frankpledge.partnership.agencies.models import Agency, Membership
from frankpledge.partnership.agencies.permissions import Access
from frankpledge.partnership.audit.recording import record
from frankpledge.partnership.consult.models import Concern
from frankpledge.partnership.urls import partnership

LIST = """<!DOCTYPE html><title>People</title><h1>People</h1><p>{{ page.paginator.count }}</p><table>
{% for each in page %}<tr>
<td><a href="/people/{{ each.pk }}/">{{ each.person.name }}</a></td><td>{{ each.person.email }}</td>
<td>{{ each.agency.name }}</td><td>{{ each.job }}</td><td>{{ each.since|date:"j F Y" }}</td>
<td>{% for holding in each.holdings.all %}{{ holding.role }} {% endfor %}</td></tr>{% endfor %}</table>"""

FOUND = """<!DOCTYPE html><title>Search</title><h1>Search</h1><p>{{ page.paginator.count }} found</p><ul>
{% for each in page %}<li><a href="/concerns/{{ each.pk }}/">{{ each.title }}</a> {{ each.words }}</li>{% endfor %}
</ul><p>{{ people.paginator.count }} people</p>
{% for each in people %}<p>{{ each.person.name }}, {{ each.agency.name }}</p>{% endfor %}"""


def trivial(request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok")


def usual_list(request: HttpRequest) -> HttpResponse:
    everybody = Membership.objects.filter(agency__partnership=request.seat.partnership)
    rows = everybody.select_related("person", "agency").order_by("person__name")
    page = Paginator(rows, 50).get_page(request.GET.get("page"))
    return HttpResponse(engines["django"].from_string(LIST).render({"page": page}, request))


def usual_search(request: HttpRequest) -> HttpResponse:
    """Over all concerns and people that the host holds."""
    return _found(request, Concern.objects.all(), Membership.objects.all())


def usual_search_here(request: HttpRequest) -> HttpResponse:
    """The same, of the partnership's own: what narrowing alone is worth."""
    here = request.seat.partnership
    return _found(
        request, Concern.objects.filter(partnership=here), Membership.objects.filter(agency__partnership=here)
    )


def _found(request: HttpRequest, concerns: QuerySet[Concern], people: QuerySet[Membership]) -> HttpResponse:
    """As Django's manual has it: each word anywhere in the texts, counted, the latest first, a page of each."""
    for word in request.GET["q"].split():
        concerns = concerns.filter(Q(title__icontains=word) | Q(words__icontains=word))
        people = people.filter(
            Q(person__name__icontains=word) | Q(job__icontains=word) | Q(agency__name__icontains=word)
        )
    context = {
        "page": Paginator(concerns.order_by("-raised_on"), 50).get_page(request.GET.get("page")),
        "people": Paginator(people.select_related("person", "agency").order_by("person__name"), 50).get_page(1),
    }
    return HttpResponse(engines["django"].from_string(FOUND).render(context, request))


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
        Access.MEMBER,
        path("bench/trivial/", trivial),
        path("bench/list/", usual_list),
        path("bench/change/", change),
        path("bench/search/", usual_search),
        path("bench/search/here/", usual_search_here),
    ),
]
handler404 = partnership.handler404
