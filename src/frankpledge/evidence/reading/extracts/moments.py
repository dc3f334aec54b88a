"""What texts say of days and times: each is read by its form, and no form is guessed twice.

A day of one column is written in one form. `03/04/2024` is 3 April unless no day of the column can be read so.
"""

import datetime as dt
import re
from dataclasses import dataclass
from functools import cache

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
FORMS = {  # as a mapping says it → how people say it
    "dd/mm/yyyy": "day, month, year (03/04/2024 is 3 April)",
    "mm/dd/yyyy": "month, day, year (03/04/2024 is 4 March)",
    "yyyy-mm-dd": "year, month, day (2024-04-03), or a spreadsheet's own dates",
    "dd mmm yyyy": "day, month in letters, year (3 Apr 2024)",
    "yyyymmdd": "eight digits (20240403)",
    "serial": "the number of a day, as a spreadsheet stores it (45385)",
}
UNTOLD = {
    "",
    "-",
    "–",
    "?",
    "n/a",
    "na",
    "n/k",
    "nk",
    "not known",
    "unknown",
    "null",
    "none",
    "nil",
    "not stated",
    "tbc",
}
FIRST_YEAR = 1990  # earlier days are a spreadsheet's zero, or a slip

_TIME = r"(?P<h>\d{1,2})[:.](?P<m>\d\d)(?:[:.]\d\d(?:\.\d+)?)?\s*(?P<half>[ap]\.?m\.?)?\s*(?P<zone>Z|[+-]\d\d:?\d\d)?"
_AFTER = rf"(?:,?[T ]+(?:at )?{_TIME})?"
_DAYS = {
    "slashed": rf"(?P<a>\d{{1,2}})[/.-](?P<b>\d{{1,2}})[/.-](?P<y>\d{{4}}|\d\d){_AFTER}",
    "yyyy-mm-dd": rf"(?P<y>\d{{4}})[/.-](?P<b>\d{{1,2}})[/.-](?P<a>\d{{1,2}}){_AFTER}",
    "dd mmm yyyy": rf"(?:[a-z]{{3,9}},? )?(?P<a>\d{{1,2}})(?:st|nd|rd|th)?[ -]+(?P<word>[a-z]{{3,9}})\.?[ ,-]+"
    rf"(?P<y>\d{{4}}|\d\d){_AFTER}",
    "yyyymmdd": rf"(?P<y>(?:19|20)\d\d)(?P<b>\d\d)(?P<a>\d\d){_AFTER}",
    "serial": r"(?P<serial>\d{5}(?:\.\d+)?)",
}
_EXCEL = dt.date(1899, 12, 30)


@dataclass(frozen=True)
class Day:
    """What a text says of a day. `first` and `second` are its first two numbers, where an order must be known.

    `minute` is of the day, -1 where no time is told. `zone` is minutes ahead of UTC, None where it is not told.
    """

    form: str  # a key of _DAYS
    first: int
    second: int
    year: int
    minute: int = -1
    zone: int | None = None

    def day(self, month_first: bool = False) -> dt.date | None:
        """The day, or None where the calendar has no such one."""
        first, second = (self.second, self.first) if month_first else (self.first, self.second)
        try:
            return dt.date(self.year, second, first)
        except ValueError:
            return None


@cache
def _pattern(form: str) -> re.Pattern:
    return re.compile(_DAYS[form], re.IGNORECASE)


def read_day(text: str) -> Day | None:
    """The day that a text says, with its time where it has one; None for anything else."""
    for form in _DAYS:
        if found := _pattern(form).fullmatch(text):
            return _serial(float(found["serial"])) if form == "serial" else _day(form, found.groupdict())
    return None


def _day(form: str, found: dict[str, str | None]) -> Day | None:
    second = int(found["b"]) if found.get("b") else _month(found["word"])
    year = int(found["y"]) if len(found["y"]) == 4 else 2000 + int(found["y"]) - (100 if int(found["y"]) > 68 else 0)
    minute = _minute(found)
    if minute is None or not second:
        return None
    return Day(form, int(found["a"]), second, year, minute, _zone(found["zone"]))


def _serial(number: float) -> Day | None:
    """A spreadsheet's number for a day and the part of it that has gone; from 1990 to 2100."""
    if not 32_874 <= number < 73_051:
        return None
    day = _EXCEL + dt.timedelta(days=int(number))
    minute = round(number % 1 * 1440)
    return Day("serial", day.day, day.month, day.year, min(minute, 1439) if number % 1 else -1)


def _month(word: str) -> int:
    short = word.casefold()[:3]
    return MONTHS.index(short) + 1 if short in MONTHS else 0


def _minute(found: dict[str, str | None]) -> int | None:
    """Minutes since midnight; -1 where no time is told, None where it is none."""
    if found.get("h") is None:
        return -1
    hour, minute, half = int(found["h"]), int(found["m"]), (found.get("half") or "").casefold()
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    return hour * 60 + minute if hour < 24 and minute < 60 else None


def _zone(text: str | None) -> int | None:
    if not text:
        return None
    if text in "Zz":
        return 0
    digits = text[1:].replace(":", "")
    return (int(digits[:2]) * 60 + int(digits[2:])) * (-1 if text[0] == "-" else 1)


_CLOCK = re.compile(rf"(?:\d{{4}}-\d\d-\d\d[T ]|\d\d?/\d\d?/\d{{4}} )?{_TIME}", re.IGNORECASE)
_MILITARY = re.compile(r"(?P<h>\d{1,2})(?P<m>\d\d)(?:\s*(?:hrs|h|hours))?", re.IGNORECASE)
_HOUR = re.compile(r"(?P<h>\d{1,2})\s*(?P<half>[ap]m)", re.IGNORECASE)


def read_time(text: str) -> int | None:
    """Minutes since midnight of a time (14:30, 2.30pm, 1430, or a spreadsheet's part of a day); None for anything else.

    -1 where it is said not to be known.
    """
    if text.casefold() in UNTOLD:
        return -1
    if found := _CLOCK.fullmatch(text) or _MILITARY.fullmatch(text):
        return _minute(found.groupdict())
    if found := _HOUR.fullmatch(text):
        return _minute({**found.groupdict(), "m": "00"})
    if re.fullmatch(r"0?\.\d+", text):
        return min(round(float(text) * 1440), 1439)
    return None
