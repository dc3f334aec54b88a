"""What is held: by whom and why, and all that is held with it."""

import datetime as dt
from collections.abc import Iterable
from functools import reduce
from operator import or_

from django.apps import apps
from django.db.models import Model, Q, QuerySet
from django.utils import timezone

from frankpledge.partnership.agencies import libraries
from frankpledge.partnership.agencies.models import Agreement, Hold, Membership, Partnership, Person
from frankpledge.partnership.agencies.models.dated import in_force, not_ended
from frankpledge.partnership.audit import sensitivity

Held = dict[type[Model], set[object]]


def of(partnership: Partnership) -> QuerySet[Hold]:
    return Hold.objects.filter(partnership=partnership)


def on(subject: str, day: dt.date | None = None) -> QuerySet[Hold]:
    """The holds on a subject in force, in whatever partnership."""
    return Hold.objects.filter(in_force(day or timezone.localdate()), subject=subject)


def agreements(partnership: Partnership) -> QuerySet[Agreement]:
    return Agreement.objects.filter(partnership=partnership).order_by("title", "pk")


def held() -> Held:
    """Every row that is held today: the subjects of holds, and all that refers to them, directly or not."""
    subjects = Hold.objects.filter(in_force(timezone.localdate())).values_list("subject", flat=True)
    names = {
        model._meta.model_name: model for model in apps.get_models() if model.__module__.startswith("frankpledge.")
    }
    found: Held = {}
    for subject in subjects:
        kind, _colon, pk = subject.partition(":")
        if kind in names and pk.isdigit():
            found.setdefault(names[kind], set()).add(int(pk))
    known = [said.model for said in (*sensitivity.every(), *libraries.every())]
    while found and _spread(found, known):
        pass
    return found


def _spread(found: Held, known: Iterable[type[Model]]) -> bool:
    """Add the rows that refer to rows found. Whether there were any that were not found yet."""
    more = False
    for model in known:
        ways = [field for field in model._meta.concrete_fields if field.is_relation and found.get(field.related_model)]
        refers = [Q(**{f"{field.name}__in": found[field.related_model]}) for field in ways]
        if not refers:
            continue
        rows = model._base_manager.filter(reduce(or_, refers)).values_list("pk", flat=True)
        new = set(rows) - found.get(model, set())
        if new:
            found.setdefault(model, set()).update(new)
            more = True
    return more


def references(held: Held) -> set[str]:
    """What is held as the log calls it."""
    return {f"{model._meta.model_name}:{pk}" for model, pks in held.items() for pk in pks}


def works_anywhere(person: Person) -> bool:
    """Whether somebody works for an agency today or will, whatever roles they hold there."""
    return Membership.objects.filter(not_ended(timezone.localdate()), person=person).exists()
