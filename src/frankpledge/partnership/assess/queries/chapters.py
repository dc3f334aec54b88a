"""Chapters of a year as people look for them: one of them, what waits for somebody, and whom one can be given to."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

from frankpledge.evidence.measures.model import THEMES
from frankpledge.partnership.agencies.models import Agency, Membership, Partnership, Person
from frankpledge.partnership.agencies.models.dated import in_force
from frankpledge.partnership.agencies.permissions import Permission
from frankpledge.partnership.agencies.queries import people
from frankpledge.partnership.agencies.roles import ROLES
from frankpledge.partnership.agencies.seats import Seat
from frankpledge.partnership.assess import addresses, wording
from frankpledge.partnership.assess.models import Assessment, Chapter, Finding, State
from frankpledge.partnership.assess.queries import years
from frankpledge.partnership.assess.queries.content import Content, Signed, of_chapters

_WRITERS = [key for key, role in ROLES.items() if Permission.WRITE_ASSESSMENT in role.permissions]


@dataclass(frozen=True)
class Waiting:
    """A chapter that waits for somebody, as the start page tells it; the tone only colours `stands`."""

    words: str
    hint: str
    href: str
    stands: str
    tone: str


def waiting_for(person: Person, seat: Seat) -> list[Waiting]:
    """The chapters that are this person's or their agency's to write, or theirs to sign, in years that are open; for
    whoever runs the assessment also those that were given to nobody."""
    if seat.past or not seat.may(Permission.WRITE_ASSESSMENT):
        return []
    runs = seat.may(Permission.CHANGE_ASSESSMENT)
    theirs = Q(owner__person=person) | Q(agency__in=[agency.pk for agency in seat.agencies])
    if runs:
        theirs |= Q(owner=None)
    states = [State.DRAFT, State.CORRECTING]
    found = Chapter.objects.filter(theirs, assessment__partnership=seat.partnership, assessment__state__in=states)
    ours = {agency.pk for agency in seat.agencies}
    rows = of_chapters(found.order_by("assessment__year", "position"))
    return [_waiting(one) for one in rows if _waits(one, person, ours, runs)]


def _waits(one: Content, person: Person, ours: set[int], runs: bool) -> bool:
    """Until it is signed; what is ready to be signed waits for whoever may sign it (rules.may_sign) alone."""
    if one.signed is Signed.SIGNED:
        return False
    owner, agency = one.chapter.owner, one.chapter.agency_id
    if owner is not None and owner.person_id == person.pk:
        return True
    if one.ready:
        return runs and owner is None
    return agency in ours or (runs and owner is None and agency is None)


def _waiting(one: Content) -> Waiting:
    chapter = one.chapter
    words = _("Sign off “%(title)s”") if one.ready else _("Write “%(title)s”")
    stands = wording.standing(one)
    return Waiting(
        words % {"title": chapter.title},
        _("Assessment of %(year)s. %(left)s") % {"year": chapter.assessment.called, "left": wording.left(one)},
        addresses.of_chapter(chapter),
        stands.words,
        stands.tone,
    )


def year_of(partnership: Partnership, year: str) -> Assessment:
    """Raises Http404."""
    found = years.at(partnership, year)
    if found is None:
        raise Http404
    return found


def chapter_of(partnership: Partnership, year: str, pk: int) -> Chapter:
    """Raises Http404."""
    rows = Chapter.objects.filter(assessment__partnership=partnership, assessment__year=year, pk=pk)
    found = rows.select_related("assessment__partnership", "owner__person", "owner__agency", "agency").first()
    if found is None:
        raise Http404
    return found


def finding_of(chapter: Chapter, pk: int) -> Finding:
    """Raises Http404."""
    found = chapter.findings.select_related("chapter__assessment__partnership", "chapter__owner__person").filter(pk=pk)
    if not (one := found.first()):
        raise Http404
    return one


def agencies(partnership: Partnership, on: dt.date) -> list[Agency]:
    """Those that work here on a day, by name."""
    return list(Agency.objects.filter(in_force(on), partnership=partnership).order_by("name"))


def owners(partnership: Partnership, on: dt.date) -> QuerySet[Membership]:
    """Whom a chapter can be given to: those who work here, and whose role lets them write."""
    writing = in_force(on, "holdings__") & Q(holdings__role__in=_WRITERS)
    return people.to_pick(partnership, on).filter(writing).distinct()


def themes_left(assessment: Assessment) -> list[tuple[str, str]]:
    """Themes on which there is no chapter: key and title."""
    held = set(assessment.chapters.values_list("theme", flat=True))
    return [(key, _(title)) for key, title in THEMES.items() if key not in held]
