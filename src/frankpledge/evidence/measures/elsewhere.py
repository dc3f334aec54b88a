"""Series of a measure that come from tables rather than rows: the Home Office's, and those that partners send."""

from collections.abc import Iterator
from functools import lru_cache

from frankpledge.evidence.area import Area, plain
from frankpledge.evidence.disclosure.policy import OPEN
from frankpledge.evidence.edition import Edition
from frankpledge.evidence.measures.model import Measure
from frankpledge.evidence.measures.published import Published, published
from frankpledge.evidence.measures.recorded import count_of, offences_in, recorded
from frankpledge.evidence.measures.released import key, withheld
from frankpledge.evidence.measures.series import Series
from frankpledge.evidence.period import Period
from frankpledge.evidence.sources import published_figures, recorded_crime

WHOLE = ("partnership", "district", "force")  # the kinds of area that the Home Office's tables have


def tables_of(edition: Edition, measure: Measure, area: Area) -> Iterator[Series]:
    """The series of each table that has the measure for the area, in the measure's order of sources."""
    for source, wanted in measure.numerators.items():
        if source == recorded_crime.SOURCE:
            found = _recorded(edition, area, measure)
            if found.counts:
                yield found
        elif source == published_figures.SOURCE:
            yield from _published(edition, area, wanted)


def _recorded(edition: Edition, area: Area, measure: Measure) -> Series:
    """The quarters in which the tables have one of the offences for anybody: to have none of them is no zero.

    A quarter for which the measure's codes are not known to be all that there are is not held: it would be too few.
    """
    offences = measure.numerators[recorded_crime.SOURCE]
    quarters = {q: n for q, n in _quarters(edition, area).items() if measure.codes_hold(q)}
    known = _offences(edition) if quarters else {}
    counts = {q: count_of(n, offences, known[q]) for q, n in sorted(quarters.items())}
    return Series(recorded_crime.SOURCE, {q: n for q, n in counts.items() if n is not None})


@lru_cache(maxsize=64)
def _quarters(edition: Edition, area: Area) -> dict[Period, dict[str, int]]:
    if area.kind not in WHOLE or not edition.of(recorded_crime.SOURCE):
        return {}
    return recorded(edition, [area]).get(area.code, {})


@lru_cache(maxsize=8)
def _offences(edition: Edition) -> dict[Period, frozenset[str]]:
    return offences_in(edition)


def _published(edition: Edition, area: Area, names: tuple[str, ...]) -> Iterator[Series]:
    """One series for each table, the newest table first."""
    tables: dict[str, dict[Period, int | None]] = {}
    for one in values(edition, area, names):
        if one.count is not None and one.period:
            tables.setdefault(one.title, {})[one.period] = None if is_withheld(edition, one) else one.count
    for title, counts in sorted(tables.items(), key=lambda t: (-max(s.last for s in t[1]).toordinal(), t[0])):
        shown = {s: n for s, n in sorted(counts.items()) if n is not None}
        yield Series(published_figures.SOURCE, shown, title, frozenset(counts.keys() - shown.keys()))


def is_withheld(edition: Edition, one: Published) -> bool:
    """Whether a count that a partner sent in confidence may not be shown."""
    return one.disclosure != OPEN.name and key(one) in withheld(edition)


def values(edition: Edition, area: Area, names: tuple[str, ...]) -> list[Published]:
    """Everything that partners' tables print of a measure for an area, by its names."""
    wanted = {plain(n) for n in names}
    return [one for one in _printed(edition, area) if plain(one.label) in wanted]


@lru_cache(maxsize=1024)
def _printed(edition: Edition, area: Area) -> tuple[Published, ...]:
    return published(edition, [area.code])
