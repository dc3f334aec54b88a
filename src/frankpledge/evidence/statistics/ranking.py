"""Places in order of size, ties said: standard competition ranking (1, 2, 2, 4), and how much a place means."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from frankpledge.evidence.statistics.intervals import CONFIDENCE, check_dispersion
from frankpledge.evidence.statistics.streaks import ordinal_figure

DRAWS = 4000
SEED = 20050

Number = int | float | Fraction


@dataclass(frozen=True)
class Place:
    """The `rank`th of `of`, `joint` where others share it."""

    rank: int
    of: int
    joint: bool

    @property
    def words(self) -> str:
        """`3rd of 9`, `joint 3rd of 9`."""
        return f"{'joint ' if self.joint else ''}{ordinal_figure(self.rank)} of {self.of}"


@dataclass(frozen=True)
class RankRange:
    """The places that a unit might as well have, from `best` (1 is the highest rate) to `worst`, of `of`."""

    best: int
    worst: int
    of: int

    @property
    def says_little(self) -> bool:
        """Whether the range is half of all places or more."""
        return 2 * (self.worst - self.best + 1) >= self.of


def places(values: Sequence[Number]) -> list[Place]:
    """The place of each value, in the order given; the largest is 1st.

    Only exactly equal values tie, so rank them before any rounding.
    """
    ordered = sorted(values, reverse=True)
    first = {value: i for i, value in reversed(list(enumerate(ordered, 1)))}
    return [Place(first[v], len(ordered), ordered.count(v) > 1) for v in values]


@dataclass(frozen=True)
class Placed:
    """One of the top: its name, value and place."""

    name: str
    value: Number
    place: Place


def top(values: Mapping[str, Number], number: int = 3) -> tuple[Placed, ...]:
    """The largest, down to the `number`th place; all that share the last place are in. What is nought never is.

    In order of value, then of name. Raises ValueError for a `number` below 1.
    """
    if number < 1:
        raise ValueError(f"a top {number} has nothing in it: ask for 1 or more")
    found = [Placed(n, v, p) for (n, v), p in zip(values.items(), places(list(values.values())), strict=True)]
    kept = [p for p in found if p.place.rank <= number and p.value > 0]
    return tuple(sorted(kept, key=lambda p: (p.place.rank, p.name)))


def rank_ranges(
    counts: Sequence[int], exposures: Sequence[float], dispersion: float = 1.0, level: float = CONFIDENCE
) -> list[RankRange]:
    """For each unit the range of places that its rate might have if the same year were lived again, in the order given.

    What lies behind each count is drawn 4,000 times from the gamma distribution that Poisson counts leave of it
    (Jeffreys's prior; counts ÷ φ), the rates are ranked in every draw, and the middle `level` of each unit's places is
    its range: Marshall and Spiegelhalter (1998). The seed is fixed, so the same counts always give the same ranges.
    Raises ValueError for a negative count or an exposure that is not above 0.
    """
    observed, sizes = numbers(counts, exposures)
    check_dispersion(dispersion)
    if not observed.size:
        return []
    rng = np.random.default_rng(SEED)
    rates = rng.gamma(observed / dispersion + 0.5, size=(DRAWS, observed.size)) / sizes
    drawn = 1 + (-rates).argsort(axis=1).argsort(axis=1)
    tail = (1 - level) / 2
    best, worst = np.quantile(drawn, [tail, 1 - tail], axis=0, method="inverted_cdf").astype(int)
    return [RankRange(int(b), int(w), observed.size) for b, w in zip(best, worst, strict=True)]


def numbers(counts: Sequence[int], exposures: Sequence[float]) -> tuple[np.ndarray, np.ndarray]:
    """Both as arrays. Raises ValueError where they can't be counts and exposures of the same units."""
    observed, sizes = np.asarray(counts, dtype=float), np.asarray(exposures, dtype=float)
    if observed.shape != sizes.shape:
        raise ValueError(f"{observed.size} counts have {sizes.size} exposures: each unit needs one of both")
    if not (np.isfinite(observed).all() and (observed >= 0).all()):
        raise ValueError("a count is 0 or more")
    if not (np.isfinite(sizes).all() and (sizes > 0).all()):
        raise ValueError("an exposure (residents, households, expected counts) is more than 0")
    return observed, sizes
