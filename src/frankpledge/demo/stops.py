"""Stop and search: a file a month of one police force, in which no column tells the force and times are in UTC."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import numpy as np

from frankpledge.demo.months import month_after
from frankpledge.demo.points import Points

MONTHS = 24  # the last of the run
A_DISTRICT = 62  # searches a month
WITHOUT_A_POINT, IN_OPERATION, MORE_THAN_OUTER_CLOTHING = 0.1, 0.03, 0.02
DRUGS_ACT, EVIDENCE_ACT = "Misuse of Drugs Act 1971 (section 23)", "Police and Criminal Evidence Act 1984 (section 1)"
NOTHING = "A no further action disposal"
_BRITAIN = ZoneInfo("Europe/London")
_HOURS = np.array([6, 5, 4, 2, 1, 1, 1, 2, 3, 4, 4, 5, 5, 5, 6, 8, 8, 8, 8, 8, 9, 9, 9, 8], dtype=float)
_TYPES = {"Person search": 72, "Person and Vehicle search": 25, "Vehicle search": 3}
_GENDERS = {"Male": 86, "Female": 11, "": 3}
_AGES = {"10-17": 16, "18-24": 31, "25-34": 24, "over 34": 22, "": 7}
_ETHNICITIES = {  # as the person says it, and as the officer does
    "White - English/Welsh/Scottish/Northern Irish/British,White": 78,
    "White - Any other White background,White": 4,
    "Asian/Asian British - Any other Asian background,Asian": 3,
    "Black/African/Caribbean/Black British - African,Black": 2,
    "Mixed/Multiple ethnic groups - White and Black Caribbean,Black": 1,
    "Other ethnic group - Any other ethnic group,Other": 1,
    "Other ethnic group - Not stated,White": 9,
    "Other ethnic group - Not stated,": 2,
}
_GROUNDS = {
    f"{DRUGS_ACT},Controlled drugs": 62,
    f"{EVIDENCE_ACT},Offensive weapons": 14,
    f"{EVIDENCE_ACT},Stolen goods": 11,
    f"{EVIDENCE_ACT},Article for use in theft": 9,
    f"{EVIDENCE_ACT},Articles for use in criminal damage": 4,
}
_OUTCOMES = {  # and whether it had to do with what was looked for
    f"{NOTHING},": 71,
    "Arrest,True": 8,
    "Arrest,False": 4,
    "Community resolution,True": 9,
    "Community resolution,False": 1,
    "Summons / charged by post,True": 3,
    "Penalty Notice for Disorder,True": 2,
    "Caution (simple or conditional),True": 2,
}


def month_lines(points: list[Points], weights: list[np.ndarray], month: str, rng: np.random.Generator) -> list[str]:
    """Every line of the month's file, in the order of time. `weights`: how likely each point of a district is."""
    sizes = rng.poisson(A_DISTRICT, len(points))
    where = [
        f"{own.latitude[row]:.6f},{own.longitude[row]:.6f}"
        for own, weight, size in zip(points, weights, sizes, strict=True)
        for row in rng.choice(len(weight), size, p=weight)
    ]
    size = len(where)
    columns = (
        _drawn(_TYPES, size, rng),
        _times(month, size, rng),
        np.where(rng.random(size) < IN_OPERATION, "True,", "False,"),
        np.where(rng.random(size) < WITHOUT_A_POINT, ",", where),
        *(_drawn(odds, size, rng) for odds in (_GENDERS, _AGES, _ETHNICITIES, _GROUNDS, _OUTCOMES)),
        np.where(rng.random(size) < MORE_THAN_OUTER_CLOTHING, "True", "False"),
    )
    return sorted(map(",".join, zip(*columns, strict=True)), key=lambda line: line.split(",")[1])


def _drawn(odds: dict[str, int], size: int, rng: np.random.Generator) -> np.ndarray:
    shares = np.array(list(odds.values())) / sum(odds.values())
    return np.array(list(odds), dtype=object)[rng.choice(len(odds), size, p=shares)]


def _times(month: str, size: int, rng: np.random.Generator) -> list[str]:
    """Times of the month by the clocks on the wall, written in UTC."""
    days = (np.datetime64(month_after(month, 1)) - np.datetime64(month, "D")).astype(int)
    drawn = zip(
        rng.integers(1, days + 1, size),
        rng.choice(24, size, p=_HOURS / _HOURS.sum()),
        rng.integers(0, 60, size),
        strict=True,
    )
    year, number = map(int, month.split("-"))
    local = (datetime(year, number, int(day), int(hour), int(minute), tzinfo=_BRITAIN) for day, hour, minute in drawn)
    return [moment.astimezone(UTC).isoformat() for moment in local]
