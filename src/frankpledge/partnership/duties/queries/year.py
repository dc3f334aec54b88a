"""The calendar of a partnership's year, month by month."""

import datetime as dt
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _

from frankpledge.evidence.period import MONTH_NAMES
from frankpledge.partnership.agencies.models import Person
from frankpledge.partnership.agencies.seats import Seat
from frankpledge.partnership.duties.clocks import bank_holidays, periods
from frankpledge.partnership.duties.clocks.days import months_after
from frankpledge.partnership.duties.clocks.hours import LONDON
from frankpledge.partnership.duties.clocks.periods import Period
from frankpledge.partnership.duties.law import loading
from frankpledge.partnership.duties.law.model import Rule
from frankpledge.partnership.duties.queries.entries import Entry, Record, entries, switched_off
from frankpledge.partnership.duties.queries.records import record_of
from frankpledge.partnership.duties.queries.seen import visible_to

SOON = 28  # days


@dataclass(frozen=True)
class Wanted:
    """What somebody asks to see: of an agency, or of one member; 0 is all."""

    agency: int = 0
    owner: int = 0

    def has(self, entry: Entry) -> bool:
        people = entry.people
        return (not self.agency or self.agency in {each.agency_id for each in people}) and (
            not self.owner or self.owner in {each.pk for each in people}
        )


@dataclass(frozen=True)
class Month:
    first: dt.date
    entries: list[Entry]

    @property
    def words(self) -> str:
        return f"{_(MONTH_NAMES[self.first.month - 1])} {self.first.year}"


@dataclass(frozen=True)
class Year:
    """`found`: all that the person may see, due until the end of this year. `wanted`: what they asked for."""

    period: Period
    kept: Record
    found: list[Entry]
    wanted: Wanted
    now: dt.datetime

    @cached_property
    def shown(self) -> list[Entry]:
        return [each for each in self.found if self.wanted.has(each)]

    @cached_property
    def overdue(self) -> list[Entry]:
        """Also from years before: what is late does not go away by a new year."""
        return [each for each in self.shown if each.overdue(self.now)]

    @cached_property
    def soon(self) -> list[Entry]:
        return [e for e in self.shown if not e.done and not e.overdue(self.now) and e.days_left(self.now) <= SOON]

    @cached_property
    def months(self) -> list[Month]:
        firsts = [months_after(self.period.first, n) for n in range(12)]
        within = [each for each in self.shown if self.period.first <= each.due.on < self.period.after]
        return [
            Month(first, [e for e in within if (e.due.on.year, e.due.on.month) == (first.year, first.month)])
            for first in firsts
        ]

    @property
    def agency_choices(self) -> list[tuple[int, str]]:
        """Of whoever sees to anything: what there is to filter by."""
        found = {m.agency_id: m.agency.name for each in self.found for m in each.people}
        return sorted(found.items(), key=lambda choice: choice[1])

    @property
    def owner_choices(self) -> list[tuple[int, str]]:
        found = {m.pk: m.person.name for each in self.found for m in each.people}
        return sorted(found.items(), key=lambda choice: choice[1])

    @property
    def off(self) -> list[Rule]:
        return list(switched_off(self.kept, self.now.astimezone(LONDON).date()))

    @property
    def to_hand_over(self) -> list[Rule]:
        """Duties whose owner or deputy has left."""
        on = self.now.astimezone(LONDON).date()
        made = self.kept.arrangements.values()
        gone = [a.rule for a in made if any(who and not who.holds(on) for who in (a.owner, a.deputy))]
        return [rule for id in gone if (rule := loading.rule(id, on))]

    @property
    def announced_until(self) -> dt.date | None:
        """Said where something of this year hangs on bank holidays that are yet to be announced."""
        return None if all(each.due.certain for each in self.shown) else bank_holidays.ANNOUNCED_UNTIL


def year(person: Person, seat: Seat, period: Period, wanted: Wanted, now: dt.datetime) -> Year:
    """Three queries, however much there is."""
    kept = record_of(seat.partnership, done_since=period.before().first)
    found = visible_to(person, seat, entries(kept, until=period.last))
    return Year(period, kept, found, wanted, now)


def this_year(now: dt.datetime) -> Period:
    return periods.year_of(now.astimezone(LONDON).date())
