"""Which of many series moved this month beyond chance: a partnership's measures in its district and its wards.

Two things are looked for. A month by itself that is unusual (`exceedance`). And a run that this month completes: eight
in a row on one side of what was expected, six rising or falling, or this month and another of the last three near a
limit (`signals`), each month's season and trend allowed for.

A partnership looks at a thousand series a month. At 1 in 100 each it would be told of a dozen that mean nothing, and
soon stop reading. So it is the number of false alarms a month that is held down (the error rate per family: Tukey
1953), not their share among the alarms as in `discovery`, which promises nothing of a month in which nothing happened.
If each of m series is judged at a level of a ÷ m, there are a false alarms a month at the most on average, however the
series depend on each other, as a ward, its district and a measure within a measure do. As counts are whole, small
series reach their level seldom, and there are fewer. Most of what is allowed goes to single months. The rest goes to
runs, whose rules speak as often as they do; so they are read only on as many series as that pays for, those of which
most is expected. That choice does not look at the month, so it costs nothing.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from frankpledge.evidence.statistics.exceedance import Exceedances, exceedances
from frankpledge.evidence.statistics.seasonal_regression import enough
from frankpledge.evidence.statistics.signals import IN_A_ROW, MOVING, Rule, Side, Signal, signals

FALSE_ALARMS = 5.0  # a month, at the most and on average
_OF_RUNS = 0.4  # the share of them that runs may give
# How often a rule newly speaks where nothing changes, each month: see `signals`.
CHANCE = {Rule.ONE_SIDE: 1 / 260, Rule.MOVING: 1 / 400, Rule.NEAR: 1 / 500}
_LOOKED_BACK = 24  # months
_LEAST_FOR_RUNS = 4.0  # expected: where most months have none or one, noughts in a row are no run
# How long a run is when it first speaks. Two of three near a limit are told again where a third follows.
_COMPLETE = {Rule.ONE_SIDE: (IN_A_ROW,), Rule.MOVING: (MOVING,), Rule.NEAR: range(2, _LOOKED_BACK)}


@dataclass(frozen=True)
class MonthlySignal:
    """What this month says of the series in row `row`: `count` against what was expected.

    From `low` to `high` a single month would not have been told of. `rules` say what was seen (a point beyond the
    limits is the single month), from place `first` of the series on. `by_chance` is how many as surprising would be
    seen in a quiet month among all that was looked at: well below 1 is surprising indeed.
    """

    row: int
    side: Side
    rules: tuple[Rule, ...]
    first: int
    count: int
    expected: float
    low: int
    high: int
    p: float
    by_chance: float


@dataclass(frozen=True)
class MonthlySignals:
    """The most surprising first.

    `looked_at` series were judged and `read_for_runs` of them for runs; `left_out` are the rows of the others, whose
    month is not held or that have less than two years before it. `level` is that at which each was judged.
    """

    signals: tuple[MonthlySignal, ...]
    looked_at: int
    read_for_runs: int
    left_out: tuple[int, ...]
    level: float


def monthly_signals(counts: np.ndarray, false_alarms: float = FALSE_ALARMS, period: int = 12) -> MonthlySignals:
    """Judge the last month of each series: series × months, NaN for a gap or a month counted in another way.

    `false_alarms` is how many there may be on average in a month in which nothing happened. Raises ValueError where it
    is not above 0, and for a negative count.
    """
    if not false_alarms > 0:
        raise ValueError(f"some false alarms have to be allowed, as 5 a month: {false_alarms} was given")
    table = np.asarray(counts, dtype=float)
    judged = np.isfinite(table[:, -1]) & enough(table[:, :-1], period)
    level = min((1 - _OF_RUNS) * false_alarms / max(judged.sum(), 1), 0.5)
    found = exceedances(table, level, period)
    expected = np.where(judged, found.expected, np.nan)
    read = _largest(expected, int(_OF_RUNS * false_alarms / sum(CHANCE.values())))
    family = {Rule.BEYOND: int(judged.sum())} | dict.fromkeys(CHANCE, len(read))
    seen: dict[tuple[int, Side], list[Signal]] = defaultdict(list)
    for row, signal in (*_single_months(found, level, table.shape[1] - 1), *_runs(table, found, read)):
        seen[row, signal.side].append(signal)
    told = [_told(row, side, of, found, family) for (row, side), of in seen.items()]
    told.sort(key=lambda s: (s.by_chance, s.p, s.row))
    return MonthlySignals(tuple(told), family[Rule.BEYOND], len(read), tuple(np.flatnonzero(~judged).tolist()), level)


def _largest(expected: np.ndarray, number: int) -> list[int]:
    """The rows of which most is expected, as far as that is enough for runs."""
    order = np.argsort(-expected, kind="stable")
    return [int(row) for row in order[:number] if expected[row] >= _LEAST_FOR_RUNS]


def _single_months(found: Exceedances, level: float, now: int) -> Iterator[tuple[int, Signal]]:
    for row in np.flatnonzero(found.p < level):
        yield int(row), Signal(now, now, Rule.BEYOND, Side.HIGH if found.high_side[row] else Side.LOW)


def _runs(table: np.ndarray, found: Exceedances, rows: list[int]) -> Iterator[tuple[int, Signal]]:
    """The runs that this month completes; one that it only lengthens was told of before."""
    model, now = found.regression, table.shape[1] - 1
    start = max(0, now - _LOOKED_BACK)
    for row in rows:
        usual = model.fitted[row, start:]
        past = (table[row, start:-1] - usual) / np.sqrt(model.dispersion[row] * usual)
        latest = (table[row, -1] - model.mean[row]) / np.sqrt(model.variance[row])
        for signal in signals([None if np.isnan(z) else float(z) for z in (*past, latest)]):
            length = signal.last - signal.first + 1
            if signal.last == now - start and length in _COMPLETE.get(signal.rule, ()):
                yield row, Signal(signal.first + start, now, signal.rule, signal.side)


def _told(row: int, side: Side, seen: list[Signal], found: Exceedances, family: dict[Rule, int]) -> MonthlySignal:
    p = float(found.p[row])
    return MonthlySignal(
        row,
        side,
        tuple(s.rule for s in seen),
        min(s.first for s in seen),
        int(found.count[row]),
        float(found.expected[row]),
        int(found.low[row]),
        int(found.high[row]),
        p,
        min(family[s.rule] * CHANCE.get(s.rule, p) for s in seen),
    )
