"""When a measure happens: months and seasons where months are held; hours, weekdays and dark where times are."""

from dataclasses import dataclass
from functools import lru_cache

from frankpledge.evidence.analyses import choosing, seasons, week
from frankpledge.evidence.analyses.asking import Asked
from frankpledge.evidence.analyses.result import NothingToAnalyse, Result
from frankpledge.evidence.area import Area
from frankpledge.evidence.edition import Edition
from frankpledge.evidence.figures.counted import counted_of
from frankpledge.evidence.measures.loading import measures
from frankpledge.evidence.measures.model import Measure

NO_TIMES = "The hour and the weekday are not known: these events are published by the month"


@dataclass(frozen=True, eq=False)
class Found:
    """What can be said of the year, and of the week; None where that can't."""

    asked: Asked
    year: seasons.Found | None
    week: week.Found | None


@lru_cache(maxsize=32)
def find(asked: Asked) -> Found:
    """Raises NothingToAnalyse where neither a year of months nor times are held."""
    year, of_week = seasons.find(asked), None
    try:
        of_week = week.find(asked, choosing.timed(asked))
    except NothingToAnalyse:
        if year is None:
            raise
    return Found(asked, year, of_week)


def measures_with_rhythm(edition: Edition, area: Area) -> list[Measure]:
    """The measures of which months, or events with times, are held; those with times first."""
    counted, timed = counted_of(edition, area), choosing.with_times(edition, area)
    monthly = [m for m in measures().values() if any(s.step == 1 for s in counted.held(m, area))]
    return [*timed, *(m for m in monthly if m not in timed)]


def rhythm(asked: Asked, way: str = "") -> Result:
    """The year and the week of a measure in an area, as far as they are known."""
    found = find(asked)
    year, of_week = found.year, found.week
    return Result(
        "rhythm",
        f"{asked.measure.title} in {asked.area.name}: when it happens, {asked.period.phrase}",
        (*(week.says(of_week) if of_week else ()), *((seasons.says(year),) if year else ())),
        (*((week.listing(of_week),) if of_week else ()), *((seasons.listing(year),) if year else ())),
        (*(week.records(of_week) if of_week else ()), *(seasons.records(year) if year else ())),
        (),
        tuple(week.cautions(of_week)) if of_week else (NO_TIMES,),
        (*(week.method(of_week) if of_week else ()), *(_of_year(year) if year else ())),
        of_week.events.title if of_week else "",
        found,
    )


def _of_year(year: seasons.Found) -> list[str]:
    return [
        f"Months: the rate a day of each against the rest of {year.seasonal.years} whole years, {year.period.run}",
        "Month lengths and the series’ own ups and downs are allowed for, false discoveries controlled",
    ]
