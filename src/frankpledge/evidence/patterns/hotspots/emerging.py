"""Hot spots over several periods: which are new, which stay, which fade and which come and go.

Gi* of each period says where it was hot. Whether a place rises or falls on its map is told by two tests: Mann and
Kendall's of its z over the periods, for what creeps; and for what is sudden, its neighbourhood's share of all events in
the last period against that before (binomial, the dispersion of the map allowed for). Both look at shares of the map,
so that neither its season nor its growth counts as a place's own. Their smaller p is doubled, as there are two, and
adjusted by Benjamini and Hochberg over the places that were hot at least once.

A new hot spot without such evidence is called occasional: after one hot period nobody can know. It is done in the
manner of the emerging hot spot analysis of ESRI's ArcGIS, with fewer kinds; three periods of four is a rule of ours.
"""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from scipy.special import betainc

from frankpledge.evidence.patterns.hotspots.gi_star import EXACT, LEVEL, Spot, hot_spots
from frankpledge.evidence.patterns.hotspots.mann_kendall import mann_kendall
from frankpledge.evidence.patterns.hotspots.weights import Neighbourhoods
from frankpledge.evidence.statistics.discovery import adjusted

FEWEST = 4  # periods
MOSTLY = 0.75  # of the periods


class Course(IntEnum):
    """What became of a place.

    Fading: it was hot before the last period, and falls. Emerging: hot in the last period, in fewer than three of four
    before, and it rises. Stable: hot in three of four periods or more, and it doesn't fall. Occasional: hot at least
    once, and none of these.
    """

    NEVER_HOT = 0
    OCCASIONAL = 1
    STABLE = 2
    EMERGING = 3
    FADING = 4


@dataclass(frozen=True, eq=False)
class Courses:
    """Of n places over t periods: `courses` holds a `Course` for each place.

    `hot` (n × t) says where and when it was hot, `z` (n × t) by how much. `change` is 1 where a place that was ever hot
    rises on the map, −1 where it falls, 0 where neither can be told; `q` (1 where never hot) is the chance of that.
    """

    courses: np.ndarray
    hot: np.ndarray
    z: np.ndarray
    change: np.ndarray
    q: np.ndarray
    dispersion: float


def courses(
    counts: np.ndarray, around: Neighbourhoods, method: str = EXACT, level: float = LEVEL, seed: int = 20050
) -> Courses:
    """What became of every place, from `counts` of n places (rows) over t periods of equal length (columns), in order.

    Raises ValueError for fewer than four periods, and as `hot_spots` does.
    """
    counts = np.asarray(counts)
    if counts.ndim != 2 or counts.shape[1] < FEWEST:
        raise ValueError(
            f"whether hot spots last is told from {FEWEST} periods or more, such as the last four quarters"
        )
    maps = [hot_spots(c, around, method, level, seed=seed) for c in counts.T]
    hot = np.column_stack([m.spots == Spot.HOT for m in maps])
    z, sums = np.column_stack([m.z for m in maps]), np.column_stack([m.sums for m in maps])
    dispersion = _dispersion(sums, counts.sum(axis=0))
    ever = hot.any(axis=1)
    change, q = np.zeros(len(counts), dtype=np.int8), np.ones(len(counts))
    if ever.any():
        sudden = _sudden(sums[ever], counts.sum(axis=0), dispersion)
        side, q[ever] = _smaller(_creeping(z[ever]), sudden)
        change[ever] = np.where(q[ever] <= level, side, 0)
    return Courses(_named(hot, change), hot, z, change, q, dispersion)


def _named(hot: np.ndarray, change: np.ndarray) -> np.ndarray:
    before, last = hot[:, :-1], hot[:, -1]
    kinds = [
        (Course.FADING, (change < 0) & before.any(axis=1)),
        (Course.EMERGING, (change > 0) & last & (before.mean(axis=1) < MOSTLY)),
        (Course.STABLE, hot.mean(axis=1) >= MOSTLY),
        (Course.OCCASIONAL, hot.any(axis=1)),
    ]
    return np.select([where for _, where in kinds], [kind for kind, _ in kinds], Course.NEVER_HOT).astype(np.int8)


def _creeping(z: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Which way each place goes over all periods, and the chance."""
    trends = mann_kendall(z)
    return np.sign(trends.s), trends.p


def _sudden(sums: np.ndarray, totals: np.ndarray, dispersion: float) -> tuple[np.ndarray, np.ndarray]:
    """Which way each place's share went in the last period, and the chance: twice the smaller tail of a binomial."""
    if not totals[-1] or not totals[:-1].sum():
        return np.zeros(len(sums)), np.ones(len(sums))
    share = totals[-1] / totals.sum()
    now, before = sums[:, -1] / dispersion, sums[:, :-1].sum(axis=1) / dispersion
    as_many = np.where(now > 0, betainc(now, before + 1, share), 1.0)
    as_few = np.where(before > 0, betainc(before, now + 1, 1 - share), 1.0)
    return np.where(as_many < as_few, 1, -1), np.minimum(1.0, 2 * np.minimum(as_many, as_few))


def _smaller(*tests: tuple[np.ndarray, np.ndarray]) -> tuple[np.ndarray, np.ndarray]:
    """The side of the test with the smaller p, and that p, for having looked as often as there are tests, adjusted."""
    sides, p = (np.array(part) for part in zip(*tests, strict=True))
    which = p.argmin(axis=0), np.arange(p.shape[1])
    return sides[which], np.asarray(adjusted(np.minimum(1.0, len(tests) * p[which])))


def _dispersion(sums: np.ndarray, totals: np.ndarray) -> float:
    """φ of the neighbourhoods' sums, if each kept its share of the map's events: Pearson's X² by its degrees, or 1."""
    known, held = sums.sum(axis=1) > 0, totals > 0
    if held.sum() < 2:
        return 1.0
    expected = np.outer(sums[known].sum(axis=1), totals[held] / totals.sum())
    return max(1.0, float(((sums[known][:, held] - expected) ** 2 / expected).sum() / (known.sum() * (held.sum() - 1))))
