"""Roles that one person alone gave, and that nobody else has looked at.

Whoever may give roles could invite a second address of their own, and give that what they may not give themselves. So
of the roles that open most, everybody sees which rest on one person's word, until somebody else confirms them. They
work meanwhile: a small team is never shut out.
"""

import datetime as dt

from django.db.models import CharField, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat

from frankpledge.partnership.agencies.models import Holding, Partnership, Person
from frankpledge.partnership.agencies.models.dated import in_force, not_ended
from frankpledge.partnership.agencies.roles import Coordinator, InformationOfficer

CONFIRMED = (Coordinator.key, InformationOfficer.key)


def waiting(partnership: Partnership, on: dt.date) -> QuerySet[Holding]:
    """Those held on a day or later."""
    return _held(partnership).filter(rests_on_one(), not_ended(on), not_ended(on, "membership__"))


def rests_on_one(at: str = "") -> Q:
    """What nobody else has looked at; `at` is the way to the holding. What the host gave needs nobody else's word."""
    hosts = Person.objects.filter(administers_host=True)
    theirs = hosts.values_list(Concat(Value("person:"), Cast("pk", CharField())), flat=True)
    given, waits = f"{at}given_by", {f"{at}role__in": CONFIRMED, f"{at}confirmed_by": ""}
    return Q(**waits, **{f"{given}__startswith": "person:"}) & ~Q(**{f"{given}__in": theirs})


def settled(partnership: Partnership, person: Person, on: dt.date) -> bool:
    """Whether somebody holds such a role, and it rests on more than one person's word."""
    theirs = _held(partnership).filter(in_force(on), in_force(on, "membership__"), membership__person=person)
    return theirs.exclude(pk__in=waiting(partnership, on).values("pk")).exists()


def to_confirm(partnership: Partnership, person: Person, on: dt.date) -> list[Holding]:
    """What waits for somebody: what neither they gave nor is theirs, where they may confirm such roles at all."""
    others = waiting(partnership, on).exclude(given_by=f"person:{person.pk}").exclude(membership__person=person)
    found = list(others.order_by("membership__person__name", "pk"))
    may = found and (person.administers_host or settled(partnership, person, on))
    return found if may else []


def _held(partnership: Partnership) -> QuerySet[Holding]:
    rows = Holding.objects.filter(role__in=CONFIRMED, membership__agency__partnership=partnership)
    return rows.select_related("membership__person", "membership__agency__partnership")
