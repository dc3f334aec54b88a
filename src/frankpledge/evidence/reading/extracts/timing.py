"""When each row was: the columns of days and times into the earliest and the latest that an event can have been."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from zoneinfo import ZoneInfo

import numpy as np

from frankpledge.evidence.reading.extracts.columns import Column, many
from frankpledge.evidence.reading.extracts.moments import FIRST_YEAR, FORMS, UNTOLD, Day, read_day, read_time
from frankpledge.evidence.reading.problems import Refused

BRITAIN = ZoneInfo("Europe/London")
NOT_A_DAY, NOT_A_TIME = np.datetime64("NaT", "D"), np.datetime64("NaT", "m")
SLASHED = ("dd/mm/yyyy", "mm/dd/yyyy")
FEW = 0.02  # share of a column's days that may be slips; more in another order and nothing of it can be relied on
HEAPED = 0.05  # share of times that are midnight from which it is taken for “not known”: by chance it is 0.0007


@dataclass(frozen=True, eq=False)
class Days:
    """A column of days: for each row its day (NaT where there is none), its minute (-1), and why it has no day."""

    form: str  # a key of FORMS
    day: np.ndarray  # datetime64[D]
    minute: np.ndarray  # int64
    moment: np.ndarray  # datetime64[m] in Britain where the text told its distance from UTC, else NaT
    why_not: np.ndarray  # text, "" where there is a day
    both_ways: bool = False  # no day of it tells whether day or month comes first


def days(column: Column, form: str = "") -> Days:
    """A column of days, all in one form: the given one, or that of most of its rows.

    Raises Refused where two orders are mixed, so that no day of the column can be relied on.
    """
    read = [read_day(t) if t.casefold() not in UNTOLD else None for t in column.texts]
    _refuse_turned(column, read)
    both_ways, told = _says_no_order(column, read), _form(column, read)
    if form in SLASHED and told in SLASHED and told != form and not both_ways:
        raise Refused(
            f"the mapping says that days in “{column.heading}” are written {form}, and days in it can only be {told}. "
            "Ask the sender whether that was meant, and mend the mapping"
        )
    form = form or told
    found = [_settled(t, d, form) for t, d in zip(column.texts, read, strict=True)]
    return Days(
        form,
        column.spread((d if d else NOT_A_DAY for d, _ in found), "datetime64[D]"),
        column.spread((d.minute if d else -1 for d in read), np.int64),
        column.spread((_in_britain(d, day) for d, (day, _) in zip(read, found, strict=True)), "datetime64[m]"),
        column.spread((why for _, why in found), object),
        both_ways and form in SLASHED,
    )


def _form(column: Column, read: list[Day | None]) -> str:
    """The form of most rows. Raises Refused where days with slashes are in two orders."""
    rows: Counter[str] = Counter()
    day_first = month_first = 0
    for day, n in zip(read, column.counts.tolist(), strict=True):
        if day:
            rows[day.form] += n
            if day.form == "slashed":
                day_first += n * (day.first > 12 >= day.second)
                month_first += n * (day.second > 12 >= day.first)
    commonest = max(rows, key=lambda f: rows[f], default="yyyy-mm-dd")
    if commonest != "slashed":
        return commonest
    if min(day_first, month_first) > FEW * max(day_first, month_first):
        raise Refused(
            f"the column “{column.heading}” writes days in two orders: in {day_first:,} rows the day must be first "
            f"and in {month_first:,} the month, so none of the others can be relied on. Ask for it again with the "
            "month in letters (3 Apr 2024) or the year first (2024-04-03)"
        )
    return "mm/dd/yyyy" if month_first > day_first else "dd/mm/yyyy"


def _says_no_order(column: Column, read: list[Day | None]) -> bool:
    return not any(d and d.form == "slashed" and max(d.first, d.second) > 12 for d in read)


def _refuse_turned(column: Column, read: list[Day | None]) -> None:
    """What a spreadsheet set to American days makes of ours: 03/04 becomes 4 March, and 13/04 stays a text."""
    texts = [d for d in read if d and d.form == "slashed"]
    stored = [d for d in read if d and d.form in ("yyyy-mm-dd", "serial")]
    unturned = sum(d.first > 12 >= d.second for d in texts)
    if unturned >= 3 and unturned == len(texts) and len(stored) >= 3 and all(d.first <= 12 for d in stored):
        raise Refused(
            f"in the column “{column.heading}” a spreadsheet program has turned days round: each day after the 12th "
            "is still a text and every other became a date with day and month swapped. Ask for it again as it was "
            "before it was opened, as CSV"
        )


def _settled(text: str, day: Day | None, form: str) -> tuple[dt.date | None, str]:
    """The day, or why the row has none."""
    if text.casefold() in UNTOLD:
        return None, "it has no date"
    if day is None:
        return None, "its date can't be read"
    if day.form != ("slashed" if form in SLASHED else form):
        return None, f"its date is not written as {form}"
    found = day.day(form == "mm/dd/yyyy")
    if found is None:
        return None, "its date is none: the calendar has no such day"
    if found.year < FIRST_YEAR:
        return None, f"its date is before {FIRST_YEAR}"
    return found, ""


def _in_britain(day: Day | None, settled: dt.date | None) -> np.datetime64:
    if day is None or day.zone is None or settled is None or day.minute < 0:
        return NOT_A_TIME
    utc = dt.datetime(settled.year, settled.month, settled.day, tzinfo=dt.UTC)
    utc += dt.timedelta(minutes=day.minute - day.zone)
    return np.datetime64(utc.astimezone(BRITAIN).replace(tzinfo=None), "m")


def from_utc(moments: np.ndarray) -> np.ndarray:
    """UTC (datetime64[m]) as the clocks in Britain showed it; NaT stays."""
    distinct, back = np.unique(moments, return_inverse=True)
    told = [
        NOT_A_TIME
        if np.isnat(m)
        else np.datetime64(m.item().replace(tzinfo=dt.UTC).astimezone(BRITAIN).replace(tzinfo=None), "m")
        for m in distinct
    ]
    return np.array(told, dtype="datetime64[m]")[back]


@dataclass(frozen=True, eq=False)
class When:
    """For each row the earliest and the latest moment in Britain, whether a time is known, and why it is set aside."""

    start: np.ndarray  # datetime64[m]
    end: np.ndarray
    timed: np.ndarray
    why_not: np.ndarray  # text, "" where the row is good
    forms: Mapping[str, str]  # role → the form of its column
    notes: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class _Moments:
    at: np.ndarray  # datetime64[m]: of the day's beginning where no time is known
    timed: np.ndarray
    why_not: np.ndarray
    form: str
    notes: tuple[str, ...]


def when(columns: Mapping[str, Column], forms: Mapping[str, str], utc: bool, now: dt.datetime) -> When:
    """When the rows were, from the columns of the roles `date` and `time`, or `from_…` and `to_…`.

    Raises Refused where the days of a column can't be relied on.
    """
    one = "date" in columns
    first = _moments(columns, "date" if one else "from_date", "time" if one else "from_time", forms, utc)
    last = _moments(columns, "to_date", "to_time", forms, utc) if "to_date" in columns else None
    day_end = np.timedelta64(24 * 60 - 1, "m")
    if last is None:
        end, timed = np.where(first.timed, first.at, first.at + day_end), first.timed
        why = first.why_not.copy()
    else:  # a window whose end is not told ends as it began
        known = ~np.isnat(last.at)
        end = np.where(known, np.where(last.timed, last.at, last.at + day_end), first.at)
        end = np.where(known | first.timed, end, first.at + day_end)
        timed, why = first.timed & (last.timed | ~known), first.why_not.copy()
        broken = ~known & (last.why_not != "it has no date")
        why[broken & (why == "")] = "the end of its window can't be read"
        why[known & (why == "") & (end < first.at)] = "its window ends before it begins"
    why[(why == "") & (first.at > np.datetime64(now, "m"))] = "its date is in the future"
    told = {r: m.form for r, m in (("date" if one else "from_date", first), ("to_date", last)) if m}
    return When(first.at, end, timed, why, told, first.notes + (last.notes if last else ()))


def _moments(columns: Mapping[str, Column], day: str, time: str, forms: Mapping[str, str], utc: bool) -> _Moments:
    found = days(columns[day], forms.get(day, ""))
    minute, bad = found.minute, 0
    if time in columns:
        read = [read_time(t) for t in columns[time].texts]
        beside = columns[time].spread((-1 if m is None else m for m in read), np.int64)
        told = columns[time].spread((m is None for m in read), bool)
        minute, bad = np.where(beside >= 0, beside, np.where(told, -1, minute)), int(told.sum())
    notes = [f"{many(bad)} in which “{columns[time].heading}” holds no time: only the day is known"] if bad else []
    minute, heaped = _without_heap(minute)
    notes += [f"{many(heaped)} at midnight, too many to be so: only the day is taken as known"] if heaped else []
    at = found.day.astype("datetime64[m]") + np.maximum(minute, 0).astype("timedelta64[m]")
    if utc:
        at = np.where(minute >= 0, from_utc(at), at)
    at = np.where(np.isnat(found.moment) | (minute < 0), at, found.moment)
    if found.both_ways:
        notes.append(f"every day of “{columns[day].heading}” can be read in two ways, and is read {FORMS[found.form]}")
    return _Moments(at, minute >= 0, found.why_not, found.form, tuple(notes))


def _without_heap(minute: np.ndarray) -> tuple[np.ndarray, int]:
    """The minutes with midnight as not known where too many are midnight to have been so."""
    told, midnight = int((minute >= 0).sum()), int((minute == 0).sum())
    if midnight <= max(3, HEAPED * told) and midnight < told:
        return minute, 0
    return np.where(minute == 0, -1, minute), midnight if midnight < told else 0
