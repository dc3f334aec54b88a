"""The files of one police force, month by month, and of the transport police in its first district."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from frankpledge.demo import crime, files, names, rates, resolved, stops, transport
from frankpledge.demo.crime import Force, Incidents
from frankpledge.demo.gazetteer import make_texts
from frankpledge.demo.people import People
from frankpledge.demo.place import Place
from frankpledge.demo.points import Points
from frankpledge.demo.truth import Truth

Home = tuple[Place, People, Points]


@dataclass(frozen=True)
class Writing:
    """What the files of a force are made of: `key` begins every stream of random numbers."""

    folder: Path
    name: str
    homes: list[Home]
    key: tuple[int, ...]
    known: Truth
    months: list[str]

    @property
    def slug(self) -> str:
        return names.slug(self.name)

    def stream(self, *more: int) -> np.random.Generator:
        return np.random.default_rng([*self.key, *more])


def write_force(one: Writing, strangers: list, *, everything: bool) -> np.ndarray:
    """Write the force's files; what was recorded, by month, district and category.

    `strangers` are points of other forces' districts, where a few incidents are found to have been. With `everything`,
    outcomes and stop and search are written too.
    """
    texts = make_texts([(place, points) for place, _, points in one.homes], strangers)
    levels = [rates.levels(place, people) for place, people, _ in one.homes]
    likelihoods = [rates.likelihoods(*home) for home in one.homes]
    force = crime.make_force(one.name, [place.number for place, _, _ in one.homes], levels, likelihoods, texts)
    found = _street(one, force)
    if everything:
        _outcomes(one, force, found)
        _stops(one, likelihoods)
    return np.array([month.counts for month in found])


def _street(one: Writing, force: Force) -> list[Incidents]:
    found = []
    for number, month in enumerate(one.months):
        crlf = month < one.known.crlf_until
        found.append(crime.month_incidents(force, month, one.known, one.stream(number)))
        files.write_month(one.folder, one.slug, "street", month, crime.street_lines(force, found[-1]), crlf=crlf)
        place, _, points = one.homes[0]
        if place.number == 1 and transport.has_file(month):
            lines = transport.month_lines(place, points, month, one.known, one.stream(number, 1))
            files.write_month(one.folder, transport.SLUG, "street", month, lines, crlf=crlf)
    return found


def _outcomes(one: Writing, force: Force, found: list[Incidents]) -> None:
    lines = resolved.outcome_lines(force, found, one.known, (*one.key, 2))
    for month in one.months:
        files.write_month(one.folder, one.slug, "outcomes", month, lines[month])


def _stops(one: Writing, likelihoods: list[np.ndarray]) -> None:
    """Of the last months, where drugs and weapons are found."""
    points = [points for _, _, points in one.homes]
    wanted = [rates.NAMES.index(name) for name in ("Drugs", "Possession of weapons")]
    weights = [likely[wanted].mean(axis=0) for likely in likelihoods]
    for number, month in list(enumerate(one.months))[-stops.MONTHS :]:
        lines = stops.month_lines(points, weights, month, one.stream(number, 3))
        files.write_month(one.folder, one.slug, "stop-and-search", month, lines)
