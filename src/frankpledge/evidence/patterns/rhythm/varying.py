"""How much more counts vary than Poisson counts would: φ, from repeated counts of the same kinds."""

from collections.abc import Sequence

import numpy as np


def varying(table: np.ndarray) -> float | None:
    """φ of a table of counts, a row for each time it was counted and a column for each kind; 1 at the least.

    A row's level and a column's share are what is expected: Pearson's χ² over its degrees of freedom (McCullagh and
    Nelder 1989). None where too little was counted to tell.
    """
    table = np.asarray(table, dtype=float)
    table = table[table.sum(axis=1) > 0][:, table.sum(axis=0) > 0]
    if min(table.shape) < 2:
        return None
    freedom = (table.shape[0] - 1) * (table.shape[1] - 1)
    expected = np.outer(table.sum(axis=1), table.sum(axis=0)) / table.sum()
    return max(1.0, float(((table - expected) ** 2 / expected).sum() / freedom))


def around_levels(counts: Sequence[float], exposures: Sequence[float], group: Sequence[int]) -> float | None:
    """φ of counts around the rate of their group (0, 1, … without a gap), each by its exposure; 1 at the least.

    None where no group has two counts to compare, or nothing was counted.
    """
    counts, exposures, group = np.asarray(counts, float), np.asarray(exposures, float), np.asarray(group)
    rate = np.bincount(group, counts) / np.bincount(group, exposures)
    some = rate[group] > 0
    freedom = int(some.sum()) - np.unique(group[some]).size
    if freedom < 1:
        return None
    expected = rate[group[some]] * exposures[some]
    return max(1.0, float(((counts[some] - expected) ** 2 / expected).sum() / freedom))
