"""A clock as a rule writes it: “28 days”, “20 working days”, “5 clear days before”, “48 hours”, “before 1 April”."""

import datetime as dt
import re
from dataclasses import dataclass
from enum import StrEnum

from frankpledge.partnership.duties.clocks import days, hours
from frankpledge.partnership.duties.clocks.bank_holidays import UNITED_KINGDOM, announced


class Unit(StrEnum):
    HOURS = "hours"
    DAYS = "days"
    WORKING_DAYS = "working days"
    CLEAR_DAYS = "clear days"
    CLEAR_WORKING_DAYS = "clear working days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"


WORKING = (Unit.WORKING_DAYS, Unit.CLEAR_WORKING_DAYS)
NEXT_QUARTER = "end of the next quarter"
GIVEN = "a date that is given"
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December")  # fmt: skip
_SPAN = re.compile(r"(?P<n>[1-9]\d*) (?P<unit>(?:clear |working |clear working )?[a-z]+?)s?(?P<before> before)?")
_DATE = re.compile(rf"(?P<how>before|by) (?P<day>\d\d?) (?P<month>{'|'.join(_MONTHS)})")


@dataclass(frozen=True)
class Due:
    """The last day in London, and of a clock in hours its last moment, in universal time.

    `certain`: every bank holiday that it hangs on has been announced.
    """

    on: dt.date
    at: dt.datetime | None = None
    certain: bool = True

    def passed(self, now: dt.datetime) -> bool:
        return now > self.at if self.at else now.astimezone(hours.LONDON).date() > self.on


@dataclass(frozen=True)
class Clock:
    """`written`: as the rule has it. A span has an amount and a unit; a date has a day and a month."""

    written: str
    amount: int = 0
    unit: Unit | None = None
    back: bool = False  # counted back from what is to come, such as a meeting
    how: str = ""  # "before" or "by" a date of the year
    day: int = 0
    month: int = 0
    everywhere: bool = False  # a bank holiday in any part of the kingdom is no working day
    next_working_day: bool = False  # where the last day is none
    without_christmas: bool = False

    @property
    def hourly(self) -> bool:
        return self.unit is Unit.HOURS

    @property
    def given(self) -> bool:
        return self.written == GIVEN


def clock(written: str, **options: bool) -> Clock:
    """Read what a rule writes. Raises ValueError."""
    if written in (NEXT_QUARTER, GIVEN):
        return Clock(written, **options)
    if found := _DATE.fullmatch(written):
        day, month = int(found["day"]), _MONTHS.index(found["month"]) + 1
        dt.date(2023, month, day)  # no 31 April, and no 29 February, which some years have not
        return Clock(written, how=found["how"], day=day, month=month, **options)
    if found := _SPAN.fullmatch(written):
        unit = Unit(f"{found['unit']}s")
        amount = int(found["n"])
        if (amount == 1) == written.split(" before")[0].endswith("s"):
            raise ValueError(f"“{written}” is not how one says it")
        return Clock(written, amount=amount, unit=unit, back=bool(found["before"]), **options)
    raise ValueError(f"“{written}” is no clock")


def due(of: Clock, began: dt.date | dt.datetime, nation: str) -> Due:
    """When a span that began is over. A clock in hours needs a moment. Raises Unknown beyond known holidays."""
    if of.unit is None:
        raise ValueError(f"“{of.written}” does not run from a day")
    if of.hourly:
        if not isinstance(began, dt.datetime):
            raise ValueError("a clock in hours needs the time at which it began")
        end = hours.hours_after(began, of.amount, without_christmas=of.without_christmas)
        return Due(end.astimezone(hours.LONDON).date(), end)
    first = began.astimezone(hours.LONDON).date() if isinstance(began, dt.datetime) else began
    where = UNITED_KINGDOM if of.everywhere else nation
    last = _last_day(of, first, where)
    if of.next_working_day:
        last = days.working_day_from(last, where)
    return Due(last, certain=announced(max(first, last)) or not (of.unit in WORKING or of.next_working_day))


def _last_day(of: Clock, first: dt.date, where: str) -> dt.date:
    n = -of.amount if of.back else of.amount
    match of.unit:
        case Unit.DAYS:
            return first + dt.timedelta(days=n)
        case Unit.WEEKS:
            return first + dt.timedelta(weeks=n)
        case Unit.MONTHS:
            return days.months_after(first, n)
        case Unit.YEARS:
            return days.months_after(first, 12 * n)
        case Unit.WORKING_DAYS:
            return days.working_days_after(first, n, where)
        case Unit.CLEAR_DAYS:
            return (days.clear_days_before if of.back else days.clear_days_after)(first, of.amount)
        case _:
            count = days.clear_working_days_before if of.back else days.clear_working_days_after
            return count(first, of.amount, where)
