"""The group decides, issue by issue, and writes down that it did."""

from django.db import transaction
from django.utils import timezone

from frankpledge.partnership.agencies.answers import check
from frankpledge.partnership.agencies.changes.versions import next_version
from frankpledge.partnership.agencies.models import Person
from frankpledge.partnership.audit.recording import record
from frankpledge.partnership.workshop import kinds, rules
from frankpledge.partnership.workshop.changes.holding import hold, hold_issue
from frankpledge.partnership.workshop.models import Decision, Issue, State, Workshop
from frankpledge.partnership.workshop.queries import choices, workshops


@transaction.atomic
def decide(*, issue: Issue, decision: str, rank: int | None, because: str, seen: int, by: Person) -> Issue:
    """`rank`: its place among the priorities; without one it comes last. The others move up or down. Raises Refused."""
    workshop = hold_issue(issue)
    check(rules.may_run(by, workshop, State.CLOSED))
    next_version(issue, seen)
    issue.decision, issue.because, issue.decided_at = decision, because, timezone.now()
    issue.rank = None
    issue.save(update_fields=["decision", "because", "decided_at", "rank"])
    _place(issue, workshop, rank)
    told = {"year": workshop.called, "decision": Decision(decision).label.lower()}
    record(kinds.ISSUE_DECIDED, by=by, about=issue, partnership=workshop.partnership.slug, **told)
    return issue


def _place(issue: Issue, workshop: Workshop, rank: int | None) -> None:
    """Number the priorities anew, with the issue at its rank where it is one."""
    order = workshops.issues(workshop)
    order = [each for each in order if each.decision == Decision.PRIORITY and each.pk != issue.pk]
    order.sort(key=lambda each: (each.rank or len(order) + 1, each.position))
    if issue.decision == Decision.PRIORITY:
        order.insert(rank - 1 if rank else len(order), issue)
    for place, each in enumerate(order, start=1):
        if each.rank != place:
            each.rank = place
            each.save(update_fields=["rank"])


@transaction.atomic
def write_down(*, workshop: Workshop, seen: int, by: Person) -> Workshop:
    """The priorities are decided. Raises Refused where one departs from the ranking and nobody says why."""
    locked = hold(workshop)
    made = choices.made(locked)
    check(rules.may_write_down(by, locked, made))
    next_version(locked, seen)
    locked.state, locked.decided_at = State.DECIDED, timezone.now()
    locked.save(update_fields=["state", "decided_at"])
    chosen = sum(choice.decision == Decision.PRIORITY for choice in made)
    slug = locked.partnership.slug
    record(kinds.PRIORITIES_DECIDED, by=by, about=locked, partnership=slug, year=locked.called, count=chosen)
    return locked


@transaction.atomic
def reopen(*, workshop: Workshop, because: str, seen: int, by: Person) -> Workshop:
    """What was decided is decided again; nothing is scored again. Raises Refused."""
    locked = hold(workshop)
    check(rules.may_run(by, locked, State.DECIDED))
    next_version(locked, seen)
    locked.state, locked.decided_at, locked.reopened_because = State.CLOSED, None, because
    locked.save(update_fields=["state", "decided_at", "reopened_because"])
    record(kinds.PRIORITIES_REOPENED, by=by, about=locked, partnership=locked.partnership.slug, year=locked.called)
    return locked
