"""Light and dark: how much of what happened did so in darkness, and how much would have without it mattering.

Half of all hours are dark, and people sleep in most of them. So there are two numbers to compare with: the share of the
period's hours that were dark, and the share that would have been dark had the events, at their own hours of the clock,
fallen evenly on its days. Only the second allows for when people are about; neither allows for the season.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal
from zoneinfo import ZoneInfo

import numpy as np

from frankpledge.evidence.patterns.rhythm.aoristic import LONGEST, minutes, unusable
from frankpledge.evidence.patterns.set_aside import SetAside, sifted
from frankpledge.evidence.statistics.intervals import Interval, wilson

LONDON = ZoneInfo("Europe/London")
Dark = Literal["after sunset", "after civil twilight"]

_DAY = 24 * 60


@dataclass(frozen=True)
class Darkness:
    """Of `events`, `dark` happened in darkness (aoristic: an event may be partly so); `interval` is that of the share.

    `hours_dark` is the share of the period's hours that were dark, `expected` the share of the events that would have
    been in the dark at their own hours of the clock, on any day of the period.
    """

    events: int
    dark: float
    interval: Interval
    hours_dark: float
    expected: float
    definition: Dark
    set_aside: tuple[SetAside, ...]

    @property
    def share(self) -> float:
        return self.dark / self.events


def darkness(
    start: np.ndarray,
    end: np.ndarray | None,
    period: tuple[date, date],
    longitude: float,
    latitude: float,
    definition: Dark = "after civil twilight",
    longest: int = LONGEST,
) -> Darkness:
    """Events from `start` to `end` (datetime64, as on the wall; None: at `start`) at a place of England or Wales.

    `period`: the first and last day. Set aside: as `aoristic` does, and events that begin outside the period. Raises
    ValueError for a place that is in neither, and where no event is left.
    """
    if not (49.8 <= latitude <= 56 and -6.5 <= longitude <= 2):
        raise ValueError(f"{latitude:g}° north, {longitude:g}° east is not in England or Wales: check which is which")
    begins, ends, known = minutes(start, end)
    first, last = (int(minutes(np.datetime64(day, "m"), None)[0]) for day in period)
    usable, aside = sifted(
        begins.size,
        *unusable(begins, ends, known, longest),
        ((begins < first) | (begins >= last + _DAY), "outside the period"),
    )
    if not usable.any():
        raise ValueError("no event has a time that can be used, so none can be called dark")
    begins, ends = begins[usable], np.maximum(ends[usable], begins[usable] + 1)
    # A window that begins on the last day may end a week later.
    dark_until = _dark_until(period[0], (last - first) // _DAY + 2 + longest // 24, longitude, latitude, definition)
    begins, ends = begins - first, ends - first
    dark = (dark_until(ends) - dark_until(begins)) / (ends - begins)
    length = last + _DAY - first
    by_minute = np.diff(dark_until(np.arange(length + 1))).reshape(-1, _DAY).mean(axis=0)
    total, size = min(float(dark.sum()), dark.size), int(dark.size)
    expected = _over_the_clock(by_minute, begins, ends)
    hours_dark = float(by_minute.mean())
    return Darkness(size, total, wilson(total, size), hours_dark, float(expected.mean()), definition, aside)


def _over_the_clock(by_minute: np.ndarray, begins: np.ndarray, ends: np.ndarray) -> np.ndarray:
    """The mean of `by_minute`, minutes of the day, over each window."""
    sums = np.concatenate([[0], np.cumsum(by_minute)])

    def until(minute: np.ndarray) -> np.ndarray:
        days, rest = np.divmod(minute, _DAY)
        return days * sums[-1] + sums[rest]

    return (until(ends) - until(begins)) / (ends - begins)


def _dark_until(
    first: date, days: int, longitude: float, latitude: float, definition: Dark
) -> Callable[[np.ndarray], np.ndarray]:
    """A function that gives the dark minutes from the midnight that begins `first`, to a minute from there on.

    By the clock on the wall, which says of 17:30 on two days a week apart in October that one was light.
    """
    from astral import Observer, sun  # noqa: PLC0415 – half a second that nobody else should wait for

    # Civil twilight ends where the sun is 6° below the horizon: without lamps little can be told apart after that.
    sides = (sun.sunrise, sun.sunset) if definition == "after sunset" else (sun.dawn, sun.dusk)
    place, edges = Observer(latitude, longitude), []
    for day in range(days):
        on = date.fromordinal(first.toordinal() + day)
        for side in sides:
            wall = side(place, on, tzinfo=LONDON)
            edges.append(day * _DAY + wall.hour * 60 + wall.minute + wall.second / 60)
    edges = np.array([0.0, *edges, days * _DAY])
    lengths = np.diff(edges)
    lengths[1::2] = 0  # from midnight to dawn it is dark, from dawn to dusk it is not, and so on
    so_far = np.concatenate([[0], np.cumsum(lengths)])
    return lambda minute: np.interp(minute, edges, so_far)
