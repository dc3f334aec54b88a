"""The British Transport Police at the two stations of the first district: no identifiers and no outcomes."""

import numpy as np

from frankpledge.demo import rates
from frankpledge.demo.gazetteer import written_point
from frankpledge.demo.months import month_number
from frankpledge.demo.place import Place
from frankpledge.demo.points import Points
from frankpledge.demo.truth import Truth

FORCE = "British Transport Police"
SLUG = "btp"
_MIX = {
    "Violence and sexual offences": 0.26, "Public order": 0.22, "Criminal damage and arson": 0.13, "Drugs": 0.1,
    "Other theft": 0.1, "Bicycle theft": 0.09, "Theft from the person": 0.08, "Possession of weapons": 0.02,
}  # fmt: skip
_A_MONTH = 9


def has_file(month: str) -> bool:
    """The transport police's files are held for one month in each quarter."""
    return month_number(month) % 3 == 2


def month_lines(place: Place, points: Points, month: str, known: Truth, rng: np.random.Generator) -> list[str]:
    """Every line of the month's file, sorted as published; many of them are exact duplicates."""
    new_codes = rates.share_2021_codes(month, known) > 0.5
    stations = [written_point(place, points, row, new_codes) for row in points.stations()]
    categories, odds = list(_MIX), np.array(list(_MIX.values()))
    count = rng.poisson(_A_MONTH)
    what, where = rng.choice(len(odds), count, p=odds / odds.sum()), (rng.random(count) < 0.3).astype(int)
    found = [(stations[s], rates.NAMES.index(categories[c])) for c, s in zip(what, where, strict=True)]
    found.sort(key=lambda row: (row[0][1], row[1]))
    return [f",{month},{FORCE},{FORCE},{text},{rates.NAMES[category]},," for (text, _), category in found]
