"""A series of months with one point in it from which something was done: did it step down there, or turn?

Segmented regression (Lopez Bernal, Cummins and Gasparrini 2017): the log of a month's mean is a trend, a step from the
first month after, a change of the trend from then on, and a season of sine and cosine waves. A long series is its own
comparison. What else began in the same month it can't tell apart.

Intervals are Student's t on the fit's degrees of freedom. Where a month is like the one before it even so, they would
be too narrow: the variance is multiplied by (1 + r) ÷ (1 − r), r being how alike neighbouring residuals are, less what
fitting the terms takes away. That is the variance of a mean of such months (Bartlett 1946).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import exp, isfinite, log, sqrt

import numpy as np
from scipy.special import stdtr, stdtrit

from frankpledge.evidence.statistics.evaluation.log_linear import Fit, negative_binomial, quasi_poisson
from frankpledge.evidence.statistics.intervals import CONFIDENCE

LEAST_BEFORE = 12
LEAST_AFTER = 3
MOST_ALIKE = 0.8
FURTHEST = log(1e6)  # a ratio beyond which nothing has been told


class Spread(StrEnum):
    """How the months are taken to vary."""

    QUASI_POISSON = "φ × mean"
    NEGATIVE_BINOMIAL = "mean + α × mean²"


@dataclass(frozen=True)
class Effect:
    """A ratio of means with its interval; below 1 is a fall. `p` is two-sided."""

    ratio: float
    low: float
    high: float
    p: float


@dataclass(frozen=True)
class Interrupted:
    """`trend` is of each month before; `step` that of the first month after; `turn` of each month's trend since.

    `whole` is all months after together against `expected`, what those before would lead to expect. `alike` is the
    autocorrelation that was allowed for.
    """

    trend: Effect
    step: Effect
    turn: Effect | None
    whole: Effect
    observed: int
    expected: float
    months_before: int
    months_after: int
    dispersion: float
    alpha: float
    alike: float
    freedom: int


def interrupted(
    months: Sequence[int],
    first: int,
    exposures: Sequence[float] | None = None,
    waves: int = 2,
    turn: bool = True,
    spread: Spread = Spread.QUASI_POISSON,
    level: float = CONFIDENCE,
    per_year: int = 12,
) -> Interrupted:
    """Fit a series whose month at place `first` is the first since something was done.

    `exposures`: residents or days of each month, 1 unless told. `waves`: pairs of sine and cosine, 0 for no season.
    `turn`: whether the trend may change too; without it the step is steadier. Raises ValueError for fewer than twelve
    months before or three after, for a season without two years in all, and for months that are no counts.
    """
    counts, sizes = _checked(months, first, exposures, waves, per_year)
    design = _design(counts.size, first, waves, turn, per_year)
    fit = (quasi_poisson if spread is Spread.QUASI_POISSON else negative_binomial)(counts, design, sizes)
    alike = _alike(fit)
    read = _Reader(fit, (1 + alike) / (1 - alike), level)
    without = design.copy()
    without[:, 2 : 4 if turn else 3] = 0
    usual = sizes * np.exp(without @ fit.coefficients)
    after = slice(first, None)
    gradient = _mean_terms(design[after], fit.fitted[after]) - _mean_terms(without[after], usual[after])
    whole = np.log(fit.fitted[after].sum() / usual[after].sum())
    terms = np.eye(design.shape[1])
    return Interrupted(
        trend=read.term(terms[1]),
        step=read.term(terms[2]),
        turn=read.term(terms[3]) if turn else None,
        whole=read.effect(float(whole), gradient),
        observed=int(counts[after].sum()),
        expected=float(usual[after].sum()),
        months_before=first,
        months_after=counts.size - first,
        dispersion=fit.dispersion,
        alpha=fit.alpha,
        alike=alike,
        freedom=fit.freedom,
    )


@dataclass(frozen=True)
class _Reader:
    """Turns sums of coefficients into ratios with intervals."""

    fit: Fit
    widening: float
    level: float

    def term(self, weights: np.ndarray) -> Effect:
        return self.effect(float(weights @ self.fit.coefficients), weights)

    def effect(self, log_ratio: float, weights: np.ndarray) -> Effect:
        error = sqrt(self.widening * float(weights @ self.fit.covariance @ weights))
        reach = float(stdtrit(self.fit.freedom, 1 - (1 - self.level) / 2)) * error
        if not abs(log_ratio) + reach < FURTHEST:  # a fit that ran away, as where a calendar month is always 0
            raise ValueError("the counts are too few to draw a trend and a season through: take a wider area")
        p = float(2 * stdtr(self.fit.freedom, -abs(log_ratio) / error))
        return Effect(exp(log_ratio), exp(log_ratio - reach), exp(log_ratio + reach), p)


def _design(size: int, first: int, waves: int, turn: bool, per_year: int) -> np.ndarray:
    """Columns: 1, months since `first`, after, months since `first` where after, then the season."""
    time = np.arange(size, dtype=float) - first
    since = (time >= 0).astype(float)
    angles = 2 * np.pi * np.outer(time, np.arange(1, waves + 1)) / per_year
    middle = [since * time] if turn else []
    return np.column_stack([np.ones(size), time, since, *middle, np.sin(angles), np.cos(angles)])


def _mean_terms(design: np.ndarray, means: np.ndarray) -> np.ndarray:
    """How the log of the sum of the means moves with each coefficient."""
    return means @ design / means.sum()


def _alike(fit: Fit) -> float:
    """The autocorrelation of residuals of neighbouring months, from 0 to 0.8.

    k fitted terms make n independent residuals look unlike by about k ÷ n, which is given back.
    """
    r, n = fit.residuals, fit.residuals.size
    if not r.any():
        return 0.0
    return float(np.clip(r[1:] @ r[:-1] / (r @ r) + (n - fit.freedom) / n, 0, MOST_ALIKE))


def _checked(
    months: Sequence[int], first: int, exposures: Sequence[float] | None, waves: int, per_year: int
) -> tuple[np.ndarray, np.ndarray]:
    counts = np.asarray(months, dtype=float)
    sizes = np.ones(counts.size) if exposures is None else np.asarray(exposures, dtype=float)
    if not (np.isfinite(counts).all() and (counts >= 0).all() and (counts == np.floor(counts)).all()):
        raise ValueError("every month is a whole number, 0 or more; a month that is not held can't be one")
    if sizes.shape != counts.shape or not all(isfinite(n) and n > 0 for n in sizes):
        raise ValueError(f"{counts.size} months need as many exposures, each more than 0")
    after = counts.size - first
    if first < LEAST_BEFORE or after < LEAST_AFTER:
        raise ValueError(
            f"{first} months before and {max(after, 0)} after are too few: {LEAST_BEFORE} before and {LEAST_AFTER} "
            "after are the least"
        )
    if waves < 0 or (waves and counts.size < 2 * per_year):
        raise ValueError("a season needs two years of months in all: ask for none (`waves` = 0), or wait")
    if not counts[first:].any() or not counts[:first].any():
        raise ValueError("nothing was counted before, or nothing after: no trend can be drawn through that")
    return counts, sizes
