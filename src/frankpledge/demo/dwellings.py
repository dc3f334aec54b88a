"""The homes of a district: where each stands, and the reference that its police have for it instead of an address."""

from dataclasses import dataclass

import numpy as np

from frankpledge.demo.people import PERSONS_A_HOUSEHOLD, People
from frankpledge.demo.place import GEOGRAPHY, LSOAS, Place
from frankpledge.demo.points import inside, tiles_of
from frankpledge.evidence.ground import national_grid


@dataclass(frozen=True, eq=False)
class Dwellings:
    """Homes, in the order of their LSOAs of 2021: grid metres, LSOA, and where each LSOA's homes begin."""

    easting: np.ndarray
    northing: np.ndarray
    lsoa: np.ndarray
    starts: np.ndarray

    def drawn(self, lsoa: np.ndarray, rng: np.random.Generator) -> np.ndarray:
        """A home in each of these LSOAs."""
        sizes = np.diff([*self.starts, len(self.lsoa)])
        return self.starts[lsoa] + (rng.random(len(lsoa)) * sizes[lsoa]).astype(int)


def make_dwellings(place: Place, people: People) -> Dwellings:
    """A home for every household."""
    rng = np.random.default_rng([GEOGRAPHY, place.number, 5])
    sizes = np.round(people.residents / PERSONS_A_HOUSEHOLD).astype(int)
    lsoa = np.repeat(np.arange(LSOAS), sizes)
    easting, northing = national_grid.metres(*inside(place.tiles, tiles_of(place, lsoa, rng), rng).T)
    return Dwellings(easting, northing, lsoa, np.cumsum(sizes) - sizes)
