"""Local straight lines with tricube weights (Cleveland 1979), as rows of a linear operator.

A smoothed value is a weighted sum of the values near it, and the weights depend on places alone. So a smoother of so
many points is one matrix, whatever the values are.
"""

import numpy as np


def smoother(points: int, span: int) -> np.ndarray:
    """`points` × `points`: `smoother @ y` is y smoothed at its own places by the nearest `span` of them.

    A span beyond all points widens the reach of the weights by half of the excess, as in STL.
    """
    left = np.clip(np.arange(points) - span // 2, 0, max(points - span, 0))
    return np.stack([line(at, points, first, min(first + span, points), span) for at, first in enumerate(left)])


def line(at: int, points: int, first: int, end: int, span: int) -> np.ndarray:
    """The weights of `points` values in the value at place `at`, from the places `first` to `end` − 1.

    `at` may lie outside the values: the line is drawn on. `span` is the span asked for.
    """
    reach = max(at - first, end - 1 - at) + max(span - points, 0) // 2
    places = np.arange(first, end)
    away = np.abs(places - at)
    near = np.where(away <= 0.001 * reach, 1.0, (1 - (away / max(reach, 1)) ** 3) ** 3)
    near = np.where(away <= 0.999 * reach, near, 0.0)
    if not near.any():  # a reach of none: the value itself
        near[:] = places == at
    near /= near.sum()
    middle = near @ places
    spread = near @ (places - middle) ** 2
    if np.sqrt(spread) > 0.001 * (points - 1):
        near = near * ((at - middle) * (places - middle) / spread + 1)
    weights = np.zeros(points)
    weights[first:end] = near
    return weights
