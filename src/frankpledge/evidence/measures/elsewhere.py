"""Series of a measure that are not of street-level rows: of the Home Office's tables, the Department for Transport's
road collisions, and the tables that partners send."""

from collections.abc import Iterator
from functools import lru_cache

from frankpledge.evidence.area import Area
from frankpledge.evidence.edition import Edition
from frankpledge.evidence.measures import collisions
from frankpledge.evidence.measures.model import Measure
from frankpledge.evidence.measures.published import Published, named
from frankpledge.evidence.measures.recorded import count_of, offences_in, recorded
from frankpledge.evidence.measures.released import withheld
from frankpledge.evidence.measures.series import Series
from frankpledge.evidence.measures.tables import is_ambiguous, newest_first
from frankpledge.evidence.period import Period
from frankpledge.evidence.sources import published_figures, recorded_crime, road_collisions

WHOLE = ("partnership", "district", "force")  # the kinds of area that the Home Office's tables have


def tables_of(edition: Edition, measure: Measure, area: Area) -> Iterator[Series]:
    """The series of each source or table that has the measure for the area, in the measure's order of sources."""
    for source, wanted in measure.numerators.items():
        if source == recorded_crime.SOURCE:
            found = _recorded(edition, area, measure)
            if found.counts:
                yield found
        elif source == road_collisions.SOURCE:
            found = collisions.series(edition, measure, area)
            if found.counts:
                yield found
        elif source == published_figures.SOURCE:
            yield from _published(edition, area, wanted)


def _recorded(edition: Edition, area: Area, measure: Measure) -> Series:
    """The quarters in which the tables have one of the offences for anybody: to have none of them is no zero.

    A quarter for which the measure's codes are not known to be all that there are is not held: it would be too few.
    """
    if area.kind not in WHOLE:
        return Series(recorded_crime.SOURCE, {})
    offences = measure.numerators[recorded_crime.SOURCE]
    quarters = {q: n for q, n in _quarters(edition, area).items() if measure.codes_hold(q)}
    known = offences_in(edition) if quarters else {}
    counts = {q: count_of(n, offences, known[q]) for q, n in sorted(quarters.items())}
    return Series(recorded_crime.SOURCE, {q: n for q, n in counts.items() if n is not None})


@lru_cache(maxsize=64)
def _quarters(edition: Edition, area: Area) -> dict[Period, dict[str, int]]:
    if not edition.of(recorded_crime.SOURCE):
        return {}
    return recorded(edition, [area]).get(area.code, {})


def _published(edition: Edition, area: Area, names: tuple[str, ...]) -> Iterator[Series]:
    """One series for each table, the newest table first; a count that a table tells in two ways is in none."""
    told = [one for one in values(edition, area, names) if not is_ambiguous(edition, one)]
    for table in newest_first(told):
        hidden = frozenset(one.period for one in table if is_withheld(edition, one))
        shown = {one.period: one.count for one in table if one.period not in hidden}
        yield Series(published_figures.SOURCE, dict(sorted(shown.items())), table[0].title, hidden)


def is_withheld(edition: Edition, one: Published) -> bool:
    """Whether a count that a partner sent in confidence may not be shown."""
    return one in withheld(edition)


def values(edition: Edition, area: Area, names: tuple[str, ...]) -> list[Published]:
    """Everything that partners' tables print of a measure for an area, by its names."""
    return named(edition, area.code, names)
