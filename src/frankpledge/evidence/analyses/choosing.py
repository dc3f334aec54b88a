"""Which events an analysis is made of: the first source that has what the method needs, the most exact first."""

import numpy as np

from frankpledge.evidence.analyses.asking import Asked
from frankpledge.evidence.analyses.result import NothingToAnalyse
from frankpledge.evidence.area import Area
from frankpledge.evidence.edition import Edition
from frankpledge.evidence.measures.events import Events
from frankpledge.evidence.measures.extract_events import extract_events, held_extracts, mappings_of
from frankpledge.evidence.measures.loading import measures
from frankpledge.evidence.measures.model import Measure
from frankpledge.evidence.measures.street_events import street_events
from frankpledge.evidence.sources import police_street


def placed(asked: Asked) -> Events:
    """Events with a place. Raises NothingToAnalyse where none are held for the period."""
    found = street_events(asked.edition, asked.measure, asked.area, asked.period)
    return _some(found, asked, "events with a place")


def with_places(edition: Edition, area: Area) -> list[Measure]:
    """The measures of which events with a place are held."""
    held = bool(edition.of(police_street.SOURCE))
    return [m for m in measures().values() if held and m.categories]


def exact(asked: Asked) -> Events:
    """Events with exact points and times, as only partners send them. Raises NothingToAnalyse."""
    found = _extract(asked)
    if not found.exact:
        raise NothingToAnalyse(f"the events held of {asked.measure.inline} have no exact points")
    return found


def timed(asked: Asked) -> Events:
    """Events with times, as only partners send them. Raises NothingToAnalyse."""
    return _extract(asked)


def with_times(edition: Edition, area: Area) -> list[Measure]:
    """The measures of which events with times are held."""
    return [m for m in measures().values() if mappings_of(edition, m.id)]


def _extract(asked: Asked) -> Events:
    """The events of the first extract that is held for every month of the period."""
    held = held_extracts(asked.edition)
    for mapping in mappings_of(asked.edition, asked.measure.id):
        if not set(asked.period.months) - set(held[mapping]):
            return extract_events(asked.edition, mapping, asked.area, asked.period, asked.measure.id)
    raise NothingToAnalyse(
        f"no events of {asked.measure.inline} with times are held for {asked.period.full_phrase}. They come from a "
        "partner: frankpledge evidence extract"
    )


def _some(found: Events | None, asked: Asked, what: str) -> Events:
    if found is None:
        raise NothingToAnalyse(
            f"no {what} of {asked.measure.inline} are held for {asked.area.name} in {asked.period.full_phrase}"
        )
    return found


def months_of(events: Events) -> dict[np.datetime64, int]:
    """Month → events."""
    months, where = np.unique(events.month, return_inverse=True)
    return dict(zip(months.tolist(), np.bincount(where, weights=events.n).astype(int).tolist(), strict=True))
