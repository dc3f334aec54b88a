"""Somebody scores. Whoever has the code may: nothing here knows, or writes down, who that is, or when it was."""

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from frankpledge.partnership.agencies.answers import Refused, check
from frankpledge.partnership.agencies.models import Person
from frankpledge.partnership.audit.recording import record
from frankpledge.partnership.workshop import codes, kinds, rules, wording
from frankpledge.partnership.workshop.changes.holding import hold
from frankpledge.partnership.workshop.changes.running import given_out
from frankpledge.partnership.workshop.models import Attendance, Ballot, Issue, Workshop
from frankpledge.partnership.workshop.queries import ballots, workshops

TAKEN = _("You have taken your ballot already. Go on with it where you took it, or by the code that you were shown.")
OUT_OF_DATE = _("This page is out of date. Open it again.")


@transaction.atomic
def take(*, workshop: Workshop, form: str, by: Person) -> Ballot:
    """A ballot for a member who scores on a screen: written down is that they took one, and not which.

    The same form sent twice gets the same ballot. Raises Refused for whoever took one before.
    """
    locked = hold(workshop)
    check(rules.may_take(by, locked))
    code = code_of(workshop, form, by)
    if again := locked.ballots.filter(code=codes.digest(code)).first():
        return again
    if workshops.has_taken(by, locked):
        raise Refused(str(TAKEN))
    member = workshops.membership(by, locked.partnership)
    if member is None:
        raise Refused(gettext("Only members of the partnership take a ballot on a screen."))
    Attendance.objects.create(workshop=locked, membership=member, on=timezone.localdate())
    ballot = given_out(locked, code)
    record(kinds.BALLOT_TAKEN, by=by, about=locked, partnership=locked.partnership.slug, year=locked.called)
    return ballot


def code_of(workshop: Workshop, form: str, by: Person) -> str:
    """By which the ballot that somebody took with a form is gone on with. It is kept nowhere."""
    return codes.made(f"{workshop.pk}/screen/{by.pk}/{form}", 0)


@transaction.atomic
def save(*, ballot: Ballot, issue: Issue, scores: Mapping[str, int | None]) -> None:
    """What is scored of one issue; None is “I can't judge this”. Saved again, it replaces what was there.

    Raises Refused once the ballot was sent or scoring is closed.
    """
    row = _open(ballot)
    known = ballots.criteria_of(row.workshop)
    if issue.workshop_id != row.workshop_id or set(scores) != {item.id for item in known.items}:
        raise Refused(str(OUT_OF_DATE))
    if not {score for score in scores.values() if score is not None} <= set(known.scale):
        raise Refused(str(OUT_OF_DATE))
    row.scores = {**row.scores, str(issue.pk): dict(scores)}
    row.begun = True
    row.save(update_fields=["scores", "begun"])


@transaction.atomic
def send(*, ballot: Ballot) -> None:
    """Send it for good: sent twice, it is sent once. Raises Refused while an issue was not looked at."""
    if Ballot.objects.filter(pk=ballot.pk, sent=True).exists():
        return
    row = _open(ballot)
    left = [issue for issue in workshops.issues(row.workshop) if str(issue.pk) not in row.scores]
    if left:
        raise Refused(gettext("You have not scored “%(title)s” yet.") % {"title": wording.title(left[0])})
    row.sent = True
    row.save(update_fields=["sent"])


def _open(ballot: Ballot) -> Ballot:
    """The ballot as it stands now, while nobody closes the scoring."""
    workshop = hold(ballot.workshop)
    row = Ballot.objects.select_for_update().get(pk=ballot.pk)
    row.workshop = workshop
    check(rules.may_score(row))
    return row
