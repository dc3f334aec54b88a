"""What can be searched, each kind with the permission to read it. Who has none of these finds nothing."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from frankpledge.partnership.agencies.finding import Findable
from frankpledge.partnership.agencies.models import Person
from frankpledge.partnership.agencies.permissions import Permission
from frankpledge.partnership.agencies.queries import findable as of_agencies
from frankpledge.partnership.agencies.seats import Seat
from frankpledge.partnership.assess.queries import findable as of_assess
from frankpledge.partnership.consult.queries import findable as of_consult
from frankpledge.partnership.duties.queries import findable as of_duties
from frankpledge.partnership.figures.queries import findable as of_figures
from frankpledge.partnership.jobs import findable as of_jobs
from frankpledge.partnership.workshop.queries import findable as of_workshop


@dataclass(frozen=True)
class Kind:
    """`permission`: to read what `find` gives; None where it asks itself, row by row."""

    key: str
    title: Promise
    permission: Permission | None
    find: Callable[[Person, Seat], Iterable[Findable]]


PEOPLE = Kind("people", _("People"), Permission.READ_PARTNERSHIP, of_agencies.people)
KINDS = (
    PEOPLE,
    Kind("agencies", _("Agencies"), Permission.READ_PARTNERSHIP, of_agencies.agencies),
    Kind("concerns", _("Concerns"), Permission.READ_CONCERNS, of_consult.concerns),
    Kind("agreed", _("Agreed assessments"), Permission.READ_ASSESSMENT, of_assess.agreed),
    Kind("chapters", _("Assessments being written"), Permission.WRITE_ASSESSMENT, of_assess.chapters),
    Kind("issues", _("Issues of workshops"), Permission.SCORE_ISSUES, of_workshop.issues),
    Kind("measures", _("Measures"), Permission.READ_EVIDENCE, of_figures.measures),
    Kind("areas", _("Areas"), Permission.READ_EVIDENCE, of_figures.areas),
    Kind("duties", _("Duties"), Permission.READ_DUTIES, of_duties.duties),
    Kind("agreements", _("Sharing agreements"), Permission.READ_AGREEMENTS, of_agencies.agreements),
    Kind("feeds", _("Data sent every quarter"), Permission.READ_AGREEMENTS, of_agencies.feeds),
    Kind("jobs", _("What was asked for"), None, of_jobs.jobs),
)


def open_to(seat: Seat) -> list[Kind]:
    """What somebody may search, in the order in which it is shown."""
    return [kind for kind in KINDS if kind.permission is None or seat.may(kind.permission)]
