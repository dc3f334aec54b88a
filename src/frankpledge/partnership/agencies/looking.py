"""Looks at personal records are events too, and so is what was refused.

    @looks_at(kinds.PERSON_READ, about="membership")        # the route's own argument: membership/12
    def person(request, membership): ...

    looked(request, kinds.PEOPLE_SEARCHED, found=len(rows))  # from within a view

The same look by the same person within a minute is one: loading a page again, or coming back to it, tells nothing new,
and would bury what does.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from functools import wraps

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, ResolverMatch, resolve
from django.utils import timezone

from frankpledge.partnership.agencies import kinds
from frankpledge.partnership.agencies.models import Partnership
from frankpledge.partnership.audit.kinds import Kind
from frankpledge.partnership.audit.models import Event
from frankpledge.partnership.audit.recording import record, reference

View = Callable[..., HttpResponse]
ONE_LOOK = dt.timedelta(minutes=1)
AMONG = 20  # of somebody's last events: so many in a minute are looked at, and so many refusals in a minute are kept


def looks_at(kind: Kind, about: str = "") -> Callable[[View], View]:
    """The view shows a personal record. `about`: the name of the route's argument, which is also the thing's."""

    def marking(view: View) -> View:
        @wraps(view)
        def marked(request: HttpRequest, *arguments: object, **named: object) -> HttpResponse:
            answer = view(request, *arguments, **named)
            if answer.status_code == 200 and request.method == "GET":
                looked(request, kind, about=f"{about}:{named[about]}" if about else "")
            return answer

        return marked

    return marking


def looked(request: HttpRequest, kind: Kind, about: object = None, **gaps: str | int) -> None:
    slug = request.seat.partnership.slug if request.seat else ""
    _once(request, kind, reference(about), slug, gaps)


def was_refused(request: HttpRequest, match: ResolverMatch) -> None:
    """Somebody who is signed in asked for a page that exists, and was told that it doesn't."""
    slug = request.seat.partnership.slug if request.seat else ""
    _once(request, kinds.PAGE_REFUSED, _of_route(match.kwargs), slug, {"page": match.view_name or match.route})


def was_refused_entry(request: HttpRequest, slug: str, rest: str) -> None:
    """The same, of somebody without a seat in the partnership: it stands in the log of that partnership."""
    try:
        match = resolve(rest or "/", settings.PARTNERSHIP_URLCONF)
    except Resolver404:
        return
    if Partnership.objects.filter(slug=slug).exists():
        _once(request, kinds.PAGE_REFUSED, _of_route(match.kwargs), slug, {"page": match.view_name or match.route})


def _of_route(named: Mapping[str, object]) -> str:
    """What a route is about, where its one argument is the number of a thing."""
    name, value = next(iter(named.items()), ("", ""))
    return f"{name}:{value}" if len(named) == 1 and isinstance(value, int) else ""


def _once(request: HttpRequest, kind: Kind, about: str, slug: str, gaps: Mapping[str, str | int]) -> None:
    by = reference(request.user)
    last = Event.objects.filter(by=by).order_by("-number")[:AMONG]
    recent = [event for event in last if event.at > timezone.now() - ONE_LOOK]
    if any(_same(event, kind, about, slug, gaps) for event in recent):
        return
    if kind is kinds.PAGE_REFUSED and sum(event.kind == kind.key for event in recent) >= AMONG:
        return
    record(kind, by=by, about=about, partnership=slug, **gaps)


def _same(event: Event, kind: Kind, about: str, slug: str, gaps: Mapping[str, str | int]) -> bool:
    said = {name: str(value) for name, value in gaps.items()}
    return (event.kind, event.about, event.partnership, event.detail) == (kind.key, about, slug, said)
