"""Roles that one person alone gave, and that nobody else has looked at.

Whoever may give roles could invite a second address of their own, and give that what they may not give themselves. So
of the roles that open most, everybody sees which rest on one person's word, until somebody else confirms them. They
work meanwhile: a small team is never shut out.
"""

import datetime as dt

from django.db.models import CharField, QuerySet, Value
from django.db.models.functions import Cast, Concat

from frankpledge.partnership.agencies.models import Holding, Partnership, Person
from frankpledge.partnership.agencies.models.dated import in_force, not_ended
from frankpledge.partnership.agencies.roles import Coordinator, InformationOfficer

CONFIRMED = (Coordinator.key, InformationOfficer.key)


def waiting(partnership: Partnership, on: dt.date) -> QuerySet[Holding]:
    """Those held on a day or later. What the host gave needs nobody else's word."""
    hosts = Person.objects.filter(administers_host=True)
    theirs = hosts.values_list(Concat(Value("person:"), Cast("pk", CharField())), flat=True)
    return (
        _held(partnership)
        .filter(not_ended(on), not_ended(on, "membership__"), given_by__startswith="person:", confirmed_by="")
        .exclude(given_by__in=theirs)
    )


def settled(partnership: Partnership, person: Person, on: dt.date) -> bool:
    """Whether somebody holds such a role, and it rests on more than one person's word."""
    theirs = _held(partnership).filter(in_force(on), in_force(on, "membership__"), membership__person=person)
    return theirs.exclude(pk__in=waiting(partnership, on).values("pk")).exists()


def _held(partnership: Partnership) -> QuerySet[Holding]:
    rows = Holding.objects.filter(role__in=CONFIRMED, membership__agency__partnership=partnership)
    return rows.select_related("membership__person", "membership__agency__partnership")
