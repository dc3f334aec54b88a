"""Which events an analysis is made of: the first source that has what the method needs, the most exact first."""

import numpy as np

from frankpledge.evidence.analyses.asking import Asked
from frankpledge.evidence.analyses.result import NothingToAnalyse
from frankpledge.evidence.area import Area
from frankpledge.evidence.edition import Edition
from frankpledge.evidence.measures.events import Events
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
