"""One performance table of every partnership (district, ward, LSOA) of a nation and every measure, by arithmetic.

Made from the counts cube, with the counts that `measures/counts` gives one area at a time. Where a month is not held of
an area's force, what would need it is not available. The p-value here is of counts that vary by chance alone (Poisson);
recorded crime varies more, so a verdict on one area is a matter of `compare`, which allows for that.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from frankpledge.evidence.area import KINDS, Area, UnclearArea
from frankpledge.evidence.cube.areas import Places, places_of
from frankpledge.evidence.cube.months import CATEGORIES, MonthsCube
from frankpledge.evidence.edition import Edition
from frankpledge.evidence.measures.breaks import between, breaks
from frankpledge.evidence.measures.loading import measures
from frankpledge.evidence.measures.model import PER, Measure
from frankpledge.evidence.period import Month, Period, UnclearPeriod, later
from frankpledge.evidence.statistics.discovery import adjusted
from frankpledge.evidence.statistics.pairs import NONE, exact_p, ranks, tenths

WINDOWS = {
    "now": "the period asked for",
    "before": "the same months a year before",
    "year_to_date": "from April to the last month",
    "year_to_date_before": "the same months a year before",
    "rolling": "the twelve months to the last",
    "rolling_before": "the twelve months before those",
}


def windows(period: Period) -> dict[str, Period]:
    """The runs of months that a table counts, by the names in WINDOWS. Raises UnclearPeriod for more than a year."""
    if len(period) > 12:
        raise UnclearPeriod(f"{period.full_name} is longer than a year, so it overlaps the year before: ask for less")
    april = period.last.replace(month=4)
    to_date = Period(april if april <= period.last else later(april, -12), period.last)
    rolling = Period.ending(period.last)
    three = (period, to_date, rolling)
    return dict(zip(WINDOWS, (w for p in three for w in (p, p.year_before())), strict=True))


class Nation:
    """An edition's tables. Sums that one table needed are kept for the next."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self.cube = MonthsCube(edition)
        self.measures = tuple(m for m in measures().values() if m.categories)
        self._months: dict[tuple[str, Month], np.ndarray] = {}
        self._counts: dict[tuple[str, Period], np.ndarray] = {}

    def table(self, kind: str, period: Period, peers: Mapping[str, Sequence[str]] | None = None) -> "Table":
        """Every area of a kind, a period against the same months a year before.

        `peers`: for the code of each area the codes of those that it is ranked among; without, those of its force.
        Raises UnclearPeriod for more than a year, UnclearArea for a kind that isn't one or a peer not in the table.
        """
        return Table(self, places_of(self.edition, kind), windows(period), peers)

    def counts(self, kind: str, period: Period) -> np.ndarray:
        """Rows of the held months by area and measure, int64. `kind`: of `places_of`, or “of force” for every force."""
        if (kind, period) not in self._counts:
            if kind == "lsoa":  # too many to keep month by month
                found = self.cube.total(period.months)
            else:
                found = sum(self._month(kind, m) for m in period.months)
            self._counts[kind, period] = _by_measure(found, self.measures)
        return self._counts[kind, period]

    def _month(self, kind: str, m: Month) -> np.ndarray:
        if (kind, m) not in self._months:
            if kind == "of force":
                of_column, areas = self.cube.columns.force, len(self.cube.columns.forces)
            else:
                of_column, areas = (where := places_of(self.edition, kind)).of_column, len(where.areas)
            self._months[kind, m] = self.cube.by_area(m, of_column, areas)
        return self._months[kind, m]


def _by_measure(counts: np.ndarray, of: Sequence[Measure]) -> np.ndarray:
    """Areas × measures from categories × areas."""
    found = np.empty((counts.shape[1], len(of)), dtype=np.int64, order="F")
    for n, measure in enumerate(of):
        first, *others = (CATEGORIES.index(c) for c in measure.categories)
        found[:, n] = counts[first]
        for row in others:
            found[:, n] += counts[row]
    return found


