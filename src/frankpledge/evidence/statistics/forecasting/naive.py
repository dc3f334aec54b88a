"""Forecasts that anybody can check by hand: what cleverer ones have to beat.

Each takes counts (series × months) without a gap, and gives what it expects (series × horizon).
"""

import numpy as np

from frankpledge.evidence.statistics.dispersion import MOST_YEARS


def same_as_last_year(counts: np.ndarray, horizon: int, period: int = 12) -> np.ndarray:
    """The seasonal naive forecast: each month as it was a year before, further ahead as well."""
    return _repeated(counts[:, -period:].astype(float), horizon)


def mean_of_last_year(counts: np.ndarray, horizon: int, period: int = 12) -> np.ndarray:
    """Every month the mean of the last twelve."""
    return np.repeat(counts[:, -period:].mean(axis=1)[:, None], horizon, axis=1)


def usual_season(counts: np.ndarray, horizon: int, period: int = 12) -> np.ndarray:
    """The mean of the last twelve months times each calendar month's usual share; no drift.

    The share is of the last whole years, at most five, all together; a month that never had any keeps none.
    """
    years = min(counts.shape[1] // period, MOST_YEARS)
    by_month = counts[:, -years * period :].reshape(-1, years, period).sum(axis=1)
    total = by_month.sum(axis=1, keepdims=True)
    shares = by_month / np.where(total, total, 1)
    return _repeated(shares * counts[:, -period:].sum(axis=1, keepdims=True), horizon)


def _repeated(year: np.ndarray, horizon: int) -> np.ndarray:
    return year[:, np.arange(horizon) % year.shape[1]]
