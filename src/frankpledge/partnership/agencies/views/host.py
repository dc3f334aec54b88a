"""Who looks after the host sees that partnerships are there, and nothing of what is inside them."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from frankpledge.partnership.agencies.changes.carrying import bring_about
from frankpledge.partnership.agencies.queries import areas, policing, successions
from frankpledge.partnership.agencies.queries import partnerships as queries
from frankpledge.partnership.agencies.telling import telling


@require_safe
def partnerships(request: HttpRequest) -> HttpResponse:
    """Every partnership on this host, those that are no more among them."""
    today = timezone.localdate()
    every = [(each, _state(each, today)) for each in queries.with_areas()]
    return render(request, "agencies/partnerships.html", {"partnerships": every})


@require_safe
def partnership(request: HttpRequest, slug: str) -> HttpResponse:
    """One of them: its areas, its policing body, what it came of and became."""
    found, today = queries.at(slug), timezone.localdate()
    due = [day for day, olds, news in successions.due(today) if found.pk in {p.pk for p in (*olds, *news)}]
    context = {
        "partnership_shown": found,
        "state": _state(found, today),
        "areas": areas.ever_of(found),
        "policing": policing.of_force(found.force, today),
        "next_policing": policing.next_of_force(found.force, today),
        "told_of_it": telling(successions.family(found), today),
        "due": due,
        "planned": successions.planned(found, today),
    }
    return render(request, "agencies/host-partnership.html", context)


@require_POST
def bring(request: HttpRequest) -> HttpResponse:
    """Mergers and splits whose day has come are brought about now."""
    began = bring_about(on=timezone.localdate(), by=request.user)
    names = ", ".join(each.name for each in began)
    messages.success(request, _("Brought about: %(names)s.") % {"names": names} if names else _("Nothing was due."))
    return redirect("agencies:partnerships")


def _state(partnership, today) -> str:
    if partnership.until is not None and partnership.until <= partnership.since:
        return "never"
    if partnership.since > today:
        return "to come"
    return "ended" if partnership.until is not None and partnership.until <= today else "now"
