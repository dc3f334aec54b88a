"""Which periods a heading names, and what is left of it without them."""

import calendar
import datetime as dt
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from frankpledge.evidence.period import FIRST_YEAR, LAST_YEAR, MONTH_NAMES, Period, UnclearPeriod

_MONTHS = {name[:3].casefold(): number for number, name in enumerate(MONTH_NAMES, 1)}
_MONTH = (
    r"(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)\.?"
)
_YEAR = r"['’]?((?:19|20)\d\d|\d\d)(?![\d/])"
_DAY = r"(?:(\d{1,2})(?:st|nd|rd|th)?\s+)?"
_TO = r"\s*(?:-|–|—|\bto\b|\buntil\b)\s*"
_QUARTER = r"\bQ(?:uarter|tr)?\.?\s?([1-4])"
_FINANCIAL = r"(?<![\d/])(?:FY\s?)?((?:19|20)?\d\d)\s?[/–-]\s?((?:20)?\d\d)(?![\d/])"


@dataclass(frozen=True)
class Heading:
    """The periods of a heading in the order in which they stand, the heading without them, and what to warn of."""

    periods: tuple[Period, ...]
    rest: str
    notes: tuple[str, ...] = ()
    base: bool = False  # the one period is what something is compared with: "since 2014/15"


def dashes_are_years(texts: Iterable[str]) -> bool | None:
    """Whether 2011-12 is a financial year in these headings (True) or a month (False); None where nothing tells."""
    pairs = [
        (int(a), int(b)) for text in texts for a, b in re.findall(r"(?<![\d-])((?:19|20)\d\d)[-–](\d\d)(?![\d-])", text)
    ]
    if any(b > 12 and b == (a + 1) % 100 for a, b in pairs):
        return True
    if any(b != (a + 1) % 100 for a, b in pairs):
        return False
    return None


def find(text: str, dashes: bool | None = None) -> Heading:
    """The periods in a heading. `dashes` says how to read 2011-12, as `dashes_are_years` found.

    Raises UnclearPeriod, with what to write instead, where a period can be read in two ways.
    """
    left = " ".join(text.replace("\u00a0", " ").split())
    _refuse(left)
    found: list[tuple[int, Period]] = []
    notes: list[str] = []
    for pattern, make in _WAYS:
        for match in list(pattern.finditer(left)):
            period = make(match, dashes)
            if period is None:
                continue
            found.append((match.start(), _sensible(period, text)))
            if pattern is _CALENDAR:
                notes.append(f"{match[0]} is taken as the calendar year, {period.run}")
            left = left[: match.start()] + "\0" * (match.end() - match.start()) + left[match.end() :]
    periods = tuple(period for _, period in sorted(found, key=lambda f: f[0]))
    base = len(periods) == 1 and bool(
        re.search(r"\b(since|from|vs?\.?|against|compared (with|to)|on)\s*\0", left, re.I)
    )
    rest = " ".join(re.sub(r"\0+", " ", left).split()).strip(" -–—:,()")
    if periods and _MORE.search(rest):
        raise UnclearPeriod(
            f"“{text}” says more of its period than can be read: write it in full, such as April to September 2022"
        )
    return Heading(periods, rest, tuple(notes), base)


def is_part(text: str) -> bool:
    """Whether a text is a month or a quarter of a year that stands elsewhere: “April”, “Q2”."""
    return bool(_PART.fullmatch(" ".join(text.split())))


def only(text: str, dashes: bool | None = None) -> Period | None:
    """The period that a cell consists of, or None where it says anything else."""
    try:
        heading = find(text, dashes)
    except UnclearPeriod:
        return None
    words = re.sub(r"\b(year|financial|fiscal|calendar|period|ending|ended)\b", "", heading.rest, flags=re.I)
    return heading.periods[0] if len(heading.periods) == 1 and not words.strip(" :-") else None


def _sensible(period: Period, text: str) -> Period:
    if period.first.year < FIRST_YEAR or period.last.year > LAST_YEAR:
        raise UnclearPeriod(f"the period in “{text}” can't be meant")
    return period


def _refuse(text: str) -> None:
    """What names a period in a way that can't be told."""
    if re.search(r"(?<!\d)(\d{1,2}/\d{1,2}/(\d{4}|\d\d)|\d{4}-\d\d-\d\d)(?!\d)", text):
        raise UnclearPeriod(f"“{text}” is a day, not a period: write the month (April 2020) or the year (2019/20)")
    bare_quarter = re.search(
        r"\bQ(?:uarter|tr)?\.?\s?[1-4]\b(?!\s*[,/-]?\s*(?:FY\s?)?(?:(?:19|20)?\d\d)\s?[/–-]\s?\d\d)", text, re.I
    )
    if bare_quarter and not re.search(r"\d\d\s?[/–-]\s?\d\d\s*[,-]?\s*Q", text, re.I):
        raise UnclearPeriod(f"“{text}” doesn't say which quarter: write Q2 2022/23, or July to September 2022")
    if re.search(r"\b(YTD|to date)\b", text, re.I) and not re.search(f"{_MONTH}{_TO}{_DAY}{_MONTH}", text, re.I):
        raise UnclearPeriod(f"“{text}” doesn't say which months: write April to September 2022")
    if re.search(r"\bFY\s?(20)?\d\d(?!\s?[/–\d-])", text, re.I):
        raise UnclearPeriod(f"“{text}” doesn't say whether it begins or ends in that year: write 2019/20")


def _number(name: str) -> int:
    return _MONTHS[name[:3].casefold()]


def _full(year: str) -> int:
    return int(year) if len(year) == 4 else 2000 + int(year)


