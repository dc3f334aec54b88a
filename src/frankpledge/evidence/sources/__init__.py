"""One module a publisher: what it is, its licence, what its files look like and which rules a row must keep."""

import datetime as dt

from frankpledge.evidence.sources import (
    deprivation,
    geography,
    police_outcomes,
    police_street,
    population,
    recorded_crime,
    recording,
    registers,
    road_collisions,
    stop_search,
)
from frankpledge.evidence.sources.dataset import Dataset


def datasets(today: dt.date) -> list[Dataset]:
    """Every kind of table that can be read."""
    return [
        police_street.dataset(today),
        police_outcomes.dataset(today),
        stop_search.dataset(today),
        *geography.LOOKUPS,
        *population.TABLES,
        recording.CHANGES,
        registers.CAMPAIGNS,
        registers.CALENDAR,
        registers.JUDGEMENTS,
        registers.RISKS,
        *recorded_crime.datasets(today),
        *deprivation.TABLES,
        *road_collisions.TABLES,
    ]
