"""How many offences of a kind each month has, and when in the month they were."""

from collections.abc import Callable
from datetime import date

import numpy as np

from frankpledge.demo.months import month_after
from frankpledge.demo.truth import DISTRICT

Lines = list[tuple]  # of the Home Office's table, of one quarter


def by_month(counts: np.ndarray, quarter: Lines, codes: tuple[str, ...], rng: np.random.Generator) -> list[list[str]]:
    """The offences of Silverpit with these codes in each month of a quarter, in the words of the Home Office.

    `counts` are what the street-level files have of their category in the three months. Month by month they are no
    fewer than these, and quarter by quarter these are as many as in the table.
    """
    found = {line[4]: line[8] for line in quarter if line[3] == DISTRICT and line[7] in codes}
    words = rng.permutation(np.repeat(list(found), list(found.values())))
    sizes = rng.multivariate_hypergeometric(counts, len(words))
    return [part.tolist() for part in np.split(words, np.cumsum(sizes)[:-1])]


def moments(month: str, size: int, weight: Callable[[np.ndarray], np.ndarray], rng: np.random.Generator) -> np.ndarray:
    """So many moments of the month (datetime64[m]) in order; `weight` says how likely each of its hours is."""
    hours = np.arange(np.datetime64(f"{month}-01", "h"), np.datetime64(f"{month_after(month, 1)}-01", "h"))
    likely = weight(hours)
    drawn = rng.choice(hours, size, p=likely / likely.sum())
    return np.sort(drawn.astype("datetime64[m]") + rng.integers(0, 60, size))


def hour_of_week(hours: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Day of the week (0 is Monday) and hour of the day of each moment."""
    whole = hours.astype("datetime64[h]").astype(int)
    return (whole // 24 + date(1970, 1, 1).weekday()) % 7, whole % 24
