"""Who the local policing body of a force area is, from a day on. What was before it stays written down."""

import datetime as dt

from django.db import transaction

from frankpledge.partnership.agencies import kinds
from frankpledge.partnership.agencies.answers import check
from frankpledge.partnership.agencies.models import PolicingBody
from frankpledge.partnership.agencies.rules import partnerships as rules
from frankpledge.partnership.audit.recording import record
from frankpledge.partnership.design.wording import dated


@transaction.atomic
def begin(*, force: str, kind: str, name: str, since: dt.date, by: object) -> PolicingBody:
    """A body for the force from a day on; the one before it is it until then. Raises Refused."""
    check(rules.may_take_over(by, force, since))
    for before in PolicingBody.objects.select_for_update().filter(force=force, until=None):
        before.until = since
        before.save(update_fields=["until"])
    body = PolicingBody.objects.create(force=force, kind=kind, name=name, since=since)
    told = {"name": name, "sort": body.get_kind_display(), "force": force, "day": dated(since)}
    record(kinds.POLICING_BODY_BEGAN, by=by, about=body, **told)
    return body


@transaction.atomic
def correct(*, body: PolicingBody, kind: str, name: str, by: object) -> PolicingBody:
    """Put right how it is written down; another body is not a correction, and begins on a day. Raises Refused."""
    check(rules.looks_after_host(by))
    body.kind, body.name = kind, name
    body.save(update_fields=["kind", "name"])
    told = {"name": name, "sort": body.get_kind_display(), "force": body.force}
    record(kinds.POLICING_BODY_CORRECTED, by=by, about=body, **told)
    return body
