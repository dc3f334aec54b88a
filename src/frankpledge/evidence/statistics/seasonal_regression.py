"""What is expected of a month, from the months before it: a quasi-Poisson regression on trend and season.

Farrington, Andrews, Beale and Catchpole (1996), as Noufaily and others (2013) improved it: all months of up to five
years count, the season is a factor, the trend is always there, and a month that was an outbreak itself counts for less,
the more so the further out it was. The logarithm of a month's mean is a level, a slope in time and its calendar month;
its variance is φ times its mean.

Theirs are weekly counts of a nation. In a ward's few counts a month that never had any would have a mean of none, and
a slope drawn on would run away. So slope and season are held towards nought by normal priors (a ridge; Breslow and
Clayton 1993 fit random effects so). A large series outweighs them, and one of few counts keeps to its mean.
"""

from dataclasses import dataclass
from math import exp, pi, sqrt

import numpy as np

from frankpledge.evidence.statistics.dispersion import LEAST_YEARS, MOST_YEARS
from frankpledge.evidence.statistics.products import product

OUTBREAK = 2.58  # standardised residuals: Noufaily and others, section 3.3
# What weighting outbreaks down leaves of φ where there were none: 1 − c × the normal density at c.
_LEAST = 1e-6  # of what a leverage leaves: by rounding one can come out a hair above 1
_LEFT = 1 - OUTBREAK * exp(-(OUTBREAK**2) / 2) / sqrt(2 * pi)
_SLOPE = 0.15  # standard deviation of the logarithm of a year's change, as most recorded crime has it
_SEASON = 0.3  # and of how far a calendar month is from the year
_WHOLE = 0.5  # a count added to each series over all of its months, so that one without any has a mean
_REWEIGHTINGS = 2
_MOST_STEPS = 12
_NEAR = 1e-9  # a step of the logarithm that changes nothing


@dataclass(frozen=True)
class Regression:
    """Of many series; NaN throughout where too little is held.

    `fitted` is what was expected of each month before (series × months), `mean` of the month after them, and `variance`
    how far a count may be from it: noise, and how well the mean is known. `freedom` are the degrees of freedom of φ.
    """

    fitted: np.ndarray
    mean: np.ndarray
    variance: np.ndarray
    dispersion: np.ndarray
    freedom: np.ndarray


def regress(before: np.ndarray, period: int = 12) -> Regression:
    """Fit each series (series × months, NaN for a gap) and look one month ahead. The latest five years are used.

    A series needs two years' months. Raises ValueError for a negative count.
    """
    counts = np.asarray(before, dtype=float)
    if (counts < 0).any():
        raise ValueError("a count is 0 or more")
    kept = counts[:, -MOST_YEARS * period :]
    judged = enough(counts, period)
    fitted = np.full(counts.shape, np.nan)
    ahead = np.full((4, len(counts)), np.nan)
    if judged.any():
        found, ahead[:, judged] = _regress(kept[judged], period)
        fitted[judged, -kept.shape[1] :] = found
    return Regression(fitted, *ahead)


def enough(before: np.ndarray, period: int = 12) -> np.ndarray:
    """Which series have two years' months in the latest five years."""
    return np.isfinite(before[:, -MOST_YEARS * period :]).sum(axis=1) >= LEAST_YEARS * period


def _regress(counts: np.ndarray, period: int) -> tuple[np.ndarray, tuple[np.ndarray, ...]]:
    months = counts.shape[1]
    design, precision = _design(months, period)
    past, next_month = design[:-1], design[-1]
    held = np.isfinite(counts)
    y = np.where(held, counts + _WHOLE / held.sum(axis=1, keepdims=True), 0.0)
    weights, phi = held.astype(float), np.ones(len(y))
    beta = np.zeros((len(y), past.shape[1]))
    beta[:, 0] = np.log(y.sum(axis=1) / held.sum(axis=1))
    for turn in range(_REWEIGHTINGS + 1):
        beta = _newton(y, weights / phi[:, None], past, precision, beta)
        mean = np.exp(product(beta, past.T))
        information = _products(weights * mean / phi[:, None], past)
        covariance = np.linalg.inv(information + precision)
        freedom = np.maximum(weights.sum(axis=1) - np.einsum("sij,sji->s", covariance, information), 1.0)
        phi = (weights * (y - mean) ** 2 / mean).sum(axis=1) / freedom
        phi = np.maximum(phi / _LEFT if turn else phi, 1.0)
        if turn < _REWEIGHTINGS:
            weights = held * _down_weighted(y, mean, weights, phi, covariance, past)
    expected = np.exp(beta @ next_month)
    unsure = np.einsum("i,sij,j->s", next_month, covariance, next_month)
    return mean, (expected, phi * expected + expected**2 * unsure, phi, freedom)


def _design(months: int, period: int) -> tuple[np.ndarray, np.ndarray]:
    """Level, slope a year and calendar month, for `months` and the one after; and what the priors add to the normal."""
    time = np.arange(-months, 1)
    season = np.equal.outer(time % period, np.arange(period))
    design = np.column_stack([np.ones(months + 1), time / period, season])
    return design, np.diag([0.0, _SLOPE**-2, *[_SEASON**-2] * period])


def _newton(
    y: np.ndarray, weights: np.ndarray, design: np.ndarray, precision: np.ndarray, beta: np.ndarray
) -> np.ndarray:
    for _ in range(_MOST_STEPS):
        mean = np.exp(product(beta, design.T))
        gradient = product(weights * (y - mean), design) - product(beta, precision)
        step = np.linalg.solve(_products(weights * mean, design) + precision, gradient[:, :, None])[:, :, 0]
        beta = beta + np.clip(step, -1, 1)
        if np.abs(step).max() < _NEAR:
            break
    return beta


def _products(weights: np.ndarray, design: np.ndarray) -> np.ndarray:
    """X'WX of each series."""
    size = design.shape[1]
    pairs = (design[:, :, None] * design[:, None, :]).reshape(-1, size * size)
    return product(weights, pairs).reshape(-1, size, size)


def _down_weighted(
    y: np.ndarray, mean: np.ndarray, weights: np.ndarray, phi: np.ndarray, covariance: np.ndarray, design: np.ndarray
) -> np.ndarray:
    """1, and of a month that was an outbreak 1 ÷ its squared Anscombe residual (Farrington and others, section 3.4)."""
    pairs = (design[:, :, None] * design[:, None, :]).reshape(len(design), -1)
    leverage = weights * mean / phi[:, None] * product(covariance.reshape(len(y), -1), pairs.T)
    residual = (
        1.5
        * (y ** (2 / 3) * mean ** (-1 / 6) - np.sqrt(mean))
        / np.sqrt(phi[:, None] * np.maximum(1 - leverage, _LEAST))
    )
    return np.where(residual > OUTBREAK, 1 / np.maximum(residual, OUTBREAK) ** 2, 1.0)
