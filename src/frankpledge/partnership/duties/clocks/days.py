"""Counting days: functions of dates alone. `n` may be negative, which counts back."""

import calendar
import datetime as dt

from frankpledge.partnership.duties.clocks.bank_holidays import is_working_day

ONE_DAY = dt.timedelta(days=1)


def working_days_after(day: dt.date, n: int, where: str) -> dt.date:
    """The n-th working day after a day, which is itself not counted, whether or not it is a working day."""
    step = ONE_DAY if n >= 0 else -ONE_DAY
    left = abs(n)
    while left:
        day += step
        left -= is_working_day(day, where)
    return day


def working_day_from(day: dt.date, where: str) -> dt.date:
    """The day itself if it is a working day, else the next one."""
    while not is_working_day(day, where):
        day += ONE_DAY
    return day


def last_working_day_until(day: dt.date, where: str) -> dt.date:
    """The day itself if it is a working day, else the one before."""
    while not is_working_day(day, where):
        day -= ONE_DAY
    return day


def clear_days_before(day: dt.date, n: int) -> dt.date:
    """The last day after which n whole days lie before a day: neither the first nor the last is counted."""
    return day - dt.timedelta(days=n + 1)


def clear_days_after(day: dt.date, n: int) -> dt.date:
    """The first day before which n whole days lie after a day."""
    return day + dt.timedelta(days=n + 1)


def clear_working_days_before(day: dt.date, n: int, where: str) -> dt.date:
    """The same, when only working days count, and papers can be sent on a working day only."""
    return last_working_day_until(working_days_after(day, -n, where) - ONE_DAY, where)


def clear_working_days_after(day: dt.date, n: int, where: str) -> dt.date:
    return working_day_from(working_days_after(day, n, where) + ONE_DAY, where)


def months_after(day: dt.date, n: int) -> dt.date:
    """The day of the same number in the n-th month after; its last day where it has no such day.

    The corresponding date rule: Dodds v Walker [1981] 1 WLR 1027 (HL). Four months after 30 September is 30 January.
    """
    months = day.year * 12 + day.month - 1 + n
    year, month = divmod(months, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
