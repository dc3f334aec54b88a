"""Invented files of events, as partners would send them: one for each mapping that comes with Frankpledge.

Of April to June 2024. Nobody is in them: the points lie in the sea off Doggerland, and the postcodes are of an area
that does not exist.
"""

import csv
from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np

from frankpledge.evidence.ground import national_grid
from frankpledge.evidence.reading.extracts import shelf

ROWS = 60
FIRST_DAY, DAYS = np.datetime64("2024-04-01"), 91
_SEED = 1831
_WEST, _SOUTH, _SIDE = 640_000, 500_000, 20_000  # grid metres

_KINDS = {
    "police-incidents": ("Anti-social behaviour, nuisance", "Transport, road related",
                         "Public safety, concern for safety"),
    "police-crimes": ("Burglary in a dwelling", "Criminal damage to a vehicle", "Possession of drugs", "Robbery",
                      "Theft from a vehicle", "Wounding"),
    "fire-incidents": ("Deliberate primary fire, vehicle", "Deliberate primary fire, other than a vehicle",
                       "Deliberate secondary fire, other than a vehicle", "Violence against staff",
                       "Dwelling fire without a smoke alarm"),
    "council-exclusions": ("Physical assault against a pupil", "Persistent disruptive behaviour", "Drugs and alcohol"),
    "council-racial-incidents": ("Verbal abuse", "Graffiti", "Damage to property"),
    "council-asb": ("Noise", "Vandalism", "Vehicle nuisance", "Street drinking"),
    "council-collisions": ("Fatal", "Serious", "Slight"),
    "nhs-assault-admissions": ("X85-Y09 Assault", "F10-F19 Drugs and alcohol", "T51 Toxic effect of alcohol"),
    "ambulance-calls": ("Assault", "Stabbing or gunshot", "Overdose"),
    "emergency-department-assaults": ("Fist", "Bottle or glass", "Knife", "Foot"),
    "fly-tipping": ("Black bags, household", "White goods", "Tyres", "Construction waste"),
}  # fmt: skip
_BESIDE: Mapping[str, dict[str, tuple[str, ...]]] = {  # columns that are sent and not kept
    "council-exclusions": {
        "Age": ("12", "13", "14", "15"),
        "Gender": ("F", "M"),
        "School": ("Kelpwick Academy", "Northgate School"),
    },
    "council-asb": {"Ward": ("Silverpit Castle", "Silverpit Quays"), "Case reference": ("ASB/24/0117", "ASB/24/0231")},
    "ambulance-calls": {"Outcome": ("Conveyed", "Treated at the scene")},
}


def write_extracts(folder: Path) -> list[Path]:
    """A CSV file for every ready mapping, the same each time."""
    folder.mkdir(parents=True, exist_ok=True)
    return [_write(folder, number, id_) for number, id_ in enumerate(sorted(shelf.ready()))]


def _write(folder: Path, number: int, id_: str) -> Path:
    rng = np.random.default_rng([_SEED, number])
    columns = {heading: _of_role(role, id_)(rng) for role, heading in shelf.ready()[id_].columns.items()}
    _in_one_place(columns, shelf.ready()[id_].columns, rng)
    columns |= {heading: list(rng.choice(texts, ROWS)) for heading, texts in _BESIDE.get(id_, {}).items()}
    file = folder / f"{id_}.csv"
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(zip(*columns.values(), strict=True))
    return file


def _of_role(role: str, id_: str) -> Callable[[np.random.Generator], list[str]]:
    """What makes a column that plays a role; places are put right afterwards, two columns at once."""
    made: dict[str, Callable[[np.random.Generator], list[str]]] = {
        "time": lambda rng: [f"{h:02}:{m:02}" for h, m in rng.integers(0, (24, 60), (ROWS, 2))],
        "postcode": lambda rng: [f"DP{n}" for n in rng.integers(1, 9, ROWS)],
        "category": lambda rng: list(rng.choice(_KINDS[id_], ROWS)),
        "count_as": lambda rng: [f"{n}" for n in rng.integers(100, 130, ROWS)],
    }
    return made.get(role, _days)


def _days(rng: np.random.Generator) -> list[str]:
    return [f"{(FIRST_DAY + int(n)).item():%d/%m/%Y}" for n in rng.integers(0, DAYS, ROWS)]


def _in_one_place(columns: dict[str, list[str]], headings: Mapping[str, str], rng: np.random.Generator) -> None:
    """Points of both coordinates, and windows that end after they begin."""
    east, north = _WEST + rng.random(ROWS) * _SIDE, _SOUTH + rng.random(ROWS) * _SIDE
    lon, lat = national_grid.degrees(east, north)
    for role, values, form in (
        ("easting", east, ".0f"), ("northing", north, ".0f"), ("longitude", lon, ".6f"), ("latitude", lat, ".6f"),
    ):  # fmt: skip
        if role in headings:
            columns[headings[role]] = [f"{v:{form}}" for v in values]
    if "to_date" in headings:
        began = FIRST_DAY.astype("datetime64[m]") + rng.integers(0, (DAYS - 3) * 1440, ROWS)
        lasted = rng.integers(0, 2 * 1440, ROWS) * (rng.random(ROWS) < 0.6)
        for role, moments in (("from_date", began), ("to_date", began + lasted)):
            columns[headings[role]] = [f"{m.item():%d/%m/%Y %H:%M}" for m in moments]
