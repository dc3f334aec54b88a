"""What may be read of the log: a partnership's own events, and nobody else's.

Pages are cut by the events' numbers: a page in the middle of a million rows costs what the first one does.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils import timezone

from frankpledge.partnership.agencies.models import Membership, Partnership, Person
from frankpledge.partnership.agencies.queries import names
from frankpledge.partnership.audit.kinds import KINDS
from frankpledge.partnership.audit.models import Event

PAGE = 50
LOOKS, CHANGES = "looks", "changes"


@dataclass(frozen=True)
class Narrowed:
    """Which events somebody wants to see. `who` and `about` are people; `reference` is anything, such as “agency:5”."""

    who: int | None = None
    about: int | None = None
    kind: str = ""
    only: str = ""
    since: dt.date | None = None
    until: dt.date | None = None  # the last day
    reference: str = ""


@dataclass(frozen=True)
class Page:
    events: list[Event]
    newer: int | None  # the page of those after this event
    older: int | None


def of(partnership: Partnership, narrowed: Narrowed) -> QuerySet[Event]:
    """The newest first."""
    found = Event.objects.filter(partnership=partnership.slug).order_by("-number")
    if narrowed.who:
        found = found.filter(by=f"person:{narrowed.who}")
    if narrowed.about:
        found = found.filter(about__in=references(narrowed.about, partnership))
    if narrowed.kind:
        found = found.filter(kind=narrowed.kind)
    if narrowed.only:
        looks = [kind.key for kind in KINDS.values() if kind.look]
        found = found.filter(kind__in=looks) if narrowed.only == LOOKS else found.exclude(kind__in=looks)
    if narrowed.reference:
        found = found.filter(Q(about=narrowed.reference) | Q(by=narrowed.reference))
    return _within(found, narrowed)


def _within(found: QuerySet[Event], narrowed: Narrowed) -> QuerySet[Event]:
    """Days as numbers of events, which rise with time: so a day long ago is found without reading all days since."""
    if narrowed.since and (first := _first(narrowed.since)) is not None:
        found = found.filter(number__gte=first)
    elif narrowed.since:
        return found.none()
    if narrowed.until and (after := _first(narrowed.until + dt.timedelta(days=1))) is not None:
        found = found.filter(number__lt=after)
    return found


def _first(day: dt.date) -> int | None:
    """The number of the first event on or after a day, as days begin in this country."""
    begins = timezone.make_aware(dt.datetime.combine(day, dt.time()))
    return Event.objects.filter(at__gte=begins).order_by("at").values_list("number", flat=True).first()


def page(found: QuerySet[Event], before: int | None, after: int | None) -> Page:
    """The page that ends before an event, or that begins after one; the newest page where neither is said."""
    if after is not None:
        upwards = list(found.filter(number__gt=after).order_by("number")[: PAGE + 1])
        events = upwards[:PAGE][::-1]
        newer = events[0].number if len(upwards) > PAGE else None
        return Page(events, newer, events[-1].number if events else None)
    downwards = list((found.filter(number__lt=before) if before is not None else found)[: PAGE + 1])
    events = downwards[:PAGE]
    newer = events[0].number if events and before is not None else None
    return Page(events, newer, events[-1].number if len(downwards) > PAGE else None)


def references(person: int, partnership: Partnership) -> set[str]:
    """All that the log calls somebody in a partnership: themselves, and what they are there."""
    there = Membership.objects.filter(person=person, agency__partnership=partnership).values_list("pk", flat=True)
    return {f"person:{person}", *(f"membership:{pk}" for pk in there)}


def people(partnership: Partnership) -> QuerySet[Person]:
    """Everybody who takes part in a partnership or ever did; `told`: their name, as it tells them apart."""
    everybody = Person.objects.filter(memberships__agency__partnership=partnership).distinct()
    return everybody.annotate(told=names.told_apart(partnership)).order_by("name", "pk")


def one(partnership: Partnership, number: int) -> Event | None:
    return Event.objects.filter(partnership=partnership.slug, number=number).first()


def in_lots(found: QuerySet[Event], size: int = 500) -> Iterator[list[Event]]:
    """All of them, some at a time, each lot by its own query: nothing is held open while it is sent."""
    lot = list(found[:size])
    while lot:
        yield lot
        lot = list(found.filter(number__lt=lot[-1].number)[:size])
