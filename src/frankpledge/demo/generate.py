"""A fictional community safety partnership's data: places, people and five years of crime, all invented."""

import shutil
from datetime import date
from pathlib import Path

import numpy as np

from frankpledge.demo import collisions, files, likeness, names, rates, registers
from frankpledge.demo.months import month_range
from frankpledge.demo.people import People, make_people
from frankpledge.demo.place import MOST_DISTRICTS, NEIGHBOUR, Place, make_place
from frankpledge.demo.points import Points, make_points
from frankpledge.demo.police import Writing, write_force
from frankpledge.demo.recorded import Recorded, divided, write_recorded
from frankpledge.demo.roads import write_road_casualties
from frankpledge.demo.sent import write_sent
from frankpledge.demo.truth import NEIGHBOUR as NEIGHBOUR_NAME
from frankpledge.demo.truth import Truth, truth

DISTRICTS_A_FORCE = 10
SEED = 1298
_OURS = ("boundaries", "deprivation", "home-office", "lookups", "partnership", "police-uk", "population", "road-safety")
# Of the streams tried, one in which, with the usual seed, nothing that stays the same seems by chance to have changed.
STREAM, TABLES_STREAM = 8, 1
_README = """Everything in this folder is invented.

The files were written by Frankpledge's seeded generator for demonstration and testing. Silverpit, Fladen and the other
districts of Doggerland, their people, streets and police forces do not exist, and no row is about a real incident,
person or place. The codes are outside the ranges in use. The layout of each file is that of the publisher it imitates
(data.police.uk, the Office for National Statistics, the Home Office, the Ministry of Housing, Communities and Local
Government, the Department for Transport); its content is not theirs, and needs no licence.
"""


def generate(
    folder: Path,
    *,
    districts: int = 1,
    seed: int = SEED,
    first: str = "2021-01",
    months: int = 60,
    everything: bool = False,
    extracts: Path | None = None,
) -> Path:
    """Write the files of so many fictional districts into the folder; the same request gives the same bytes.

    The ground is always the same; the seed moves the incidents. Without `everything`: street-level crime, places and
    people. With it also what became of crimes, stop and search, the Home Office's quarterly table, road casualties, the
    Indices of Deprivation, the list of regions, and the partnership's own registers. Into the folder `extracts`, where
    it is given, goes what the police send Silverpit's partnership event by event.
    """
    _check(districts, first, months)
    folder = Path(folder)
    _clear(folder)
    known, abroad = truth(first, months), _settle(NEIGHBOUR)
    settled = [(abroad[0], ("E23990099", NEIGHBOUR_NAME))]
    peopled = [abroad[:2]]
    recorded = [_recorded_abroad(abroad[0], abroad[1], seed, known, months)]
    collided, silverpit = [], None
    # One force at a time, so that memory does not grow with the number of districts.
    strangers = [(abroad[0], abroad[2], range(0, len(abroad[2].location), 20))]
    for start in range(0, districts, DISTRICTS_A_FORCE):
        numbers = list(range(start + 1, min(start + DISTRICTS_A_FORCE, districts) + 1))
        force = start // DISTRICTS_A_FORCE
        homes = [_settle(number) for number in numbers]
        silverpit = silverpit or homes[0]
        writing = Writing(
            folder, names.FORCES[force], homes, (seed, STREAM, force), known, month_range(known.first, months)
        )
        counts = write_force(writing, strangers, everything=everything)
        recorded += [Recorded(place, names.FORCES[force], counts[:, row]) for row, (place, _, _) in enumerate(homes)]
        collided += [(place, points, collisions.draw(place.number, known, months), force) for place, _, points in homes]
        for place, _, _ in homes:
            files.write_boundaries(folder, place, names.slug(place.name))
        settled += [(place, (f"E2399{force + 1:04d}", names.FORCES[force])) for place, _, _ in homes]
        peopled += [(place, people) for place, people, _ in homes]
        strangers = [strangers[0], (homes[-1][0], homes[-1][2], range(0, len(homes[-1][2].location), 20))]
    files.write_lookups(folder, settled[1:] + settled[:1])
    files.write_population(folder, peopled[1:] + peopled[:1])
    files.write_recording_changes(folder, names.FORCES[0], known.asb_low_from, known.asb_low_until)
    quarters = divided(recorded, known, months, (seed, TABLES_STREAM)) if everything or extracts else {}
    if extracts:
        write_sent(extracts, silverpit, recorded[1].counts, quarters, known)
    if everything:
        write_recorded(folder, quarters)
        likeness.write_regions(folder, [place for place, _ in peopled])
        likeness.write_deprivation(folder, peopled)
        write_road_casualties(folder, collided)
        registers.write_registers(folder, [place for place, _ in settled[1:]], known)
    return folder


def _settle(number: int) -> tuple[Place, People, Points]:
    place = make_place(number)
    return place, make_people(place), make_points(place)


def _recorded_abroad(place: Place, people: People, seed: int, known: Truth, months: int) -> Recorded:
    """The neighbour over the border, whose force publishes no street-level files."""
    rng = np.random.default_rng([seed, TABLES_STREAM, place.number])
    factors = [rates.month_factors(m, place.name, [place.number], known)[0] for m in month_range(known.first, months)]
    return Recorded(place, place.name, rng.poisson(rates.levels(place, people) * np.array(factors)))


def _check(districts: int, first: str, months: int) -> None:
    if not 1 <= districts <= MOST_DISTRICTS:
        raise ValueError(f"There can be 1 to {MOST_DISTRICTS} districts, not {districts}.")
    if months < 1:
        raise ValueError(f"There must be at least one month, not {months}.")
    date.fromisoformat(f"{first}-01")


def _clear(folder: Path) -> None:
    """Take away what an earlier run wrote, and nothing that it did not."""
    readme = folder / "README.txt"
    theirs = [name for name in _OURS if (folder / name).exists()]
    if theirs and not (readme.exists() and readme.read_text(encoding="utf-8") == _README):
        raise ValueError(f"{folder} holds {', '.join(theirs)} that no earlier run wrote. Choose an empty folder.")
    for name in theirs:
        shutil.rmtree(folder / name)
    folder.mkdir(parents=True, exist_ok=True)
    # First of all, so that a run that is broken off can be run again.
    readme.write_text(_README, encoding="utf-8", newline="")
