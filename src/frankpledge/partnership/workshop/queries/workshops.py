"""The workshops of a partnership, their issues, and how many scored."""

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone

from frankpledge.evidence.period import Period
from frankpledge.partnership.agencies.models import Membership, Partnership, Person
from frankpledge.partnership.duties.clocks.periods import year_of
from frankpledge.partnership.figures.queries.place import name_of
from frankpledge.partnership.workshop.models import Attendance, Decision, Issue, State, Workshop


def of(partnership: Partnership) -> list[Workshop]:
    """All of them, the latest first."""
    return list(Workshop.objects.filter(partnership=partnership))


def at(partnership: Partnership, year: str) -> Workshop | None:
    return Workshop.objects.filter(partnership=partnership, year=year).select_related("partnership").first()


def decided(partnership: Partnership, year: str) -> list[Issue] | None:
    """The issues as they were decided, priorities first by rank, then those that are watched, then the others.

    None where there was no workshop, or nothing is decided yet.
    """
    workshop = at(partnership, year)
    return in_order(issues(workshop)) if workshop and workshop.state == State.DECIDED else None


def in_order(of: list[Issue]) -> list[Issue]:
    decisions = [*Decision.values, ""]
    return sorted(of, key=lambda issue: (decisions.index(issue.decision), issue.rank or 0, issue.position, issue.pk))


def issues(workshop: Workshop) -> list[Issue]:
    return list(workshop.issues.all())


@dataclass(frozen=True)
class Turnout:
    """Of the ballots that somebody has: how many there are, were begun, and were sent."""

    out: int
    begun: int
    sent: int


def turnout(workshop: Workshop) -> Turnout:
    """How many, and never which."""
    rows = workshop.ballots.filter(code__isnull=False, withdrawn=False).values_list("begun", "sent")
    return Turnout(len(rows), sum(begun for begun, _sent in rows), sum(sent for _begun, sent in rows))


def membership(person: Person, partnership: Partnership) -> Membership | None:
    """By which somebody takes a ballot: whoever works for two agencies here still has one."""
    today = timezone.localdate()
    found = Membership.objects.filter(person=person, agency__partnership=partnership).order_by("pk")
    return next((each for each in found if each.holds(today)), None)


def to_score(person: Person, partnership: Partnership) -> list[Workshop]:
    """Those that are open and in which somebody has not taken a ballot."""
    taken = Attendance.objects.filter(membership__person=person).values("workshop")
    return list(Workshop.objects.filter(partnership=partnership, state=State.OPEN).exclude(pk__in=taken))


def has_taken(person: Person, workshop: Workshop) -> bool:
    return Attendance.objects.filter(workshop=workshop, membership__person=person).exists()


def years(partnership: Partnership, today: dt.date) -> list[str]:
    """The years of which a workshop can be prepared: this one, the next and the last, without those that have one."""
    this = year_of(today)
    taken = {each.year for each in of(partnership)}
    return [year.key for year in (this, this.next(), this.before()) if year.key not in taken]


def area_name(workshop: Workshop) -> str:
    return name_of(workshop.partnership, workshop.area, workshop.edition)


def period_of(workshop: Workshop) -> Period:
    return Period.read(workshop.period)
