"""The forecast of a series of counts: what the next months would come to if nothing changed, with its fan."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from frankpledge.evidence.statistics.forecasting import fan
from frankpledge.evidence.statistics.forecasting.backtest import Tested
from frankpledge.evidence.statistics.forecasting.choose import Choice, choices
from frankpledge.evidence.statistics.forecasting.methods import NEED_NO_METHOD

LEAST = 8  # values, and a year's at the least


@dataclass(frozen=True)
class Forecast:
    """One value for each month (or quarter) ahead, the next first.

    `expected` is the forecast, and `centre` the same to the nearest whole count: add up the former. Of such months
    four in five lie from `low80` to `high80`, and 19 in 20 from `low95` to `high95`.

    `method` and `name` are those of the forecast that was best in the `backtest`, which has all of them, each tried
    from `origins` past months. A series of less than three years can't be tested: its table is empty, and the mean of
    its last year is taken. `naive_wins`: nothing did clearly better than a forecast that needs no method (the last
    year's mean, or the same as a year before). `used` is how many months without a gap it rests on.
    """

    horizon: int
    expected: tuple[float, ...]
    centre: tuple[int, ...]
    low80: tuple[int, ...]
    high80: tuple[int, ...]
    low95: tuple[int, ...]
    high95: tuple[int, ...]
    method: str
    name: str
    naive_wins: bool
    backtest: tuple[Tested, ...]
    origins: int
    used: int


def forecast(counts: Sequence[int | None], horizon: int = 12, period: int = 12) -> Forecast:
    """Forecast one series; a year has `period` values, 12 or 4.

    None is a gap. Nothing before the last gap is used, so give months that were counted in another way as gaps. Raises
    ValueError where the last month is not held, fewer than a year's values (8 at the least) follow the last gap, a
    count is negative, or the horizon is not from 1 to a year.
    """
    held, least = _after_last_gap(counts).size, max(LEAST, period)
    if not held:
        raise ValueError("the last month is not held, so nothing can be said of those that follow it")
    if held < least:
        raise ValueError(f"a forecast needs {least} counts without a gap up to the last: {held} are held")
    return next(f for f in forecasts([counts], horizon, period) if f)


def forecasts(series: Sequence[Sequence[int | None]], horizon: int = 12, period: int = 12) -> list[Forecast | None]:
    """Forecast many series at once, as `forecast` does one; None where it would say that too little is held."""
    if not 1 <= horizon <= period:
        raise ValueError(f"a forecast looks from 1 to {period} ahead, a year at the most: {horizon} was asked for")
    alike: dict[int, list[int]] = defaultdict(list)
    held = [_after_last_gap(counts) for counts in series]
    for i, counts in enumerate(held):
        if counts.size >= max(LEAST, period):
            alike[counts.size].append(i)
    found: list[Forecast | None] = [None] * len(series)
    for places in alike.values():
        made = _made(np.stack([held[i] for i in places]), horizon, period)
        for i, one in zip(places, made, strict=True):
            found[i] = one
    return found


def _after_last_gap(counts: Sequence[int | None]) -> np.ndarray:
    gap = max((i for i, n in enumerate(counts) if n is None), default=-1)
    held = np.asarray(counts[gap + 1 :], dtype=float)
    if not (np.isfinite(held).all() and (held >= 0).all()):
        raise ValueError("a count is 0 or more")
    return held


def _made(table: np.ndarray, horizon: int, period: int) -> list[Forecast]:
    """Of series of equal length: series × months."""
    chosen = choices(table, horizon, period)
    expected = np.stack([c.expected for c in chosen])
    size = fan.sizes(expected, table[:, -2 * period :])
    # Even where none is expected one is not impossible: Laplace's rule of succession, and half the size of a month.
    mean = np.maximum(np.maximum(expected, size / 2), 1 / (table.shape[1] + 1))
    centre = np.floor(expected + 0.5).astype(int)
    bounds = [centre]
    for level in fan.LEVELS:
        phi = np.stack([c.dispersion * fan.widened(level, c.freedom) for c in chosen])
        low, high = fan.interval(mean, phi * size, level)
        bounds += [np.minimum(low, centre), np.maximum(high, centre)]
    return [_one(c, [b[i].tolist() for b in bounds], table.shape[1]) for i, c in enumerate(chosen)]


def _one(choice: Choice, bounds: list[list[int]], used: int) -> Forecast:
    return Forecast(
        choice.expected.size,
        tuple(choice.expected.tolist()),
        *map(tuple, bounds),
        method=choice.method.id,
        name=choice.method.name,
        naive_wins=choice.method in NEED_NO_METHOD,
        backtest=choice.table,
        origins=choice.origins,
        used=used,
    )
