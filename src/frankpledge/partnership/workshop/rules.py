"""Who may run a workshop and score in it, and when; and where a decision departs from what was scored."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from frankpledge.partnership.agencies.answers import YES, Answer, No
from frankpledge.partnership.agencies.models import Person
from frankpledge.partnership.agencies.permissions import Permission
from frankpledge.partnership.agencies.rules import has
from frankpledge.partnership.workshop.models import Ballot, Decision, State, Workshop
from frankpledge.partnership.workshop.queries.choices import Choice
from frankpledge.partnership.workshop.queries.results import FEWEST

MOST_ISSUES = 20
MOST_SLIPS = 100  # at once
MOST_BALLOTS = 500

NOT_NOW = {
    State.PREPARING: _("Scoring has not begun yet."),
    State.OPEN: _("Scoring is open. This can't be changed until it is closed."),
    State.CLOSED: _("Scoring is closed. Nothing can be scored or changed any more."),
    State.DECIDED: _("The priorities were written down as decided. To change them, decide again."),
}


def may_run(person: Person, workshop: Workshop, *states: State) -> Answer:
    """Whoever runs workshops, while it is in one of these states."""
    answer = has(person, Permission.RUN_WORKSHOPS, workshop.partnership)
    return is_(workshop, *states) if answer else answer


def is_(workshop: Workshop, *states: State) -> Answer:
    return YES if workshop.state in states else No(str(NOT_NOW[State(workshop.state)]))


def may_add(issues: int, more: int) -> Answer:
    if issues + more > MOST_ISSUES:
        return No(f"A workshop has {MOST_ISSUES} issues at most: with more, nobody scores to the end.")
    return YES


def may_open(person: Person, workshop: Workshop, issues: int) -> Answer:
    answer = may_run(person, workshop, State.PREPARING)
    if answer and issues < 2:
        return No("Add two issues or more: of one alone there is nothing to put in an order.")
    return answer


def may_make_slips(person: Person, workshop: Workshop, ballots: int, more: int) -> Answer:
    answer = may_run(person, workshop, State.OPEN)
    if answer and ballots + more > MOST_BALLOTS:
        return No(f"A workshop has {MOST_BALLOTS} ballots at most.")
    return answer


def may_withdraw(ballot: Ballot | None) -> Answer:
    if ballot is None or ballot.code is None:
        return No("No slip has this number.")
    if ballot.withdrawn:
        return No("This slip was withdrawn already.")
    if ballot.begun:
        return No("Somebody has begun to score with this slip. It can't be withdrawn any more.")
    return YES


def may_take(person: Person, workshop: Workshop) -> Answer:
    answer = has(person, Permission.SCORE_ISSUES, workshop.partnership)
    return is_(workshop, State.OPEN) if answer else answer


def may_score(ballot: Ballot) -> Answer:
    """Whoever has the ballot's code, as long as scoring is open and it was not sent."""
    if ballot.sent:
        return No(gettext("These scores were sent. They can't be changed any more."))
    answer = is_(ballot.workshop, State.OPEN)
    until = ballot.workshop.partnership.until
    if answer and until is not None and until <= timezone.localdate():
        return No(gettext("This partnership has become part of another. Nothing is scored here any more."))
    return answer


def may_close(person: Person, workshop: Workshop, sent: int, scored: bool) -> Answer:
    """`scored`: whether anything was scored by as many as it takes to be shown. What is closed stays closed."""
    answer = may_run(person, workshop, State.OPEN)
    if answer and sent < FEWEST:
        return No(
            f"{sent} of the ballots were sent. Scores are shown from {FEWEST} on: "
            "of fewer one could tell who scored what."
        )
    if answer and not scored:
        return No(
            "No issue was scored by three people yet, so there would be nothing to show. "
            "Scoring can't be opened again: make more slips, and close it when others have sent their scores."
        )
    return answer


@dataclass(frozen=True)
class Departure:
    """A priority that ranks below an issue that is not one."""

    chosen: str
    passed_over: str


def departures(choices: Sequence[Choice]) -> list[Departure]:
    """Where the decision departs from the ranking: a priority that ranks below an issue that is not one.

    What is not ranked counts as below all that is. Two that share a place are in no order. A reason at either of the
    two explains it, and then it is not listed.
    """
    chosen = [c for c in choices if c.decision == Decision.PRIORITY]
    others = [c for c in choices if c.decision in (Decision.WATCH, Decision.NO)]
    return [
        Departure(one.title, other.title)
        for one in chosen
        for other in others
        if _above(other.place, one.place) and not (one.because or other.because)
    ]


def _above(place: int | None, other: int | None) -> bool:
    return place is not None and (other is None or place < other)


def may_write_down(person: Person, workshop: Workshop, choices: Sequence[Choice]) -> Answer:
    """Once every issue is decided, and every departure from the ranking has its reason."""
    answer = may_run(person, workshop, State.CLOSED)
    if not answer:
        return answer
    if undecided := [c.title for c in choices if not c.decision]:
        return No(f"Not decided yet: {', '.join(undecided)}.")
    if not any(c.decision == Decision.PRIORITY for c in choices):
        return No("No issue is a priority. Choose one at the least.")
    if found := departures(choices):
        return No(
            f"“{found[0].chosen}” is a priority and ranks below “{found[0].passed_over}”, which is not a priority: "
            "say why."
        )
    return YES