@dataclass(frozen=True, eq=False)
class Table:
    """All areas and measures; every array is areas × measures, and NONE (NaN for p) is what is not available."""

    nation: Nation
    places: Places
    windows: dict[str, Period]
    peers: Mapping[str, Sequence[str]] | None = None

    def __post_init__(self) -> None:
        for code in {*(self.peers or {}), *(c for codes in (self.peers or {}).values() for c in codes)}:
            if code not in self.places.number:
                raise UnclearArea(f"“{code}” is no {KINDS[self.places.kind]} of the table, so it can't be a peer")

    @property
    def areas(self) -> tuple[Area, ...]:
        return self.places.areas

    @property
    def measures(self) -> tuple[Measure, ...]:
        return self.nation.measures

    def held(self, window: str) -> np.ndarray:
        """Whether every month of the window is held of an area's own force: bool, one for each area."""
        return self.nation.cube.held(self.windows[window].months)[self.places.force]

    def counts(self, window: str) -> np.ndarray:
        """How many, in a window of WINDOWS."""
        return np.where(self.held(window)[:, None], self._counted(window), NONE)

    @cached_property
    def comparable(self) -> np.ndarray:
        """Whether a count may be set against the year before: all months held, and counted in the same way."""
        held = self.held("now") & self.held("before")
        return held[:, None] & ~self._counting_changed[self.places.force]

    @cached_property
    def rate(self) -> np.ndarray:
        """For every 1,000 residents over the whole period, in tenths, rounded half up."""
        rounded = tenths(self._counted("now") * PER, self.places.residents[:, None])
        return np.where(np.isnan(self._unrounded_rate), NONE, rounded)

    @cached_property
    def percent(self) -> np.ndarray:
        """The change in percent, in tenths, rounded half up from the exact value; NONE also where it was none."""
        after, before = self._counted("now"), self._counted("before")
        return np.where(self.comparable, tenths(100 * (after - before), before), NONE)

    @cached_property
    def p(self) -> np.ndarray:
        """Two-sided and exact, of two counts that vary by chance alone (Poisson)."""
        return np.where(self.comparable, exact_p(self._counted("before"), self._counted("now")), np.nan)

    @cached_property
    def p_adjusted(self) -> np.ndarray:
        """The same after control of false discoveries over the whole table (Benjamini and Hochberg 1995)."""
        found, known = np.full(self.p.shape, np.nan), ~np.isnan(self.p)
        found[known] = adjusted(self.p[known])
        return found

    @cached_property
    def share(self) -> np.ndarray:
        """Percent of what the own force recorded in all its districts in the period, in tenths, rounded half up."""
        of_force = self.nation.counts("of force", self.windows["now"])[self.places.force]
        return np.where(self.held("now")[:, None], tenths(100 * self._counted("now"), of_force), NONE)

    @cached_property
    def rank(self) -> np.ndarray:
        """The place among the peers by rate, the highest first; equal rates share a place."""
        rate = self._unrounded_rate
        if self.peers is None:
            found = np.stack([ranks(r, self.places.force) for r in rate.T], axis=1)
        else:
            found = 1 + (rate[self._among] > rate[:, None, :]).sum(axis=1)  # NaN is never higher
        return np.where(np.isnan(rate), NONE, found)

    @cached_property
    def ranked(self) -> np.ndarray:
        """How many are ranked, the area itself among them: those whose rate is known."""
        known = ~np.isnan(self._unrounded_rate)
        if self.peers is None:
            by_force = np.zeros((len(self.nation.cube.columns.forces), known.shape[1]), dtype=np.int64)
            np.add.at(by_force, self.places.force, known)
            return by_force[self.places.force]
        others = self._among != np.arange(len(self.areas))[:, None]
        return known + (known[self._among] & others[:, :, None]).sum(axis=1)

    def _counted(self, window: str) -> np.ndarray:
        """Counts as far as months are held: for use only where `held` says that all of them are."""
        return self.nation.counts(self.places.kind, self.windows[window])

    @cached_property
    def _counting_changed(self) -> np.ndarray:
        """Forces × measures: whether a recording break parts the two periods."""
        edition, now, before = self.nation.edition, self.windows["now"], self.windows["before"]
        return np.array(
            [
                [bool(between(breaks(edition, m, force), before, now)) for m in self.measures]
                for force in self.nation.cube.columns.forces
            ],
            dtype=bool,
        ).reshape(-1, len(self.measures))

    @cached_property
    def _unrounded_rate(self) -> np.ndarray:
        """NaN where not available. As floats: two rates of under ten million residents are equal only if they are."""
        areas = self.held("now") & (self.places.residents > 0)
        against = np.array([m.denominator == "residents" for m in self.measures])
        residents = np.where(areas, self.places.residents, 1)[:, None]
        return np.where(areas[:, None] & against, self._counted("now") / residents, np.nan)

    @cached_property
    def _among(self) -> np.ndarray:
        """For each area the numbers of its peers, filled up with its own."""
        number = self.places.number
        lists = [[number[c] for c in self.peers.get(a.code, ())] for a in self.areas]
        most = max(map(len, lists), default=0)
        return np.array([[*among, *[n] * (most - len(among))] for n, among in enumerate(lists)], dtype=np.int64)
