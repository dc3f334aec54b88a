"""Search, over all that whoever asks may read."""

from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from frankpledge.partnership.agencies import kinds as events
from frankpledge.partnership.agencies.looking import looked
from frankpledge.partnership.consult.kinds import PRIVATE_CONCERNS_LISTED
from frankpledge.partnership.design import paging
from frankpledge.partnership.home.queries.finding import kinds, words
from frankpledge.partnership.home.queries.finding.search import Group, search, shown

FIRST = 5  # of each kind, where all kinds are searched
A_PAGE = 20


@require_safe
def find(request: HttpRequest) -> HttpResponse:
    """The first few of each kind, or page by page what was found of one. That people were searched is an event."""
    asked = words.asked(request.GET.get("q", ""))
    may = kinds.open_to(request.seat)
    chosen = _chosen(request.GET.get("in", ""), may)
    searched = [chosen] if chosen else may
    groups = search(request.user, request.seat, searched, asked) if asked.terms else []
    if asked.terms and kinds.PEOPLE in searched and request.method == "GET":
        looked(request, events.PEOPLE_SEARCHED, found=sum(len(g.rows) for g in groups if g.kind is kinds.PEOPLE))
    context = {
        "asked": asked,
        "chosen": chosen,
        "searched": searched,
        "several": len(may) > 1,
        "count": sum(len(group.rows) for group in groups),
        "address": lambda **more: f"?{urlencode({'q': asked.typed} | more)}",
    }
    if chosen:
        context |= _pages(groups[0].rows if groups else [], request, asked)
        told = context["rows"]
    else:
        context["groups"] = [_first(group, asked) for group in groups]
        told = [row for group in context["groups"] for row in group["rows"]]
    if private := sum(row.of.private for row in told):
        looked(request, PRIVATE_CONCERNS_LISTED, found=private)
    return render(request, "home/search.html", context)


def _chosen(key: str, may: list[kinds.Kind]) -> kinds.Kind | None:
    """The one kind that is asked for. Raises Http404 for one that there isn't, or that they may not read."""
    if not key:
        return None
    found = next((kind for kind in may if kind.key == key), None)
    if found is None:
        raise Http404
    return found


def _first(group: Group, asked: words.Asked) -> dict[str, object]:
    return {"kind": group.kind, "count": len(group.rows), "rows": shown(group.rows[:FIRST], asked)}


def _pages(rows: list, request: HttpRequest, asked: words.Asked) -> dict[str, object]:
    page = paging.page(request, rows, A_PAGE)
    return {"page": page, "rows": shown(page.rows, asked)}
