"""Events that a partner sends, a row each: what, when and where, and nothing of whom.

A part holds the events of one mapping (how a partner's columns are read) that began in one calendar month. A month of
the period sent in which there was none has a part without rows: it is held, and its count is 0.
"""

from frankpledge.evidence.period import Month, month, written
from frankpledge.evidence.sources.dataset import Column, Dataset

SOURCE = "partner_extract"
SENSITIVITIES = ("ordinary", "health", "domestic-abuse")  # of the latter two no point is kept

# The columns of a part, with their DuckDB types.
COLUMNS = {
    "line": "UINTEGER",
    "sheet": "VARCHAR",
    "category": "VARCHAR",  # the holder's words
    "start": "TIMESTAMP",  # wall-clock time in Britain: the earliest it can have begun
    "end": "TIMESTAMP",  # the latest it can have ended; equal to start where the time is known
    "day": "DATE",  # of the start
    "timed": "BOOLEAN",  # false: only the day is known
    "easting": "DOUBLE",  # British National Grid metres; nothing where not given, or aggregated on arrival
    "northing": "DOUBLE",
    "lsoa": "VARCHAR",  # code of 2021, or nothing
    "outward": "VARCHAR",  # the first half of a postcode, or nothing
    "repeat_key": "UBIGINT",  # the same for events about the same person or address; 0 unknown
    "measures": "VARCHAR[]",  # the ids of the measures that it is counted in, as the mapping said on the day
    "mapping": "VARCHAR",
    "title": "VARCHAR",
    "holder": "VARCHAR",
}

EVENTS = Dataset(
    source=SOURCE,
    name="events",
    title="Events that partners send",
    publisher="as each extract says",
    columns=tuple(Column(name) for name in COLUMNS),
    licence="",
)


def part_key(mapping: str, m: Month) -> str:
    """The key of the part of a month: `ambulance-assaults/2024-04`."""
    return f"{mapping}/{written(m)}"


def month_of(key: str) -> Month:
    """The month of the part with this key."""
    return month(key.rpartition("/")[2])
