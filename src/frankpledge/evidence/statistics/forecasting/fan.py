"""How far a month may be from its forecast: what the past errors were, and at least what chance alone does to a count.

A month is taken to be negative binomial. Its variance is φ times its size, φ being the mean square of the past errors
over their months' sizes. φ never falls from one horizon to the next (the nearest such run by least squares) and never
below that of a month's own noise. As φ is estimated from few errors, neighbours among which are much alike, and from
the very forecast that did best on them, the fan is widened as Student's t is, with half as many degrees of freedom as
origins.
"""

import numpy as np
from scipy.special import ndtri

from frankpledge.evidence.statistics.negative_binomial import quantile

LEVELS = (0.80, 0.95)


def sizes(expected: np.ndarray, last_years: np.ndarray) -> np.ndarray:
    """What a month's variance is in proportion to (… × series × horizon): half what is expected, half the late mean.

    `last_years` (series × months). The half keeps a forecast of none from saying that none is certain.
    """
    mean = (last_years.sum(axis=-1) + 1) / last_years.shape[-1]
    return (expected + mean[:, None]) / 2


def rising(squares: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """The nearest run that never falls, by weighted least squares: pool adjacent violators (Ayer and others 1955)."""
    pools: list[tuple[float, float, int]] = []  # mean, weight, length
    for value, weight in zip(squares.tolist(), weights.tolist(), strict=True):
        pool = (value, weight, 1)
        while pools and pools[-1][0] > pool[0]:
            before = pools.pop()
            both = before[1] + pool[1]
            pool = ((before[0] * before[1] + pool[0] * pool[1]) / both, both, before[2] + pool[2])
        pools.append(pool)
    return np.concatenate([np.full(length, mean) for mean, _, length in pools])


def widened(level: float, freedom: float) -> float:
    """The square of Student's t over the normal's z at a level, to the first order in 1 ÷ degrees of freedom."""
    z = ndtri((1 + level) / 2)
    return 1 + (z * z + 1) / (2 * freedom)


def interval(mean: np.ndarray, variance: np.ndarray, level: float) -> tuple[np.ndarray, np.ndarray]:
    """The least and the most of the middle `level` of negative binomial counts: whole numbers, 0 at the least.

    A variance below the mean is taken as Poisson's.
    """
    tail = (1 - level) / 2
    return quantile(mean, variance, tail).astype(int), quantile(mean, variance, 1 - tail).astype(int)