def _financial(first: str, second: str, text: str) -> Period:
    start = _full(first)
    if int(second) % 100 != (start + 1) % 100:
        raise UnclearPeriod(
            f"“{text}” is not a financial year: it runs from April to March, so {start}/{(start + 1) % 100:02}"
        )
    return Period(dt.date(start, 4, 1), dt.date(start + 1, 3, 1))


def _rolling(m: re.Match, _: bool | None) -> Period:
    _refuse_part_month(m[1], _number(m[2]), _full(m[3]), False, m[0])
    return Period.ending(dt.date(_full(m[3]), _number(m[2]), 1))


def _quarter(m: re.Match, _: bool | None) -> Period:
    number, first, second = (m[1], m[2], m[3]) if m[1] else (m[6], m[4], m[5])
    year = _financial(first, second, m[0])
    months = year.months[3 * int(number) - 3 : 3 * int(number)]
    return Period(months[0], months[-1])


def _run_in_financial_year(m: re.Match, _: bool | None) -> Period:
    months = {x.month: x for x in _financial(m[3], m[4], m[0]).months}
    return Period(months[_number(m[1])], months[_number(m[2])])


def _run(m: re.Match, _: bool | None) -> Period:
    first_day, first, first_year, last_day, last, last_year = m.groups()
    end = _full(last_year)
    start = _full(first_year) if first_year else end - (_number(first) > _number(last))
    _refuse_part_month(first_day, _number(first), start, True, m[0])
    _refuse_part_month(last_day, _number(last), end, False, m[0])
    return Period(dt.date(start, _number(first), 1), dt.date(end, _number(last), 1))


def _refuse_part_month(day: str | None, month: int, year: int, begins: bool, text: str) -> None:
    expected = 1 if begins else calendar.monthrange(year, month)[1]
    if day and int(day) != expected:
        raise UnclearPeriod(f"“{text}” is not a run of whole months: only whole months can be compared")


def _month(m: re.Match, _: bool | None) -> Period:
    day = dt.date(_full(m[2]), _number(m[1]), 1)
    return Period(day, day)


def _month_number(m: re.Match, _: bool | None) -> Period:
    day = dt.date(int(m[2]), int(m[1]), 1)
    return Period(day, day)


def _month_in_financial_year(m: re.Match, _: bool | None) -> Period:
    months = {x.month: x for x in _financial(m[2], m[3], m[0]).months}
    return Period(months[_number(m[1])], months[_number(m[1])])


def _dashed(m: re.Match, dashes: bool | None) -> Period | None:
    """2019-20 or 2019-04: a financial year or a month."""
    year, number = int(m[1]), int(m[2])
    is_year = number == (year + 1) % 100
    if is_year and 1 <= number <= 12 and dashes is None:
        raise UnclearPeriod(
            f"“{m[0]}” can be read as a financial year or as a month: write {year}/{number:02} or "
            f"{MONTH_NAMES[number - 1]} {year}"
        )
    if is_year and dashes is not False:
        return _financial(m[1], m[2], m[0])
    if 1 <= number <= 12:
        return Period(dt.date(year, number, 1), dt.date(year, number, 1))
    return None


def _year(m: re.Match, _: bool | None) -> Period:
    return _financial(m[1], m[2], m[0])


def _calendar_year(m: re.Match, _: bool | None) -> Period:
    return Period(dt.date(int(m[1]), 1, 1), dt.date(int(m[1]), 12, 1))


def _way(pattern: str) -> re.Pattern:
    return re.compile(pattern, re.IGNORECASE)


_CALENDAR = _way(r"(?<![\d,.£/-])((?:19|20)\d\d)(?![\d,.%/-])")
_ENDING = (
    r"(?:(?:rolling\s+)?(?:12|twelve)[ -]months?|rolling year|year|YE|R12)\s*(?:to|ending|ended|end)?(?:\s+the)?\s+"
)

_MORE = _way(rf"\bQ[1-4]\b|\bquarter\b|\bH[12]\b|\bhalf\b|\b\d+ months?\b|\b{_MONTH}(?!\w)")

_PART = _way(rf"{_MONTH}|(?:Q(?:uarter|tr)?\.?\s?|H)[1-4]|(?:first|second|third|fourth|[1-4](?:st|nd|rd|th)) quarter")

# In this order: what a longer way has taken is not looked at again by a shorter one.
_WAYS: tuple[tuple[re.Pattern, Callable[[re.Match, bool | None], Period | None]], ...] = (
    (_way(rf"\b{_ENDING}{_DAY}{_MONTH}[\s-]*{_YEAR}"), _rolling),
    (_way(rf"{_QUARTER}\s*[,/-]?\s*(?:of\s+)?{_FINANCIAL}|{_FINANCIAL}\s*[,-]?\s*{_QUARTER}\b"), _quarter),
    (_way(rf"\b{_MONTH}{_TO}{_MONTH}\s*{_FINANCIAL}"), _run_in_financial_year),
    (_way(rf"\b{_DAY}{_MONTH}(?:[\s-]*{_YEAR})?{_TO}{_DAY}{_MONTH}[\s-]*{_YEAR}"), _run),
    (_way(rf"\b{_MONTH}\s*{_FINANCIAL}"), _month_in_financial_year),
    (_way(rf"\b{_MONTH}[\s-]*{_YEAR}"), _month),
    (_way(r"(?<![\d/])(0?[1-9]|1[0-2])/((?:19|20)\d\d)(?![\d/])"), _month_number),
    (_way(r"(?<![\d/-])((?:19|20)\d\d)[-–](\d\d)(?![\d/-])"), _dashed),
    (_way(_FINANCIAL), _year),
    (_CALENDAR, _calendar_year),
)
