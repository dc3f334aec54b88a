"""Counts that vary more than Poisson counts do, by the mean and variance of their negative binomial distribution."""

import numpy as np
from scipy.special import betainc


def shape(mean: np.ndarray, variance: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The size r, and how far the variance is above the mean as the share 1 − mean ÷ variance.

    A variance that is not above the mean is taken for a hair above it: Poisson's, as good as.
    """
    excess = np.maximum(variance - mean, 1e-6 * mean)
    return mean**2 / excess, excess / (mean + excess)


def quantile(mean: np.ndarray, variance: np.ndarray, share: float | np.ndarray) -> np.ndarray:
    """The least count that is exceeded with a probability of 1 − `share` at the most; NaN where the mean is."""
    size, chance = shape(mean, variance)
    known = np.isfinite(mean)
    below = np.where(known, -1.0, np.nan)
    above = np.where(known, np.ceil(mean + 20 * np.sqrt(variance + mean) + 20), np.nan)
    while ((above - below) > 1).any():
        middle = np.floor((below + above) / 2)
        enough = betainc(size, middle + 1, 1 - chance) >= share
        above, below = np.where(enough & known, middle, above), np.where(enough, below, middle)
    return above
