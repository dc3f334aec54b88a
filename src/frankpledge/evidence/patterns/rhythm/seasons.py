"""Months and seasons of the year: how far above or below the average day, allowing for the days they have."""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from frankpledge.evidence.statistics.change import change
from frankpledge.evidence.statistics.discovery import adjusted
from frankpledge.evidence.statistics.dispersion import dispersion

CHANCE = 0.05
SEASONS = ((12, 1, 2), (3, 4, 5), (6, 7, 8), (9, 10, 11))  # winter, spring, summer, autumn (meteorological)


@dataclass(frozen=True)
class Part:
    """Months of the calendar, 1 to 12, over all years: `index` 1.2 is a fifth more a day than the year's average.

    `p` is two-sided, against the rest of the year; `adjusted` after control of false discoveries over its likes.
    """

    months: tuple[int, ...]
    count: int
    days: int
    index: float
    p: float
    adjusted: float

    @property
    def stands_out(self) -> bool:
        return self.adjusted < CHANCE


@dataclass(frozen=True)
class Seasonal:
    """The twelve months, January first, and the four seasons.

    `dispersion` is φ of a month; None: a single year can't tell it, and plain Poisson was used. `left_out`: so many
    months at the beginning, as only whole years are compared.
    """

    months: tuple[Part, ...]
    seasons: tuple[Part, ...]
    years: int
    dispersion: float | None
    left_out: int

    @property
    def peak(self) -> Part:
        """The month with most a day. That there is one means nothing unless it stands out."""
        return max(self.months, key=lambda part: part.index)


def seasonal(counts: Sequence[int], first: tuple[int, int]) -> Seasonal:
    """The indices of monthly counts that follow one another from the month `first` (year, month).

    A calendar month with its days over the years is compared with all others and theirs (`statistics.change`), with φ
    as `statistics.dispersion` has it. Raises ValueError for less than a year, for gaps, and where nothing was
    counted.
    """
    years, left_out = divmod(len(counts), 12)
    if None in counts:
        raise ValueError("a month that is not held is no month without events: give months that are all held")
    if not years:
        raise ValueError(f"a season needs a year of months at the least: {len(counts)} were given")
    used = list(counts[left_out:])
    if not sum(used):
        raise ValueError("nothing was counted in any month, so no season can be told")
    begins = first[0] * 12 + first[1] - 1 + left_out
    by_month, days = [0] * 13, [0] * 13
    for place, count in enumerate(used, begins):
        month = place % 12 + 1
        by_month[month] += count
        days[month] += monthrange(place // 12, month)[1]
    phi = dispersion(used, span=1)
    return Seasonal(
        _parts([(m,) for m in range(1, 13)], by_month, days, phi),
        _parts(SEASONS, by_month, days, dispersion(used, span=3)),
        years,
        phi,
        left_out,
    )


def _parts(
    groups: Sequence[tuple[int, ...]], counts: Sequence[int], days: Sequence[int], phi: float | None
) -> tuple[Part, ...]:
    all_counts, all_days, found = sum(counts), sum(days), []
    for months in groups:
        count, own = sum(counts[m] for m in months), sum(days[m] for m in months)
        p = change(all_counts - count, count, phi or 1.0, Fraction(own, all_days - own)).p
        found.append((months, count, own, count / own / (all_counts / all_days), p))
    q = adjusted([part[-1] for part in found])
    return tuple(Part(*part, corrected) for part, corrected in zip(found, q, strict=True))
