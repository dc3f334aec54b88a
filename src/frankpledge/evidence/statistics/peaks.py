"""The highest month of a year, and whether it stands out from what its season and the year's level make expected.

December is often the highest month, and some month always is. A peak means something only where the month had more than
the same calendar months of earlier years and the level of this year's other months make expected; and as any of twelve
could have been the highest, it has to stand out twelve times as clearly.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from frankpledge.evidence.statistics.change import change
from frankpledge.evidence.statistics.dispersion import dispersion

CHANCE = 0.05


@dataclass(frozen=True)
class Peak:
    """The highest month (quarter) of the last year: places in the year, several where they tie; what was counted.

    `expected` and `p` (after allowing for the many looks) are None where there is no earlier year to tell a season by.
    """

    places: tuple[int, ...]
    count: int
    expected: Fraction | None
    p: float | None

    @property
    def stands_out(self) -> bool:
        """Whether so high a month would come by chance in fewer than one year of twenty."""
        return self.p is not None and self.p < CHANCE


def months_peak(months: Sequence[int], per_year: int = 12, phi: float | None = None) -> Peak | None:
    """The peak of the last `per_year` months, of a series that goes back whole years from them.

    The month is compared with the same calendar month of all earlier years (`change`), the exposure being the other
    months of this year and of those. `phi` is that of one month; None: as the earlier years and the whole series tell
    it, whichever is larger. p is one-sided, by Šidák for as many looks as there are months. Of
    months that tie, the one that stands out most is told. None where nothing was counted in the year. Raises
    ValueError where less than a year is given.
    """
    years = len(months) // per_year
    if not years:
        raise ValueError(f"a peak needs a year of {per_year} counts: {len(months)} were given")
    year, earlier = months[-per_year:], months[-per_year * years : -per_year]
    highest = max(year)
    if not highest:
        return None
    places = tuple(i for i, count in enumerate(year) if count == highest)
    if phi is None:
        # From a few years φ is as often too small as too large. The larger of the two keeps false peaks to 1 in 20.
        phi = max(dispersion(known, span=1, per_year=per_year) or 1.0 for known in (earlier, months))
    found = [_against(year, earlier, i, per_year, phi) for i in places]
    expected, p = min(found, key=lambda f: 1.0 if f[1] is None else f[1])
    return Peak(places, highest, expected, p)


def _against(
    year: Sequence[int], earlier: Sequence[int], place: int, per_year: int, phi: float
) -> tuple[Fraction | None, float | None]:
    """What is expected of a month, and how unlikely as many are, after allowing for the looks."""
    same = sum(earlier[place::per_year])
    others_then, others_now = sum(earlier) - same, sum(year) - year[place]
    if not others_then or not others_now:
        return None, None
    ratio = Fraction(others_now, others_then)
    found = change(same, year[place], phi, ratio)
    one_sided = found.p / 2 if year[place] > same * ratio else 1.0
    return same * ratio, 1 - (1 - one_sided) ** per_year
