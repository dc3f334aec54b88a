"""What Silverpit's police send its partnership event by event, and how each file is to be read."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from frankpledge.demo import burglaries, rates, violence
from frankpledge.demo.dwellings import make_dwellings
from frankpledge.demo.files import write_table
from frankpledge.demo.months import month_range
from frankpledge.demo.offence_times import Lines, by_month
from frankpledge.demo.offences import OFFENCES
from frankpledge.demo.people import People
from frankpledge.demo.place import Place
from frankpledge.demo.points import Points
from frankpledge.demo.registers import festival_days
from frankpledge.demo.truth import Truth

_SEED = 1829
_POINT = {"easting": "Easting", "northing": "Northing", "postcode": "Outward postcode", "category": "Offence"}


@dataclass(frozen=True)
class Sent:
    """A file of events: what it is, which of its columns is what, and in which measures its offences are counted."""

    file: str
    id: str
    title: str
    columns: Mapping[str, str]
    measures: Mapping[str, tuple[str, ...]]


def _words(category: str, codes: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(one.description for one in OFFENCES[category] if one.code in codes)


BURGLARIES = Sent(
    "dwelling-burglaries.csv",
    "dwelling-burglaries",
    "Burglaries of homes",
    {"from_date": "From date", "from_time": "From time", "to_date": "To date", "to_time": "To time", **_POINT,
     "count_as": "Address reference"},
    {"residential-burglary": ()},
)  # fmt: skip
VIOLENCE = Sent(
    "violence-by-time.csv",
    "violence-by-time",
    "Violence by time",
    {"date": "Date", "time": "Time", **_POINT},
    {
        "violence-with-injury": _words("Violence and sexual offences", violence.WITH_INJURY),
        "violence-without-injury": _words("Violence and sexual offences", violence.WITHOUT_INJURY),
    },
)
EXTRACTS = (BURGLARIES, VIOLENCE)


def write_sent(
    folder: Path, home: tuple[Place, People, Points], counts: np.ndarray, quarters: Mapping[int, Lines], known: Truth
) -> None:
    """Both files, of the whole quarters of the run; `counts` are what was recorded, by month and category.

    Nothing where no quarter is whole.
    """
    if not quarters:
        return
    place, people, points = home
    likely = rates.likelihoods(place, people, points)
    row = rates.NAMES.index("Burglary")
    found = _offences(counts[:, row], quarters, burglaries.CODES, known, 1)
    lsoas = np.bincount(points.lsoa21, likely[row])
    lines = burglaries.burglary_rows(place, make_dwellings(place, people), lsoas, found, np.random.default_rng(_SEED))
    write_table(folder / BURGLARIES.file, burglaries.HEADING, lines)
    row = rates.NAMES.index("Violence and sexual offences")
    codes = (*violence.WITH_INJURY, *violence.WITHOUT_INJURY)
    found = dict(list(_offences(counts[:, row], quarters, codes, known, 2).items())[-violence.MONTHS :])
    rng = np.random.default_rng([_SEED, 1])
    lines = violence.violence_rows(place, points, likely[row], found, festival_days(known), rng)
    write_table(folder / VIOLENCE.file, violence.HEADING, lines)


def _offences(
    counts: np.ndarray, quarters: Mapping[int, Lines], codes: tuple[str, ...], known: Truth, stream: int
) -> dict[str, list[str]]:
    """Month → its offences with these codes."""
    found = {}
    for start, quarter in quarters.items():
        months = month_range(known.first, start + 3)[start:]
        rng = np.random.default_rng([_SEED, stream, start])
        found |= dict(zip(months, by_month(counts[start : start + 3], quarter, codes, rng), strict=True))
    return found
