"""What Frankpledge's series are measured against, in .venv-peers: statsmodels and statsforecast."""

# ruff: noqa: PLC0415

from collections.abc import Callable

import numpy as np


def statsmodels_stl(data: dict) -> Callable[[], dict]:
    from statsmodels.tsa.seasonal import STL

    def work() -> dict:
        found = [STL(series, period=12).fit() for series in data["counts"]]
        return {"trend": np.array([f.trend for f in found]), "season": np.array([f.seasonal for f in found])}

    return work


def auto_ets(data: dict, number: int) -> Callable[[], np.ndarray]:
    """AutoETS with its defaults, of the first `number` series."""
    from statsforecast.models import AutoETS

    horizon = data["came"].shape[1]
    return lambda: np.array([AutoETS(12).forecast(series, horizon)["mean"] for series in data["counts"][:number]])
