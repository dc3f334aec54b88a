"""Tables that Silverpit's partners send or print, each in the layout of its sender, and what is to be said of each.

They are of the financial years that lie whole in the usual five years, April 2021 to March 2025, and of their quarters;
fly-tipping is of every month. All numbers are made up.
"""

from calendar import month_name
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import numpy as np

from frankpledge.demo import collisions, truth
from frankpledge.demo.files import write_table
from frankpledge.demo.months import month_number, month_range

FORCE_CODE = "E23990001"
YEARS = ("2021/22", "2022/23", "2023/24", "2024/25")
_SEED = 81
_STRANDS = {"Race": 9.0, "Religion": 1.6, "Sexual orientation": 3.4, "Disability": 2.0, "Transgender": 0.9}
Rows = list[list]


@dataclass(frozen=True)
class Sent:
    """A partner's table. `areas`: the words in it that stand for an area → its code; the rest is Silverpit's."""

    file: str
    title: str
    publisher: str
    disclosure: Literal["open", "partner"]
    rows: Callable[[np.random.Generator, truth.Truth], Rows]
    areas: Mapping[str, str] = field(default_factory=dict)


def write_tables(folder: Path, known: truth.Truth) -> None:
    """Every table as a file in the folder, the same each time."""
    for number, sent in enumerate(TABLES):
        heading, *rows = sent.rows(np.random.default_rng([_SEED, number]), known)
        write_table(folder / sent.file, heading, rows)


def _by_quarter(rng: np.random.Generator, usual: Mapping[str, float]) -> Rows:
    """Measures down the side; along the top the quarters of each year and then the year."""
    return _in_years({name: rng.poisson(mean, (len(YEARS), 4)) for name, mean in usual.items()})


def _in_years(drawn: Mapping[str, np.ndarray]) -> Rows:
    headings = [text for year in YEARS for text in (*(f"Q{q} {year}" for q in (1, 2, 3, 4)), year)]
    return [
        ["Measure", *headings],
        *([name, *(n for year in counts for n in (*year, year.sum()))] for name, counts in drawn.items()),
    ]


def _fires(rng: np.random.Generator, known: truth.Truth) -> Rows:
    return _by_quarter(rng, {"Deliberate primary fires": 6, "Deliberate secondary fires": 15})


def _roads(rng: np.random.Generator, known: truth.Truth) -> Rows:
    """Of the very collisions that the Department for Transport's tables are of."""
    months = month_range(f"{YEARS[0][:4]}-04", 12 * len(YEARS))
    counts = collisions.by_month(collisions.draw(1, known, 60), months)
    names = ("Road traffic collisions", "Killed or seriously injured")
    return _in_years({n: np.reshape(of, (len(YEARS), 4, 3)).sum(axis=2) for n, of in zip(names, counts, strict=True)})


def _hate(rng: np.random.Generator, known: truth.Truth) -> Rows:
    """One crime can be about several things, so all hate crime is less than its strands together."""
    heading, *strands = _by_quarter(rng, {f"Hate crime {strand.lower()}": mean for strand, mean in _STRANDS.items()})
    quarters = [[n - n // 8 for n in column] for column in zip(*(row[1:] for row in strands), strict=True)]
    every = [sum(column) for column in quarters]
    for start in range(0, len(every), 5):
        every[start + 4] = sum(every[start : start + 4])
    return [heading, ["All hate crime", *every], *strands]


def _young_people(rng: np.random.Generator, known: truth.Truth) -> Rows:
    counts = (14, 11, 9, 4)
    return [["Measure", *YEARS], ["First time entrants to the youth justice system", *counts]]


def _treatment(rng: np.random.Generator, known: truth.Truth) -> Rows:
    return [["Measure", *YEARS], ["Successful treatment completions", 83, 88, 86, 91]]


def _officers(rng: np.random.Generator, known: truth.Truth) -> Rows:
    return [
        ["Area", "Measure", *YEARS],
        ["Silverpit", "Police officers", 84, 86, 91, 92],
        ["Doggerland", "Police officers", 948, 961, 987, 1003],
    ]


def _fly_tipping(rng: np.random.Generator, known: truth.Truth) -> Rows:
    """A line a month; twice the usual in the month in which the tip was closed."""
    months = month_range(known.first, 60)
    usual = [118.0 * (truth.TIP_CLOSED if m == known.tip_closed_in else 1) for m in months]
    counts = rng.poisson(usual)
    return [
        ["Month", "Fly-tipping"],
        *([f"{month_name[month_number(m)]} {m[:4]}", n] for m, n in zip(months, counts, strict=True)),
    ]


def _review(rng: np.random.Generator, known: truth.Truth) -> Rows:
    """As some reports print their year: how much it changed and an arrow, and no count of anything."""
    return [
        ["Performance measure", "% change 2023/24 to 2024/25 Silverpit", "% change 2023/24 to 2024/25 Doggerland",
         "Trend 2023/24 to 2024/25 Silverpit"],
        ["Fraud and cyber crime", "+11.2%", "+8.4%", "↑"],
        ["Rural crime", "-6.5%", "-1.9%", "↓"],
        ["Knife crime", "-12%", "-4.3%", "↓"],
        ["Domestic abuse", "+2.1%", "+3.0%", "→"],
    ]  # fmt: skip


TABLES = (
    Sent(
        "deliberate-fires.csv", "Deliberate fires by quarter", "Doggerland Fire and Rescue Service", "open", _fires
    ),
    Sent("hate-crime.csv", "Hate crime by strand", "Doggerland Police", "partner", _hate),
    Sent("roads.csv", "Collisions and casualties by quarter", "Doggerland County Council", "open", _roads),
    Sent("young-people.csv", "First-time entrants", "Doggerland Youth Justice Service", "partner", _young_people),
    Sent("treatment.csv", "Treatment completed", "Silver Pit Recovery", "partner", _treatment),
    Sent(
        "officers.csv",
        "Police officers at 31 March",
        "Doggerland Police",
        "open",
        _officers,
        areas={"Silverpit": truth.DISTRICT_CODE, "Doggerland": FORCE_CODE},
    ),
    Sent("fly-tipping.csv", "Fly-tipping by month", "Silverpit District Council", "open", _fly_tipping),
    Sent(
        "annual-review.csv",
        "Annual review 2025, figure 1",
        "Silverpit Community Safety Partnership",
        "open",
        _review,
        areas={"Silverpit": truth.DISTRICT_CODE, "Doggerland": FORCE_CODE},
    ),
)  # fmt: skip
