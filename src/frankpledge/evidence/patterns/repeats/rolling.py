"""Repeats by a definition: an event within so many months of another of the same key, or so many events in so long.

For notebooks: no command prints it.
"""

from dataclasses import dataclass
from datetime import date

import numpy as np

from frankpledge.evidence.patterns.repeats.keyed import keyed, months_later
from frankpledge.evidence.patterns.set_aside import SetAside
from frankpledge.evidence.statistics.intervals import Interval, wilson

MONTHS = 12


@dataclass(frozen=True)
class Rolling:
    """Of `events` in a period, `repeats` came within `months` months of an earlier event of the same key."""

    events: int
    repeats: int
    months: int
    set_aside: tuple[SetAside, ...]

    @property
    def share(self) -> float | None:
        """None where there is no event, as below."""
        return self.repeats / self.events if self.events else None

    @property
    def interval(self) -> Interval | None:
        """Wilson's, of the share."""
        return wilson(self.repeats, self.events) if self.events else None


@dataclass(frozen=True)
class Definition:
    """Repeat is who has `least` events or more in fewer than `months` months: 3 in 3 is one force's."""

    least: int = 3
    months: int = 3

    def __post_init__(self) -> None:
        if self.least < 2 or self.months < 1:
            raise ValueError(
                f"a repeat is two events or more within a month or more, not {self.least} in {self.months}"
            )

    def __str__(self) -> str:
        return f"{self.least} or more within {self.months} month{'s' * (self.months > 1)}"


@dataclass(frozen=True, eq=False)
class Met:
    """The keys (uint64) that met a definition, and the day on which each first did (datetime64[D]), earliest first."""

    keys: np.ndarray
    days: np.ndarray
    definition: Definition
    set_aside: tuple[SetAside, ...]


def rolling(
    keys: np.ndarray, when: np.ndarray, period: tuple[date, date], held_from: date, months: int = MONTHS
) -> Rolling:
    """Events of `period` (both days included) that are repeats, by the events of `keys` at `when` (datetime64).

    Exactly so many months later is no repeat any more. Raises ValueError where events are not held for so many months
    before the period: its first events would seem to be no repeats.
    """
    first, last = (np.datetime64(day, "m") for day in period)
    if months < 1 or months_later(np.array([held_from], dtype="datetime64[m]"), months)[0] > first:
        raise ValueError(
            f"to tell repeats within {months} months from {period[0]} on, events are needed from {months} months "
            f"before that; they are held from {held_from}"
        )
    found = keyed(keys, when)
    inside = (found.when >= first) & (found.when < last + np.timedelta64(1, "D"))
    again = np.zeros(found.keys.size, dtype=bool)
    again[1:] = ~found.first[1:] & (found.when[1:] < months_later(found.when[:-1], months))
    return Rolling(int(inside.sum()), int((inside & again).sum()), months, found.set_aside)


def meeting(keys: np.ndarray, when: np.ndarray, definition: Definition) -> Met:
    """Which keys met a definition at any time, by the events of `keys` (uint64) at `when` (datetime64)."""
    found, back = keyed(keys, when), definition.least - 1
    last = np.arange(back, found.keys.size)
    opens = last - back
    met = (found.keys[last] == found.keys[opens]) & (
        found.when[last] < months_later(found.when[opens], definition.months)
    )
    own, place = np.unique(found.keys[last[met]], return_index=True)
    days = found.when[last[met][place]].astype("datetime64[D]")
    order = np.argsort(days, kind="stable")
    return Met(own[order], days[order], definition, found.set_aside)
