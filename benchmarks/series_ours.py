"""Frankpledge's part in the bench of series; run by in_process.py."""

from collections.abc import Callable

import numpy as np

from frankpledge.evidence.statistics.forecasting.smoothing import exponential_smoothing
from frankpledge.evidence.statistics.forecasting.stl import stl


def stl_parts(data: dict) -> Callable[[], dict]:
    """The first call works the matrices of the length out."""

    def work() -> dict:
        found = stl(data["counts"])
        return {"trend": found.trend, "season": found.season}

    return work


def smoothing(data: dict) -> Callable[[], np.ndarray]:
    return lambda: exponential_smoothing(data["counts"], data["came"].shape[1])
