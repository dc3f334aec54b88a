"""Road collisions: when, on which road and how badly people were hurt; where exactly, `roads.py` tells.

Without the ground, so that the county council's table of Silverpit's collisions can be of the very same ones.
"""

from dataclasses import dataclass
from datetime import date

import numpy as np

from frankpledge.demo import truth
from frankpledge.demo.months import month_after, month_range

A_MONTH = 13.7  # in a district
FATAL, SERIOUS, SLIGHT = 1, 2, 3
STREET = -1  # in place of the number of one of a district's roads
ROADS = 4  # of a district that have a number of their own
_ON_EACH = np.array([0.16, 0.13, 0.13, 0.08])  # the rest happens in streets
_FATAL, _SERIOUS = 0.014, 0.17  # of those hurt
_MORE_HURT = 0.28  # besides the first
_HOURS = np.array([2, 1, 1, 1, 1, 2, 4, 7, 10, 6, 6, 6, 7, 7, 7, 10, 11, 12, 8, 6, 5, 4, 3, 3], dtype=float)
_SEED = 1937


@dataclass(frozen=True, eq=False)
class Collisions:
    """A district's collisions in the order of their months, and those hurt in them, collision by collision."""

    moment: np.ndarray  # datetime64[m], wall-clock time
    road: np.ndarray  # 0 to 3, or STREET
    hurt_in: np.ndarray  # of each casualty: which collision
    severity: np.ndarray  # of each casualty

    def __len__(self) -> int:
        return len(self.moment)


def draw(number: int, known: truth.Truth, months: int) -> Collisions:
    """The collisions of the district of that number, the same whatever the seed of the crimes."""
    rng = np.random.default_rng([_SEED, number])
    counts = rng.poisson(A_MONTH, months)
    moment = np.concatenate([
        _moments(month, count, rng) for month, count in zip(month_range(known.first, months), counts, strict=True)
    ])  # fmt: skip
    odds = np.append(_ON_EACH, 1 - _ON_EACH.sum())
    road = rng.choice([*range(ROADS), STREET], len(moment), p=odds)
    hurt_in = np.repeat(np.arange(len(moment)), 1 + rng.poisson(_MORE_HURT, len(moment)))
    times = np.where((road[hurt_in] == 0) & (number == 1), truth.DANGEROUS_TIMES, 1)
    how = rng.random(len(hurt_in)) / times
    severity = np.where(how < _FATAL, FATAL, np.where(how < _FATAL + _SERIOUS, SERIOUS, SLIGHT))
    return Collisions(moment, road, hurt_in, severity)


def road_name(number: int, road: int) -> tuple[str, int]:
    """Letter and number of one of a district's roads; no real road has so high a number. The last is a B road."""
    return "B" if road == ROADS - 1 else "A", 9999 - ROADS * ((number - 1) % 150) - road


def by_month(found: Collisions, months: list[str]) -> tuple[list[int], list[int]]:
    """Collisions, and people killed or seriously injured, in each of the months."""
    month = found.moment.astype("datetime64[M]")
    badly = month[found.hurt_in[found.severity != SLIGHT]]
    return tuple([int((of == np.datetime64(m, "M")).sum()) for m in months] for of in (month, badly))


def _moments(month: str, count: int, rng: np.random.Generator) -> np.ndarray:
    days = (date.fromisoformat(f"{month_after(month, 1)}-01") - date.fromisoformat(f"{month}-01")).days
    minutes = rng.integers(0, days, count) * 1440 + rng.choice(24, count, p=_HOURS / _HOURS.sum()) * 60
    return np.datetime64(f"{month}-01", "m") + minutes + rng.integers(0, 60, count)
