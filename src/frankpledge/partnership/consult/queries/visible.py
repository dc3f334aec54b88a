"""Which concerns somebody may see: the one way to them. Nothing else asks the table, and a test looks that it doesn't.

What is for one person begins with `seen_by`. What several share, or what leaves the partnership, begins with
`open_to_all`: the ranking, who was reached, and all that an assessment says, whoever looks at it. What begins with
`to_go_on` is looked at by nobody: it is copied as it is.
"""

import datetime as dt

from django.db.models import CharField, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat

from frankpledge.partnership.agencies.models import Partnership, Person
from frankpledge.partnership.agencies.permissions import Permission
from frankpledge.partnership.agencies.seats import Seat
from frankpledge.partnership.consult.models import Concern


def open_to_all(partnership: Partnership) -> QuerySet[Concern]:
    """What is not private: the same for everybody who sees concerns at all."""
    return _all(partnership).filter(private=False)


def seen_by(person: Person, seat: Seat) -> QuerySet[Concern]:
    """All that somebody may see. Of private ones, without the right to see them, those that they wrote down themselves:
    they know them, and are the ones to put right what is wrong in them."""
    if not seat.may(Permission.READ_CONCERNS):
        return Concern.objects.none()
    found = _all(seat.partnership)
    if seat.may(Permission.READ_PRIVATE_CONCERNS):
        return found
    if seat.may(Permission.RECORD_CONCERNS):
        return found.filter(Q(private=False) | Q(written_by=person))
    return found.filter(private=False)


def to_go_on(partnership: Partnership) -> QuerySet[Concern]:
    """What those that follow a partnership begin with, for no person: all that was not withdrawn, with its notes. Kept
    from being changed meanwhile: what is made private now must not be copied as open."""
    rows = _all(partnership).filter(withdrawn_on=None).select_for_update()
    return rows.order_by("pk").prefetch_related("notes")


def may_see_some(seat: Seat) -> bool:
    """Whether there may be private ones that somebody sees: others', or their own."""
    rights = (Permission.READ_PRIVATE_CONCERNS, Permission.RECORD_CONCERNS)
    return seat.may(Permission.READ_CONCERNS) and any(seat.may(right) for right in rights)


def private_within(person: Person, seat: Seat, first: dt.date, last: dt.date) -> int:
    """How many private ones of some days somebody sees, which what is open to all leaves out."""
    if not may_see_some(seat):
        return 0
    found = seen_by(person, seat).filter(private=True, withdrawn_on=None)
    return found.filter(raised_on__range=(first, last)).count()


def hidden_from(person: Person, seat: Seat) -> QuerySet[Concern]:
    """What somebody may not see, as the log calls it: “concern:5”."""
    hidden = _all(seat.partnership).filter(private=True).exclude(pk__in=seen_by(person, seat).values("pk"))
    called = Concat(Value(f"{Concern._meta.model_name}:"), Cast("pk", CharField()))
    return hidden.order_by().annotate(called=called).values("called")


def _all(partnership: Partnership) -> QuerySet[Concern]:
    return Concern.objects.filter(partnership=partnership)
