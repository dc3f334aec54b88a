"""What was done in a partnership lately, for everybody, as far as they may read what it was done to.

Each kind of event that is told here comes with the permission to read its thing. What is not in the list is for those
who may read the log: who joined, who was given which role, and whatever names or may name a person. Of a concern that
is private by now nothing is told to whoever may not see it; nor how many a list held, of which some may be private now.
"""

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from frankpledge.partnership.agencies import kinds as of_agencies
from frankpledge.partnership.agencies.models import Person
from frankpledge.partnership.agencies.permissions import Permission
from frankpledge.partnership.agencies.seats import Seat
from frankpledge.partnership.assess import kinds as of_assess
from frankpledge.partnership.audit.kinds import Kind
from frankpledge.partnership.audit.models import Event
from frankpledge.partnership.consult import kinds as of_consult
from frankpledge.partnership.consult.queries.visible import hidden_from
from frankpledge.partnership.duties import kinds as of_duties
from frankpledge.partnership.figures import kinds as of_figures
from frankpledge.partnership.workshop import kinds as of_workshop

LATELY = dt.timedelta(days=60)
MOST = 8


@dataclass(frozen=True)
class Told:
    """`words`: with the gaps of the kind's own sentence; "" for that sentence as it stands in the log."""

    permission: Permission
    words: str | Promise = ""


@dataclass(frozen=True)
class Done:
    at: dt.datetime
    words: str


TOLD: dict[Kind, Told] = {
    of_figures.DATA_LOADED: Told(Permission.READ_EVIDENCE),
    of_assess.ASSESSMENT_OPENED: Told(Permission.WRITE_ASSESSMENT),
    of_assess.CHAPTER_SIGNED: Told(Permission.WRITE_ASSESSMENT),
    of_assess.DATA_TAKEN: Told(Permission.WRITE_ASSESSMENT),
    of_assess.CORRECTION_BEGUN: Told(Permission.WRITE_ASSESSMENT),
    of_assess.ASSESSMENT_FROZEN: Told(
        Permission.READ_ASSESSMENT, _("the assessment of {year} was agreed and frozen as version {number}")
    ),
    of_workshop.SCORING_OPENED: Told(Permission.SCORE_ISSUES),
    of_workshop.SCORING_CLOSED: Told(Permission.SCORE_ISSUES),
    of_workshop.PRIORITIES_DECIDED: Told(Permission.SCORE_ISSUES),
    of_consult.CONCERN_WRITTEN: Told(Permission.READ_CONCERNS),
    of_consult.CONCERNS_WRITTEN: Told(Permission.READ_CONCERNS, _("concerns were written down from a list")),
    of_consult.PRIVATE_CONCERN_WRITTEN: Told(Permission.READ_PRIVATE_CONCERNS),
    of_consult.PRIVATE_CONCERNS_WRITTEN: Told(Permission.READ_PRIVATE_CONCERNS),
    of_duties.DUTY_DONE: Told(Permission.READ_DUTIES),
    of_agencies.AGENCY_ADDED: Told(Permission.READ_PARTNERSHIP),
    of_agencies.AREA_ADDED: Told(Permission.READ_PARTNERSHIP),
    of_agencies.PARTNERSHIPS_MERGED: Told(Permission.READ_PARTNERSHIP),
    of_agencies.PARTNERSHIP_SPLIT: Told(Permission.READ_PARTNERSHIP),
    of_agencies.AGREEMENT_WRITTEN: Told(Permission.READ_AGREEMENTS),
    of_agencies.DELIVERY_RECORDED: Told(Permission.READ_AGREEMENTS),
}
_BY_KEY = {kind.key: told for kind, told in TOLD.items()}


def lately(person: Person, seat: Seat) -> list[Done]:
    """The latest first, in one query."""
    may = [key for key, told in _BY_KEY.items() if seat.may(told.permission)]
    since = timezone.now() - LATELY
    rows = Event.objects.filter(partnership=seat.partnership.slug, kind__in=may, at__gte=since).order_by("-number")
    if not seat.may(Permission.READ_PRIVATE_CONCERNS):
        rows = rows.exclude(about__in=hidden_from(person, seat))
    return [Done(event.at, _words(event)) for event in rows[:MOST]]


def _words(event: Event) -> str:
    words = str(_BY_KEY[event.kind].words)
    return words.format(**event.detail) if words else event.sentence
