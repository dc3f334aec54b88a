"""Which events are close to each other: the pairs within the furthest finite distance, once, sorted by band."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

Metric = Literal["euclidean", "manhattan"]
MOST_PAIRS = 20_000_000  # 0.8 GB

_NORM = {"euclidean": 2, "manhattan": 1}
_TILE = 4096  # events: their days of 32 permutations stay in a core's own cache


@dataclass(frozen=True, eq=False)
class Pairs:
    """Pairs of events `first` and `second` (int32, numbers from 0), sorted so that a segment of them is of one band.

    `starts[tile, band]` is where a segment begins, `ends` where it ends. A tile is a run of events that are close
    together: events are numbered anew, and `order` holds their old numbers.
    """

    first: np.ndarray
    second: np.ndarray
    starts: np.ndarray
    ends: np.ndarray
    order: np.ndarray

    @property
    def sizes(self) -> np.ndarray:
        """How many pairs each band has (int64)."""
        return (self.ends - self.starts).sum(axis=0)


def near(points: np.ndarray, limits: Sequence[float], metric: Metric = "euclidean") -> Pairs:
    """The pairs of `points` (n × 2, metres) in the bands between `limits`, which are finite and begin with 0.

    Raises ValueError for an unknown metric, and where there are more than memory should be given to.
    """
    from scipy.spatial import KDTree  # noqa: PLC0415 – 0.1 s that nobody else should wait for

    if metric not in _NORM:
        raise ValueError(f"distances are euclidean (as the crow flies) or manhattan (along a grid), not {metric!r}")
    order = KDTree(points).indices
    points = points[order]
    tree, furthest = KDTree(points), limits[-1]
    count = (int(tree.count_neighbors(tree, furthest, p=_NORM[metric])) - len(points)) // 2
    if count > MOST_PAIRS:
        raise ValueError(
            f"{count:,} pairs of events are within {furthest:g} m, and {MOST_PAIRS:,} are the most that can be held: "
            "take shorter distances, a shorter period or a smaller area"
        )
    first, second = tree.query_pairs(furthest, p=_NORM[metric], output_type="ndarray").T.astype(np.int32)
    band = np.searchsorted(limits, _distances(points, first, second, metric), side="right") - 1
    bands, tiles = len(limits) - 1, -(-len(points) // _TILE)
    inside = band < bands  # the tree gives those exactly as far as the last limit too
    first, second, band = first[inside], second[inside], band[inside]
    segment = (first // _TILE * bands + band).astype(np.min_scalar_type(tiles * bands))  # narrow ones sort quicker
    order_of_pairs = np.argsort(segment, kind="stable")
    sizes = np.bincount(segment, minlength=tiles * bands).reshape(tiles, bands)
    ends = np.cumsum(sizes).reshape(tiles, bands)
    return Pairs(first[order_of_pairs], second[order_of_pairs], ends - sizes, ends, order)


def _distances(points: np.ndarray, first: np.ndarray, second: np.ndarray, metric: Metric) -> np.ndarray:
    east, north = np.ascontiguousarray(points.T)
    across, along = east[first] - east[second], north[first] - north[second]
    return np.abs(across) + np.abs(along) if metric == "manhattan" else np.sqrt(across**2 + along**2)
