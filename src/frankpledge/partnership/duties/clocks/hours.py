"""Counting hours: those that pass, whatever the clocks on the wall are put to meanwhile."""

import datetime as dt
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


class NoSuchTime(ValueError):
    """A time that the clocks skipped."""


def local(day: dt.date, time: dt.time) -> dt.datetime:
    """A time in London as somebody would write it down.

    Of a time that comes twice, when clocks go back, it is the first: a clock that may have begun earlier ends earlier.
    Raises NoSuchTime for one that the clocks skipped.
    """
    written = dt.datetime.combine(day, time, tzinfo=LONDON)
    if written.astimezone(dt.UTC).astimezone(LONDON).time() != time:
        raise NoSuchTime(f"There was no {time:%H:%M} on {day:%d/%m/%Y}: the clocks went forward by an hour.")
    return written


def hours_after(began: dt.datetime, n: int, *, without_christmas: bool = False) -> dt.datetime:
    """n hours later, in universal time. `without_christmas`: the hours of Christmas Day do not count.

    Never as a time in London: Python compares two of those by what clocks show, and one of two equal ones is earlier.
    """
    start = began.astimezone(dt.UTC)
    end = start + dt.timedelta(hours=n)
    if without_christmas:
        for year in (began.year, began.year + 1):
            first, after = (_midnight(dt.date(year, 12, day)) for day in (25, 26))
            if start < after and end > first:
                end += after - max(first, start)
    return end


def _midnight(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(), tzinfo=LONDON).astimezone(dt.UTC)


def clock_changes_between(first: dt.datetime, last: dt.datetime) -> bool:
    return first.astimezone(LONDON).utcoffset() != last.astimezone(LONDON).utcoffset()
