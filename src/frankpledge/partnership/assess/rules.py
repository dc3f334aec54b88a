"""Who may write what in a year's assessment, and when."""

import datetime as dt
from collections.abc import Sequence

from frankpledge.evidence.sentence import listed
from frankpledge.partnership.agencies.answers import YES, Answer, No
from frankpledge.partnership.agencies.models import Membership, Person
from frankpledge.partnership.agencies.permissions import Permission
from frankpledge.partnership.agencies.rules import has
from frankpledge.partnership.agencies.seats import seat_at
from frankpledge.partnership.assess.duty import is_bound
from frankpledge.partnership.assess.models import Assessment, Chapter, Passage, State
from frankpledge.partnership.assess.queries.content import Content, Signed

MOST_CHAPTERS = 60  # of a year
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


def may_be_signed(content: Content) -> Answer:
    """Where nothing is merely offered, and every clear change is explained: “we don't know” explains it too."""
    if content.signed is Signed.SIGNED:
        return No("This chapter is signed off already, as it stands.")
    left = content.left
    if left.findings:
        return No("Some findings are still only offered. Take each, say it in other words, or leave it out.")
    if left.look_again:
        return No("Newer data changed what some findings rest on. Look at those findings again.")
    if left.changes:
        return No("Some changes are not explained. “We don't know” is an explanation too.")
    if not content.said and not content.text(Passage.COMMENTARY):
        return No("The chapter says nothing yet. Write its commentary first.")
    return YES


def may_withdraw(person: Person, content: Content) -> Answer:
    """Whoever signed, and whoever runs the assessment."""
    if content.sign_off is None:
        return No("This chapter is not signed off.")
    answer = is_open(content.chapter.assessment)
    if not answer:
        return answer
    if content.sign_off.by_id == person.pk:
        return has(person, Permission.WRITE_ASSESSMENT, content.chapter.assessment.partnership)
    return has(person, Permission.CHANGE_ASSESSMENT, content.chapter.assessment.partnership)


def may_take_out(person: Person, content: Content, others: Sequence[Content]) -> Answer:
    """A chapter stays while it is signed, or while it alone answers something that the law asks for."""
    answer = may_settle(person, content.chapter.assessment)
    if not answer:
        return answer
    if content.sign_off is not None:
        return No("This chapter is signed off. Withdraw that first.")
    served = {letter for other in others if other.chapter.pk != content.chapter.pk for letter in other.chapter.boxes}
    alone = sorted(set(content.chapter.boxes) - served)
    if alone and is_bound(content.chapter.assessment.partnership):
        paragraphs = listed([f"({letter})" for letter in alone])
        return No(
            f"The law asks for this chapter: nothing else here answers regulation 6, paragraph {paragraphs}. Give it "
            "another title, or say in it that there is nothing to tell."
        )
    return YES


def may_own(owner: Membership, assessment: Assessment, on: dt.date) -> Answer:
    """Whoever owns a chapter works here, and their role lets them write."""
    if owner.agency.partnership_id != assessment.partnership_id or not owner.holds(on):
        return No("Choose somebody who works here.")
    if not has(owner.person, Permission.WRITE_ASSESSMENT, assessment.partnership):
        return No(f"The role of {owner.person.name} does not let them write in the assessment. Choose somebody else.")
    return YES
