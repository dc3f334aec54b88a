"""Keeping every area in one piece."""

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

_MOST_ROUNDS = 20


def mend(labels: np.ndarray, side_by_side: np.ndarray) -> np.ndarray:
    """Give whatever lies apart from the main part of its area to an area it does touch."""
    labels = labels.copy()
    for _ in range(_MOST_ROUNDS):
        astray = _astray(labels, side_by_side)
        if not astray.any():
            break
        for one, other in np.vstack([side_by_side, side_by_side[:, ::-1]]):
            if astray[one] and not astray[other]:
                labels[one] = labels[other]
    return labels


def pairs_of_areas(labels: np.ndarray, side_by_side: np.ndarray) -> np.ndarray:
    """Which areas lie side by side, given which of their parts do."""
    pairs = np.sort(labels[side_by_side], axis=1)
    return np.unique(pairs[pairs[:, 0] != pairs[:, 1]], axis=0)


def _astray(labels: np.ndarray, side_by_side: np.ndarray) -> np.ndarray:
    within = side_by_side[labels[side_by_side[:, 0]] == labels[side_by_side[:, 1]]]
    graph = coo_array((np.ones(len(within)), within.T), shape=(len(labels), len(labels)))
    _, piece = connected_components(graph, directed=False)
    size = np.bincount(piece)
    main = np.zeros(labels.max() + 1, dtype=int)
    # The largest piece of each area is written last, and stays.
    for number in np.argsort(size[piece], kind="stable"):
        main[labels[number]] = piece[number]
    return piece != main[labels]
