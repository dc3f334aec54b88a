"""Which concerns somebody may see: the one way to them. Nothing else asks the table, and a test looks that it doesn't.

What is for one person begins with `seen_by`. What several share, or what leaves the partnership, begins with
`open_to_all`: the ranking, who was reached, and all that an assessment says, whoever looks at it. What `to_go_on`
gives is looked at by nobody: it is copied. Of copies elsewhere nothing is told but in whose registers they stand.
"""

import datetime as dt
from collections.abc import Collection, Iterable, Sequence

from django.db.models import CharField, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat

from frankpledge.partnership.agencies.models import Partnership, Person
from frankpledge.partnership.agencies.permissions import Permission
from frankpledge.partnership.agencies.seats import Seat
from frankpledge.partnership.consult.models import Concern, PrivacyNote


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


def to_go_on(partnerships: Sequence[Partnership]) -> list[tuple[Concern, list[PrivacyNote]]]:
    """What those that follow begin with, for no person: what was not withdrawn, each with its notes.

    What is a copy of one original stands there once, the one that was answered or else changed most; and private, where
    any copy is, wherever and even if withdrawn. Kept from being changed meanwhile: what is made private at this moment
    must not be copied as open.
    """
    rows = Concern.objects.filter(partnership__in=partnerships, withdrawn_on=None).select_for_update().order_by("pk")
    held: dict[int, Concern] = {}
    for row in sorted(rows, key=lambda one: (one.answered_on is None, -one.version)):
        held.setdefault(row.root, row)
    notes: dict[int, list[PrivacyNote]] = {root: [] for root in held}
    for copy in _copies(held).prefetch_related("notes"):
        notes[copy.root] += copy.notes.all()
        held[copy.root].private |= copy.private
    return [(row, _once(notes[root])) for root, row in sorted(held.items())]


def _once(notes: Iterable[PrivacyNote]) -> list[PrivacyNote]:
    return list({(note.at, note.private, note.because): note for note in notes}.values())


def registers_of_copies(concern: Concern) -> list[str]:
    """The names of the partnerships in whose registers it stands as well, whatever it is there: not what it says."""
    copies = _copies([concern.root]).exclude(pk=concern.pk)
    return sorted(set(copies.values_list("partnership__name", flat=True)))


def first_register(concern: Concern) -> str:
    """Where a copy was written down first; "" of what is none, or whose original is gone."""
    if concern.origin is None:
        return ""
    return Concern.objects.filter(pk=concern.origin).values_list("partnership__name", flat=True).first() or ""


def _copies(roots: Collection[int]) -> QuerySet[Concern]:
    return Concern.objects.filter(Q(pk__in=roots) | Q(origin__in=roots))


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
