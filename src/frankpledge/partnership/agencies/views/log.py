"""The log's pages: what was done and looked at in a partnership, by whom, and about whom."""

from collections.abc import Iterator

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from frankpledge.partnership.agencies import kinds
from frankpledge.partnership.agencies.exporting import exported
from frankpledge.partnership.agencies.forms.log import LogForm
from frankpledge.partnership.agencies.looking import looked
from frankpledge.partnership.agencies.models import Partnership
from frankpledge.partnership.agencies.permissions import Permission
from frankpledge.partnership.agencies.queries import log as queries
from frankpledge.partnership.agencies.queries import names
from frankpledge.partnership.audit import sealing
from frankpledge.partnership.audit.models import Event
from frankpledge.partnership.design import exports, paging
from frankpledge.partnership.design.wording import capitalised

COLUMNS = {
    "number": lambda row: row["event"].number,
    "when": lambda row: row["event"].at,
    "who": lambda row: row["who"],
    "who (reference)": lambda row: row["event"].by,
    "kind": lambda row: row["event"].kind,
    "what": lambda row: row["event"].sentence,
    "about": lambda row: row["about"],
    "about (reference)": lambda row: row["event"].about,
    "digest": lambda row: row["event"].digest,
}


@require_safe
def log(request: HttpRequest) -> HttpResponse:
    """Narrowed by who, what, about whom, when and reference; the newest first."""
    partnership = request.seat.partnership
    form = LogForm(request.GET, partnership=partnership)
    valid = form.is_valid()
    found = queries.of(partnership, form.narrowed()) if valid else Event.objects.none()
    if valid and (answer := exported(request, _all(found, partnership), COLUMNS, "log")):
        return answer
    page = queries.page(found, _number(request, "before"), _number(request, "after"))
    answer = render(
        request,
        "agencies/log.html",
        {
            "form": form,
            "rows": _rows(page.events, partnership),
            "newer": _at(request, "after", page.newer),
            "older": _at(request, "before", page.older),
            "downloads": exports.offered(request) if valid else [],
            "narrowed": any(value for key, value in request.GET.items() if key not in exports.PAGING),
        },
    )
    _looked(request)
    return answer


@require_safe
def event(request: HttpRequest, number: int) -> HttpResponse:
    """One event, with all that the log holds of it."""
    row = _one(request, number)
    _looked(request)
    opens = bool(row["event"].sealed) and request.seat.may(Permission.READ_SEALED)
    return render(request, "agencies/log-event.html", {"row": row, "opens": opens, "box": None})


@require_safe
def opened(request: HttpRequest, number: int) -> HttpResponse:
    """The same with its personal detail, for those who may see that."""
    row = _one(request, number)
    if not row["event"].sealed:
        raise Http404
    answer = render(
        request,
        "agencies/log-event.html",
        {"row": row, "opens": False, "box": sealing.opened([number]).get(number, {})},
    )
    if request.method == "GET":
        looked(request, kinds.SEALED_DETAIL_READ, about=row["event"].about, number=number)
    return answer


def _looked(request: HttpRequest) -> None:
    if request.method == "GET":
        looked(request, kinds.LOG_READ)


def _one(request: HttpRequest, number: int) -> dict[str, object]:
    found = queries.one(request.seat.partnership, number)
    if found is None:
        raise Http404
    return _rows([found], request.seat.partnership)[0]


def _all(found: QuerySet[Event], partnership: Partnership) -> Iterator[dict[str, object]]:
    return (row for lot in queries.in_lots(found) for row in _rows(lot, partnership))


def _rows(events: list[Event], partnership: Partnership) -> list[dict[str, object]]:
    """Events with names for those that are known, and where what they are about has its page."""
    known = names.of({named for event in events for named in (event.by, event.about)}, partnership)
    return [
        {
            "event": event,
            "who": known.get(event.by, event.by),
            "about": known.get(event.about, event.about),
            "sentence": capitalised(event.sentence),
        }
        for event in events
    ]


def _number(request: HttpRequest, name: str) -> int | None:
    given = request.GET.get(name, "")
    if given and not (given.isdecimal() and len(given) < 19):
        raise Http404(_("There is no such page of the log."))
    return int(given) if given else None


def _at(request: HttpRequest, name: str, number: int | None) -> str:
    return "" if number is None else f"{reverse('agencies:log')}{paging.at(request, name, number)}"
