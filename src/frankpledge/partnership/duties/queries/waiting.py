"""What waits for somebody: on the start page, and in reminders."""

import datetime as dt

from django.utils import timezone

from frankpledge.partnership.agencies.models import Person
from frankpledge.partnership.agencies.permissions import Permission
from frankpledge.partnership.agencies.seats import Seat
from frankpledge.partnership.duties.clocks.hours import LONDON
from frankpledge.partnership.duties.models import Reminders
from frankpledge.partnership.duties.queries.entries import Entry, entries
from frankpledge.partnership.duties.queries.records import record_of
from frankpledge.partnership.duties.queries.seen import visible_to

USUAL_DAYS = Reminders._meta.get_field("days_before").default
COORDINATORS_TOO = 7  # days after which those who run the partnership hear of what is late, whoever sees to it


def waiting_for(person: Person, seat: Seat, now: dt.datetime | None = None) -> list[Entry]:
    """What is due soon or late and for this person to see to: theirs, and for who runs the partnership nobody's."""
    now = now or timezone.now()
    days = Reminders.objects.filter(person=person).values_list("days_before", flat=True).first() or USUAL_DAYS
    kept = record_of(seat.partnership, done_since=now.date())
    return open_among(person, seat, entries(kept, horizon(now, days)), now, days)


def open_among(person: Person, seat: Seat, found: list[Entry], now: dt.datetime, days: int) -> list[Entry]:
    """Of entries, what waits for a person: never what is done, never what they may not see."""
    until = horizon(now, days)
    open_ = [each for each in found if not each.done and each.due.on <= until]
    return [each for each in visible_to(person, seat, open_) if _theirs(person, seat, each, now)]


def horizon(now: dt.datetime, days: int) -> dt.date:
    return now.astimezone(LONDON).date() + dt.timedelta(days=days)


def _theirs(person: Person, seat: Seat, entry: Entry, now: dt.datetime) -> bool:
    if seat.past:
        return False
    if person.pk in {each.person_id for each in entry.people}:
        return True
    nobodys = not entry.people or entry.days_left(now) < -COORDINATORS_TOO
    return nobodys and seat.may(Permission.CHANGE_DUTIES)
