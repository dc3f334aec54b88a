"""Which jobs somebody may see, and which a worker may take."""

import datetime as dt
from collections.abc import Iterable

from django.db.models import Q, QuerySet

from frankpledge.partnership.agencies.models import Partnership, Person
from frankpledge.partnership.agencies.seats import Seat
from frankpledge.partnership.jobs.models import UNDER_WAY, Job, State

STALE = dt.timedelta(seconds=60)  # without a sign of life, after which a worker is taken for dead
AT_ONCE = 20  # jobs looked at: several workers may go for the first


def takeable(now: dt.datetime, kinds: Iterable[str]) -> QuerySet[Job]:
    """The jobs that wait, and those whose worker seems dead, the longest waiting first."""
    waiting = Q(state=State.WAITING, not_before__lte=now)
    left = Q(state=State.RUNNING, heartbeat__lt=now - STALE)
    return Job.objects.filter(waiting | left, kind__in=list(kinds)).order_by("not_before", "pk")[:AT_ONCE]


def visible_to(person: Person, seat: Seat, open_kinds: Iterable[str]) -> QuerySet[Job]:
    """The jobs of the seat's partnership that are somebody's own, or of kinds that their roles let them see."""
    of_here = Job.objects.filter(partnership=seat.partnership).filter(Q(asked_by=person) | Q(kind__in=list(open_kinds)))
    return of_here.select_related("asked_by", "partnership")


def under_way(partnership: Partnership, kind: str) -> QuerySet[Job]:
    return Job.objects.filter(partnership=partnership, kind=kind, state__in=UNDER_WAY)
