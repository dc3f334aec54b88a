"""Aoristic analysis: an event known to lie between two times is spread evenly over them (Ratcliffe and McCullagh 1998).

A car was there at 20:00 and gone at 06:00: each of the ten hours has a tenth of a theft. To count it at either end, or
in the middle, would make up a peak.
"""

from dataclasses import dataclass
from datetime import date

import numpy as np

from frankpledge.evidence.patterns.set_aside import SetAside, sifted

FLAGGED = 24  # hours: a longer window tells nothing of the time of day
LONGEST = 7 * 24  # hours: nor of the weekday

_WEEK = 7 * 24
_MONDAY = 3 * 24 * 60  # minutes from Monday, 29 December 1969, to the origin of datetime64


@dataclass(frozen=True, eq=False)
class Aoristic:
    """`weeks`: week × weekday (Monday first) × hour of the clock, float64, which come to the `events` spread.

    `monday` is that of the first week. `long` of the events have windows longer than a day.
    """

    weeks: np.ndarray
    monday: date
    events: int
    long: int
    set_aside: tuple[SetAside, ...]

    @property
    def table(self) -> np.ndarray:
        """Weekday × hour."""
        return self.weeks.sum(axis=0)


def aoristic(start: np.ndarray, end: np.ndarray | None = None, longest: int = LONGEST) -> Aoristic:
    """Spread events over the time from `start` to `end` (datetime64), to the minute.

    Without `end` each happened at its `start`; an event whose two times are one happened in that minute. Set aside:
    times not known, windows that end before they begin, and those longer than `longest` hours. In the night of October
    when an hour comes twice, times on the wall can't tell which was meant: such a window may come out an hour short.
    """
    begins, ends, known = minutes(start, end)
    usable, aside = sifted(begins.size, *unusable(begins, ends, known, longest))
    begins, ends = begins[usable], ends[usable]
    if not begins.size:
        return Aoristic(np.zeros((0, 7, 24)), date(1970, 1, 5), 0, 0, aside)
    long = int(np.count_nonzero(ends - begins > FLAGGED * 60))
    week = int(begins.min()) // (_WEEK * 60)
    hours = _spread(begins - week * _WEEK * 60, np.maximum(ends, begins + 1) - week * _WEEK * 60)
    weeks = np.pad(hours, (0, -hours.size % _WEEK)).reshape(-1, 7, 24)
    monday = np.datetime64("1969-12-29") + np.timedelta64(7 * week, "D")
    return Aoristic(weeks, monday.item(), begins.size, long, aside)


def minutes(start: np.ndarray, end: np.ndarray | None) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Both times in minutes from a Monday's midnight (int64), and whether both are known (bool).

    Raises ValueError where there are not as many ends as beginnings.
    """
    start = np.asarray(start, dtype="datetime64[m]")
    end = start if end is None else np.asarray(end, dtype="datetime64[m]")
    if start.shape != end.shape:
        raise ValueError(f"{start.size} events have {end.size} ends: each event needs one, or none is given at all")
    known = ~(np.isnat(start) | np.isnat(end))
    begins, ends = (np.where(known, time.astype(np.int64), 0) + _MONDAY for time in (start, end))
    return begins, ends, known


def unusable(
    begins: np.ndarray, ends: np.ndarray, known: np.ndarray, longest: int
) -> tuple[tuple[np.ndarray, str], ...]:
    """The rules by which windows of `minutes` are set aside."""
    return (
        (~known, "the time, or one end of it, is not known"),
        (ends < begins, "the time ends before it begins"),
        (ends - begins > longest * 60, f"the time is only known to within more than {_length(longest)}"),
    )


def _spread(begins: np.ndarray, ends: np.ndarray) -> np.ndarray:
    """How much of the events lies in each hour from 0; minutes, the ends without."""
    first, last, share = begins // 60, (ends - 1) // 60, 1 / (ends - begins)
    size = int(last.max()) + 1
    found = np.bincount(first, (np.minimum(ends, (first + 1) * 60) - begins) * share, size)
    more = last > first
    first, last, share, ends = first[more], last[more], share[more], ends[more]
    found += np.bincount(last, (ends - last * 60) * share, size)
    whole = np.cumsum(np.bincount(first + 1, 60 * share, size) - np.bincount(last, 60 * share, size))
    whole[whole < 1e-6] = 0  # what adding and taking away again leaves; an hour of the longest window has far more
    return found + whole


def _length(hours: int) -> str:
    return f"{hours // 24} days" if hours % 24 == 0 and hours > 24 else f"{hours} hours"
