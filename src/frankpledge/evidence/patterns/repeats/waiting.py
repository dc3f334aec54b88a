"""How long until it happens again: Kaplan and Meier's curve (1958), which allows for those still waited for.

To take the mean of the repeats that were seen would leave out all that had no time to come.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from frankpledge.evidence.patterns.repeats.keyed import keyed
from frankpledge.evidence.patterns.set_aside import SetAside, sifted


@dataclass(frozen=True, eq=False)
class Curve:
    """At each of `days` on which it happened (int64): how many were still waited for, to how many it happened, and the
    share to whom it had not happened by then."""

    days: np.ndarray
    at_risk: np.ndarray
    happened: np.ndarray
    without: np.ndarray

    def share_by(self, days: float) -> float:
        """The share to whom it happened within so many days, that day included."""
        place = int(np.searchsorted(self.days, days, side="right"))
        return 1 - float(self.without[place - 1]) if place else 0.0

    @property
    def median(self) -> int | None:
        """The day by which it had happened to half; None where it never did to so many."""
        half = np.flatnonzero(self.without <= 0.5)
        return int(self.days[half[0]]) if half.size else None


@dataclass(frozen=True, eq=False)
class Waiting:
    """After each of `events` the next one of the same key was waited for, and `repeats` came before the end."""

    events: int
    repeats: int
    curve: Curve
    longest: int  # days: beyond that nothing was seen
    set_aside: tuple[SetAside, ...]


def waiting(keys: np.ndarray, when: np.ndarray, until: date) -> Waiting:
    """From each event of `keys` (uint64) at `when` (datetime64) to the next of the same key, in whole days.

    `until`: the last day of which all events are held. Those after it are set aside. One key can wait several times,
    so the curve is one of events and not of people.
    """
    end = np.datetime64(until, "m") + np.timedelta64(1, "D")
    found = keyed(keys, when)
    usable, late = sifted(found.keys.size, (found.when >= end, f"after {until}"))
    own, times = found.keys[usable], found.when[usable].astype("datetime64[D]").astype(np.int64)
    last = np.r_[own[1:] != own[:-1], True][: own.size]
    days = np.where(last, np.datetime64(until, "D").astype(np.int64), np.roll(times, -1)) - times
    curve = kaplan_meier(days, ~last)
    return Waiting(own.size, int((~last).sum()), curve, int(days.max(initial=0)), (*found.set_aside, *late))


def kaplan_meier(days: Sequence[int], happened: Sequence[bool]) -> Curve:
    """The curve of so many `days` waited, at whose end it `happened` or had still not when the watch ended.

    Who stopped being watched on a day on which it happened to others was still waited for then. Raises ValueError for
    days below 0.
    """
    days, happened = np.asarray(days, dtype=np.int64), np.asarray(happened, dtype=bool)
    if (days < 0).any():
        raise ValueError("nobody waits for less than 0 days: a date is wrong, or dates are in the wrong order")
    on, count = np.unique(days[happened], return_counts=True)
    at_risk = days.size - np.searchsorted(np.sort(days), on, side="left")
    return Curve(on, at_risk, count, np.cumprod(1 - count / at_risk))
