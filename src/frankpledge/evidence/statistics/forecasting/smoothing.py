"""Exponential smoothing with a choice of model, and STL with the rest smoothed: both on the square roots of counts."""

import os
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from frankpledge.evidence.statistics.forecasting.roots import rooted, unrooted
from frankpledge.evidence.statistics.forecasting.stl import stl

MODELS = (
    "level", "level and slope", "level and damped slope",
    "level and season", "level, slope and season", "level, damped slope and season",
)  # fmt: skip
_WORTH_A_THREAD = 64  # series


def exponential_smoothing(counts: np.ndarray, horizon: int, period: int = 12) -> np.ndarray:
    """The best of six models by AICc for each series (Hyndman et al. 2002): counts (series × months) → × horizon."""
    return unrooted(smoothed(rooted(counts), horizon, period)[0])


def stl_and_smoothing(counts: np.ndarray, horizon: int, period: int = 12) -> np.ndarray:
    """STL takes the season off, smoothing looks ahead without it, and the last year's season is put back."""
    roots = rooted(counts)
    season = stl(roots, period).season
    ahead, _ = smoothed(roots - season, horizon, 1)
    return unrooted(ahead + season[:, -period:][:, np.arange(horizon) % period])


def smoothed(values: np.ndarray, horizon: int, period: int = 12) -> tuple[np.ndarray, np.ndarray]:
    """Forecasts of values (series × months) as they are, and which of MODELS each is by. A period of 1 has no season.

    Models with a season need two periods. Raises ValueError for a gap and for fewer than six months.
    """
    from frankpledge.evidence.statistics.forecasting.smoothing_kernel import look_ahead  # noqa: PLC0415 – it loads numba, most of a second

    series = np.ascontiguousarray(values, dtype=float)
    if series.shape[1] < 6 or not np.isfinite(series).all():
        raise ValueError("exponential smoothing needs six months or more without a gap")
    ahead, model = np.empty((len(series), horizon)), np.empty(len(series), dtype=np.int64)
    seasonal = period > 1 and series.shape[1] >= 2 * period

    def part(rows: slice) -> None:
        look_ahead(series[rows], period, seasonal, ahead[rows], model[rows])

    # Threads of our own, not numba's: its default ones may not be started by two requests of a web server at once.
    size = max(_WORTH_A_THREAD, -(-len(series) // (4 * (os.cpu_count() or 1))))
    parts = [slice(i, i + size) for i in range(0, len(series), size)]
    if len(parts) < 2:
        part(slice(None))
    else:
        with ThreadPoolExecutor(os.cpu_count()) as threads:
            list(threads.map(part, parts))
    return ahead, model
