"""Snap points: the few points to which the police move every incident, each with its name, and how busy each is."""

from dataclasses import dataclass

import numpy as np
import shapely

from frankpledge.demo import names, truth
from frankpledge.demo.place import GEOGRAPHY, LSOAS, Place

A_LSOA = 40  # points
STREET, RESERVED = "street", "reserved"
# What a point may be besides a street, and how often: town centres first, then everywhere else.
_CENTRE_KINDS = ("Supermarket", "Shopping Area", "Parking Area", "Nightclub", "Parking Area", "Police Station")
_OTHER_KINDS = ("Parking Area", "Park/Open Space", "Sports/Recreation Area", "Petrol Station", "Supermarket")
_CENTRES = (0, 1, 2, 3, 20, 29)  # LSOAs


@dataclass(frozen=True)
class Points:
    """The points of a district, in the order of its LSOAs."""

    longitude: np.ndarray
    latitude: np.ndarray
    location: list[str]
    kind: list[str]
    weight: np.ndarray
    lsoa21: np.ndarray
    lsoa11: np.ndarray
    nameless: np.ndarray  # published without its name for ten months

    def stations(self) -> list[int]:
        """The railway stations, where only the transport police record anything."""
        return [i for i, kind in enumerate(self.kind) if kind == RESERVED]

    def prison(self) -> list[int]:
        """The prison, in the one district that has one."""
        return [i for i, kind in enumerate(self.kind) if kind == "Prison"]


def make_points(place: Place) -> Points:
    """Forty points in each LSOA, each inside one of its tiles."""
    rng = np.random.default_rng([GEOGRAPHY, place.number, 2])
    lsoa21 = np.repeat(np.arange(LSOAS), A_LSOA)
    tiles = tiles_of(place, lsoa21, rng)
    places = inside(place.tiles, tiles, rng)
    kind, location = _called(lsoa21, rng)
    weight = np.exp(rng.normal(0, 1.0, len(lsoa21))).clip(0.05, 5)
    nameless = rng.random(len(lsoa21)) < truth.NAMELESS_SHARE
    if place.number == 1:
        _furnish_silverpit(places, location, kind, weight)
    return Points(*places.T, location, kind, weight, lsoa21, place.division.lsoa11[tiles], nameless)


def tiles_of(place: Place, lsoa21: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """A tile of each of these LSOAs."""
    order = np.argsort(place.division.lsoa21, kind="stable")
    counts = np.bincount(place.division.lsoa21)
    starts = np.cumsum(counts) - counts
    return order[starts[lsoa21] + (rng.random(len(lsoa21)) * counts[lsoa21]).astype(int)]


def inside(tiles: np.ndarray, chosen: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Somewhere on the way from a tile's middle to one of its corners, but never on its edge: tiles are convex."""
    corners, tile = shapely.get_coordinates(tiles, return_index=True)
    counts = np.bincount(tile)
    starts = np.cumsum(counts) - counts
    towards = corners[starts[chosen] + (rng.random(len(chosen)) * counts[chosen]).astype(int)]
    middles = shapely.get_coordinates(shapely.centroid(tiles[chosen]))
    return np.round(middles + (towards - middles) * rng.uniform(0, 0.8, (len(chosen), 1)), 6)


def _called(lsoa21: np.ndarray, rng: np.random.Generator) -> tuple[list[str], list[str]]:
    """Kind and name of each point: a few general ones to an LSOA, otherwise one of its streets."""
    streets = names.streets(rng, 1150)
    kinds, locations = [], []
    for lsoa in range(LSOAS):
        own = rng.integers(0, len(streets), 36)
        general = _CENTRE_KINDS if lsoa in _CENTRES else tuple(rng.permutation(_OTHER_KINDS)[: rng.integers(1, 4)])
        kinds += [str(kind) for kind in general] + [STREET] * (A_LSOA - len(general))
        locations += [str(kind) for kind in general] + [streets[i] for i in rng.choice(own, A_LSOA - len(general))]
    return kinds, locations


def _furnish_silverpit(places: np.ndarray, location: list[str], kind: list[str], weight: np.ndarray) -> None:
    """What the tests and the manual know by name: the busiest shop, a prison, two stations, two awkward names."""

    def put(lsoa: int, place: int, name: str, what: str, busy: float) -> int:
        row = lsoa * A_LSOA + place
        location[row], kind[row], weight[row] = name, what, busy
        return row

    put(0, 0, "Supermarket", "Supermarket", 12)
    put(0, 1, names.COMMA_SHOP, "Shopping Area", 3)
    put(0, 10, names.NON_ASCII_STREET, STREET, 1)
    put(1, 12, truth.STATIONS[0], RESERVED, 0)
    put(20, 12, truth.STATIONS[1], RESERVED, 0)
    places[put(44, 12, "Prison", "Prison", 0)] = truth.PRISON_POINT
