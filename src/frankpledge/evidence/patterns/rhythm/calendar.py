"""Days of one kind against all others of a period: school terms, bank holidays, days before them, paydays, weekends.

Days of a kind differ from others in more than their kind: schools are out in August, which is also summer. So a
difference says when, and not why.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

import numpy as np

from frankpledge.evidence.patterns.rhythm.varying import around_levels
from frankpledge.evidence.patterns.set_aside import SetAside, sifted
from frankpledge.evidence.statistics.change import Change, change

Nation = Literal["England", "Wales"]
Dates = tuple[date, date]  # both included

_CODES = {"England": "ENG", "Wales": "WLS"}


@dataclass(frozen=True)
class DaysCompared:
    """Events on `days_inside` days of the kind, and on the `days_outside` others.

    `change` is from a day outside to a day inside, exposure allowed for. `dispersion` is φ; None: too few runs of days
    to tell it by, and plain Poisson was used.
    """

    inside: int
    days_inside: int
    outside: int
    days_outside: int
    change: Change
    dispersion: float | None
    set_aside: tuple[SetAside, ...]

    @property
    def rates(self) -> tuple[float, float]:
        """Events a day, inside and outside."""
        return self.inside / self.days_inside, self.outside / self.days_outside


def compared(when: np.ndarray, period: Dates, inside: np.ndarray) -> DaysCompared:
    """Events `when` (datetime64) on the days of `period` for which `inside` holds (bool, one a day), and on the others.

    φ is that of runs: each weekend, each week between, each term and each holiday, around the rate of its kind. What
    varies from one term to the next is then no proof that terms differ from holidays. Raises ValueError where `inside`
    has not one value a day, or holds for all days or for none.
    """
    size, inside = _length(period), np.asarray(inside, dtype=bool)
    if inside.shape != (size,):
        raise ValueError(f"the period has {size} days, and {inside.size} were marked as of the kind or not")
    if inside.all() or not inside.any():
        raise ValueError("days of a kind are compared with the others of the period, so it needs both")
    counts, aside = daily(when, period)
    runs = np.flatnonzero(np.r_[True, inside[1:] != inside[:-1]])
    lengths = np.diff(np.r_[runs, size])
    phi = around_levels(np.add.reduceat(counts, runs), lengths, inside[runs].astype(int))
    within, days = int(counts[inside].sum()), int(inside.sum())
    without = int(counts.sum()) - within
    found = change(without, within, phi or 1.0, Fraction(days, size - days))
    return DaysCompared(within, days, without, size - days, found, phi, aside)


def daily(when: np.ndarray, period: Dates) -> tuple[np.ndarray, tuple[SetAside, ...]]:
    """Events on each day of `period` (int64), and those that have no time or lie outside it."""
    when = np.asarray(when, dtype="datetime64[D]")
    unknown = np.isnat(when)
    place = np.where(unknown, 0, when.astype(np.int64)) - np.datetime64(period[0], "D").astype(np.int64)
    size = _length(period)
    usable, aside = sifted(
        when.size, (unknown, "the time is not known"), ((place < 0) | (place >= size), "outside the period")
    )
    return np.bincount(place[usable], minlength=size), aside


def weekends(period: Dates) -> np.ndarray:
    """Saturdays and Sundays; bool, one a day, as of all functions below."""
    return _weekday(period) >= 5


def within(period: Dates, spans: Iterable[Dates]) -> np.ndarray:
    """The days of spans of dates, as school terms. Raises ValueError for a span that ends before it begins."""
    found, origin = np.zeros(_length(period), dtype=bool), period[0].toordinal()
    for first, last in spans:
        if last < first:
            raise ValueError(f"from {first} to {last}: the last day is before the first")
        found[max(first.toordinal() - origin, 0) : max(last.toordinal() - origin + 1, 0)] = True
    return found


def bank_holidays(period: Dates, nation: Nation = "England") -> np.ndarray:
    """Bank and public holidays, the days in lieu of them, and the holiday itself where it falls on a weekend."""
    import holidays  # noqa: PLC0415 – half a second that nobody else should wait for

    years = range(period[0].year, period[1].year + 1)
    known = holidays.country_holidays("GB", subdiv=_CODES[nation], years=years)
    return np.array([date.fromordinal(day) in known for day in _ordinals(period)])


def eves(period: Dates, nation: Nation = "England") -> np.ndarray:
    """Days before a bank holiday that are none themselves."""
    longer = bank_holidays((period[0], date.fromordinal(period[1].toordinal() + 1)), nation)
    return longer[1:] & ~longer[:-1]


def paydays(period: Dates, following: int = 2, nation: Nation = "England") -> np.ndarray:
    """The last working day of each month, when most who are paid by the month are paid, and the days `following` it."""
    months = range(12 * period[0].year + period[0].month - 2, 12 * period[1].year + period[1].month)
    ends = [date((m + 1) // 12, (m + 1) % 12 + 1, 1).toordinal() - 1 for m in months]
    around = (date.fromordinal(ends[0] - 10), date.fromordinal(ends[-1]))
    off = bank_holidays(around, nation) | weekends(around)
    found = []
    for end in ends:
        place = end - around[0].toordinal()
        while off[place]:
            place -= 1
        paid = around[0].toordinal() + place
        found.append((date.fromordinal(paid), date.fromordinal(paid + following)))
    return within(period, found)


def _length(period: Dates) -> int:
    if period[1] < period[0]:
        raise ValueError(f"a period from {period[0]} to {period[1]} ends before it begins")
    return (period[1] - period[0]).days + 1


def _ordinals(period: Dates) -> range:
    return range(period[0].toordinal(), period[1].toordinal() + 1)


def _weekday(period: Dates) -> np.ndarray:
    return (period[0].weekday() + np.arange(_length(period))) % 7
