"""How events are spread over people or places: prevalence, incidence and concentration, and what chance would make.

Chance: everybody equally at risk, and nobody's risk changed by what happened to them. Counts are then Poisson (Sparks
1981), and given their total each event falls on anybody alike. More repeats than that say that risk is unequal, or that
one event makes the next likelier, and not which.
"""

from dataclasses import dataclass

import numpy as np
from scipy.special import betaln, gammainc, xlog1py, xlogy

from frankpledge.evidence.patterns.set_aside import SetAside, sifted

TIMES = 5  # and more


@dataclass(frozen=True)
class Spread:
    """`by_times`: how many keys had 1, 2, 3, 4, and 5 or more events. `most` is the largest number that one had."""

    events: int
    keys: int
    by_times: tuple[int, ...]
    most: int
    set_aside: tuple[SetAside, ...]

    @property
    def concentration(self) -> float | None:
        """Events for each that had any; None where none had."""
        return self.events / self.keys if self.keys else None

    @property
    def repeats(self) -> int:
        """Events but for the first of each key in the period."""
        return self.events - self.keys

    def prevalence(self, population: int, per: float = 1000) -> float:
        """How many of every `per` had any. Raises ValueError for a population of fewer than had any."""
        check_population(self, population)
        return per * self.keys / population

    def incidence(self, population: int, per: float = 1000) -> float:
        """How many events there were for every `per`: prevalence × concentration. Raises as `prevalence` does."""
        check_population(self, population)
        return per * self.events / population


@dataclass(frozen=True)
class Chance:
    """What equal risk makes of as many events: keys by times as in `Spread`, and repeats. `p` is one-sided: more."""

    by_times: tuple[float, ...]
    repeats: float
    p: float


def spread(keys: np.ndarray) -> Spread:
    """Of events of a period with `keys` (uint64; 0: not known, set aside)."""
    keys = np.asarray(keys, dtype=np.uint64)
    usable, aside = sifted(keys.size, (keys == 0, "who or where is not known"))
    times = np.unique(keys[usable], return_counts=True)[1]
    by_times = np.bincount(np.minimum(times, TIMES), minlength=TIMES + 1)[1:]
    return Spread(int(times.sum()), times.size, tuple(by_times.tolist()), int(times.max(initial=0)), aside)


def by_chance(found: Spread, population: int) -> Chance:
    """Expected of as many events among `population` people or places equally at risk.

    Exact but for p: the number of repeats has the exact mean and variance, and the shape of a Poisson count. Raises
    ValueError for a population smaller than the keys that had an event.
    """
    check_population(found, population)
    events, times = found.events, np.arange(min(TIMES, found.events + 1))
    ways = -np.log1p(events) - betaln(events - times + 1, times + 1)  # the logarithm of events over times
    share = 1 / population
    of_all = np.zeros(TIMES)
    of_all[times] = population * np.exp(ways + xlogy(times, share) + xlog1py(events - times, -share))
    by_times = (*of_all[1:].tolist(), max(0.0, float(population - of_all.sum())))
    repeats = events - population + float(of_all[0])
    return Chance(by_times, repeats, _as_many(found.repeats, repeats, _variance(events, population)))


def check_population(found: Spread, population: int) -> None:
    """Raises ValueError where fewer are said to be at risk than had an event."""
    if population < max(found.keys, 1):
        raise ValueError(f"{population} are said to be at risk, and {found.keys} had an event")


def _variance(events: int, population: int) -> float:
    """Of how many have no event, and so of how many repeats there are (the classical occupancy problem)."""
    none = np.exp(xlog1py(events, -1 / population))
    neither = np.exp(xlog1py(events, -2 / population)) if population > 1 else 0.0
    return max(0.0, float(population * ((population - 1) * neither + none - population * none**2)))


def _as_many(repeats: int, mean: float, variance: float) -> float:
    """P(as many or more) of a count that varies less than Poisson's: `variance` ÷ `mean` times as much."""
    if not repeats or variance < 1e-9:
        return 1.0
    phi = variance / mean
    return float(gammainc((repeats - 0.5) / phi + 0.5, mean / phi))
