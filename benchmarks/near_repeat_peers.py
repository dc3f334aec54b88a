"""One cell of Knox's table by pointpats, which has no more: see near_repeat.py."""

from collections.abc import Callable

import numpy as np
from pointpats import Knox


def cell(data: dict[str, np.ndarray], permutations: int) -> Callable[[], np.ndarray]:
    """Within 100 m and 6 days, both included: the cell with fewest pairs, which costs it least."""
    points, days = np.column_stack([data["x"], data["y"]]), data["day"][:, None]
    return lambda: np.array(Knox(points, days, delta=100, tau=6, permutations=permutations).statistic_)
