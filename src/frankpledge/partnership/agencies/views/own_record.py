"""What was done with one's own record. Everybody may see that, and not which colleague it was.

Whoever is recorded has a right to know for what their record is used and who receives it (UK GDPR, article 15); the
names of those who act for an agency are theirs. So a look is told with its day and its agency. Whoever wants more asks
the information officer, who sees the name.
"""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from frankpledge.partnership.agencies.queries import log as queries
from frankpledge.partnership.agencies.queries import names
from frankpledge.partnership.design.wording import capitalised


@require_safe
def own_log(request: HttpRequest) -> HttpResponse:
    before = request.GET.get("before", "")
    if before and not (before.isdecimal() and len(before) < 19):
        raise Http404
    partnership, mine = request.seat.partnership, request.user.pk
    found = queries.of(partnership, queries.Narrowed(about=mine))
    page = queries.page(found, int(before) if before else None, None)
    agencies = names.agencies_of({event.by for event in page.events}, partnership)
    rows = [
        {
            "event": event,
            "sentence": capitalised(event.sentence),
            "who": _("you") if event.by == f"person:{mine}" else agencies.get(event.by, _("the host of this site")),
        }
        for event in page.events
    ]
    return render(request, "agencies/own-log.html", {"rows": rows, "older": page.older})
