"""Times as whole days, and how many pairs of events lie within so many days of each other."""

from collections.abc import Sequence

import numpy as np


def whole_days(when: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The calendar day of each time (int64, from any origin), and whether it is known (bool).

    `when`: datetime64 of any unit, or whole numbers of days. NaT and NaN are not known. Raises ValueError for numbers
    that are not whole.
    """
    when = np.asarray(when)
    if when.dtype.kind == "M":
        known = ~np.isnat(when)
        return np.where(known, when.astype("datetime64[D]").astype(np.int64), 0), known
    known = np.isfinite(when)
    numbers = np.where(known, when, 0)
    if (numbers != np.floor(numbers)).any():
        raise ValueError("days are whole numbers: give times of day as dates with times")
    return numbers.astype(np.int64), known


def closed_up(days: np.ndarray, reach: int) -> np.ndarray:
    """The days from 0, each gap longer than `reach` shortened to it: who is within `reach` of whom stays the same.

    int16 where the span then fits (almost always), else int32: the narrower, the more permutations at a time.
    """
    distinct, where = np.unique(days, return_inverse=True)
    gaps = np.minimum(np.diff(distinct, prepend=distinct[:1]), reach)
    moved = np.cumsum(gaps)
    narrow = moved[-1] <= np.iinfo(np.int16).max
    return moved[where].astype(np.int16 if narrow else np.int32)


def pairs_within(days: np.ndarray, limits: Sequence[int]) -> np.ndarray:
    """For each limit, how many pairs of events are fewer days apart (int64), exactly, without looking at any pair."""
    ordered = np.sort(days)
    places = np.arange(ordered.size)
    return np.array([int((places - np.searchsorted(ordered, ordered - n, side="right")).sum()) for n in limits])
