"""The evidence behind a score: what it can be made of, and how each is brought to a scale from 0 to 100."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import isfinite

import numpy as np

TOP = 100.0
EVEN = 50.0  # where a component tells nothing between the problems


class Component(StrEnum):
    """What a score can be made of."""

    VOLUME = "volume"
    HARM = "harm"
    TREND = "trend"
    PEERS = "position among peers"
    CONCERN = "public concern"
    REPEATS = "repeat victims"
    LEVERAGE = "what partners can do"
    STATUTE = "statutory duty"
    POLICE_PLAN = "the policing body's plan"
    FORECAST = "forecast"


class Scale(StrEnum):
    """How values become 0 to 100."""

    RANGE = "the lowest is 0, the highest 100"
    RANK = "by place, so that one very large value does not hide the rest"
    GIVEN = "already from 0 to 100"


@dataclass(frozen=True)
class Evidence:
    """One component's value for each problem, in one order; None where it is not known.

    `higher_first`: whether a higher value makes a problem more pressing.
    """

    component: Component
    values: tuple[float | None, ...]
    scale: Scale = Scale.RANGE
    higher_first: bool = True


def scaled(evidence: Evidence) -> np.ndarray:
    """The values from 0 to 100, NaN where there is none. Equal values get equal scores; where all are, it is 50.

    Raises ValueError for a value that is no number, or outside 0 to 100 where it is taken as given.
    """
    for value in evidence.values:
        if value is not None and not isfinite(value):
            raise ValueError(f"{evidence.component}: {value} is no value; leave out what is not known")
    held = np.array([np.nan if v is None else float(v) for v in evidence.values])
    known = ~np.isnan(held)
    if known.any():
        held[known] = _SCALES[evidence.scale](held[known], evidence.component)
    return held if evidence.higher_first else TOP - held


def _by_range(values: np.ndarray, _: Component) -> np.ndarray:
    low, width = values.min(), np.ptp(values)
    return TOP * (values - low) / width if width else np.full(values.size, EVEN)


def _by_rank(values: np.ndarray, _: Component) -> np.ndarray:
    """How many are below, and half of those that tie, of all others."""
    below = (values[:, None] > values).sum(axis=1)
    ties = (values[:, None] == values).sum(axis=1) - 1
    return TOP * (below + ties / 2) / (values.size - 1) if values.size > 1 else np.full(1, EVEN)


def _as_given(values: np.ndarray, component: Component) -> np.ndarray:
    if (values < 0).any() or (values > TOP).any():
        raise ValueError(f"{component}: a value that is taken as given is from 0 to 100")
    return values


_SCALES = {Scale.RANGE: _by_range, Scale.RANK: _by_rank, Scale.GIVEN: _as_given}


def names(components: Sequence[Component]) -> str:
    """`volume, harm and trend`."""
    texts = [str(c) for c in components]
    return texts[0] if len(texts) == 1 else f"{', '.join(texts[:-1])} and {texts[-1]}"
