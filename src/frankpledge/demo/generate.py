"""A fictional community safety partnership's data: places, people and five years of crime, all invented."""

import shutil
from datetime import date
from pathlib import Path

import numpy as np

from frankpledge.demo import crime, files, names, rates, transport
from frankpledge.demo.gazetteer import make_texts
from frankpledge.demo.months import month_range
from frankpledge.demo.people import People, make_people
from frankpledge.demo.place import MOST_DISTRICTS, NEIGHBOUR, Place, make_place
from frankpledge.demo.points import Points, make_points
from frankpledge.demo.truth import NEIGHBOUR as NEIGHBOUR_NAME
from frankpledge.demo.truth import Truth, truth

DISTRICTS_A_FORCE = 10
_OURS = ("boundaries", "lookups", "partnership", "police-uk", "population")
# Of the streams tried, one in which, with the usual seed, nothing that stays the same seems by chance to have changed.
STREAM = 8
_README = """Everything in this folder is invented.

The files were written by Frankpledge's seeded generator for demonstration and testing. Silverpit, Fladen and the other
districts of Doggerland, their people, streets and police forces do not exist, and no row is about a real incident,
person or place. The codes are outside the ranges in use. The layout of each file is that of the publisher it imitates
(data.police.uk, the Office for National Statistics); its content is not theirs, and needs no licence.
"""


def generate(folder: Path, *, districts: int = 1, seed: int = 1298, first: str = "2021-01", months: int = 60) -> Path:
    """Write the files of so many fictional districts into the folder; the same request gives the same bytes.

    The ground is always the same; the seed moves the incidents.
    """
    _check(districts, first, months)
    folder = Path(folder)
    _clear(folder)
    known, abroad = truth(first, months), _settle(NEIGHBOUR)
    settled = [(abroad[0], ("E23990099", NEIGHBOUR_NAME))]
    peopled = [abroad[:2]]
    # One force at a time, so that memory does not grow with the number of districts.
    strangers = [(abroad[0], abroad[2], range(0, len(abroad[2].location), 20))]
    for start in range(0, districts, DISTRICTS_A_FORCE):
        numbers = list(range(start + 1, min(start + DISTRICTS_A_FORCE, districts) + 1))
        force = start // DISTRICTS_A_FORCE
        homes = [_settle(number) for number in numbers]
        _write_force(folder, names.FORCES[force], homes, strangers, (seed, STREAM, force), known, months)
        for place, _, _ in homes:
            files.write_boundaries(folder, place, names.slug(place.name))
        settled += [(place, (f"E2399{force + 1:04d}", names.FORCES[force])) for place, _, _ in homes]
        peopled += [(place, people) for place, people, _ in homes]
        strangers = [strangers[0], (homes[-1][0], homes[-1][2], range(0, len(homes[-1][2].location), 20))]
    files.write_lookups(folder, settled[1:] + settled[:1])
    files.write_population(folder, peopled[1:] + peopled[:1])
    files.write_recording_changes(folder, names.FORCES[0], known.asb_low_from, known.asb_low_until)
    return folder


def _settle(number: int) -> tuple[Place, People, Points]:
    place = make_place(number)
    return place, make_people(place), make_points(place)


def _write_force(folder: Path, name: str, homes: list, strangers: list, key: tuple, known: Truth, months: int) -> None:
    texts = make_texts([(place, points) for place, _, points in homes], strangers)
    levels = [rates.levels(place, people) for place, people, _ in homes]
    likelihoods = [rates.likelihoods(*home) for home in homes]
    force = crime.make_force(name, [place.number for place, _, _ in homes], levels, likelihoods, texts)
    for number, month in enumerate(month_range(known.first, months)):
        crlf = month < known.crlf_until
        lines = crime.month_lines(force, month, known, np.random.default_rng([*key, number]))
        files.write_street(folder, names.slug(name), month, lines, crlf=crlf)
        if homes[0][0].number == 1 and transport.has_file(month):
            rng = np.random.default_rng([*key, number, 1])
            lines = transport.month_lines(homes[0][0], homes[0][2], month, known, rng)
            files.write_street(folder, transport.SLUG, month, lines, crlf=crlf)


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
