"""Hour by weekday: which parts of the week stand out, and around which time of day events lie."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import tau
from typing import Literal

import numpy as np
from scipy.special import betainc

from frankpledge.evidence.patterns.rhythm.aoristic import Aoristic
from frankpledge.evidence.patterns.rhythm.varying import varying
from frankpledge.evidence.statistics.discovery import adjusted

CHANCE = 0.05
Against = Literal["even week", "day and hour"]


@dataclass(frozen=True)
class Block:
    """`hours` hours from `hour` on `weekday` (0 is Monday); they may run into the next day. `p` is one-sided: more."""

    weekday: int
    hour: int
    hours: int
    count: float
    expected: float
    p: float
    adjusted: float

    @property
    def stands_out(self) -> bool:
        return self.adjusted < CHANCE


@dataclass(frozen=True)
class Blocks:
    """The week in blocks. `dispersion` is φ of a block in a week; None: no weeks to tell it by, so 1."""

    blocks: tuple[Block, ...]
    against: Against
    dispersion: float | None


@dataclass(frozen=True)
class Clock:
    """Around which time of day events lie.

    `mean` is the circular mean in hours from midnight, None where there is no middle. `concentration` goes from 0
    (around the whole clock, or at two opposite times: the mean then says nothing) to 1 (all at one time). `peak` is the
    hour with most, `share` its share of all.
    """

    mean: float | None
    concentration: float
    peak: int
    share: float


def blocks(
    spread: Aoristic,
    hours: int = 6,
    begins: int = 0,
    against: Against = "even week",
    days: Sequence[int] | None = None,
) -> Blocks:
    """Which blocks of `hours` hours, the first of a day from the hour `begins`, have more than is expected of them.

    Expected is either the same in every hour of the week, or what the weekday's total and the hours' total make of it:
    then a block stands out only for what is its own. `days`: how many of each weekday the period has, Monday first;
    unless told as many of each.

    Given the total, a block's count is binomial with the expected share; a weekday's part of the hours' total varies
    as draws without replacement do. Counts are divided by φ first, as in `statistics.change`. An event spread over
    several blocks varies less than one that is known to the hour, so where many are the test is cautious. Raises
    ValueError for hours that do not divide a day, for days that are not seven, and where no event is left.
    """
    if hours not in (1, 2, 3, 4, 6, 8, 12, 24):
        raise ValueError(f"a day is divided into equal blocks of whole hours: {hours} hours do not divide 24")
    weights = np.asarray([1] * 7 if days is None else days, dtype=float)
    if weights.shape != (7,) or (weights < 0).any() or not weights.sum():
        raise ValueError("days say how many Mondays, Tuesdays and so on to Sundays the period has")
    if not spread.events:
        raise ValueError("no event has a time that can be used, so no part of the week can stand out")
    weeks = np.roll(spread.weeks.reshape(-1), -begins).reshape(-1, 7, 24 // hours, hours).sum(axis=-1)
    table, total = weeks.sum(axis=0), float(spread.events)
    whole = weeks[1:-1].reshape(-1, table.size)  # the first week and the last may be begun and not ended
    dispersion = varying(whole) if len(whole) > 1 else None
    of_hours = np.broadcast_to(table.sum(axis=0), table.shape)
    if against == "even week":
        share = np.broadcast_to((weights / weights.sum() / table.shape[1])[:, None], table.shape)
        among, phi = np.full(table.shape, total), np.ones(table.shape)
    else:
        share = np.broadcast_to(table.sum(axis=1, keepdims=True) / total, table.shape)
        among, phi = of_hours, np.maximum(1 - of_hours / total, 1e-9)
    p = _as_many(table, among, share, phi * (dispersion or 1.0))
    q = np.reshape(adjusted(p.ravel()), p.shape)
    found = []
    for d, b in np.ndindex(table.shape):
        day, hour = divmod(24 * d + begins + b * hours, 24)
        found.append(Block(day % 7, hour, hours, *(float(a[d, b]) for a in (table, among * share, p, q))))
    return Blocks(tuple(found), against, dispersion)


def clock(table: np.ndarray) -> Clock:
    """Of a table with an hour of the clock for its last axis. Raises ValueError where nothing is in it."""
    hours = np.asarray(table, dtype=float).reshape(-1, 24).sum(axis=0)
    total = hours.sum()
    if not total:
        raise ValueError("no event has a time that can be used, so none is usual")
    middle = (hours * np.exp(1j * tau * (np.arange(24) + 0.5) / 24)).sum() / total
    concentration = float(abs(middle))
    mean = float(np.angle(middle) / tau * 24 % 24) if concentration > 1e-9 else None
    return Clock(mean, concentration, int(hours.argmax()), float(hours.max() / total))


def weekdays(first: date, last: date) -> tuple[int, ...]:
    """How many Mondays, Tuesdays … a period has, both ends included."""
    length = (last - first).days + 1
    return tuple(len(range((weekday - first.weekday()) % 7, length, 7)) for weekday in range(7))


def _as_many(count: np.ndarray, among: np.ndarray, share: np.ndarray, phi: np.ndarray) -> np.ndarray:
    """P(X ≥ count), X binomial: `among` with `share`, all counts divided by φ."""
    some = (count > 0) & (share < 1)
    x, n = np.where(some, count, 1) / phi, np.where(some, among, 1) / phi
    return np.where(some, betainc(x, np.maximum(n - x, 0) + 1, np.where(some, share, 0.5)), 1.0)
