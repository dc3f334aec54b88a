"""What is past its time goes: by the declarations of every model, and nothing else decides.

A lot at a time, each in a transaction of its own with the event that tells of it: a run that dies has done what the log
says, and the next one goes on. Others write in between; so what is held is asked for again with each lot.

A rehearsal is the run itself in one transaction, undone at its end. So what it says is what the run would do.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace

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

LOT = 500  # rows


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
    """Delete, make anonymous or empty what is past its time, and have the log tell of it. `rehearse`: and undo that."""
    if not rehearse:
        return _run(timezone.now(), by)
    lines: list[Line] = []
    try:
        with transaction.atomic():
            lines = _run(timezone.now(), by)
            raise _Rehearsed
    except _Rehearsed:
        return lines


def _run(now: dt.datetime, by: object) -> list[Line]:
    lines = [
        _all_of(said, now, by)
        for said in _children_first([*sensitivity.every(), *libraries.every()])
        if said.model is Event or not (said.kept.always or said.kept.beside)
    ]
    if not any(line.done for line in lines):
        record(kinds.RETENTION_RUN, by=by, what="nothing")
    return sorted(lines, key=lambda line: line.model)


def _all_of(said: Declared, now: dt.datetime, by: object) -> Line:
    """Lot after lot, until none goes."""
    done = 0
    while True:
        with transaction.atomic():
            line = _lot(said, now)
            if line.done:
                record(kinds.RETENTION_RUN, by=by, what=f"{line.model} {line.done}")
        done += line.done
        if line.done == 0 or said.model is Event:  # the chain closes over all that goes at once
            return replace(line, done=done)


def _lot(said: Declared, now: dt.datetime) -> Line:
    held = holds.held()
    if said.model is Event:
        return Line("audit.Event", str(said.kept), lapse(holds.references(held), now))
    over, kept_back = _over(said, now), held.get(said.model, set())
    free = over.exclude(pk__in=kept_back)
    goes = list((_unneeded(free) if said.kept.then == DELETE else free).values_list("pk", flat=True)[:LOT])
    done = _done(said, goes) if goes else 0
    needed = free.count() if said.kept.then == DELETE else 0
    return Line(said.model._meta.label, str(said.kept), done, over.filter(pk__in=kept_back).count(), needed)


def _done(said: Declared, goes: list[object]) -> int:
    """How many of these are gone, or are nobody's any more."""
    rows = said.model._base_manager.filter(pk__in=goes)
    if said.kept.then == DELETE:
        return rows.delete()[1].get(said.model._meta.label, 0)
    if said.kept.then == ANONYMISE:
        for row in rows:
            erasure.anonymise(row)
        return len(goes)
    return rows.update(**said.kept.then)


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
