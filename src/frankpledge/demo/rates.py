"""How much of what happens, when and where: the expected counts behind the incidents."""

import numpy as np

from frankpledge.demo import truth
from frankpledge.demo.months import month_number, months_between
from frankpledge.demo.people import People
from frankpledge.demo.place import GEOGRAPHY, LSOAS, Place
from frankpledge.demo.points import Points

ASB = "Anti-social behaviour"
# In the order in which the police sort them; a year's number for 100,000 people; the height and month of its season;
# how unevenly small areas share it; how much more of it the hot spot has.
CATEGORIES = {
    ASB: (1480, 0.38, 7, 0.45, 7),
    "Bicycle theft": (125, 0.40, 7, 0.35, 6),
    "Burglary": (400, 0.20, 12, 0.25, 1.3),
    "Criminal damage and arson": (500, 0.08, 6, 0.35, 2),
    "Drugs": (115, 0.0, 1, 0.45, 5),
    "Other theft": (440, 0.05, 7, 0.35, 4),
    "Possession of weapons": (42, 0.0, 1, 0.4, 4),
    "Public order": (540, 0.12, 7, 0.4, 5),
    "Robbery": (19, 0.0, 1, 0.3, 3),
    "Shoplifting": (420, 0.07, 11, 0.4, 12),
    "Theft from the person": (30, 0.15, 11, 0.4, 9),
    "Vehicle crime": (390, 0.06, 11, 0.3, 1.5),
    "Violence and sexual offences": (2150, 0.08, 7, 0.35, 3.5),
    "Other crime": (145, 0.0, 1, 0.3, 2),
}
NAMES = list(CATEGORIES)
# How much more than a street a point of some kind has of a category; 1 unless said.
_DRAWS = {
    "Shoplifting": {"Supermarket": 60, "Shopping Area": 45, "Petrol Station": 25, "street": 0.25},
    "Violence and sexual offences": {"Nightclub": 3, "Police Station": 2},
    "Public order": {"Nightclub": 3, "Supermarket": 2},
    ASB: {"Park/Open Space": 5, "Shopping Area": 4, "Supermarket": 4, "Parking Area": 3},
    "Drugs": {"Nightclub": 4, "Parking Area": 3, "Police Station": 3},
    "Vehicle crime": {"Parking Area": 3},
    "Bicycle theft": {"Parking Area": 5, "Shopping Area": 6, "Supermarket": 4},
    "Theft from the person": {"Nightclub": 6, "Shopping Area": 5, "Supermarket": 4},
}
# The part of a district's count that its prison has.
_PRISON = {"Violence and sexual offences": 0.024, "Drugs": 0.17, "Other crime": 0.06, "Criminal damage and arson": 0.02}


def levels(place: Place, people: People) -> np.ndarray:
    """What a plain month brings in each category. Districts differ; the first is what the table says."""
    spread = 0.0 if place.number == 1 else 0.22
    rng = np.random.default_rng([GEOGRAPHY, place.number, 3])
    own = np.exp(rng.normal(0, spread) + rng.normal(0, spread / 2, len(NAMES)))
    if place.number != 1:
        own[NAMES.index(truth.OUTLIER)] /= truth.OUTLIER_TIMES
    return _column(0) / 12 * people.residents.sum() / 100_000 * own


def month_factors(month: str, force: str, numbers: list[int], known: truth.Truth) -> np.ndarray:
    """By district and category: the season, and whatever is true of that month in that district."""
    season = 1 + _column(1) * np.cos(2 * np.pi * (month_number(month) - _column(2)) / 12)
    factors = np.tile(season, (len(numbers), 1))
    if force == truth.FORCE and known.asb_low_from <= month < known.asb_low_until:
        factors[:, NAMES.index(ASB)] *= truth.ASB_LOW
    for row in (row for row, number in enumerate(numbers) if number == 1):
        factors[row] *= _in_silverpit(month, known)
    return factors


def _in_silverpit(month: str, known: truth.Truth) -> np.ndarray:
    changes = {
        "Burglary": (known.burglary_campaign_from, truth.BURGLARY_CAMPAIGN),
        "Bicycle theft": (known.bicycle_campaign_from, truth.BICYCLE_CAMPAIGN),
        "Shoplifting": (known.shoplifting_rises_from, truth.SHOPLIFTING_RISE),
    }
    return np.array([changes[name][1] if name in changes and month >= changes[name][0] else 1.0 for name in NAMES])


def likelihoods(place: Place, people: People, points: Points) -> np.ndarray:
    """By category and point: where an incident of the district falls. Each row adds up to one."""
    rng = np.random.default_rng([GEOGRAPHY, place.number, 4])
    town = np.where(place.town_of_lsoa >= 0, 1.0, 0.55)
    rows = []
    for name, (_, _, _, spread, hot) in CATEGORIES.items():
        area = people.residents * town * np.exp(rng.normal(0, spread, LSOAS))
        area[0] = people.residents.mean() * hot
        own = points.weight * np.array([_DRAWS.get(name, {}).get(kind, 1.0) for kind in points.kind])
        share = np.bincount(points.lsoa21, own)
        rows.append(_with_prison(own / share[points.lsoa21] * area[points.lsoa21], points, _PRISON.get(name, 0)))
    return np.array(rows)


def _with_prison(weights: np.ndarray, points: Points, share: float) -> np.ndarray:
    weights = weights / weights.sum()
    for prison in points.prison():
        weights = weights * (1 - share)
        weights[prison] = share
    return weights / weights.sum()


def share_no_place(month: str, known: truth.Truth) -> float:
    """The part of crimes published without a place."""
    return truth.NO_PLACE_AFTER if month >= known.no_place_jumps else truth.NO_PLACE_BEFORE


def share_outside(month: str, known: truth.Truth) -> float:
    """The part of rows outside every district of the force: more of them are found each year."""
    return 0.002 + 0.0014 * months_between(known.first, month) / 12


def share_2021_codes(month: str, known: truth.Truth) -> float:
    """The part of rows that carry codes of 2021 rather than 2011."""
    if month >= known.only_2021_codes_from:
        return 1.0
    if month < known.mixed_codes_from:
        return 0.0
    return (months_between(known.mixed_codes_from, month) + 1) / (truth.MIXED_MONTHS + 1)


def _column(number: int) -> np.ndarray:
    return np.array([row[number] for row in CATEGORIES.values()], dtype=float)
