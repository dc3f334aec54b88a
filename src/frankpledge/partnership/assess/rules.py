"""Who may write what in a year's assessment, and when."""

from frankpledge.partnership.agencies.answers import YES, Answer, No
from frankpledge.partnership.agencies.models import Person
from frankpledge.partnership.agencies.permissions import Permission
from frankpledge.partnership.agencies.rules import has
from frankpledge.partnership.agencies.seats import seat_at
from frankpledge.partnership.assess.models import Assessment, Chapter, State

_SHUT = {
    State.FREEZING: "The assessment is being frozen. Wait until that is done.",
    State.FROZEN: "The assessment is frozen. To change it, begin a correction.",
}


def is_open(assessment: Assessment) -> Answer:
    return YES if assessment.is_open else No(_SHUT[State(assessment.state)])


def may_settle(person: Person, assessment: Assessment) -> Answer:
    """Chapters, who writes them, the data and the freezing."""
    answer = has(person, Permission.CHANGE_ASSESSMENT, assessment.partnership)
    return is_open(assessment) if answer else answer


def may_write(person: Person, chapter: Chapter) -> Answer:
    """Its owner, whoever works for its agency, and whoever runs the assessment."""
    answer = is_open(chapter.assessment)
    if not answer:
        return answer
    partnership = chapter.assessment.partnership
    if has(person, Permission.CHANGE_ASSESSMENT, partnership):
        return YES
    answer = has(person, Permission.WRITE_ASSESSMENT, partnership)
    if not answer or is_theirs(person, chapter):
        return answer
    return No("This chapter is written by somebody else. Ask them, or whoever runs the assessment.")


def is_theirs(person: Person, chapter: Chapter) -> bool:
    """Whether the chapter falls to this person: they own it, or work for the agency that writes it."""
    if chapter.owner is not None and chapter.owner.person_id == person.pk:
        return True
    seat = seat_at(person, chapter.assessment.partnership.slug)
    return seat is not None and chapter.agency_id in {agency.pk for agency in seat.agencies}


def may_sign(person: Person, chapter: Chapter) -> Answer:
    """Its owner alone; of a chapter without one, whoever runs the assessment."""
    answer = is_open(chapter.assessment)
    if not answer:
        return answer
    if chapter.owner is None:
        return has(person, Permission.CHANGE_ASSESSMENT, chapter.assessment.partnership)
    if chapter.owner.person_id == person.pk:
        return has(person, Permission.WRITE_ASSESSMENT, chapter.assessment.partnership)
    return No(f"{chapter.owner.person.name} signs this chapter off. Whoever runs the assessment can name another.")
