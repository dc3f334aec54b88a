"""Events go when their time is over, and the chain stays one chain.

A run of events that follow one another is taken out as a whole. A lapse (`models.Lapse`) stands for it: what came
before, what comes after, and a seal made with the host's key, without which verifying the log reports them missing.
"""

import datetime as dt
from collections.abc import Iterator

from django.db import connection
from django.db.models import Q
from django.utils import timezone

from frankpledge.partnership.audit import chain
from frankpledge.partnership.audit.models import Event, Head, Lapse, SealedDetail


def lapse(held: set[str], now: dt.datetime | None = None) -> int:
    """Take out every event whose years are over, but those by or about what is held. How many went.

    The last event stays, whatever its age: it is the end of the chain. Call it within a transaction.
    """
    now = now or timezone.now()
    Head.objects.select_for_update().filter(pk=1).first()
    return sum(_taken_out(run, now) for run in _runs(held, now))


def _runs(held: set[str], now: dt.datetime) -> Iterator[list[Event]]:
    """Events whose time is over, in runs without a gap."""
    years = set(Event.objects.order_by().values_list("kept_years", flat=True).distinct())
    over = Q(pk__in=[])
    for kept in years:
        over |= Q(kept_years=kept, at__lte=years_before(now, kept))
    last = Head.objects.filter(pk=1).values_list("number", flat=True).first()
    run: list[Event] = []
    rows = Event.objects.filter(over).exclude(number=last).order_by("number")
    for event in list(rows.only("number", "previous", "digest", "by", "about")):
        if event.by in held or event.about in held:
            continue
        if run and event.number != run[-1].number + 1:
            yield run
            run = []
        run.append(event)
    if run:
        yield run


def _taken_out(run: list[Event], now: dt.datetime) -> int:
    gap = Lapse(first=run[0].number, last=run[-1].number, previous=run[0].previous, digest=run[-1].digest, at=now)
    gap.seal = chain.of_lapse(gap)
    gap.save(force_insert=True)
    SealedDetail.objects.filter(event__range=(gap.first, gap.last)).delete()
    with connection.cursor() as cursor:  # `Event` itself has no way to delete: this is the only one
        cursor.execute("DELETE FROM audit_event WHERE number BETWEEN %s AND %s", [gap.first, gap.last])
    return len(run)


def years_before(moment: dt.datetime, years: int) -> dt.datetime:
    """The same day and hour some years ago; the 28th of February for the 29th."""
    try:
        return moment.replace(year=moment.year - years)
    except ValueError:
        return moment.replace(year=moment.year - years, day=28)
