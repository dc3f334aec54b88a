"""What Silverpit's partnership writes down for itself: campaigns, and a calendar of school terms and a festival."""

from datetime import date, timedelta
from pathlib import Path

import numpy as np
import shapely

from frankpledge.demo import truth
from frankpledge.demo.files import write_table
from frankpledge.demo.months import month_after
from frankpledge.demo.place import Place

CAMPAIGNS = ("campaign", "measure", "area", "first month", "last month", "compare with", "buffer", "cost",
             "what was done")  # fmt: skip
CALENDAR = ("what", "name", "first day", "last day")
MONDAY, FRIDAY = 0, 4
_HALVES = (  # of a school year: opened by the first Monday from a day on, ended by the last Friday until another
    ("Autumn term, first half", (9, 2), (10, 24)),
    ("Autumn term, second half", (11, 1), (12, 20)),
    ("Spring term, first half", (1, 4), (2, 14)),
    ("Spring term, second half", (2, 21), (3, 31)),
    ("Summer term, first half", (4, 15), (5, 25)),
    ("Summer term, second half", (6, 1), (7, 22)),
)


def write_registers(folder: Path, districts: list[Place], known: truth.Truth) -> None:
    """Both registers, the campaigns compared with the other districts as far as there are any."""
    write_table(folder / "partnership" / "campaigns.csv", CAMPAIGNS, _campaigns(districts, known))
    write_table(folder / "partnership" / "calendar.csv", CALENDAR, _calendar(known))


def _campaigns(districts: list[Place], known: truth.Truth) -> list[tuple]:
    """One that worked, one that did not, and one in the middle of the largest town while thefts rose everywhere."""
    others = "; ".join(place.name for place in districts[1:] if place.number <= 10)
    return [
        ("Lock and light", "burglary", truth.DISTRICT, known.burglary_campaign_from, known.last, others, "", 38500,
         "Locks, lights and alarms for homes broken into and for their neighbours"),
        ("Mark your bike", "bicycle-theft", truth.DISTRICT, known.bicycle_campaign_from, known.last, others, "", 6200,
         "Bicycles marked and registered at stations, schools and markets"),
        ("Safer shops", "shoplifting", *_in_the_centre(districts[0], known),
         "Radios for shops, and patrols on market days"),
    ]  # fmt: skip


def _in_the_centre(place: Place, known: truth.Truth) -> tuple:
    """The ward of the busiest shops, against the wards of the second town; the wards round it are the buffer."""
    wards, outlines = [name for _, name in place.areas.ward], place.layers["ward"]
    here = place.division.ward_of_lsoa[0]
    around = [wards[n] for n in np.flatnonzero(shapely.touches(outlines, outlines[here])) if n != here]
    against = [name for name in wards if name.startswith(place.areas.towns[1])]
    return wards[here], known.shops_campaign_from, known.last, "; ".join(against), "; ".join(around), ""


def festival_days(known: truth.Truth) -> list[tuple[date, date]]:
    """The first and last day of the two editions of the festival in the run's last two years: a weekend in July."""
    last = date.fromisoformat(f"{known.last}-01")
    years = [year for year in range(last.year - 2, last.year + 1) if f"{year}-07" <= known.last][-2:]
    fridays = [_on_or_after(date(year, 7, 9), FRIDAY) for year in years]
    return [(friday, friday + timedelta(days=2)) for friday in fridays]


def _calendar(known: truth.Truth) -> list[tuple]:
    first, last = int(known.first[:4]) - 1, int(month_after(known.last, 12)[:4])
    terms = [_half(year, *half) for year in range(first, last) for half in _HALVES]
    held = [term for term in terms if term[3] >= f"{known.first}-01" and term[2] < f"{month_after(known.last, 1)}-01"]
    return [*held, *(("event", truth.FESTIVAL, *days) for days in festival_days(known))]


def _half(school_year: int, name: str, opens: tuple[int, int], ends: tuple[int, int]) -> tuple[str, str, str, str]:
    year = school_year + (opens[0] < 9)
    first = _on_or_after(date(year, *opens), MONDAY)
    last = _on_or_after(date(year, *ends) - timedelta(days=6), FRIDAY)
    return "school term", f"{name} {school_year}/{(school_year + 1) % 100:02d}", f"{first}", f"{last}"


def _on_or_after(day: date, weekday: int) -> date:
    return day + timedelta(days=(weekday - day.weekday()) % 7)
