"""How much more a series varies from month to month than a Poisson count would."""

from collections.abc import Sequence

import numpy as np

LEAST_MONTHS = 24
MOST_MONTHS = 60


def dispersion(months: Sequence[int]) -> float | None:
    """Pearson's χ² over its degrees of freedom (φ), of a series of monthly counts, 1 at the least.

    The last month is the last of the series; whole years are counted back from it, at most five. What is expected of
    a month is its year's level times its calendar month's share, so neither season nor a change from year to year
    counts as noise. None where fewer than two years are held: then nothing can be said. (McCullagh and Nelder 1989.)
    """
    years = min(len(months), MOST_MONTHS) // 12
    if years * 12 < LEAST_MONTHS:
        return None
    table = np.asarray(months[-12 * years :], dtype=float).reshape(years, 12)
    total = table.sum()
    if not total:
        return None
    expected = table.sum(axis=1, keepdims=True) * table.sum(axis=0, keepdims=True) / total
    seen = expected > 0
    chi_squared = ((table[seen] - expected[seen]) ** 2 / expected[seen]).sum()
    rows, columns = (int((table.sum(axis=axis) > 0).sum()) for axis in (1, 0))
    freedom = (rows - 1) * (columns - 1)
    return max(1.0, float(chi_squared / freedom)) if freedom else None
