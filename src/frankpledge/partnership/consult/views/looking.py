"""The register, what is said most, who was reached, and one concern."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from frankpledge.evidence.measures.model import THEMES
from frankpledge.partnership.agencies.exporting import exported
from frankpledge.partnership.agencies.permissions import Permission
from frankpledge.partnership.consult import columns
from frankpledge.partnership.consult.forms import looking as forms
from frankpledge.partnership.consult.models import Concern, Way
from frankpledge.partnership.consult.queries import ranked, reach, register
from frankpledge.partnership.design import exports

TOGETHER = 50  # concerns on a page


@require_safe
def concerns(request: HttpRequest) -> HttpResponse:
    """Narrowed by way, theme, time, whether it was answered and whether they want it first."""
    form = forms.Narrow(request.GET)
    partnership = request.seat.partnership
    found = register.of(partnership, form.wanted()) if form.is_valid() else Concern.objects.none()
    if form.is_valid() and (answer := exported(request, found, columns.CONCERNS, "concerns", of_people=False)):
        return answer
    page = Paginator(found, TOGETHER).get_page(request.GET.get("page"))
    narrowed = any(request.GET.get(name) for name in form.fields)
    shown = {
        "form": form,
        "page": page,
        "narrowed": narrowed,
        "unanswered": register.unanswered(partnership),
        "newer": _at(request, page.previous_page_number()) if page.has_previous() else "",
        "older": _at(request, page.next_page_number()) if page.has_next() else "",
        "downloads": exports.offered(request) if form.is_valid() else [],
    }
    return render(request, "consult/concerns.html", shown | _words(request))


@require_safe
def ranking(request: HttpRequest) -> HttpResponse:
    """What came by most ways and most often, theme by theme."""
    form, span = _time(request)
    found = ranked(request.seat.partnership, *span) if span else []
    if span and (answer := exported(request, found, columns.RANKING, "what is said most", of_people=False)):
        return answer
    shown = {"form": form, "span": span, "groups": found, "downloads": exports.offered(request)}
    return render(request, "consult/ranking.html", shown | _words(request))


@require_safe
def reached(request: HttpRequest) -> HttpResponse:
    """Which ways of reaching people were used, and which not yet."""
    form, span = _time(request)
    found = reach.reached(request.seat.partnership, *span) if span else []
    if span and (answer := exported(request, found, columns.REACHED, "who was reached", of_people=False)):
        return answer
    duties = request.seat.may(Permission.READ_DUTIES)
    shown = {"form": form, "span": span, "ways": found, "duties": duties, "downloads": exports.offered(request)}
    return render(request, "consult/reached.html", shown | _words(request))


@require_safe
def concern(request: HttpRequest, concern: int) -> HttpResponse:
    one = get_object_or_404(register.here(request.seat.partnership), pk=concern)
    return render(request, "consult/concern.html", {"concern": one} | _words(request))


def _time(request: HttpRequest) -> tuple[forms.InPeriod, tuple | None]:
    form = forms.InPeriod(request.GET)
    return form, form.spans[form.cleaned_data["period"]][1] if form.is_valid() else None


def _words(request: HttpRequest) -> dict[str, object]:
    """What the pages say of a concern, and whether this person may write here."""
    writes = request.seat.may(Permission.RECORD_CONCERNS) and not request.seat.past
    return {"writes": writes, "themes": THEMES, "way_of": lambda way: Way(way).label, "counted": columns.counted}


def _at(request: HttpRequest, page: int) -> str:
    """Another page of the list, narrowed as it is."""
    asked = request.GET.copy()
    asked["page"] = str(page)
    return f"?{asked.urlencode()}"
