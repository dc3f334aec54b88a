"""What is past its time goes: by the declarations of every model, and nothing else decides.

A rehearsal is the run itself, undone at its end. So what it says is what the run would do.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import models, transaction
from django.db.models import Count, Exists, F, Max, Model, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone

from frankpledge.partnership.agencies import kinds, libraries
from frankpledge.partnership.agencies.changes import erasure
from frankpledge.partnership.agencies.models import Person
from frankpledge.partnership.agencies.queries import holds
from frankpledge.partnership.audit import sensitivity
from frankpledge.partnership.audit.kept import ANONYMISE, DELETE, Kept
from frankpledge.partnership.audit.lapsing import lapse, years_before
from frankpledge.partnership.audit.models import Event
from frankpledge.partnership.audit.recording import record
from frankpledge.partnership.audit.sensitivity import Declared


@dataclass(frozen=True)
class Line:
    """What a run did with one model. `held`: past its time, and held. `needed`: something refers to it."""

    model: str
    kept: str
    done: int
    held: int = 0
    needed: int = 0


class _Rehearsed(Exception):
    pass


def run(*, by: object, rehearse: bool = False) -> list[Line]:
    """Delete, make anonymous or empty what is past its time; one event tells of it. `rehearse`: and undo all that."""
    lines: list[Line] = []
    try:
        with transaction.atomic():
            lines = _run(timezone.now())
            went = [f"{line.model} {line.done}" for line in lines if line.done]
            record(kinds.RETENTION_RUN, by=by, what=", ".join(went) or "nothing")
            if rehearse:
                raise _Rehearsed
    except _Rehearsed:
        pass
    return lines


def _run(now: dt.datetime) -> list[Line]:
    held = holds.held()
    lines = []
    for said in _children_first([*sensitivity.every(), *libraries.every()]):
        if said.model is Event:
            lines.append(Line("audit.Event", str(said.kept), lapse(holds.references(held), now)))
        elif not (said.kept.always or said.kept.beside):
            lines.append(_of(said, held.get(said.model, set()), now))
    return sorted(lines, key=lambda line: line.model)


def _of(said: Declared, held: set[object], now: dt.datetime) -> Line:
    over = _over(said, now)
    kept_back = over.filter(pk__in=held).count()
    free, done = over.exclude(pk__in=held), 0
    if said.kept.then == DELETE:
        while lot := list(_unneeded(free).values_list("pk", flat=True)[:500]):
            done += said.model._base_manager.filter(pk__in=lot).delete()[1].get(said.model._meta.label, 0)
    elif said.kept.then == ANONYMISE:
        for row in list(free):
            erasure.anonymise(row)
            done += 1
    else:
        done = free.update(**said.kept.then)
    needed = free.count() if said.kept.then == DELETE else 0
    return Line(said.model._meta.label, str(said.kept), done, kept_back, needed)


def _over(said: Declared, now: dt.datetime) -> QuerySet[Model]:
    """The rows that are past their time, and not dealt with yet."""
    kept, rows = said.kept, said.model._base_manager.all()
    if kept.then == ANONYMISE:
        rows = rows.exclude(erasure.ERASED)
    elif not isinstance(kept.then, str):
        rows = rows.exclude(**kept.then)
    first = kept.fields[0]
    if "__" in first:  # the last of many, and none of them open
        rows = rows.annotate(over_at=Max(first), still_open=Count(first.rpartition("__")[0], filter=Q(**{first: None})))
        rows = rows.filter(still_open=0)
    else:
        rows = rows.annotate(over_at=F(first) if len(kept.fields) == 1 else Coalesce(*kept.fields))
    return rows.filter(over_at__lte=_latest(said.model, kept, now)).order_by("pk")


def _latest(model: type[Model], kept: Kept, now: dt.datetime) -> dt.date | dt.datetime:
    """What ended then or earlier is past its time; a day where the field holds days."""
    moment = years_before(now, kept.years) - dt.timedelta(days=kept.days)
    field: models.Field | None = None
    for step in kept.fields[0].split("__"):
        field = model._meta.get_field(step)
        model = field.related_model or model
    return moment if isinstance(field, models.DateTimeField) else timezone.localdate(moment)


def _unneeded(rows: QuerySet[Model]) -> QuerySet[Model]:
    """Without those that a row refers to which stays: the database would refuse to let them go."""
    for relation in rows.model._meta.related_objects:
        if relation.on_delete is models.PROTECT:
            field = relation.field.name
            rows = rows.exclude(Exists(relation.related_model._base_manager.filter(**{field: OuterRef("pk")})))
    return rows


def _children_first(those: Iterable[Declared]) -> list[Declared]:
    """A row goes before the row that it refers to; people last, so that what is said of them is complete."""
    left = {said.model: said for said in those}
    found: list[Declared] = []
    while left:
        referred = {
            field.related_model
            for model in left
            for field in model._meta.concrete_fields
            if field.is_relation and field.related_model is not model
        }
        ready = [model for model in left if model not in referred] or list(left)
        found += [left.pop(model) for model in ready]
    return sorted(found, key=lambda said: said.model is Person)
