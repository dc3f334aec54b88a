"""The second door to rows: the events of a measure, with their points and times as far as the source has them.

`counts.py` tells how many; this tells where and when. The two agree: the events of a measure in an area and a period
are as many as its count.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np


@dataclass(frozen=True, eq=False)
class Events:
    """Events of one measure in one area and period, from one source. All arrays have one entry a row.

    A row is `n` events that are alike in all that is told here (published street-level rows at one point), mostly one.
    """

    source: str
    title: str  # of the data, for people: “Street-level crime and anti-social behaviour”
    open: bool  # published already; else small numbers are never shown
    exact: bool  # the points are where it happened; False: moved by the publisher to the nearest of a fixed list
    n: np.ndarray  # int64
    easting: np.ndarray  # float64, British National Grid metres; NaN where there is no point
    northing: np.ndarray
    lsoa: np.ndarray  # code of the small area of 2021 as text, "" where it is not known
    month: np.ndarray  # datetime64[M]
    start: np.ndarray  # datetime64[m], wall-clock time in Britain: the earliest it can have begun; NaT where not known
    end: np.ndarray  # datetime64[m]: the latest it can have ended; equal to `start` where the time is known; NaT
    key: np.ndarray  # uint64: the same for events about the same person or address; 0 where not known
    place: np.ndarray  # text: the place as published, such as “On or near Prison”; "" where there is none
    set_aside: Mapping[str, int] = field(default_factory=dict)  # events not in it, by reason: “without a point”

    @property
    def total(self) -> int:
        return int(self.n.sum())
