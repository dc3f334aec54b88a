"""Clocks that something starts: a request, a report, a death, a notice."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from frankpledge.partnership.agencies.answers import Refused, check
from frankpledge.partnership.agencies.changes.versions import next_version
from frankpledge.partnership.agencies.models import Membership, Person
from frankpledge.partnership.audit.recording import record
from frankpledge.partnership.design.wording import dated
from frankpledge.partnership.duties import kinds, rules
from frankpledge.partnership.duties.clocks.bank_holidays import Unknown
from frankpledge.partnership.duties.clocks.hours import LONDON
from frankpledge.partnership.duties.law.model import Rule
from frankpledge.partnership.duties.models import Obligation
from frankpledge.partnership.duties.queries.entries import Entry, Record, due_of_clock


@transaction.atomic
def start(
    *,
    kept: Record,
    rule: Rule,
    reference: str,
    began: dt.datetime,
    by: Person,
    given: dt.date | None = None,
    owner: Membership | None = None,
) -> Obligation:
    """Something happened from which time runs. Raises Refused."""
    partnership = kept.partnership
    check(rules.may_start(by, kept, rule))
    if owner:
        check(rules.may_see_to(owner, partnership, timezone.localdate()))
    if not rule.clock.back and began > timezone.now():
        raise Refused("That is yet to come. Start a clock once it has begun.")
    if rule.clock.given and (given is None or given < began.astimezone(LONDON).date()):
        raise Refused("Give the day by which it is due, not before the day on which it began.")
    row = Obligation(
        partnership=partnership,
        rule=rule.id,
        reference=reference,
        began=began,
        given=given if rule.clock.given else None,
        owner=owner,
        started_by=by,
    )
    try:
        due = due_of_clock(rule, row, partnership.nation)
    except Unknown as beyond:
        raise Refused(str(beyond)) from None
    row.save()
    told = {"title": rule.title, "due": dated(due.on)}
    record(kinds.CLOCK_STARTED, by=by, about=row, partnership=partnership.slug, **told)
    return row


@transaction.atomic
def stop(*, entry: Entry, seen: int, at: dt.datetime, evidence: str, by: Person, link: str = "") -> Obligation:
    """What the clock was for was done. `at`: when; of a clock in days only the day counts. Raises Refused."""
    check(rules.may_finish(by, entry))
    if at > timezone.now():
        raise Refused("That is yet to come. Stop the clock once it was done.")
    if not entry.rule.clock.back and at.astimezone(LONDON).date() < entry.row.began.astimezone(LONDON).date():
        raise Refused("That is before the clock began.")
    row = entry.row
    next_version(row, seen)
    row.done_on, row.done_at = at.astimezone(LONDON).date(), at if entry.rule.clock.hourly else None
    row.done_by, row.evidence, row.link = by, evidence, link
    row.save()
    told = {"title": entry.rule.title, "on": dated(row.done_on)}
    record(kinds.CLOCK_STOPPED, by=by, about=row, partnership=entry.partnership.slug, **told)
    return row


@transaction.atomic
def extend(*, entry: Entry, seen: int, to: dt.date, because: str, by: Person) -> Obligation:
    """More time, where the rule allows it. Raises Refused."""
    check(rules.may_extend(by, entry, to))
    row = entry.row
    next_version(row, seen)
    row.extended_to, row.extended_because = to, because
    row.save()
    told = {"title": entry.rule.title, "to": dated(to)}
    record(kinds.CLOCK_EXTENDED, by=by, about=row, partnership=entry.partnership.slug, **told)
    return row


@transaction.atomic
def take_back(*, entry: Entry, seen: int, because: str, by: Person) -> Obligation:
    """The clock was started by mistake. Its row stays, with the reason and not what it was about, and is shown no more.
    Raises Refused."""
    check(rules.may_take_back(by, entry))
    row = entry.row
    next_version(row, seen)
    row.withdrawn_on, row.withdrawn_because, row.reference = timezone.localdate(), because, ""
    row.save()
    record(kinds.CLOCK_CORRECTED, by=by, about=row, partnership=entry.partnership.slug, title=entry.rule.title)
    return row
