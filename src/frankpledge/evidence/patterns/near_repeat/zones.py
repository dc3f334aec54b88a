"""Where a near repeat is to be feared, and until when: the places around recent events, for cocooning.

After a burglary the homes around it are at risk for a while (Bowers and Johnson 2005). A zone is one circle or several
that touch; it lapses. A circle around a single home points at that home: the caller decides what may be shown.
"""

from dataclasses import dataclass
from datetime import date
from math import isfinite

import numpy as np

from frankpledge.evidence.patterns.near_repeat.days import whole_days
from frankpledge.evidence.patterns.set_aside import SetAside, sifted

RADIUS = 200.0  # metres, and
DAYS = 14  # days: burglary (Johnson and Bowers 2004)


@dataclass(frozen=True)
class Circle:
    """Around an event at `easting`, `northing` (metres), in force from `first` to `last`, both included."""

    easting: float
    northing: float
    first: date
    last: date


@dataclass(frozen=True)
class Zone:
    """Circles of `radius` metres that overlap, the one that lapses last at the head. As many circles as events."""

    circles: tuple[Circle, ...]
    radius: float

    @property
    def first(self) -> date:
        return min(circle.first for circle in self.circles)

    @property
    def last(self) -> date:
        """The day after which the whole of it has lapsed; its circles lapse one by one before that."""
        return self.circles[0].last


@dataclass(frozen=True)
class Zones:
    """Those in force on `day`, the one with most events first."""

    zones: tuple[Zone, ...]
    day: date
    set_aside: tuple[SetAside, ...]


def zones(
    easting: np.ndarray, northing: np.ndarray, when: np.ndarray, day: date, radius: float = RADIUS, days: int = DAYS
) -> Zones:
    """The zones in force on `day` after events at `easting`, `northing` (metres) at `when` (datetime64).

    An event's circle holds on the day of the event and the `days` − 1 after it. Events without a point or a time, and
    those after `day`, are set aside; those that have lapsed are not told. Raises ValueError for a radius that is not
    above 0 and for less than a day.
    """
    from scipy.sparse import coo_array  # noqa: PLC0415 – 0.1 s that nobody else should wait for
    from scipy.sparse.csgraph import connected_components  # noqa: PLC0415 – as above
    from scipy.spatial import KDTree  # noqa: PLC0415 – as above

    if not (isfinite(radius) and radius > 0) or days < 1:
        raise ValueError(f"a zone has a radius above 0 m and lasts a day or more: {radius:g} m and {days} days given")
    points = np.column_stack([np.asarray(easting, dtype=float), np.asarray(northing, dtype=float)])
    happened, known = whole_days(when)
    age = np.datetime64(day, "D").astype(np.int64) - happened
    usable, aside = sifted(
        len(points),
        (~np.isfinite(points).all(axis=1), "no point is known"),
        (~known, "no time is known"),
        (age < 0, f"after {day:%d %B %Y}".replace(" 0", " ")),
    )
    recent = np.flatnonzero(usable & (age < days))
    if not recent.size:
        return Zones((), day, aside)
    touching = KDTree(points[recent]).query_pairs(2 * radius, output_type="ndarray")
    links = coo_array((np.ones(len(touching)), touching.T), shape=(recent.size, recent.size))
    _, zone = connected_components(links, directed=False)
    circles: dict[int, list[Circle]] = {}
    for i, own in zip(recent, zone, strict=True):
        first = date.fromordinal(day.toordinal() - int(age[i]))
        last = date.fromordinal(first.toordinal() + days - 1)
        circles.setdefault(int(own), []).append(Circle(*map(float, points[i]), first, last))
    found = (Zone(tuple(sorted(c, key=lambda circle: circle.last, reverse=True)), radius) for c in circles.values())
    return Zones(tuple(sorted(found, key=lambda z: (-len(z.circles), z.last))), day, aside)
