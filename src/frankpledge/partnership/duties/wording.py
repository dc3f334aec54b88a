"""How entries are told: on the calendar, on the start page, in reminders and in calendar programs."""

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from frankpledge.evidence.period import MONTH_NAMES
from frankpledge.partnership.design.wording import dated, overdue, timed
from frankpledge.partnership.duties.clocks.clock import Due
from frankpledge.partnership.duties.clocks.hours import LONDON
from frankpledge.partnership.duties.clocks.periods import Period, period
from frankpledge.partnership.duties.law.model import Every, Rule
from frankpledge.partnership.duties.queries.entries import Entry

SOON = 28


@dataclass(frozen=True)
class Standing:
    """How an entry stands, in words; the tone only colours them."""

    words: str
    tone: str


def standing(entry: Entry, now: dt.datetime) -> Standing:
    if entry.done:
        return Standing(_("Done late") if entry.late else _("Done"), "quiet" if entry.late else "better")
    left = entry.days_left(now)
    if entry.overdue(now):
        return Standing(overdue(-left) if left < 0 else _("Overdue"), "worse")
    if left == 0:
        return Standing(_("Due today"), "moved")
    words = ngettext("Due in %(n)d day", "Due in %(n)d days", left) % {"n": left}
    return Standing(words, "moved" if left <= SOON else "quiet")


def of_period(period: Period) -> str:
    """“2026/27”, or “July to September 2026”."""
    if not period.quarterly:
        return f"{period.first.year}/{period.after.year % 100:02}"
    first, last = (_(MONTH_NAMES[day.month - 1]) for day in (period.first, period.last))
    return _("%(first)s to %(last)s %(year)s") % {"first": first, "last": last, "year": period.last.year}


def year(key: str) -> str:
    """“2026/27”, of the key of a year."""
    return of_period(period(key))


def what(entry: Entry) -> str:
    """The duty, and for which time. Never the reference of a clock, which not everybody may read."""
    if entry.period:
        return _("%(title)s: %(period)s") % {"title": entry.rule.title, "period": of_period(entry.period)}
    return entry.rule.title


def when(of: Due) -> str:
    """“31 December 2026”, or “2 April 2026 at 13:30 (summer time)”: what clocks in London show then."""
    if of.at is None:
        return dated(of.on)
    here = of.at.astimezone(LONDON)
    summer = _("British Summer Time") if here.dst() else _("Greenwich Mean Time")
    return _("%(day)s at %(time)s (%(zone)s)") % {"day": dated(here.date()), "time": f"{here:%H:%M}", "zone": summer}


def began(entry: Entry) -> str:
    """From when a clock runs: to the minute where it runs in hours."""
    here = entry.row.began.astimezone(LONDON)
    return timed(here) if entry.rule.clock.hourly else dated(here.date())


def done(entry: Entry) -> str:
    """“3 May 2026, by Cora Dunn”."""
    row = entry.row
    on = dated(row.done_on)
    if row.done_at:
        on = _("%(day)s at %(time)s") % {"day": on, "time": f"{row.done_at.astimezone(LONDON):%H:%M}"}
    return _("%(day)s, by %(name)s") % {"day": on, "name": row.done_by.name} if row.done_by else on


def how_long(rule: Rule) -> str:
    """When a rule falls due, in a sentence."""
    written = rule.clock.written
    match rule.every:
        case Every.YEAR:
            said = _("Every year, %(clock)s.") if rule.clock.how else _("Every year, %(clock)s after its end.")
        case Every.QUARTER:
            said = (
                _("For every quarter, by the %(clock)s.")
                if not rule.clock.unit
                else _("For every quarter, %(clock)s after its end.")
            )
        case Every.AGAIN:
            said = _("Again within %(clock)s of when it was last done.")
        case _:
            said = _("%(starts)s: by a date that is given.") if rule.clock.given else _("%(starts)s: %(clock)s.")
    sentence = said % {"clock": written, "starts": rule.starts}
    if not rule.usual:
        return sentence
    return _("%(sentence)s The law gives no date: this is when it is usually done.") % {"sentence": sentence}


def said_of_options(rule: Rule) -> list[str]:
    """What else is to know of a rule's clock, in sentences."""
    said = {
        _("Bank holidays of any part of the United Kingdom do not count."): rule.clock.everywhere,
        _("Where the last day is no working day it is the next one."): rule.clock.next_working_day,
        _("Christmas Day does not count."): rule.clock.without_christmas,
        _("It may be extended."): rule.longest is not None and rule.longest.given,
    }
    found = [sentence for sentence, holds in said.items() if holds]
    if rule.longest and not rule.longest.given:
        found.append(_("It may be extended to %(longest)s at most.") % {"longest": rule.longest.written})
    return found
