"""What somebody's calendar program is given."""

import datetime as dt

from frankpledge.partnership.agencies.models import Person
from frankpledge.partnership.agencies.permissions import Permission
from frankpledge.partnership.agencies.seats import person_with_seats, seats_of
from frankpledge.partnership.agencies.tokens import digest
from frankpledge.partnership.duties.clocks.days import months_after
from frankpledge.partnership.duties.clocks.hours import LONDON
from frankpledge.partnership.duties.models import CalendarAddress
from frankpledge.partnership.duties.queries.entries import Entry, entries
from frankpledge.partnership.duties.queries.records import records_of
from frankpledge.partnership.duties.queries.seen import visible_to

BACK, AHEAD = 12, 18  # months


def of_address(token: str) -> Person | None:
    """Whose calendar a secret opens; None where it opens none, or its person sees no duties any more."""
    found = CalendarAddress.objects.filter(token=digest(token)).values_list("person_id", flat=True).first()
    person = person_with_seats(found) if found else None
    if person is None or not person.is_active:
        return None
    return person if any(seat.may(Permission.READ_DUTIES) for seat in seats_of(person)) else None


def of_person(person: Person, now: dt.datetime) -> list[Entry]:
    """From a year ago, and everything still open, to a year and a half ahead: in all partnerships that they sit in."""
    today = now.astimezone(LONDON).date()
    first = months_after(today, -BACK)
    seats = {seat.partnership.pk: seat for seat in seats_of(person)}
    kept = records_of((seat.partnership for seat in seats.values()), done_since=first)
    found = []
    for pk, each in kept.items():
        seen = visible_to(person, seats[pk], entries(each, months_after(today, AHEAD)))
        found += [entry for entry in seen if entry.due.on >= first or not entry.done]
    return found
