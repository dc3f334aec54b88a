"""How much more the sum of a series' months varies than a Poisson count would."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

LEAST_YEARS = 2
MOST_YEARS = 5
LEAST_MONTHS = 12 * LEAST_YEARS
MOST_MONTHS = 12 * MOST_YEARS


def dispersion(
    months: Sequence[int], span: int | None = None, per_year: int = 12, breaks: Sequence[int] = ()
) -> float | None:
    """φ of a sum of `span` months that follow one another, from a series of monthly counts; 1 at the least.

    The last month is the last of the series; whole years are counted back from it, at most five. What is expected of
    a month is its year's level times its calendar month's share, so neither season nor a change from year to year
    counts as noise. φ of a month is Pearson's χ² over its degrees of freedom (McCullagh and Nelder 1989). Where one
    month is like the next, a sum varies more than its months do: by 1 + 2 Σ (1 − k ÷ span) rᵏ, r being the
    autocorrelation. None where fewer than two years are held: then nothing can be said.

    A series by quarters has a `per_year` of 4. `span` is a year unless told.

    `breaks` are the places from which it was counted in another way (36: the 37th month is the first of the new). A
    jump there is not noise, and within a year it can't be told from it; so of the stretches between breaks the latest
    that holds two years is taken alone. Where none does there is no φ: that of a stretch with a jump in it would hide
    real changes, and one is better said to be unknown.

    Raises ValueError for a `span` or `per_year` that can't be, and for a break outside the series.
    """
    if per_year < 2 or (span is not None and span < 1):
        raise ValueError(f"a year of {per_year} parts, and a sum of {span}: two parts and a sum of one are the least")
    series = _unbroken(months, LEAST_YEARS * per_year, breaks)
    years = min(len(series) // per_year, MOST_YEARS)
    if years < LEAST_YEARS:
        return None
    table = np.asarray(series[-per_year * years :], dtype=float).reshape(years, per_year)
    total = table.sum()
    if not total:
        return None
    expected = table.sum(axis=1, keepdims=True) * table.sum(axis=0, keepdims=True) / total
    scale = np.where(expected > 0, expected, 1)
    residuals = (table - expected) / np.sqrt(scale)
    rows, columns = (int((table.sum(axis=axis) > 0).sum()) for axis in (1, 0))
    freedom = (rows - 1) * (columns - 1)
    if not freedom:
        return None
    phi = float((residuals**2).sum() / freedom)
    return max(1.0, phi * _of_a_sum(_autocorrelation(residuals), span or per_year))


def _unbroken(months: Sequence[int], least: int, breaks: Sequence[int]) -> Sequence[int]:
    """The latest stretch between breaks that is long enough; none of the series where no stretch is."""
    outside = [b for b in breaks if not 0 <= b <= len(months)]
    if outside:
        raise ValueError(f"a break at {outside[0]} is outside a series of {len(months)}")
    stretches = [months[a:b] for a, b in pairwise([0, *sorted(breaks), len(months)])]
    return next((s for s in reversed(stretches) if len(s) >= least), [])


def _autocorrelation(residuals: np.ndarray) -> float:
    """How alike months are that follow one another in a year, from 0 to 0.8.

    Taking off each year's level makes independent months look unlike by 1 ÷ 11, which is given back. What it hides of
    a true likeness is not: a series whose months are much alike is still called changed a little too often.
    """
    years, months = residuals.shape
    if not residuals.any():
        return 0.0
    neighbours = (residuals[:, 1:] * residuals[:, :-1]).sum() / (years * (months - 1))
    seen = neighbours / ((residuals**2).sum() / (years * months))
    return float(np.clip(seen + 1 / (months - 1), 0, 0.8))


def _of_a_sum(r: float, span: int) -> float:
    """How much more a sum of months varies than its months, where each is like the one before by r."""
    lags = np.arange(1, span)
    return float(1 + 2 * ((1 - lags / span) * r**lags).sum())
