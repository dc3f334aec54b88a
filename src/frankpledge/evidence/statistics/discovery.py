"""Many comparisons at once: how to keep the share of false alarms among those announced below a level."""

from collections.abc import Sequence

import numpy as np


def adjusted(p_values: Sequence[float]) -> list[float]:
    """Benjamini and Hochberg's adjusted p-values (1995), in the order given; announce those under the level."""
    p = np.asarray(p_values, dtype=float)
    if not p.size:
        return []
    order = np.argsort(p)[::-1]
    ranks = np.arange(p.size, 0, -1)
    result = np.empty_like(p)
    result[order] = np.minimum(1, np.minimum.accumulate(p[order] * p.size / ranks))
    return result.tolist()
