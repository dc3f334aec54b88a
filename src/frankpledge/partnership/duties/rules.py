"""Who may start and stop clocks, say that a duty was done, and settle what counts here."""

import datetime as dt

from frankpledge.partnership.agencies.answers import YES, Answer, No
from frankpledge.partnership.agencies.models import Membership, Partnership, Person
from frankpledge.partnership.agencies.permissions import Permission
from frankpledge.partnership.agencies.rules import has
from frankpledge.partnership.design.wording import dated
from frankpledge.partnership.duties.clocks.hours import LONDON
from frankpledge.partnership.duties.law.model import Every, Rule
from frankpledge.partnership.duties.queries.entries import Entry, Record, latest_extension


def may_change(person: Person, partnership: Partnership) -> Answer:
    return has(person, Permission.CHANGE_DUTIES, partnership)


def may_finish(person: Person, entry: Entry) -> Answer:
    """Whoever sees to a duty says that it was done, and so does a coordinator."""
    if may_change(person, entry.partnership):
        return YES
    answer = has(person, Permission.RECORD_DUTIES, entry.partnership)
    if not answer or entry.concerns(person):
        return answer
    return No("Only whoever sees to this duty, their deputy or a coordinator can say that it was done.")


def may_be_done(entry: Entry, on: dt.date, now: dt.datetime) -> Answer:
    """Nothing is done before its day, and nothing for a quarter before that is over."""
    if entry.period and entry.period.quarterly and on < entry.period.after:
        return No(f"That quarter is over on {dated(entry.period.last)}. Say that it was done for it after that.")
    return is_past(on, now)


def may_start(person: Person, kept: Record, rule: Rule) -> Answer:
    answer = has(person, Permission.RECORD_DUTIES, kept.partnership)
    if not answer:
        return answer
    if rule.every is not Every.EVENT:
        return No("This duty comes round by itself: there is no clock to start.")
    if not kept.counts(rule):
        return No("This rule is switched off here. A coordinator can switch it on, having checked it against the law.")
    return YES


def may_extend(person: Person, entry: Entry, to: dt.date) -> Answer:
    answer = may_finish(person, entry)
    if not answer:
        return answer
    if entry.done:
        return No("This clock was stopped. There is nothing to extend.")
    if entry.rule.longest is None:
        return No("The law lets nobody extend this clock.")
    if to <= entry.due.on:
        return No(f"It is due on {dated(entry.due.on)} already. Give a later day.")
    latest = latest_extension(entry.rule, entry.row, entry.partnership.nation)
    if latest and to > latest:
        return No(f"It may be extended to {dated(latest)} at most: {entry.rule.longest.written} from its start.")
    return YES


def may_take_back(person: Person, entry: Entry) -> Answer:
    if entry.done:
        return No("This clock was stopped. Say first that it was not done.")
    return may_finish(person, entry)


def may_see_to(member: Membership, partnership: Partnership, on: dt.date) -> Answer:
    if member.agency.partnership_id != partnership.pk or not member.holds(on):
        return No("Choose somebody who works here.")
    return YES


def may_be_followed_since(partnership: Partnership, since: dt.date, now: dt.datetime) -> Answer:
    if since < partnership.since:
        return No(f"The partnership began on {dated(partnership.since)}. Give that day or a later one.")
    if since > now.astimezone(LONDON).date():
        return No("That day is yet to come.")
    return YES


def is_past(on: dt.date, now: dt.datetime) -> Answer:
    if on > now.astimezone(LONDON).date():
        return No("That day is yet to come. Say that something was done once it was.")
    return YES
