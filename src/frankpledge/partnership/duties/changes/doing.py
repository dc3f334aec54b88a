"""What was done of the duties that come round: by a person on the calendar, or by a room that knows."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from frankpledge.partnership.agencies.answers import Refused, check
from frankpledge.partnership.agencies.changes.versions import next_version
from frankpledge.partnership.agencies.models import Partnership, Person
from frankpledge.partnership.audit.recording import record
from frankpledge.partnership.design.wording import dated
from frankpledge.partnership.duties import kinds, rules
from frankpledge.partnership.duties.clocks.days import months_after
from frankpledge.partnership.duties.models import Obligation
from frankpledge.partnership.duties.queries.entries import Entry, entries
from frankpledge.partnership.duties.queries.records import record_of
from frankpledge.partnership.duties.wording import of_period

ALREADY = "This was already written down as done."


@transaction.atomic
def done(
    *,
    rule: str,
    partnership: Partnership,
    period: str = "",
    evidence: str,
    by: Person,
    link: str = "",
    on: dt.date | None = None,
) -> Obligation:
    """For rooms that know that something was done, such as an assessment that was signed. They have asked whether
    whoever did it might. `rule`: its id. `period`: “2026-27”, “2026-27-q2”, or "" for what is due next.

    Said twice, it stands as it was said first. Raises Refused where there is no such duty here.
    """
    entry = _entry(partnership, rule, period)
    return entry.row if entry.done else _done(entry, evidence=evidence, link=link, on=on or timezone.localdate(), by=by)


@transaction.atomic
def finish(*, entry: Entry, evidence: str, on: dt.date, by: Person, link: str = "") -> Obligation:
    """Somebody says on the calendar that a duty was done. Raises Refused."""
    check(rules.may_finish(by, entry))
    check(rules.may_be_done(entry, on, timezone.now()))
    return _done(entry, evidence=evidence, link=link, on=on, by=by)


def _done(entry: Entry, *, evidence: str, link: str, on: dt.date, by: Person) -> Obligation:
    key = {"partnership": entry.partnership, "rule": entry.rule.id, "period": entry.key}
    Obligation.objects.get_or_create(**key)
    row = Obligation.objects.select_for_update().get(**key)
    if row.done_on:  # two said so at once
        raise Refused(ALREADY)
    row.done_on, row.done_by, row.evidence, row.link = on, by, evidence, link
    row.version += 1
    row.save()
    told = {"title": entry.rule.title, "period": _time(entry), "on": dated(on)}
    record(kinds.DUTY_DONE, by=by, about=row, partnership=entry.partnership.slug, **told)
    return row


@transaction.atomic
def reopen(*, entry: Entry, seen: int, by: Person) -> Obligation:
    """What was taken as done was not. Raises Refused."""
    check(rules.may_finish(by, entry))
    row = entry.row
    next_version(row, seen)
    row.done_on = row.done_at = row.done_by = None
    row.evidence = row.link = ""
    row.save()
    told = {"title": entry.rule.title, "period": _time(entry)}
    record(kinds.DUTY_REOPENED, by=by, about=row, partnership=entry.partnership.slug, **told)
    return row


def _time(entry: Entry) -> str:
    """For which time, as the log writes it."""
    if entry.period:
        return of_period(entry.period)
    return f"counted from {dated(entry.base)}" if entry.base else "a clock"


def _entry(partnership: Partnership, rule: str, period: str) -> Entry:
    """The entry of a period; without one the next that is due, or else the last. Raises Refused."""
    until = months_after(timezone.localdate(), 24)
    found = [each for each in entries(record_of(partnership), until) if each.rule.id == rule and each.key]
    if period:
        found = [each for each in found if each.key == period]
    if not found:
        raise Refused("There is no such duty here: the rule is switched off, or it is for no such time.")
    return next((each for each in found if not each.done), found[-1])
