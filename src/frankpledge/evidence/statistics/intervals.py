"""How far a count, a rate or a share may be from what lies behind it: intervals of them.

Counts and rates as the public health technical guidance of the Office for Health Improvement and Disparities has them:
the exact Poisson interval below ten, Byar's approximation from ten (Breslow and Day 1987, volume II, page 69). Shares
by Wilson's score interval (1927), which stays between none and all.

Where counts vary more than Poisson counts do, the count divided by φ varies as one does; its interval times φ is that
of the count (a quasi-likelihood, as in `change`).
"""

from dataclasses import dataclass
from math import isfinite, sqrt

from scipy.special import gammaincinv, ndtri

CONFIDENCE = 0.95
LEAST_FOR_BYAR = 10


@dataclass(frozen=True)
class Interval:
    """From `low` to `high`, in the unit of what was asked about."""

    low: float
    high: float


def byar(count: float, level: float = CONFIDENCE) -> Interval:
    """Byar's interval of a Poisson count. Of none at all the lower end is 0.

    Raises ValueError for a negative count, and for a level that is not between 0 and 1.
    """
    _check_count(count)
    z = normal(level)
    least = count * (1 - 1 / (9 * count) - z / (3 * sqrt(count))) ** 3 if count else 0.0
    more = count + 1
    return Interval(max(0.0, least), more * (1 - 1 / (9 * more) + z / (3 * sqrt(more))) ** 3)


def exact(count: float, level: float = CONFIDENCE) -> Interval:
    """Garwood's exact interval of a Poisson count (1936), from the quantiles of χ². Raises as `byar` does."""
    _check_count(count)
    tail = _tail(level)
    least = float(gammaincinv(count, tail)) if count else 0.0
    return Interval(least, float(gammaincinv(count + 1, 1 - tail)))


def of_count(count: float, level: float = CONFIDENCE, dispersion: float = 1.0) -> Interval:
    """The interval of a count whose variance is `dispersion` (φ, 1 or more) times its mean. Raises as `byar` does."""
    check_dispersion(dispersion)
    plain = count / dispersion
    found = byar(plain, level) if plain >= LEAST_FOR_BYAR else exact(plain, level)
    return Interval(dispersion * found.low, dispersion * found.high)


def of_rate(
    count: float, exposure: float, per: float = 1000, level: float = CONFIDENCE, dispersion: float = 1.0
) -> Interval:
    """The interval of a rate: `count` for every `per` of `exposure` (residents, households, days), taken as known.

    Raises ValueError where there is nothing to divide by, and as `byar` does.
    """
    if not (isfinite(exposure) and exposure > 0):
        raise ValueError(f"a rate needs something to divide by: {exposure} was given, and more than 0 is needed")
    found = of_count(count, level, dispersion)
    return Interval(per * found.low / exposure, per * found.high / exposure)


def wilson(part: float, whole: float, level: float = CONFIDENCE, dispersion: float = 1.0) -> Interval:
    """Wilson's interval of `part` of `whole`, from 0 to 1.

    With a `dispersion` (φ, or a survey's design effect) over 1 the whole tells as little as one divided by it. Raises
    ValueError where the part is more than the whole or the whole is nothing.
    """
    check_part(part, whole)
    check_dispersion(dispersion)
    z, n, share = normal(level), whole / dispersion, part / whole
    middle = share + z * z / (2 * n)
    reach = z * sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    least, most = (middle - reach) / (1 + z * z / n), (middle + reach) / (1 + z * z / n)
    return Interval(least if part else 0.0, most if part < whole else 1.0)


def check_part(part: float, whole: float) -> None:
    """Raises ValueError unless `part` can be a part of `whole`."""
    if not (isfinite(whole) and whole > 0):
        raise ValueError(f"a share needs a base: {whole} was given, and more than 0 is needed")
    if not 0 <= part <= whole:
        raise ValueError(f"{part} can't be a part of {whole}: check which number is the base")


def check_dispersion(dispersion: float) -> None:
    """Raises ValueError unless `dispersion` can be a φ."""
    if not (isfinite(dispersion) and dispersion >= 1):
        raise ValueError(f"a dispersion (φ) is 1 or more: {dispersion} was given")


def _check_count(count: float) -> None:
    if not (isfinite(count) and count >= 0):
        raise ValueError(f"a count is 0 or more: {count} was given")


def _tail(level: float) -> float:
    if not 0 < level < 1:
        raise ValueError(f"a level is between 0 and 1, as 0.95: {level} was given")
    return (1 - level) / 2


def normal(level: float) -> float:
    """The point of the normal distribution that leaves half of the rest above it."""
    return float(ndtri(1 - _tail(level)))
