"""What makes districts alike: the region that each lies in, and how deprived its small areas are."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from frankpledge.demo.files import write_table
from frankpledge.demo.people import People
from frankpledge.demo.place import GEOGRAPHY, LSOAS, Place

RANKED = 33755  # small areas that the Indices of 2025 rank
_REGIONS = ("Dogger Bank", "Outer Silver Pit")
_INDEX = "Index of Multiple Deprivation (IMD)"
_INDICES = [
    "LSOA code (2021)", "LSOA name (2021)", "Local Authority District code (2024)",
    "Local Authority District name (2024)", f"{_INDEX} Rank (where 1 is most deprived)",
    f"{_INDEX} Decile (where 1 is most deprived 10% of LSOAs)", "Crime Rank (where 1 is most deprived)",
    "Crime Decile (where 1 is most deprived 10% of LSOAs)", "Total population: mid 2022",
]  # fmt: skip


def write_regions(folder: Path, places: list[Place]) -> None:
    """Districts and regions in the manner of the list of all codes; neither regions nor country are real ones."""
    write_table(
        folder / "lookups" / "la_all_codes.csv",
        ["LADCD", "LADNM", "RGNCD", "RGNNM", "CTRYCD", "CTRYNM", "Current"],
        ((p.code, p.name, *_region(p), "E92999999", "Doggerland", "TRUE") for p in places),
    )


def _region(place: Place) -> tuple[str, str]:
    number = place.number % len(_REGIONS)
    return f"E1299000{number + 1}", _REGIONS[number]


def write_deprivation(folder: Path, peopled: list[tuple[Place, People]]) -> None:
    """Ranks in the manner of File 7 of the English Indices of Deprivation 2025, of small areas that do not exist."""
    write_table(
        folder / "deprivation" / "File_7_IoD2025_invented_for_Doggerland.csv",
        _INDICES,
        (row for place, people in peopled for row in _ranks(place, people)),
    )


def _ranks(place: Place, people: People) -> Iterator[tuple]:
    """Towns are more deprived than the country and the first LSOA, the middle of the largest, most of all."""
    rng = np.random.default_rng([GEOGRAPHY, place.number, 5])
    own = rng.normal(0.55, 0.1) - 0.15 * (place.town_of_lsoa >= 0)
    index = (own + rng.normal(0, 0.2, LSOAS)).clip(0.01, 0.99)
    index[0] = 0.02
    crime = (index + rng.normal(0, 0.1, LSOAS)).clip(0.01, 0.99)
    for (code, name), one, other, residents in zip(place.areas.lsoa21, index, crime, people.residents, strict=True):
        yield code, name, place.code, place.name, *_ranked(one), *_ranked(other), residents


def _ranked(share: float) -> tuple[int, int]:
    rank = round(share * RANKED)
    return rank, (rank - 1) * 10 // RANKED + 1
