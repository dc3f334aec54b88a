"""One duty of a partnership, and one clock of it."""

import datetime as dt

from django.http import Http404

from frankpledge.partnership.agencies.models import Membership, Partnership, Person
from frankpledge.partnership.agencies.models.dated import in_force
from frankpledge.partnership.agencies.seats import Seat
from frankpledge.partnership.duties.clocks.days import months_after
from frankpledge.partnership.duties.clocks.hours import LONDON
from frankpledge.partnership.duties.law import loading
from frankpledge.partnership.duties.law.model import Every, Rule
from frankpledge.partnership.duties.queries.entries import Entry, Record, entries
from frankpledge.partnership.duties.queries.records import record_of
from frankpledge.partnership.duties.queries.seen import visible_to


def rule_of(partnership: Partnership, id: str, on: dt.date) -> Rule:
    """A rule that is for this partnership. Raises Http404."""
    found = loading.rule(id, on)
    if found is None or not found.is_for(partnership.nation, partnership.tier):
        raise Http404
    return found


def entries_of(person: Person, seat: Seat, rule: Rule, now: dt.datetime) -> tuple[Record, list[Entry]]:
    """All that is on record of a rule, and what is next due by it; the last first."""
    kept = record_of(seat.partnership)
    today = now.astimezone(LONDON).date()
    found = [each for each in entries(kept, months_after(today, 13)) if each.rule.id == rule.id]
    found = [each for each in found if not (each.period and each.period.quarterly and each.period.first > today)]
    return kept, visible_to(person, seat, found)[::-1]


def entry_of(person: Person, seat: Seat, rule: Rule, key: str, now: dt.datetime) -> Entry:
    """The entry of a period, as its address names it. Raises Http404."""
    _kept, found = entries_of(person, seat, rule, now)
    return _one([each for each in found if each.key and each.key == key])


def clock_of(person: Person, seat: Seat, pk: int) -> Entry:
    """The entry of a clock that was started here. Raises Http404."""
    kept = record_of(seat.partnership)
    found = [each for each in entries(kept, kept.since) if each.row and each.row.began and each.row.pk == pk]
    return _one(visible_to(person, seat, found))


def _one(found: list[Entry]) -> Entry:
    if not found:
        raise Http404
    return found[0]


def clocks(partnership: Partnership, on: dt.date) -> list[Rule]:
    """The rules here for which a clock can be started."""
    kept = record_of(partnership)
    return [rule for rule in loading.rules() if rule.every is Every.EVENT and rule.in_force(on) and kept.counts(rule)]


def members(partnership: Partnership, on: dt.date) -> list[Membership]:
    """Who can see to a duty: everybody who works here, by name."""
    here = Membership.objects.filter(in_force(on), in_force(on, "agency__"), agency__partnership=partnership)
    return list(here.select_related("person", "agency").order_by("person__name"))
