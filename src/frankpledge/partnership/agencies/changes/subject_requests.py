"""Somebody asks what is held about them: it is written down, others named are decided on, and it is answered."""

import datetime as dt
from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from frankpledge.partnership.agencies import kinds, one_month, rules
from frankpledge.partnership.agencies.answers import check
from frankpledge.partnership.agencies.changes.versions import next_version
from frankpledge.partnership.agencies.models import Partnership, Person, SubjectRequest
from frankpledge.partnership.audit.recording import record, reference
from frankpledge.partnership.design.wording import dated


@transaction.atomic
def receive(*, partnership: Partnership, person: Person, received_on: dt.date, by: Person) -> SubjectRequest:
    """Raises Refused."""
    check(rules.may_answer(by, person, partnership))
    due = one_month.due(received_on, partnership.nation)
    made = SubjectRequest.objects.create(
        partnership=partnership, person=person, received_on=received_on, due_on=due
    )  # fmt: skip
    record(kinds.REQUEST_RECEIVED, by=by, about=person, partnership=partnership.slug, due=dated(due))
    return made


@transaction.atomic
def decide(*, asked: SubjectRequest, decisions: Mapping[str, Mapping[str, object]], seen: int, by: Person) -> None:
    """`decisions`: reference of another person → whether their name is disclosed, and why. Raises Refused."""
    check(rules.may_answer(by, asked.person, asked.partnership))
    next_version(asked, seen)
    asked.decisions, asked.reviewed_at, asked.reviewed_by = dict(decisions), timezone.now(), reference(by)
    asked.save(update_fields=["decisions", "reviewed_at", "reviewed_by"])
    disclosed = sum(bool(decision["disclose"]) for decision in decisions.values())
    told = {"others": len(decisions), "disclosed": disclosed, "blacked": len(decisions) - disclosed}
    record(kinds.REQUEST_REVIEWED, by=by, about=asked.person, partnership=asked.partnership.slug, **told)


@transaction.atomic
def answer(*, asked: SubjectRequest, by: Person) -> None:
    """What is held was downloaded to be handed over. The first time stops the clock. Raises Refused."""
    check(rules.may_hand_out(by, asked))
    SubjectRequest.objects.filter(pk=asked.pk, answered_at=None).update(answered_at=timezone.now())
    record(kinds.REQUEST_ANSWERED, by=by, about=asked.person, partnership=asked.partnership.slug)
