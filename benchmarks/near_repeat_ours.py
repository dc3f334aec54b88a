"""Knox's table by Frankpledge: see near_repeat.py and in_process.py."""

from collections.abc import Callable

import numpy as np

from frankpledge.evidence.patterns.near_repeat.bands import edges
from frankpledge.evidence.patterns.near_repeat.knox import knox


def table(data: dict[str, np.ndarray], permutations: int) -> Callable[[], np.ndarray]:
    """Five bands of distance by four of time."""
    metres, days = edges((0, 100, 200, 300, 400, 500), "m"), edges((0, 7, 14, 21, 28), "days")

    def made() -> np.ndarray:
        found = knox(data["x"], data["y"], data["day"], metres, days, permutations=permutations)
        return np.array([[cell.observed for cell in row] for row in found.rows])

    return made
