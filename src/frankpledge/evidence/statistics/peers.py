"""Funnel plots: which units' rates differ from their peers' by more than their size explains (Spiegelhalter 2005).

The limits are exact Poisson ones: an upper limit is the count that so many or more would reach with the tail's
probability. Between whole counts the incomplete gamma function interpolates. At whole counts they are those of the
public health technical guidance's funnel plots. Spiegelhalter's own interpolation has the same lower limit, but its
upper one is crossed by chance more often than it says (Manktelow and Seaton 2012).

Peers differ for reasons that no funnel knows, so nearly all areas would lie outside limits for chance alone. φ allows
for that: the mean square of the standardised distances from the target, the furthest tenth at each end brought in so
that the units to be found do not hide themselves (Spiegelhalter 2005, Handling over-dispersion). Bringing them in makes
φ of plain counts 0.68 instead of 1; the estimate is divided by what is expected of it, or limits would be narrower than
they say. Counts and limits are then those of counts ÷ φ, as in `change`; and as φ of a few peers is itself not well
known, the limits are as much wider as Student's t is than the normal distribution, with a degree of freedom fewer than
peers. Of fifteen peers that differ only as peers do one is then called higher or lower in about one list of thirty.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import exp, pi, sqrt

import numpy as np
from scipy.special import gammainc, gammaincc, gdtrib, ndtr, ndtri, stdtr, stdtrit

from frankpledge.evidence.statistics.intervals import check_dispersion
from frankpledge.evidence.statistics.ranking import numbers

INNER = 0.95
OUTER = 0.998
WINSORISED = 0.1  # at each end
LEAST_UNITS = 5  # to tell a dispersion from


class Standing(StrEnum):
    """Where a unit is among its peers, by the outer limits."""

    HIGHER = "higher than expected"
    LOWER = "lower than expected"
    AS_EXPECTED = "as expected"


@dataclass(frozen=True)
class Unit:
    """One unit: its count, what the target rate makes expected of it, and where that puts it.

    `p` is two-sided: below 0.05 it is beyond the inner limits, as one of twenty peers is by chance.
    """

    count: float
    exposure: float
    expected: float
    p: float
    standing: Standing


@dataclass(frozen=True)
class Curve:
    """Limits of the rate (a unit of exposure) at each of `exposures`, for drawing; the lower one is 0 at the least."""

    level: float
    exposures: tuple[float, ...]
    lower: tuple[float, ...]
    upper: tuple[float, ...]


@dataclass(frozen=True)
class Funnel:
    """The target rate (a unit of exposure), φ, and every unit in the order given.

    `freedom` is how many degrees of it φ was told from; None where φ was given, or is 1.
    """

    target: float
    dispersion: float
    freedom: int | None
    units: tuple[Unit, ...]

    def curve(self, exposures: Sequence[float], level: float = OUTER) -> Curve:
        """The limits by which its units stand where they do, at these exposures."""
        return curve(exposures, self.target, self.dispersion, level, self.freedom)


def funnel(
    counts: Sequence[int], exposures: Sequence[float], target: float | None = None, dispersion: float | None = None
) -> Funnel:
    """Set every unit against `target`, a rate for one unit of exposure: that of all together unless told.

    `dispersion` is φ; None: as the units tell it, 1 at the least, and 1 where there are fewer than five. Raises
    ValueError for counts or exposures that can't be, no units, or a target that is not above 0.
    """
    observed, sizes = numbers(counts, exposures)
    if not observed.size:
        raise ValueError("a funnel needs units")
    rate = float(observed.sum() / sizes.sum()) if target is None else target
    if not rate > 0:
        raise ValueError("a funnel needs a target rate above 0: nothing was counted in any unit, or 0 was given")
    expected = rate * sizes
    phi = _dispersion(observed, expected) if dispersion is None else dispersion
    check_dispersion(phi)
    freedom = observed.size - 1 if dispersion is None and phi > 1 else None
    as_many, as_few = (_as_known(tail, freedom) for tail in _tails(observed / phi, expected / phi))
    units = (
        Unit(float(o), float(n), float(e), min(1.0, 2 * min(high, low)), _standing(high, low))
        for o, n, e, high, low in zip(*(v.tolist() for v in (observed, sizes, expected, as_many, as_few)), strict=True)
    )
    return Funnel(rate, phi, freedom, tuple(units))


def curve(
    exposures: Sequence[float],
    target: float,
    dispersion: float = 1.0,
    level: float = OUTER,
    freedom: int | None = None,
) -> Curve:
    """The limits of a funnel at these exposures; `level` is `INNER` or `OUTER`, `freedom` as in `Funnel`.

    Raises ValueError as `funnel` does.
    """
    _, sizes = numbers([0] * len(exposures), exposures)
    check_dispersion(dispersion)
    if not target > 0:
        raise ValueError(f"a funnel needs a target rate above 0: {target} was given")
    mean, tail = target * sizes / dispersion, (1 - level) / 2
    tail = tail if freedom is None else float(ndtr(stdtrit(freedom, tail)))
    upper = dispersion * gdtrib(1, tail, mean) / sizes
    lower = dispersion * np.maximum(0, gdtrib(1, 1 - tail, mean) - 1) / sizes
    return Curve(level, tuple(sizes.tolist()), tuple(lower.tolist()), tuple(upper.tolist()))


def winsorised_dispersion(z: Sequence[float]) -> float:
    """The mean square of standardised distances with the furthest tenth at each end brought in to the tenth's edge.

    As Spiegelhalter has it, without any correction.
    """
    values = np.asarray(z, dtype=float)
    low, high = np.quantile(values, [WINSORISED, 1 - WINSORISED])
    return float((np.clip(values, low, high) ** 2).mean())


def _dispersion(observed: np.ndarray, expected: np.ndarray) -> float:
    if observed.size < LEAST_UNITS:
        return 1.0
    z = (observed - expected) / np.sqrt(expected)
    return max(1.0, winsorised_dispersion(z) / _OF_CHANCE)


def _tails(observed: np.ndarray, mean: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """P(as many or more) and P(as few or fewer) of Poisson counts, taken between whole ones too."""
    as_many = np.where(observed > 0, gammainc(np.where(observed > 0, observed, 1), mean), 1.0)
    return as_many, gammaincc(observed + 1, mean)


def _as_known(tail: np.ndarray, freedom: int | None) -> np.ndarray:
    """A tail's probability with φ told from so many degrees of freedom: that of Student's t as far out."""
    return tail if freedom is None else stdtr(freedom, ndtri(tail))


def _standing(as_many: float, as_few: float) -> Standing:
    if min(as_many, as_few) > (1 - OUTER) / 2:
        return Standing.AS_EXPECTED
    return Standing.HIGHER if as_many < as_few else Standing.LOWER


def _winsorised_variance(share: float) -> float:
    """The variance of a standard normal distribution whose `share` at each end is brought in."""
    edge = float(ndtri(1 - share))
    density = exp(-edge * edge / 2) / sqrt(2 * pi)
    return 2 * share * edge * edge + (1 - 2 * share) - 2 * edge * density


_OF_CHANCE = _winsorised_variance(WINSORISED)
