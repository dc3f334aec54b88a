"""Scoring is opened, slips are made for it, and it is closed."""

import secrets
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from frankpledge.partnership.agencies.answers import check
from frankpledge.partnership.agencies.changes.versions import next_version
from frankpledge.partnership.agencies.models import Person
from frankpledge.partnership.audit.recording import record
from frankpledge.partnership.workshop import codes, kinds, rules
from frankpledge.partnership.workshop.changes.holding import hold
from frankpledge.partnership.workshop.models import Ballot, State, Workshop
from frankpledge.partnership.workshop.queries import evidence, workshops
from frankpledge.partnership.workshop.queries.evidence import Known
from frankpledge.partnership.workshop.queries.results import is_scored

SPARE = 60  # blank ballots, so that nobody can tell those on paper from those on a screen by their numbers


@dataclass(frozen=True)
class Slip:
    number: int
    code: str


@transaction.atomic
def open_scoring(*, workshop: Workshop, known: Known, seen: int, by: Person) -> Workshop:
    """What the figures say is written into the issues, and the data stay those of today. Raises Refused.

    `known`: what they say, worked out before: it takes seconds, for which nobody else should wait.
    """
    locked = hold(workshop)
    issues = workshops.issues(locked)
    check(rules.may_open(by, locked, len(issues)))
    next_version(locked, seen)
    for issue in issues:
        issue.evidence = evidence.of_issue(issue.measures, known.problems)
        issue.save(update_fields=["evidence"])
    locked.edition, locked.state, locked.opened_at = known.edition, State.OPEN, timezone.now()
    locked.save(update_fields=["edition", "state", "opened_at"])
    _blank(locked, SPARE)
    _record(kinds.SCORING_OPENED, locked, by, issues=len(issues))
    return locked


@transaction.atomic
def make_slips(*, workshop: Workshop, count: int, form: str, by: Person) -> list[Slip]:
    """Slips with codes, which are told here and never again. The same form sent twice gets the same ones.

    Raises Refused.
    """
    locked = hold(workshop)
    wanted = [codes.made(f"{workshop.pk}/{form}", place) for place in range(count)]
    before = dict(locked.ballots.filter(code__in=map(codes.digest, wanted)).values_list("code", "number"))
    more = count - len(before)
    check(rules.may_make_slips(by, locked, locked.ballots.filter(code__isnull=False).count(), more))
    made = [Slip(before[codes.digest(code)], code) for code in wanted if codes.digest(code) in before]
    for code in wanted[len(made) :]:
        ballot = given_out(locked, code)
        made.append(Slip(ballot.number, code))
    if more:
        _record(kinds.SLIPS_MADE, locked, by, count=more)
    return sorted(made, key=lambda slip: slip.number)


def given_out(workshop: Workshop, code: str) -> Ballot:
    """One of the blank ballots, drawn by lot, under a code. The workshop's row is locked."""
    blank = list(workshop.ballots.filter(code__isnull=True).values_list("pk", flat=True))
    if len(blank) < SPARE // 2:
        _blank(workshop, SPARE)
        blank = list(workshop.ballots.filter(code__isnull=True).values_list("pk", flat=True))
    ballot = Ballot.objects.get(pk=secrets.choice(blank))
    ballot.code = codes.digest(code)
    ballot.save(update_fields=["code"])
    return ballot


def _blank(workshop: Workshop, count: int) -> None:
    last = workshop.ballots.aggregate(last=Max("number"))["last"] or 0
    Ballot.objects.bulk_create(Ballot(workshop=workshop, number=last + place) for place in range(1, count + 1))


@transaction.atomic
def withdraw_slip(*, workshop: Workshop, number: int, by: Person) -> None:
    """A slip that was lost: whoever finds it can't score with it. Raises Refused."""
    locked = hold(workshop)
    check(rules.may_run(by, locked, State.OPEN))
    ballot = locked.ballots.filter(number=number).first()
    check(rules.may_withdraw(ballot))
    ballot.withdrawn = True
    ballot.save(update_fields=["withdrawn"])
    _record(kinds.SLIP_WITHDRAWN, locked, by)


@transaction.atomic
def close_scoring(*, workshop: Workshop, seen: int, by: Person) -> Workshop:
    """Only ballots that were sent count. Raises Refused while there are too few."""
    locked = hold(workshop)
    sent = workshops.turnout(locked).sent
    check(rules.may_close(by, locked, sent, is_scored(locked)))
    next_version(locked, seen)
    locked.state, locked.closed_at = State.CLOSED, timezone.now()
    locked.save(update_fields=["state", "closed_at"])
    _record(kinds.SCORING_CLOSED, locked, by, sent=sent)
    return locked


def _record(kind: object, workshop: Workshop, by: Person, **told: str | int) -> None:
    record(kind, by=by, about=workshop, partnership=workshop.partnership.slug, year=workshop.called, **told)
