"""How few places hold how many of the events: the law of crime concentration (Weisburd 2015)."""

from dataclasses import dataclass
from math import isfinite

import numpy as np


@dataclass(frozen=True)
class Holding:
    """The fewest of `of` places that hold at least so much of all events, and how many events they hold."""

    places: int
    of: int
    events: float

    @property
    def share(self) -> float:
        """Of all places, from 0 to 1."""
        return self.places / self.of


@dataclass(frozen=True, eq=False)
class Concentration:
    """`half`: the places that hold half of the events. `places` and `events`: Lorenz's curve from the least of both.

    `gini` is 0 where all places have the same, near 1 where one has all. With fewer events than places most must have
    none, which makes it high by itself; `generalised_gini` (Bernasco & Steenbeek 2017) is 0 where the events are spread
    as evenly as they can be.
    """

    half: Holding
    places: np.ndarray
    events: np.ndarray
    gini: float
    generalised_gini: float


def concentration(counts: np.ndarray) -> Concentration | None:
    """Of the events of each place, those without any among them. None where there are none anywhere.

    Raises ValueError for no places or a negative count.
    """
    rising = np.sort(_checked(counts))
    total, number = rising.sum(), len(rising)
    if not total:
        return None
    shares = rising / total
    lorenz = np.concatenate([[0.0], shares.cumsum()])
    gini = float((2 * np.arange(1, number + 1) - number - 1) @ shares / number)
    spare = max(number / total, 1.0)
    return Concentration(
        half=holding(counts, 0.5),
        places=np.arange(number + 1) / number,
        events=lorenz / lorenz[-1],
        gini=gini,
        generalised_gini=float(spare * gini - (spare - 1)),
    )


def holding(counts: np.ndarray, share: float = 0.5) -> Holding | None:
    """The fewest places that hold at least this share of the events; None where there are none.

    Raises ValueError as `concentration` does, and for a share that is not above 0 and at most 1.
    """
    falling = np.sort(_checked(counts))[::-1]
    if not (isfinite(share) and 0 < share <= 1):
        raise ValueError(f"a share of the events is above 0 and at most 1: {share} was given")
    held = falling.cumsum()
    if not held[-1]:
        return None
    places = int(np.searchsorted(held, share * held[-1])) + 1
    return Holding(places, len(falling), held[places - 1].item())


def location_quotients(counts: np.ndarray, everything: np.ndarray) -> np.ndarray:
    """(cᵢ ÷ Cᵢ) ÷ (c ÷ C): each place's share of a kind among all its events, set against that of all places.

    `counts` are of the kind, `everything` of all kinds (Brantingham & Brantingham 1997). NaN where a place has no
    events, or the kind none anywhere. For notebooks: no command prints it.

    Raises ValueError for lists of unequal length and for more of a kind than of all.
    """
    kind, whole = _checked(counts).astype(float), _checked(everything).astype(float)
    if kind.shape != whole.shape:
        raise ValueError(
            f"{kind.size:,} places have counts of the kind and {whole.size:,} of everything: give one each"
        )
    if (kind > whole).any():
        raise ValueError("a place has more events of the kind than of all kinds: see that the kind is among them")
    if not kind.sum():
        return np.full(kind.shape, np.nan)
    shares = np.divide(kind, whole, out=np.full(kind.shape, np.nan), where=whole > 0)
    return shares / (kind.sum() / whole.sum())


def _checked(counts: np.ndarray) -> np.ndarray:
    counts = np.asarray(counts)
    if counts.ndim != 1 or not counts.size:
        raise ValueError("concentration is of places, and none was given")
    if not np.isfinite(counts).all() or (counts < 0).any():
        raise ValueError("the events of a place are 0 or more")
    return counts
