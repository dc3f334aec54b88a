"""One cell of Knox's table by pointpats, which has no more: see near_repeat.py."""

from collections.abc import Callable

import numpy as np
from pointpats import Knox


def cell(data: dict[str, np.ndarray], permutations: int) -> Callable[[], np.ndarray]:
    """Within 500 m and 27 days, both included."""
    points, days = np.column_stack([data["x"], data["y"]]), data["day"][:, None]
    return lambda: np.array(Knox(points, days, delta=500, tau=27, permutations=permutations).statistic_)
