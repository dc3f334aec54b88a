"""The Home Office's quarterly table by partnership and offence code, of the incidents of the street-level files."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from frankpledge.demo import files, rates, truth
from frankpledge.demo.months import month_number, month_range
from frankpledge.demo.offences import FROM_VEHICLES, OFFENCES, VEHICLES_TAKEN, Offence
from frankpledge.demo.place import Place

HEADING = [
    "Financial Year", "Financial Quarter", "Police Force", "CSP Name", "Offence Description", "Offence Group",
    "Offence Subgroup", "Offence Code", "Offence Count",
]  # fmt: skip


@dataclass(frozen=True)
class Recorded:
    """What was recorded in a partnership: counts by month and category, places known or not."""

    place: Place
    force: str
    counts: np.ndarray


def divided(found: list[Recorded], known: truth.Truth, months: int, key: tuple) -> dict[int, list[tuple]]:
    """The place in the run of the month that each whole financial quarter begins with → the lines of the table."""
    return {start: list(_quarter(found, start, known, key)) for start in _quarters(known.first, months)}


def write_recorded(folder: Path, quarters: dict[int, list[tuple]]) -> None:
    """Every whole quarter; nothing where there is none."""
    if lines := [line for quarter in quarters.values() for line in quarter]:
        files.write_table(folder / "home-office" / "prc-csp-tables.csv", HEADING, lines)


def _quarters(first: str, months: int) -> list[int]:
    """The places in the run of the months that a whole quarter begins with."""
    names = month_range(first, months)
    return [i for i in range(months - 2) if month_number(names[i]) % 3 == 1]


def _quarter(found: list[Recorded], start: int, known: truth.Truth, key: tuple) -> Iterator[tuple]:
    month = month_range(known.first, start + 1)[-1]
    rng = np.random.default_rng([*key, start])
    for one in found:
        taken = one.place.number == 1 and month >= known.vehicles_taken_from
        for category, count in zip(rates.NAMES, one.counts[start : start + 3].sum(axis=0), strict=True):
            offences = OFFENCES.get(category, ())
            offences = _as_taken(offences) if taken else offences
            shares = np.array([o.share for o in offences])
            divided = rng.multinomial(count, shares / shares.sum()) if offences else []
            for o, n in zip(offences, divided, strict=True):
                yield *_when(month), one.force, one.place.name, o.description, o.group, o.subgroup, o.code, n


def _as_taken(offences: tuple[Offence, ...]) -> tuple[Offence, ...]:
    """More vehicles taken, and as many fewer stolen from: the whole stays as it was."""
    more = sum(o.share for o in offences if o.code in VEHICLES_TAKEN) * (truth.VEHICLES_TAKEN - 1)
    times = dict.fromkeys(VEHICLES_TAKEN, truth.VEHICLES_TAKEN)
    return tuple(
        replace(o, share=o.share - more if o.code == FROM_VEHICLES else o.share * times.get(o.code, 1))
        for o in offences
    )


def _when(month: str) -> tuple[str, int]:
    """Financial year and quarter, the first of which begins in April: 2021-01 is in the fourth of 2020/21."""
    year, quarter = int(month[:4]), (month_number(month) - 4) % 12 // 3 + 1
    year -= quarter == 4
    return f"{year}/{(year + 1) % 100:02d}", quarter
