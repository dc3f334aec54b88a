"""What was understood of a partner's file, in sentences, and its first rows as they would be taken."""

import datetime as dt

import numpy as np

from frankpledge.evidence.period import named
from frankpledge.evidence.reading.extracts.reading import Extract
from frankpledge.evidence.reading.extracts.taking import Taken

SHOWN = 10
ENOUGH = 0.85  # share of events with a point that a map of hot spots needs (Ratcliffe 2004, “Geocoding crime and a
# first estimate of a minimum acceptable hit rate”)
HEADINGS = ("row", "date", "time", "category", "point", "small area", "postcode", "counts as")


def first_rows(found: Extract, shown: int = SHOWN) -> list[tuple]:
    """The first rows as they are understood: nothing that was sent of a person or address, but that it was."""
    columns = found.rows
    return [
        (
            str(columns["line"][i]),
            _day(columns["day"][i].item()),
            _time(columns["start"][i], columns["end"][i], bool(columns["timed"][i])),
            columns["category"][i] or "–",
            _point(columns["easting"][i], columns["northing"][i]),
            columns["lsoa"][i] or "–",
            columns["outward"][i] or "–",
            f"key {int(columns['repeat_key'][i]) % 16**6:06x}" if columns["repeat_key"][i] else "–",
        )
        for i in range(min(shown, len(columns["start"])))
    ]


def _time(start: np.datetime64, end: np.datetime64, timed: bool) -> str:
    first, last = start.item(), end.item()
    if first.date() == last.date():
        if not timed:
            return "day only"
        return f"{first:%H:%M}" if first == last else f"{first:%H:%M} to {last:%H:%M}"
    return f"{first:%H:%M} to {_day(last)} {last:%H:%M}" if timed else f"to {_day(last)}"


def _day(day: dt.date) -> str:
    return f"{day.day} {day:%b %Y}"


def _point(easting: float, northing: float) -> str:
    return "–" if np.isnan(easting) else f"{easting:.0f}, {northing:.0f}"


def understood(found: Extract) -> list[str]:
    """What would be taken, what is set aside, and what must be known. No full stops."""
    rows = len(found.rows["start"])
    timed = int(found.rows["timed"].sum())
    points = int((~np.isnan(found.rows["easting"])).sum())
    small = int((found.rows["lsoa"] != "").sum())
    lines = [
        f"{rows:,} of {found.read:,} rows are events, in {found.period.run}",
        f"{_of(timed, rows)} have a time; {_of(points, rows)} a point; {_of(small, rows)} a small area",
    ]
    empty = [named(m) for m in found.period.months if not found.in_month(m)]
    lines += (
        [f"No event in {', '.join(empty[:6])}{' and others' if len(empty) > 6 else ''}: held as 0"] if empty else []
    )
    pointed = {"easting", "longitude", "grid_reference"} & set(found.mapping.columns)
    if pointed and found.mapping.sensitivity == "ordinary" and points < ENOUGH * rows:
        lines.append(f"Fewer than {ENOUGH:.0%} of them have a point: too few for a map of hot spots")
    lines += [f"Set aside: {a}" for a in found.set_aside]
    return lines + [f"Note: {n}" for n in found.notes]


def _of(part: int, whole: int) -> str:
    return f"{part:,}" + (f" ({100 * part / whole:.0f}%)" if whole else "")


def replaced(taken: Taken) -> list[str]:
    """Which months took the place of others."""
    files: dict[str, list[str]] = {}
    for m, file in taken.replaced.items():
        files.setdefault(file, []).append(named(m))
    return [f"{', '.join(months)}: in place of what was held, from {file}" for file, months in files.items()]
