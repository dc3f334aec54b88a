"""A workshop is prepared: its area and period, and the issues that will be scored."""

from collections.abc import Sequence

from django.db import transaction
from django.db.models import Max

from frankpledge.evidence.period import Period
from frankpledge.partnership.agencies.answers import Refused, check
from frankpledge.partnership.agencies.changes.versions import next_version
from frankpledge.partnership.agencies.models import Partnership, Person
from frankpledge.partnership.agencies.permissions import Permission
from frankpledge.partnership.agencies.rules import has
from frankpledge.partnership.audit.recording import record
from frankpledge.partnership.workshop import kinds, rules
from frankpledge.partnership.workshop.changes.holding import hold, hold_issue
from frankpledge.partnership.workshop.models import Issue, State, Workshop
from frankpledge.partnership.workshop.queries import criteria
from frankpledge.partnership.workshop.queries.evidence import Problem

FIRST = 8  # issues that the figures put forward


@transaction.atomic
def make(
    *, partnership: Partnership, year: str, area: str, period: Period, problems: Sequence[Problem], by: Person
) -> Workshop:
    """Prepare the workshop of a year, with the problems that the figures press most as its first issues.

    `problems`: all of its area and period, in the order of their evidence, worked out before. Where nothing is held
    there are none, and issues are written by hand. Raises Refused.
    """
    check(has(by, Permission.RUN_WORKSHOPS, partnership))
    settled = {"area": area, "period": period.id, "criteria": criteria.next_of(partnership), "made_by": by}
    workshop, new = Workshop.objects.get_or_create(partnership=partnership, year=year, defaults=settled)
    if not new:
        raise Refused(f"There is a workshop of {workshop.called} already.")
    _add(workshop, [Issue(title=problem.title, measures=[problem.id]) for problem in problems[:FIRST]])
    record(kinds.WORKSHOP_MADE, by=by, about=workshop, partnership=partnership.slug, year=workshop.called)
    return workshop


@transaction.atomic
def add_issues(*, workshop: Workshop, problems: Sequence[Problem], by: Person) -> None:
    """Issues from the figures, each of one measure. Those that an issue rests on already are left out."""
    held = {measure for issue in _preparing(workshop, by) for measure in issue.measures}
    new = [problem for problem in problems if problem.id not in held]
    _added(workshop, [Issue(title=problem.title, measures=[problem.id]) for problem in new], by)


@transaction.atomic
def add_issue(
    *,
    workshop: Workshop,
    title: str,
    about: str,
    measures: Sequence[str],
    by: Person,
    title_cy: str = "",
    about_cy: str = "",
) -> None:
    _preparing(workshop, by)
    new = Issue(title=title, about=about, title_cy=title_cy, about_cy=about_cy, measures=list(measures))
    _added(workshop, [new], by)


def _preparing(workshop: Workshop, by: Person) -> list[Issue]:
    """Its issues, while nobody else adds one."""
    locked = hold(workshop)
    check(rules.may_run(by, locked, State.PREPARING))
    return list(locked.issues.all())


def _added(workshop: Workshop, new: list[Issue], by: Person) -> None:
    check(rules.may_add(workshop.issues.count(), len(new)))
    _add(workshop, new)
    slug = workshop.partnership.slug
    record(kinds.ISSUES_ADDED, by=by, about=workshop, partnership=slug, year=workshop.called, count=len(new))


def _add(workshop: Workshop, new: list[Issue]) -> None:
    last = workshop.issues.aggregate(last=Max("position"))["last"] or 0
    for place, issue in enumerate(new, start=last + 1):
        issue.workshop, issue.position = workshop, place
    Issue.objects.bulk_create(new)


@transaction.atomic
def change_issue(
    *,
    issue: Issue,
    title: str,
    about: str,
    measures: Sequence[str],
    seen: int,
    by: Person,
    title_cy: str = "",
    about_cy: str = "",
) -> Issue:
    check(rules.may_run(by, hold_issue(issue), State.PREPARING))
    next_version(issue, seen)
    issue.title, issue.about, issue.measures = title, about, list(measures)
    issue.title_cy, issue.about_cy = title_cy, about_cy
    issue.save(update_fields=["title", "about", "title_cy", "about_cy", "measures", "version"])
    _record(kinds.ISSUE_CHANGED, issue, by)
    return issue


@transaction.atomic
def remove_issue(*, issue: Issue, seen: int, by: Person) -> None:
    check(rules.may_run(by, hold_issue(issue), State.PREPARING))
    next_version(issue, seen)
    issue.delete()
    _record(kinds.ISSUE_REMOVED, issue, by)


def _record(kind: object, issue: Issue, by: Person) -> None:
    workshop = issue.workshop
    record(kind, by=by, about=workshop, partnership=workshop.partnership.slug, year=workshop.called)
