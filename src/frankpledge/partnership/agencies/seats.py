"""Where somebody sits: in which partnerships, for which agencies, and what their roles there let them do today."""

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone

from frankpledge.partnership.agencies.models import Agency, Holding, Partnership, Person, Succession
from frankpledge.partnership.agencies.models.succession import How
from frankpledge.partnership.agencies.permissions import Permission
from frankpledge.partnership.agencies.roles import granted


@dataclass(frozen=True)
class Seat:
    """`past`: the partnership went into one that the person sits in now, and its pages may be read and not changed."""

    partnership: Partnership
    agencies: tuple[Agency, ...]
    roles: frozenset[str]
    past: bool = False

    @property
    def permissions(self) -> frozenset[Permission]:
        return granted(self.roles)

    def may(self, permission: Permission) -> bool:
        return permission in self.permissions


def person_with_seats(pk: int) -> Person | None:
    """Who signs each request, with their seats, in one query for whoever has any."""
    held = _held(pk)
    person = held[0].membership.person if held else Person.objects.filter(pk=pk).first()
    if person is not None:
        person.seats = _seats(held)
    return person


def seats_of(person: Person) -> tuple[Seat, ...]:
    """One for each partnership, by name. Read once for each `person` object."""
    if not hasattr(person, "seats"):
        person.seats = _seats(_held(person.pk))
    return person.seats


def seat_at(person: Person, slug: str) -> Seat | None:
    """The person's seat in the partnership of this slug: their own, or as heirs of one that merged or split."""
    seats = seats_of(person)
    for seat in seats:
        if seat.partnership.slug == slug:
            return seat
    return next((past for seat in seats for past in _before(seat) if past.partnership.slug == slug), None)


def _held(person: int) -> list[Holding]:
    """What somebody holds today. Asked at every request, so the days are compared here: a person's rows are few, and a
    query with all those conditions takes longer to write than to answer."""
    today = timezone.localdate()
    rows = (
        Holding.objects.filter(membership__person=person)
        .select_related("membership__person", "membership__agency__partnership", "in_place_of")
        .defer("membership__agency__partnership__logo")  # a picture, which no page but its own reads
        .order_by("membership__agency__partnership__name", "pk")
    )
    return [row for row in rows if row.membership.person.is_active and _in_force(row, today)]


def _in_force(row: Holding, on: dt.date) -> bool:
    dated = (row, row.membership, row.membership.agency, row.in_place_of)  # a deputy is one while the other is here
    return all(one.holds(on) for one in dated if one is not None)


def _seats(held: list[Holding]) -> tuple[Seat, ...]:
    by_partnership: dict[int, list[Holding]] = {}
    for holding in held:
        by_partnership.setdefault(holding.membership.agency.partnership_id, []).append(holding)
    return tuple(
        Seat(
            partnership=those[0].membership.agency.partnership,
            agencies=tuple({h.membership.agency_id: h.membership.agency for h in those}.values()),
            roles=frozenset(h.role for h in those),
        )
        for those in by_partnership.values()
    )


def _before(seat: Seat) -> list[Seat]:
    """Seats in all that went into a partnership, however many mergers ago."""
    found: dict[int, Partnership] = {}
    youngest = {seat.partnership.pk}
    while youngest:
        rows = Succession.objects.filter(after__in=youngest).exclude(how=How.TOGETHER)
        rows = rows.select_related("before").defer("before__logo")
        youngest = {row.before_id for row in rows} - found.keys()
        found |= {row.before_id: row.before for row in rows}
    return [Seat(partnership, seat.agencies, seat.roles, past=True) for partnership in found.values()]
