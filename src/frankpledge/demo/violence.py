"""Violence against the person as Silverpit's police send it, with exact times: a peak on Friday and Saturday nights."""

from collections.abc import Iterator
from datetime import date

import numpy as np

from frankpledge.demo import truth
from frankpledge.demo.offence_times import hour_of_week, moments
from frankpledge.demo.place import Place
from frankpledge.demo.points import Points
from frankpledge.evidence.ground import national_grid

WITH_INJURY, WITHOUT_INJURY = ("5D", "8N"), ("3B", "104", "105A")
HEADING = ("Crime reference", "Offence", "Date", "Time", "Easting", "Northing", "Outward postcode")
MONTHS = 36  # the last of the run
STRAY = 30  # metres from a point at which the police publish to where it was
WITHOUT_A_POINT = 0.01
IN_TOWN = 0.7  # of the violence of those nights


def violence_rows(
    place: Place,
    points: Points,
    likely: np.ndarray,
    offences: dict[str, list[str]],
    festival: list[tuple[date, date]],
    rng: np.random.Generator,
) -> Iterator[tuple]:
    """A line of the file for each offence of each month. `likely`: how likely each point is; `festival`: its days."""

    def weight(hours: np.ndarray) -> np.ndarray:
        days = hours.astype("datetime64[D]")
        there = np.any([(days >= np.datetime64(a)) & (days <= np.datetime64(z)) for a, z in festival], axis=0)
        return _usual(hours) * np.where(there, truth.FESTIVAL_TIMES, 1)

    words = [one for found in offences.values() for one in found]
    when = np.concatenate([moments(month, len(found), weight, rng) for month, found in offences.items()])
    row = rng.choice(len(likely), len(words), p=likely / likely.sum())
    centre = np.where(points.lsoa21 == 0, likely, 0)
    nights = is_night_out(when) & (rng.random(len(words)) < IN_TOWN)
    row = np.where(nights, rng.choice(len(likely), len(words), p=centre / centre.sum()), row)
    east, north = national_grid.metres(points.longitude[row], points.latitude[row])
    stray, unknown = rng.normal(0, STRAY, (2, len(words))), rng.random(len(words)) < WITHOUT_A_POINT
    for n, (offence, moment) in enumerate(zip(words, when.astype(object), strict=True)):
        at = ("", "") if unknown[n] else (round(east[n] + stray[0, n]), round(north[n] + stray[1, n]))
        yield (
            f"DG/{moment:%y}/{n + 40_001:05d}", offence, f"{moment:%d/%m/%Y}", f"{moment:%H:%M}", *at,
            f"DP{place.division.msoa_of_lsoa[points.lsoa21[row[n]]] + 1}",
        )  # fmt: skip


def is_night_out(moments: np.ndarray) -> np.ndarray:
    """Friday and Saturday from 9 in the evening, and the three hours after midnight."""
    day, hour = hour_of_week(moments)
    return ((hour >= 21) & np.isin(day, (4, 5))) | ((hour < 3) & np.isin(day, (5, 6)))


def _usual(hours: np.ndarray) -> np.ndarray:
    _, hour = hour_of_week(hours)
    plain = np.where(hour < 7, 0.35, np.where(hour < 15, 0.9, 1.4))
    return np.where(is_night_out(hours), truth.NIGHT_OUT_TIMES * 1.4, plain)
