"""Burglaries of homes as Silverpit's police send them: windows of time, exact points, and a reference for the home.

Some homes are broken into again, and some soon after one near by: both are made by moving a burglary, never by adding
one, so that the months keep their numbers.
"""

import hashlib
from collections.abc import Iterator

import numpy as np
from scipy.spatial import KDTree

from frankpledge.demo import truth
from frankpledge.demo.dwellings import Dwellings
from frankpledge.demo.offence_times import hour_of_week, moments
from frankpledge.demo.place import Place

CODES = ("28E", "28F", "28G", "29A")
HEADING = ("Crime reference", "Offence", "From date", "From time", "To date", "To time", "Easting", "Northing",
           "Outward postcode", "Address reference")  # fmt: skip
DAY = 1440  # minutes
KNOWN_TO_THE_MINUTE, AWAY = 0.15, 0.08  # of the burglaries
_FADES = 30 * DAY  # how soon a home is no longer likelier than others to be broken into again


def burglary_rows(
    place: Place, dwellings: Dwellings, lsoas: np.ndarray, offences: dict[str, list[str]], rng: np.random.Generator
) -> Iterator[tuple]:
    """A line of the file for each offence of each month. `lsoas`: how likely each LSOA is."""
    words = [one for found in offences.values() for one in found]
    when = np.concatenate([moments(month, len(found), _likely, rng) for month, found in offences.items()])
    home = dwellings.drawn(rng.choice(len(lsoas), len(words), p=lsoas / lsoas.sum()), rng)
    home = _again(home, when.astype(int), dwellings, rng)
    first, last = _windows(when, rng)
    for n, (offence, a, z) in enumerate(zip(words, first.astype(object), last.astype(object), strict=True)):
        where = dwellings.lsoa[home[n]]
        yield (
            f"DG/{a:%y}/{n + 1:05d}", offence, f"{a:%d/%m/%Y}", f"{a:%H:%M}", f"{z:%d/%m/%Y}", f"{z:%H:%M}",
            round(dwellings.easting[home[n]]), round(dwellings.northing[home[n]]),
            f"DP{place.division.msoa_of_lsoa[where] + 1}", _reference(home[n]),
        )  # fmt: skip


def _likely(hours: np.ndarray) -> np.ndarray:
    """Mostly while people are at work."""
    day, hour = hour_of_week(hours)
    at_work = (day < 5) & (hour >= 10) & (hour < 16)
    return np.where(at_work, truth.BURGLED_AT_WORK, np.where(hour < 6, 0.6, 1.0))


def _again(home: np.ndarray, minute: np.ndarray, dwellings: Dwellings, rng: np.random.Generator) -> np.ndarray:
    """The homes, some of them changed for one of an earlier burglary, or for one near to it."""
    home, tree = home.copy(), KDTree(np.column_stack([dwellings.easting, dwellings.northing]))
    for n, chance in enumerate(rng.random(len(home))):
        gap = minute[n] - minute[:n]
        if chance < truth.REPEAT_SHARE:
            if (recent := np.flatnonzero(gap <= truth.REPEAT_DAYS * DAY)).size:
                fading = np.exp(-gap[recent] / _FADES)
                home[n] = home[rng.choice(recent, p=fading / fading.sum())]
        elif (
            chance < truth.REPEAT_SHARE + truth.NEAR_SHARE
            and (recent := np.flatnonzero(gap <= truth.NEAR_DAYS * DAY)).size
        ):
            home[n] = _near(tree, home[rng.choice(recent)], home[n], rng)
    return home


def _near(tree: KDTree, to: int, otherwise: int, rng: np.random.Generator) -> int:
    """Another home near to one, where there is any."""
    around = [n for n in tree.query_ball_point(tree.data[to], truth.NEAR_METRES) if n != to]
    return int(rng.choice(around)) if around else otherwise


def _windows(when: np.ndarray, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """When it was seen last as it was, never before the month began, and when the burglary was found."""
    chance, (before, after) = rng.random(len(when)), rng.random((2, len(when)))
    reach = np.where(chance < KNOWN_TO_THE_MINUTE, 0, np.where(chance > 1 - AWAY, 3 * DAY, DAY // 4))
    first = np.maximum(when - _whole(before * reach), when.astype("datetime64[M]").astype("datetime64[m]"))
    return first, when + _whole(after * reach)


def _whole(minutes: np.ndarray) -> np.ndarray:
    return minutes.astype(int).astype("timedelta64[m]")


def _reference(home: int) -> str:
    """The same for one home every time; nobody can tell from it which."""
    return "H-" + hashlib.sha256(f"Silverpit {home}".encode()).hexdigest()[:10].upper()
