"""Rates of small areas, drawn towards the rate of all: Marshall's global empirical Bayes estimate (1991)."""

import numpy as np


def shrunken_rates(counts: np.ndarray, residents: np.ndarray) -> np.ndarray:
    """The rate of each area for one resident, the closer to that of all areas the fewer residents it has.

    mᵢ = m + (rᵢ − m) × A ÷ (A + m ÷ nᵢ), with A = Σnᵢ(rᵢ − m)² ÷ Σnᵢ − m ÷ n̄ the variance between areas that chance
    doesn't explain. Where A is below 0 the areas differ by no more than chance, and all have m. So has an area without
    residents. Raises ValueError for lists of unequal length, negative numbers, and events where nobody lives.

    For notebooks: no command prints it.

    Marshall, Mapping disease and mortality rates using empirical Bayes estimators, Applied Statistics 40 (1991).
    """
    counts, residents = np.asarray(counts, dtype=float), np.asarray(residents, dtype=float)
    if counts.shape != residents.shape:
        raise ValueError(f"{counts.size:,} areas have counts and {residents.size:,} residents: give one of each")
    if not (np.isfinite(counts) & np.isfinite(residents)).all() or (counts < 0).any() or (residents < 0).any():
        raise ValueError("counts and residents are 0 or more")
    if not residents.sum():
        raise ValueError("nobody lives in the areas, so there is no rate: choose another denominator")
    lived = residents > 0
    if counts[~lived].any():
        raise ValueError("an area without residents has events, so it has no rate: leave it out, and say so")
    mean = counts.sum() / residents.sum()
    rates = np.divide(counts, residents, out=np.full(counts.shape, mean), where=lived)
    between = (residents @ (rates - mean) ** 2 - mean * lived.sum()) / residents.sum()
    if between <= 0:
        return np.full(counts.shape, mean)
    return mean + (rates - mean) * between * residents / (between * residents + mean)
