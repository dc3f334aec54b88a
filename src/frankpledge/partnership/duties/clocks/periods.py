"""A partnership's years, from 1 April, and their quarters: how they are called, and what falls due in them."""

import datetime as dt
import re
from dataclasses import dataclass

from frankpledge.partnership.duties.clocks.clock import NEXT_QUARTER, Clock, Due, due
from frankpledge.partnership.duties.clocks.days import ONE_DAY, months_after

_YEAR = re.compile(r"(\d{4})-(\d\d)(?:-q([1-4]))?")


@dataclass(frozen=True, order=True)
class Period:
    """`after`: the first day that is no longer in it. `key`: “2026-27” or “2026-27-q2”, as addresses have it."""

    first: dt.date
    after: dt.date

    @property
    def last(self) -> dt.date:
        return self.after - ONE_DAY

    @property
    def quarterly(self) -> bool:
        return months_after(self.first, 3) == self.after

    @property
    def key(self) -> str:
        start = year_of(self.first)
        year = f"{start.first.year}-{start.after.year % 100:02}"
        return f"{year}-q{self._number}" if self.quarterly else year

    @property
    def _number(self) -> int:
        return (self.first.month - 4) % 12 // 3 + 1

    def next(self) -> "Period":
        return Period(self.after, months_after(self.after, 3 if self.quarterly else 12))

    def before(self) -> "Period":
        return Period(months_after(self.first, -3 if self.quarterly else -12), self.first)


def year(start: int) -> Period:
    return Period(dt.date(start, 4, 1), dt.date(start + 1, 4, 1))


def year_of(day: dt.date) -> Period:
    """The partnership year that a day lies in."""
    return year(day.year if day.month >= 4 else day.year - 1)


def quarter_of(day: dt.date) -> Period:
    first = dt.date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
    return Period(first, months_after(first, 3))


def period(key: str) -> Period:
    """The period of a key. Raises ValueError."""
    found = _YEAR.fullmatch(key)
    if not found or (int(found[1]) + 1) % 100 != int(found[2]) or not 1971 <= int(found[1]) <= 2099:
        raise ValueError(f"“{key}” is no year or quarter")
    whole = year(int(found[1]))
    if not found[3]:
        return whole
    first = months_after(whole.first, 3 * (int(found[3]) - 1))
    return Period(first, months_after(first, 3))


def due_for(of: Clock, when: Period, nation: str) -> Due:
    """When what is asked for a period is due: by a date in it, before one, in the next, or so long after its end."""
    if of.written == NEXT_QUARTER:
        return Due(when.next().last)
    if of.how:
        year_ = when.first.year if of.month >= when.first.month else when.first.year + 1
        on = dt.date(year_, of.month, of.day)
        return Due(on - ONE_DAY if of.how == "before" else on)
    return due(of, when.last, nation)
