"""The forecasts that are tried, the simplest first."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from frankpledge.evidence.statistics.forecasting.naive import mean_of_last_year, same_as_last_year, usual_season
from frankpledge.evidence.statistics.forecasting.smoothing import exponential_smoothing, stl_and_smoothing


@dataclass(frozen=True)
class Method:
    """`ahead(counts, horizon, period)`: counts (series × months, no gap) → what is expected (series × horizon)."""

    id: str
    name: str
    ahead: Callable[[np.ndarray, int, int], np.ndarray]


SEASONAL_NAIVE = Method("same-as-last-year", "the same as a year before", same_as_last_year)
YEAR_MEAN = Method("mean-of-last-year", "the mean of the last year", mean_of_last_year)
METHODS = (
    YEAR_MEAN,
    SEASONAL_NAIVE,
    Method("usual-season", "the mean of the last year, with the usual season", usual_season),
    Method("exponential-smoothing", "exponential smoothing: the latest months weigh most", exponential_smoothing),
    Method("stl-and-smoothing", "the season taken off by STL, and the rest smoothed", stl_and_smoothing),
)
NEED_NO_METHOD = (YEAR_MEAN, SEASONAL_NAIVE)
