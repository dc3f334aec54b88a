"""Which events an analysis is made of: the first source that has what the method needs, the most exact first."""

import numpy as np

from frankpledge.evidence import coverage
from frankpledge.evidence.analyses.asking import Asked
from frankpledge.evidence.analyses.result import NothingToAnalyse
from frankpledge.evidence.area import Area
from frankpledge.evidence.edition import Edition
from frankpledge.evidence.measures.collision_events import collision_events
from frankpledge.evidence.measures.collisions import counts_people, held_months
from frankpledge.evidence.measures.events import Events
from frankpledge.evidence.measures.extract_events import extract_events, held_extracts, mappings_of
from frankpledge.evidence.measures.loading import measures
from frankpledge.evidence.measures.model import Measure
from frankpledge.evidence.measures.street_events import street_events
from frankpledge.evidence.period import Period, spoken
from frankpledge.evidence.sources import police_street, road_collisions


def placed(asked: Asked) -> Events:
    """Events with a place: what is published first, since its numbers may be told. Raises NothingToAnalyse."""
    found = _street(asked)
    found = found if found is not None else _collisions(asked)
    return found if found is not None else _extract(asked, "with a place")


def with_places(edition: Edition, area: Area) -> list[Measure]:
    """The measures of which events with a place are held."""
    street = [m for m in measures().values() if m.categories and edition.of(police_street.SOURCE)]
    return [*street, *(m for m in with_times(edition, area) if m not in street)]


def exact(asked: Asked) -> Events:
    """Events with exact points and times, as partners send them. Raises NothingToAnalyse."""
    found = timed(asked)
    if not found.exact:
        raise NothingToAnalyse(f"the events held of {asked.measure.inline} have no exact points")
    return found


def timed(asked: Asked) -> Events:
    """Events with times: road collisions, or what a partner sent. Raises NothingToAnalyse."""
    found = _collisions(asked)
    return found if found is not None else _extract(asked, "with times")


def with_times(edition: Edition, area: Area) -> list[Measure]:
    """The measures of which events with times are held."""
    collisions = bool(edition.of(road_collisions.SOURCE))
    return [m for m in measures().values() if mappings_of(edition, m.id) or (collisions and _is_of_roads(m))]


def with_keys(edition: Edition, area: Area) -> list[Measure]:
    """The measures of which events with a reference to a person or address may be held."""
    return [m for m in measures().values() if mappings_of(edition, m.id)]


def _street(asked: Asked) -> Events | None:
    """Street-level rows, where every month of the period is held: half a year told as a year would be a low one."""
    missing = coverage.missing(coverage.held_of(asked.edition, asked.area), asked.period)
    if missing and asked.measure.categories and len(missing) < len(asked.period):
        raise NothingToAnalyse(f"not every month of {asked.period.phrase} is held: {spoken(missing)} missing")
    return None if missing else street_events(asked.edition, asked.measure, asked.area, asked.period)


def _is_of_roads(measure: Measure) -> bool:
    return road_collisions.SOURCE in measure.numerators


def _collisions(asked: Asked) -> Events | None:
    """The road collisions of a measure, where every month of the period is held."""
    if not _is_of_roads(asked.measure):
        return None
    held = held_months(asked.edition, asked.area, counts_people(asked.measure))
    missing = [m for m in asked.period.months if m not in held]
    return None if missing else collision_events(asked.edition, asked.measure, asked.area, asked.period)


def _extract(asked: Asked, what: str) -> Events:
    """The events of the first extract that is held for every month of the period, which has to be one of a fixed set.

    Periods that overlap in any way would give rounded numbers back: each month is what two of them differ by.
    """
    held = held_extracts(asked.edition)
    if mappings_of(asked.edition, asked.measure.id) and not is_fixed(asked.period):
        raise NothingToAnalyse(
            "events sent in confidence are told for whole years that end with a quarter: the year to March, June, "
            "September or December"
        )
    for mapping in mappings_of(asked.edition, asked.measure.id):
        if not set(asked.period.months) - set(held[mapping]):
            return extract_events(asked.edition, mapping, asked.area, asked.period, asked.measure.id)
    raise NothingToAnalyse(
        f"no events {what} of {asked.measure.inline} are held for {asked.area.name} in {asked.period.full_phrase}; "
        "a partner may send them: frankpledge evidence extract"
    )


def is_fixed(period: Period) -> bool:
    """Whether a period is one for which numbers sent in confidence may be told."""
    return len(period) == 12 and period.last.month % 3 == 0


def months_of(events: Events) -> dict[np.datetime64, int]:
    """Month → events."""
    months, where = np.unique(events.month, return_inverse=True)
    return dict(zip(months.tolist(), np.bincount(where, weights=events.n).astype(int).tolist(), strict=True))
