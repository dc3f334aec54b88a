"""Knox's table (1964): pairs of events by how far they are apart in place and in time, against chance.

Where place and time have nothing to do with each other, a cell is expected to have the pairs of its band of distance
times those of its band of time, divided by all pairs: exactly, without simulation. How far above that chance goes is
learnt by dealing the days out anew among the events (Besag and Diggle 1977), 999 times unless told; the share of tables
with as many pairs or more, the real one included, is p. False discoveries among the cells are controlled.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

import numpy as np

from frankpledge.evidence.patterns.near_repeat.bands import DISTANCES, TIMES, Band, bands
from frankpledge.evidence.patterns.near_repeat.days import closed_up, pairs_within, whole_days
from frankpledge.evidence.patterns.near_repeat.pairs import Metric, Pairs, near
from frankpledge.evidence.patterns.set_aside import SetAside, sifted
from frankpledge.evidence.statistics.discovery import adjusted

CHANCE = 0.05
PERMUTATIONS = 999


@dataclass(frozen=True)
class Cell:
    """Pairs of one band of distance and one of time.

    `expected` is exact, `mean` that of the permutations. `p` is one-sided, `adjusted` after control of false
    discoveries over the table.
    """

    distance: Band
    time: Band
    observed: int
    expected: float
    mean: float
    p: float
    adjusted: float

    @property
    def ratio(self) -> float | None:
        """How many times as many pairs as expected; None where none can be."""
        return self.observed / self.expected if self.expected else None

    @property
    def stands_out(self) -> bool:
        return self.adjusted < CHANCE


@dataclass(frozen=True)
class Knox:
    """The table: a row for each band of distance, a cell for each band of time. `events` are those that were used."""

    rows: tuple[tuple[Cell, ...], ...]
    events: int
    metric: Metric
    permutations: int
    seed: int
    set_aside: tuple[SetAside, ...]

    @property
    def pairs(self) -> int:
        """How many pairs the events make, in the table or not."""
        return self.events * (self.events - 1) // 2


def knox(
    easting: np.ndarray,
    northing: np.ndarray,
    when: np.ndarray,
    distances: Sequence[Band] = DISTANCES,
    times: Sequence[Band] = TIMES,
    *,
    metric: Metric = "euclidean",
    permutations: int = PERMUTATIONS,
    seed: int = 1,
    weights: np.ndarray | None = None,
) -> Knox:
    """The table of events at `easting`, `northing` (metres) on the days of `when` (datetime64 or whole days).

    `weights`: how many events each row stands for (whole numbers). Events without a point or a time are set aside.
    Times are taken by the calendar day. Raises ValueError for fewer than two events, for bands of days that are not
    whole, and as `bands` and `near` do.
    """
    distances, times = _checked(distances), _checked(times)
    if any(limit != int(limit) for band in times for limit in (band.low, band.high) if limit != inf):
        raise ValueError("events are known by the day, so bands of time begin and end with whole days")
    if permutations < 1:
        raise ValueError(f"chance is learnt from permutations: {permutations} were asked for, and 999 are usual")
    points = np.column_stack([np.asarray(easting, dtype=float), np.asarray(northing, dtype=float)])
    days, known = whole_days(when)
    if len(days) != len(points):
        raise ValueError(f"{len(points)} points have {len(days)} times: each event needs both")
    usable, aside = sifted(
        len(points), (~np.isfinite(points).all(axis=1), "no point is known"), (~known, "no time is known")
    )
    points, days = points[usable], days[usable]
    if weights is not None:
        copies = _whole(weights, usable.size)[usable]
        points, days = np.repeat(points, copies, axis=0), np.repeat(days, copies)
    if len(points) < 2:
        raise ValueError(f"a pair needs two events with a point and a time: {len(points)} of {usable.size} have both")
    limits = [band.low for band in distances] + [band.high for band in distances if band.high < inf]
    pairs = near(points, sorted({0.0, *limits}), metric)
    table = _Table(pairs, days, distances, times)
    observed, expected = table.observed(), table.expected()
    tables = table.permuted(permutations, seed)
    p = ((tables >= observed).sum(axis=0) + 1) / (permutations + 1)
    q = np.reshape(adjusted(p.ravel()), p.shape)
    mean = tables.mean(axis=0)
    rows = tuple(
        tuple(
            Cell(far, late, int(observed[d, t]), *(float(a[d, t]) for a in (expected, mean, p, q)))
            for t, late in enumerate(times)
        )
        for d, far in enumerate(distances)
    )
    return Knox(rows, len(points), metric, permutations, seed, aside)


class _Table:
    """Turns counts of pairs less than so many days apart, by finite band of distance, into the cells asked for.

    A last band of distance without an end is what remains: which days there are is the same however they are dealt.
    """

    def __init__(self, pairs: Pairs, days: np.ndarray, distances: Sequence[Band], times: Sequence[Band]) -> None:
        self.pairs, self.times = pairs, times
        self.all = days.size * (days.size - 1) // 2
        self.finite = np.array(sorted({int(e) for b in times for e in (b.low, b.high) if 0 < e < inf}), dtype=np.int64)
        self.within = pairs_within(days, self.finite)
        self.days = closed_up(days, int(self.finite.max(initial=1)))[pairs.order]
        self.first = 1 if distances[0].low > 0 else 0  # the pairs nearer than the first band are in no row
        self.open = distances[-1].high == inf

    def observed(self) -> np.ndarray:
        from frankpledge.evidence.patterns.near_repeat.permuting import counted  # noqa: PLC0415 – it loads numba, most of a second

        return self._cells(counted(self.pairs, self.days, self.finite))

    def permuted(self, permutations: int, seed: int) -> np.ndarray:
        """Permutation × distance × time."""
        from frankpledge.evidence.patterns.near_repeat.permuting import permuted  # noqa: PLC0415 – it loads numba, most of a second

        return self._cells(permuted(self.pairs, self.days, self.finite, permutations, seed))

    def expected(self) -> np.ndarray:
        """Pairs of the band of distance × pairs of the band of time ÷ all pairs."""
        return self._cells(self.pairs.sizes[:, None] * (self.within / self.all))

    def _cells(self, counts: np.ndarray) -> np.ndarray:
        """From … × finite band of distance × limit of time."""
        sizes = np.broadcast_to(self.pairs.sizes, counts.shape[:-1])
        if self.open:
            rest = self.within - counts.sum(axis=-2)
            counts = np.concatenate([counts, rest[..., None, :]], axis=-2)
            sizes = np.concatenate([sizes, self.all - sizes.sum(axis=-1, keepdims=True)], axis=-1)
        below = {0.0: np.zeros_like(sizes), inf: sizes} | {
            float(limit): counts[..., k] for k, limit in enumerate(self.finite)
        }
        cells = np.stack([below[band.high] - below[band.low] for band in self.times], axis=-1)
        return cells[..., self.first :, :]


def _checked(given: Sequence[Band]) -> tuple[Band, ...]:
    unit = given[0].unit if given else "distance and of time"
    return bands([(band.low, band.high) for band in given], unit)


def _whole(weights: np.ndarray, size: int) -> np.ndarray:
    weights = np.asarray(weights)
    if weights.shape != (size,) or weights.dtype.kind not in "iu" or (weights < 0).any():
        raise ValueError("a weight says how many events a row stands for: a whole number, 0 or more, for each row")
    return weights
