"""Who may freeze a year's assessment and correct it, and when."""

from frankpledge.evidence.sentence import a_few
from frankpledge.partnership.agencies.answers import YES, Answer, No
from frankpledge.partnership.agencies.models import Person
from frankpledge.partnership.agencies.permissions import Permission
from frankpledge.partnership.agencies.rules import has
from frankpledge.partnership.assess import rules
from frankpledge.partnership.assess.models import Assessment, State
from frankpledge.partnership.assess.queries.standing import InTheWay


def may_freeze(person: Person, assessment: Assessment, way: InTheWay) -> Answer:
    """Whoever runs it, once all that the law asks is there and every chapter is signed off as it stands.

    Where no law asks for them, boxes that are not complete are advice.
    """
    answer = rules.may_settle(person, assessment)
    return may_be_frozen(way) if answer else answer


def may_be_frozen(way: InTheWay) -> Answer:
    if not way.any:
        return No("There is no chapter in it yet.")
    if asked := [box.title for box in way.boxes if box.binds]:
        return No(f"What the law asks for is not all there: {a_few(asked)}.")
    if way.chapters:
        titles = a_few([one.chapter.title for one in way.chapters])
        return No(f"Every chapter has to be signed off as it stands now. Not yet: {titles}.")
    return YES


def may_correct(person: Person, assessment: Assessment) -> Answer:
    answer = has(person, Permission.CHANGE_ASSESSMENT, assessment.partnership)
    if answer and assessment.state != State.FROZEN:
        return No("Only a frozen assessment is corrected. This one can be changed as it is.")
    return answer


def may_drop(person: Person, assessment: Assessment, changed: list[str]) -> Answer:
    """`changed`: the titles of chapters that no longer say what was frozen."""
    answer = has(person, Permission.CHANGE_ASSESSMENT, assessment.partnership)
    if not answer:
        return answer
    if assessment.state != State.CORRECTING:
        return No("It is not being corrected.")
    if changed:
        return No(
            f"It no longer says what was frozen: {a_few(changed)}. Put back what was there, or freeze it as it is."
        )
    return YES
