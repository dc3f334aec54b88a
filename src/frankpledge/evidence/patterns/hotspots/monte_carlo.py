"""Permutations: the conditional null of Gi* by drawing, for weighted events that have no exact one."""

import numpy as np
from numba import njit

_TIE = 1e-9  # of the largest sum: sums as near as this are the same, whatever order they were added in


def tails(
    own: np.ndarray, drawn: np.ndarray, sums: np.ndarray, permutations: int, seed: int
) -> tuple[np.ndarray, np.ndarray]:
    """Estimates of P(sum ≥ observed) and P(sum ≤ observed), the map itself counted among the permutations.

    Arguments as those of `exact_null.tails`, but the numbers need not be whole. All places share the draws, each
    leaving itself out. Raises ValueError for no permutations.
    """
    if permutations < 1:
        raise ValueError(f"a chance by permutations needs some, such as 999: {permutations} was given")
    own, sums = np.asarray(own, dtype=float), np.asarray(sums, dtype=float)
    random, others, most = np.random.default_rng(seed), len(own) - 1, int(drawn.max())
    draws = np.array([random.choice(others, most, replace=False) for _ in range(permutations)], dtype=np.int64)
    near = _TIE * max(1.0, np.abs(sums).max())
    above, below = _counted(own, np.asarray(drawn, dtype=np.int64), sums, draws.reshape(permutations, most), near)
    return (above + 1) / (permutations + 1), (below + 1) / (permutations + 1)


@njit(cache=True)
def _counted(own, drawn, sums, draws, near):
    """How often the drawn sum is at least, and at most, the observed one."""
    above, below = np.zeros(len(own)), np.zeros(len(own))
    for place in range(len(own)):
        for permutation in range(len(draws)):
            total = 0.0
            for number in range(drawn[place]):
                other = draws[permutation, number]
                total += own[other + (other >= place)]
            above[place] += total >= sums[place] - near
            below[place] += total <= sums[place] + near
    return above, below
