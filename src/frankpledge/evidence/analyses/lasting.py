"""Whether hot spots last: their course over the eight quarters to the period's end, and how well last year's told."""

from dataclasses import dataclass, replace

import numpy as np

from frankpledge.evidence import coverage
from frankpledge.evidence.analyses import choosing
from frankpledge.evidence.analyses.asking import Asked
from frankpledge.evidence.analyses.result import NothingToAnalyse
from frankpledge.evidence.analyses.units import Units
from frankpledge.evidence.measures.events import Events
from frankpledge.evidence.patterns.accuracy import Accuracy, accuracy
from frankpledge.evidence.patterns.hotspots.emerging import Course, courses
from frankpledge.evidence.patterns.hotspots.gi_star import Spot, hot_spots
from frankpledge.evidence.period import Period
from frankpledge.evidence.sources import police_street

QUARTERS = 8
WORDS = {
    Course.NEVER_HOT: "",
    Course.OCCASIONAL: "comes and goes",
    Course.STABLE: "lasting",
    Course.EMERGING: "new and rising",
    Course.FADING: "fading",
}


@dataclass(frozen=True, eq=False)
class Lasting:
    """Of each unit a `Course`; and how well the clusters of the year before held this year's events."""

    period: Period
    courses: np.ndarray
    accuracy: Accuracy


def lasting(asked: Asked, cut: Units) -> Lasting | None:
    """The courses over two years of street-level rows; None where not all of their months are held."""
    period = Period.ending(asked.period.last, 3 * QUARTERS)
    try:
        events = choosing.placed(replace(asked, period=period))
    except NothingToAnalyse:
        return None
    if events.source != police_street.SOURCE or coverage.missing(coverage.held_of(asked.edition, asked.area), period):
        return None
    counts = _by_quarter(events, cut, period)
    before, now = counts[:, :4].sum(axis=1), counts[:, 4:].sum(axis=1)
    marked = hot_spots(before, cut.neighbourhoods).spots == Spot.HOT
    return Lasting(period, courses(counts, cut.neighbourhoods).courses, accuracy(marked, now, cut.square_km))


def _by_quarter(events: Events, cut: Units, period: Period) -> np.ndarray:
    """Events of each unit (rows) in each quarter (columns)."""
    where = cut.places_of(events)
    quarter = (events.month - np.datetime64(period.first, "M")).astype(int) // 3
    counts = np.zeros((len(cut), QUARTERS), dtype=np.int64)
    np.add.at(counts, (where[where >= 0], quarter[where >= 0]), events.n[where >= 0])
    return counts
