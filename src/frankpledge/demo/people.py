"""How many people and households live where, by small area of either census and by single year of age."""

from dataclasses import dataclass

import numpy as np

from frankpledge.demo.place import GEOGRAPHY, LSOAS, Place

AGES = 91  # 0 to 89, and 90 and over
PERSONS_A_HOUSEHOLD = 2.35


@dataclass(frozen=True)
class People:
    """Residents at the census of 2021 by LSOA of 2021; estimates for mid-2020 by LSOA of 2011 and age; households."""

    residents: np.ndarray
    ages: np.ndarray
    households: int


def make_people(place: Place) -> People:
    """About a hundred thousand people, some 1,900 in an LSOA."""
    rng = np.random.default_rng([GEOGRAPHY, place.number, 1])
    residents = np.round(rng.normal(1930, 260, LSOAS).clip(1050, 2950)).astype(int)
    then = _in_areas_of_2011(place, residents) * rng.uniform(0.965, 0.995)
    ages = np.array([rng.multinomial(round(total), _shape_of_ages(rng)) for total in then])
    return People(residents, ages, round(residents.sum() / PERSONS_A_HOUSEHOLD))


def _in_areas_of_2011(place: Place, residents: np.ndarray) -> np.ndarray:
    """A split area of 2011 has its parts' people together, each half of a merged one half of them."""
    halves = np.bincount([now for _, now, _ in place.division.changes])
    totals = np.zeros(len(place.areas.lsoa11))
    for then, now, _ in place.division.changes:
        totals[then] += residents[now] / halves[now]
    return totals


def _shape_of_ages(rng: np.random.Generator) -> np.ndarray:
    """A market town's ages: many in their fifties, fewer students, few very old."""
    age = np.arange(AGES)
    shape = 1 + 0.35 * np.exp(-(((age - 54) / 12) ** 2)) - 0.3 * np.exp(-(((age - 21) / 3.5) ** 2))
    shape = shape * np.where(age > 68, np.exp(-((age - 68) / 12)), 1)
    shape[-1] *= 3
    shape = shape * rng.uniform(0.8, 1.2, AGES)
    return shape / shape.sum()
