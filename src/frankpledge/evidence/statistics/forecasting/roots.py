"""Square roots of counts: on that scale a month's ups and downs are as large at a high level as at a low one."""

import numpy as np

_ANSCOMBE = 3 / 8


def rooted(counts: np.ndarray) -> np.ndarray:
    """√(count + 3/8): of Poisson counts its variance is near 1/4 whatever their mean (Anscombe 1948)."""
    return np.sqrt(counts + _ANSCOMBE)


def unrooted(roots: np.ndarray) -> np.ndarray:
    """The mean of the counts whose mean root is given; 0 at the least.

    Squaring alone would say too little. Mäkitalo and Foi's closed form (2011) of the inverse without bias.
    """
    d = 2 * np.maximum(roots, np.sqrt(_ANSCOMBE))
    tail = np.sqrt(3 / 2)
    return np.maximum(d**2 / 4 + tail / (4 * d) - 11 / (8 * d**2) + 5 * tail / (8 * d**3) - 1 / 8, 0.0)
