"""Who may write concerns down and keep them private, and what may be written.

To see what is private and to make it private are two rights, and a third thing is to write something down as private:

- Whoever may write concerns down may say of a new one that it is private. Otherwise its words would stand open until
  somebody else hid them. They see it from then on, and may change, answer and withdraw it as any other.
- Whoever may see private ones sees all of them, and does with them what their role lets them do with others.
- To make private what others have seen already, or open what was said in confidence, is for whoever may change that,
  and for them only where they see it afterwards. Who wrote it down can't open it by that alone: what was said in
  confidence is told on by somebody who answers for it.
"""

import datetime as dt
from collections.abc import Iterable

from frankpledge.partnership.agencies.answers import YES, Answer, No
from frankpledge.partnership.agencies.models import Partnership, Person
from frankpledge.partnership.agencies.permissions import Permission
from frankpledge.partnership.agencies.rules import has
from frankpledge.partnership.agencies.seats import seat_at
from frankpledge.partnership.consult import personal
from frankpledge.partnership.consult.models import Concern
from frankpledge.partnership.consult.queries.visible import seen_by
from frankpledge.partnership.consult.said import Said
from frankpledge.partnership.design.wording import dated
from frankpledge.partnership.duties.clocks.days import months_after

YEARS = Concern.Data.kept.years
MOST = 10_000_000  # people


def may_record(person: Person, partnership: Partnership) -> Answer:
    return has(person, Permission.RECORD_CONCERNS, partnership)


def may_record_on(person: Person, concern: Concern) -> Answer:
    """Change it, answer it, withdraw it or put it back: whoever may write concerns down, where they see this one."""
    return may_record(person, concern.partnership) and _sees(person, concern)


def may_change_privacy(person: Person, concern: Concern) -> Answer:
    """Make it private, or open where it is private. Nobody hides a thing from themselves: it takes the right to see
    private ones as well. Nobody opens one where the partnership split: people of the other part would read it too."""
    answer = has(person, Permission.CHANGE_PRIVACY, concern.partnership)
    if not answer:
        return answer
    seat = seat_at(person, concern.partnership.slug)
    if not seat.may(Permission.READ_PRIVATE_CONCERNS):
        return No(f"Your role does not let you {Permission.READ_PRIVATE_CONCERNS}.")
    if seat.past and concern.private:
        return No("This partnership merged or was split. What is private in it stays so.")
    return _sees(person, concern)


def _sees(person: Person, concern: Concern) -> Answer:
    seat = seat_at(person, concern.partnership.slug)
    if seat is None or not seen_by(person, seat).filter(pk=concern.pk).exists():
        return No("There is no such concern.")
    return YES


def may_be_said(said: Said, today: dt.date) -> Answer:
    """The first thing that is wrong with it."""
    answers = (
        names_nobody(said.texts),
        is_its_day(said.raised_on, today),
        may_be_counted(said.people, said.asked),
        may_be_answered(said.answer, said.answered_on, said.raised_on, today),
    )
    return next((answer for answer in answers if not answer), YES)


def names_nobody(texts: Iterable[str]) -> Answer:
    """Free of what belongs to one person. A name alone is for whoever writes to look at."""
    for text in texts:
        if what := personal.held(text):
            return No(f"This holds {what}. Concerns are kept of groups and not of people: take it out.")
    return YES


def is_its_day(raised_on: dt.date, today: dt.date) -> Answer:
    if raised_on > today:
        return No("That day is yet to come.")
    if months_after(raised_on, 12 * YEARS) <= today:
        return No(f"Concerns are kept for {YEARS} years, and this one is older.")
    return YES


def may_be_counted(people: int | None, asked: int | None) -> Answer:
    if asked is not None and people is None:
        return No("Say how many said so too, or leave both empty.")
    if asked is not None and people > asked:
        return No("More people can't have said so than were asked.")
    return YES


def may_be_answered(answer: str, on: dt.date | None, raised_on: dt.date, today: dt.date) -> Answer:
    """Either both the words and their day, or neither."""
    if not answer and on is None:
        return YES
    if not answer:
        return No("Write down what was said back, or leave the day empty too.")
    if on is None:
        return No("Enter the day on which they were told.")
    if on > today:
        return No("That day is yet to come.")
    if on < raised_on:
        return No(f"They said it on {dated(raised_on)}. Nobody can have been answered before that.")
    return YES


def may_be_changed(concern: Concern) -> Answer:
    if concern.withdrawn_on:
        return No("This concern was withdrawn. Put it back before you change it.")
    return YES
