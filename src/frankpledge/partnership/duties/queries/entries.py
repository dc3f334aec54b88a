"""What falls due: the rules that count in a partnership, set against what was done. Pure functions of rows."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.utils import timezone

from frankpledge.partnership.agencies.models import Membership, Partnership, Person
from frankpledge.partnership.duties.clocks import periods
from frankpledge.partnership.duties.clocks.bank_holidays import Unknown
from frankpledge.partnership.duties.clocks.clock import Due, due
from frankpledge.partnership.duties.clocks.hours import LONDON
from frankpledge.partnership.duties.clocks.periods import Period
from frankpledge.partnership.duties.law import loading
from frankpledge.partnership.duties.law.model import Every, Rule
from frankpledge.partnership.duties.models import Arrangement, Obligation, Switch


@dataclass(frozen=True)
class Record:
    """What a partnership has written down about its duties, read at once."""

    partnership: Partnership
    since: dt.date
    arrangements: dict[str, Arrangement] = field(default_factory=dict)
    rows: tuple[Obligation, ...] = ()

    def counts(self, rule: Rule) -> bool:
        """Whether a rule is switched on here."""
        if not rule.is_for(self.partnership.nation, self.partnership.tier):
            return False
        made = self.arrangements.get(rule.id)
        return rule.verified if made is None or made.switch == Switch.AS_SHIPPED else made.switch == Switch.ON

    def version(self, rule: Rule) -> int:
        """Of what was settled about a rule, for whoever changes that; 0 where nothing was."""
        made = self.arrangements.get(rule.id)
        return made.version if made else 0

    def begins(self, rule: Rule) -> dt.date:
        """The first day on which something can fall due by a rule: nobody is late with what was switched on later."""
        made = self.arrangements.get(rule.id)
        return max(self.since, made.switched_on) if made and made.switched_on else self.since


@dataclass(frozen=True)
class Entry:
    """One line of the calendar. `row`: what was written down of it, None as long as there is nothing."""

    partnership: Partnership
    rule: Rule
    due: Due
    period: Period | None = None
    base: dt.date | None = None  # the day from which time runs, of what is done again and again
    row: Obligation | None = None
    owner: Membership | None = None
    deputy: Membership | None = None

    @property
    def key(self) -> str:
        """What it is called in addresses: its period, the day from which time runs, or nothing for a clock."""
        if self.period:
            return self.period.key
        return self.base.isoformat() if self.base else ""

    @property
    def name(self) -> str:
        """The same for as long as it is due on the same day: reminders and calendar programs know it by this."""
        which = self.key or f"clock-{self.row.pk}"
        return f"{self.partnership.slug}:{self.rule.id}:{which}"

    @property
    def done(self) -> bool:
        return self.row is not None and self.row.done_on is not None

    @property
    def late(self) -> bool:
        """Whether it was done, and after it was due."""
        if not self.done:
            return False
        if self.due.at and self.row.done_at:
            return self.row.done_at > self.due.at
        return self.row.done_on > self.due.on

    def overdue(self, now: dt.datetime) -> bool:
        return not self.done and self.due.passed(now)

    def days_left(self, now: dt.datetime) -> int:
        return (self.due.on - now.astimezone(LONDON).date()).days

    @property
    def people(self) -> list[Membership]:
        return [each for each in (self.owner, self.deputy) if each is not None]

    def concerns(self, person: Person) -> bool:
        """Whether somebody sees to it, or wrote something down about it."""
        known = {each.person_id for each in self.people}
        if self.row:
            known |= {self.row.started_by_id, self.row.done_by_id}
        return person.pk in known


def entries(kept: Record, until: dt.date) -> list[Entry]:
    """Everything of a partnership that was done or is due until a day, the first due first."""
    by_period = {(row.rule, row.period): row for row in kept.rows if row.period}
    found = [*_of_clocks(kept)]
    for rule in loading.rules():
        match rule.every:
            case Every.YEAR | Every.QUARTER:
                found += _of_periods(kept, rule, until, by_period)
            case Every.AGAIN:
                found += _again(kept, rule, until)
    return sorted(found, key=lambda each: (each.due.on, each.rule.title, each.key, each.row.pk if each.row else 0))


def _of_periods(
    kept: Record, rule: Rule, until: dt.date, by_period: dict[tuple[str, str], Obligation]
) -> Iterator[Entry]:
    begins = kept.begins(rule)
    when = periods.quarter_of if rule.every is Every.QUARTER else periods.year_of
    period = when(kept.since).before().before()
    while period.first <= until + dt.timedelta(days=1):
        row = by_period.get((rule.id, period.key))
        if rule.in_force(period.first):
            on = periods.due_for(rule.clock, period, kept.partnership.nation)
            owed = kept.counts(rule) and begins <= on.on and not _over(kept.partnership, on.on)
            if on.on <= until and (owed or row):
                yield _entry(kept, rule, on, row, period=period)
        period = period.next()


def _again(kept: Record, rule: Rule, until: dt.date) -> Iterator[Entry]:
    """What was done runs from its own first day; what comes next from the day on which it was last done."""
    if not rule.is_for(kept.partnership.nation, kept.partnership.tier):
        return
    done = sorted((row for row in kept.rows if row.rule == rule.id and row.done_on), key=lambda row: row.done_on)
    for row in done:
        base = dt.date.fromisoformat(row.period)
        yield _entry(kept, rule, due(rule.clock, base, kept.partnership.nation), row, base=base)
    base = done[-1].done_on if done else kept.begins(rule)
    on = due(rule.clock, base, kept.partnership.nation)
    if kept.counts(rule) and on.on <= until and rule.in_force(base) and not _over(kept.partnership, on.on):
        yield _entry(kept, rule, on, None, base=base)


def _of_clocks(kept: Record) -> Iterator[Entry]:
    for row in kept.rows:
        if row.began is not None:
            rule = loading.rule(row.rule, row.began.astimezone(LONDON).date())
            if rule is not None:
                yield _entry(kept, rule, due_of_clock(rule, row, kept.partnership.nation), row)


def due_of_clock(rule: Rule, row: Obligation, nation: str) -> Due:
    """When a clock that was started is over, its extension taken in."""
    if row.extended_to:
        return Due(row.extended_to)
    if rule.clock.given:
        return Due(row.given or row.began.astimezone(LONDON).date())
    return due(rule.clock, row.began.astimezone(LONDON), nation)


def latest_extension(rule: Rule, row: Obligation, nation: str) -> dt.date | None:
    """The last day that a clock may be extended to; None where the rule names none."""
    if rule.longest is None or rule.longest.given:
        return None
    return due(rule.longest, row.began.astimezone(LONDON), nation).on


def _entry(kept: Record, rule: Rule, on: Due, row: Obligation | None, **which: object) -> Entry:
    made = kept.arrangements.get(rule.id)
    today = timezone.localdate()
    owner = row.owner if row and row.owner else made.owner if made else None
    return Entry(
        kept.partnership,
        rule,
        on,
        row=row,
        owner=owner if owner and owner.holds(today) else None,
        deputy=made.deputy if made and made.deputy and made.deputy.holds(today) else None,
        **which,
    )


def _over(partnership: Partnership, on: dt.date) -> bool:
    return partnership.until is not None and on >= partnership.until


def switched_off(kept: Record, on: dt.date) -> Iterable[Rule]:
    """The rules that would be for this partnership and do not count."""
    nation, tier = kept.partnership.nation, kept.partnership.tier
    return (r for r in loading.rules() if r.in_force(on) and r.is_for(nation, tier) and not kept.counts(r))


__all__ = ["Entry", "Record", "Unknown", "due_of_clock", "entries", "latest_extension", "switched_off"]
