"""Whether a measure's events near one another in place are near in time too, and where one more is to be feared."""

import datetime as dt
import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

import numpy as np
import shapely

from frankpledge.evidence.analyses import choosing
from frankpledge.evidence.analyses.asking import Asked
from frankpledge.evidence.analyses.ground import ground, wards
from frankpledge.evidence.analyses.result import Layer, Listing, NothingToAnalyse, Place, Result
from frankpledge.evidence.analyses.telling import Teller
from frankpledge.evidence.measures.events import Events
from frankpledge.evidence.patterns.near_repeat.bands import edges
from frankpledge.evidence.patterns.near_repeat.knox import Cell, Knox, knox
from frankpledge.evidence.patterns.near_repeat.zones import Zones, zones
from frankpledge.evidence.period import later
from frankpledge.evidence.sentence import Sentence, compose, listed
from frankpledge.evidence.statistics.rounding import half_up

USUAL = "200m-14d"  # Johnson and Bowers 2004: burglary is mostly repeated within this
WAYS = {USUAL: "Within 200 metres and 14 days", "400m-28d": "Within 400 metres and 28 days"}
LEAST_METRES = 8
FEWEST = 20  # events: with fewer the table is mostly noughts


@dataclass(frozen=True, eq=False)
class Found:
    """The table, the one cell that the headline is of, and the zones in force when the events end."""

    asked: Asked
    events: Events
    metres: int
    days: int
    table: Knox
    near: Cell
    zones: Zones


def reach(way: str) -> tuple[int, int]:
    """Metres and days of a way written `200m-14d`. Raises ValueError."""
    written = re.fullmatch(r"([1-9][0-9]{0,4})m-([1-9][0-9]{0,2})d", way)
    if not written:
        raise ValueError(f"“{way}” is no reach: write metres and days as in {USUAL}")
    metres, days = int(written[1]), int(written[2])
    if metres < LEAST_METRES or days < 2:
        raise ValueError(f"“{way}” reaches too little to be cut into bands: {LEAST_METRES}m-2d is the least")
    return metres, days


@lru_cache(maxsize=16)
def find(asked: Asked, way: str = USUAL) -> Found:
    """Near repeats within a reach. Raises NothingToAnalyse, and ValueError for a way that is none."""
    metres, days = reach(way)
    events = choosing.exact(asked)
    where = events.easting, events.northing, _known_day(events)
    usable = int((~np.isnan(events.easting) & ~np.isnat(where[2])).sum())
    if usable < FEWEST:
        raise NothingToAnalyse(
            f"only {Teller(events.open).number(usable)} {asked.measure.counted} in {asked.area.name} in "
            f"{asked.period.phrase} have a point and a day: near repeats want {FEWEST} at the least"
        )
    table = knox(*where, _steps(metres, "m", same_place=True), _steps(days, "days"))
    near = knox(*where, edges((0, metres), "m"), edges((0, days), "days")).rows[0][0]
    last = later(asked.period.last, 1) - dt.timedelta(days=1)  # not the last event's own day, which would tell of it
    return Found(asked, events, metres, days, table, near, zones(*where, last, metres, days))


def _known_day(events: Events) -> np.ndarray:
    """The middle of the time in which each can have happened; NaT where that is more than two days long."""
    long = events.end - events.start > np.timedelta64(2, "D")
    middle = events.start + (events.end - events.start) // 2
    return np.where(long, np.datetime64("NaT"), middle)


def _steps(most: int, unit: str, same_place: bool = False) -> tuple:
    """Four bands: of metres up to the reach, of days up to twice the reach; the same place apart, where asked for."""
    wide = most / 4 if unit == "m" else max(1, most // 2)
    inner = [wide * i for i in range(1, 5)]
    return edges((0, *([1] if same_place else []), *inner), unit)


def near_repeats(asked: Asked, way: str = USUAL) -> Result:
    """Knox's table of a measure in an area and a period, and the small areas in which a repeat is to be feared."""
    found = find(asked, way)
    feared = _feared(found)
    return Result(
        "near-repeats",
        f"Near repeats of {asked.measure.inline} in {asked.area.name}, {asked.period.phrase}",
        tuple(_says(found, way, feared)),
        (_table(found), *([_zones(found, feared)] if feared else [])),
        tuple(_record(cell, Teller(found.events.open)) for row in found.table.rows for cell in row),
        (_layer(found, feared),) if feared else (),
        tuple(cautions(found)),
        tuple(method(found)),
        found.events.title,
        found,
    )


def _says(found: Found, way: str, feared: dict[str, dt.date]) -> list[Sentence]:
    counted, where = found.asked.measure.counted, found.asked.area.name
    near = f"within {found.metres} metres and {found.days} days of one another"
    ratio = found.asked.printed(ratio_text(found), "near-repeats", way)
    if not found.near.stands_out:
        said = f"The {counted} of {where} {near} are {{ratio}} as many pairs as expected: chance alone explains that."
        return [compose(said, ratio=ratio)]
    said = (
        f"There were {{ratio}} as many pairs of {counted} {near} as there would be if place and time had nothing to do "
        f"with each other: more than chance explains. After one, the places around are at more risk for a while."
    )
    until = max(feared.values(), default=None)
    if until is None:
        return [compose(said, ratio=ratio)]
    lasting = (
        f"On {_day(found.zones.day)}, when the events held end, that was so in parts of {len(feared)} small areas."
    )
    return [compose(said, ratio=ratio), Sentence(lasting)]


def ratio_text(found: Found) -> str:
    """`1.8 times`; not told where the pairs are too few."""
    told = ratio(found.near, Teller(found.events.open))
    return "too few to tell how many times" if told is None else f"{told} times"


def ratio(cell: Cell, told: Teller) -> Decimal | None:
    """How many times as many pairs as expected, of the pairs as they are told."""
    pairs = told.value(cell.observed)
    return None if pairs is None or not cell.expected else half_up(pairs / cell.expected, 1)


def _table(found: Found) -> Listing:
    """A row for each distance, a column for each time: how many times as many pairs as expected."""
    told, first = Teller(found.events.open), found.table.rows[0]
    headings = ("Apart in metres", *(f"{str(c.time)} apart" for c in first))
    rows = tuple((str(row[0].distance), *(_cell(c, told) for c in row)) for row in found.table.rows)
    caption = "Pairs of events, as many times as expected; * more than chance explains"
    return Listing(f"near-repeats-{found.asked.measure.id}", caption, headings, rows, tuple(range(1, len(headings))))


def _cell(cell: Cell, told: Teller) -> str:
    times = ratio(cell, told)
    if times is None:
        return "too few"
    return f"{times}{' *' if cell.stands_out else ''} ({told.number(cell.observed)} pairs)"


def _record(cell: Cell, told: Teller) -> dict[str, object]:
    observed = told.value(cell.observed)
    record = {
        "metres": str(cell.distance),
        "days": str(cell.time),
        "pairs": observed,
        "expected": round(cell.expected, 1) if told.open else told.value(round(cell.expected)),
        "ratio": None if (times := ratio(cell, told)) is None else float(times),
        "more_than_chance": cell.stands_out and observed is not None,
    }
    return record | ({"p": cell.p, "p_adjusted": cell.adjusted} if told.open else {})


def _feared(found: Found) -> dict[str, dt.date]:
    """Small area → the last day on which a part of it lies near a recent event; none unless near repeats were found.

    A circle around one home would point at it, so only the small area that it lies in is ever told.
    """
    if not found.near.stands_out:
        return {}
    outlines = ground(found.asked.edition, found.asked.area).outlines
    codes, tree = list(outlines), shapely.STRtree(list(outlines.values()))
    until: dict[str, dt.date] = {}
    for zone in found.zones.zones:
        for circle in zone.circles:
            disc = shapely.buffer(shapely.Point(circle.easting, circle.northing), zone.radius)
            for i in tree.query(disc, predicate="intersects").tolist():
                until[codes[i]] = max(circle.last, until.get(codes[i], circle.last))
    return dict(sorted(until.items(), key=lambda item: (_until(found, item[1]), item[0]), reverse=True))


def _zones(found: Found, feared: dict[str, dt.date]) -> Listing:
    named = _names(found)
    rows = tuple((named[code], _until(found, last)) for code, last in feared.items())
    caption = f"Small areas with a recent event in or near them, on {_day(found.zones.day)}"
    return Listing(f"zones-{found.asked.measure.id}", caption, ("Small area", "At more risk for"), rows)


def _until(found: Found, last: dt.date) -> str:
    """In weeks from when the events end: the day itself, less the days of the reach, is that of one event."""
    weeks = -(-((last - found.zones.day).days + 1) // 7)
    return "another week" if weeks <= 1 else f"another {weeks} weeks"


def _names(found: Found) -> dict[str, str]:
    names, ward = ground(found.asked.edition, found.asked.area).names, wards(found.asked.edition, found.asked.area)
    return {code: f"{name} ({ward[code]})" if code in ward else name for code, name in names.items()}


def _layer(found: Found, feared: dict[str, dt.date]) -> Layer:
    on, named = ground(found.asked.edition, found.asked.area), _names(found)
    places = tuple(
        Place(
            code,
            named[code],
            geometry,
            1.0 if code in feared else None,
            _until(found, feared[code]) if code in feared else "",
            "at more risk for a while" if code in feared else "no recent event near",
            reason="no recent event near",
        )
        for code, geometry in on.geometries.items()
    )
    title = f"{found.asked.measure.title}: small areas at more risk for a while, {_day(found.zones.day)}"
    first = [named[code] for code in list(feared)[:3]]
    words = f"{len(feared)} small areas lie in or near a recent event; longest at risk: {listed(first)}."
    key, risk = f"zones-{found.asked.measure.id}", "near a recent event"
    return Layer(key, title, words, "small areas", places, on.outline, risk, "no recent event near")


def cautions(found: Found) -> list[str]:
    """What must be read before any number of it is believed. No full stops."""
    told = Teller(found.events.open)
    aside = [f"Left out: {told.number(s.count)}, because {s.why}" for s in found.table.set_aside]
    return [*told.caution, *aside, "A pair is two events: one event can be in many pairs"]


def method(found: Found) -> list[str]:
    """How it was made, for those who ask. No full stops."""
    used = Teller(found.events.open).number(found.table.events)
    chance = f"{found.table.permutations} permutations of the days (Besag and Diggle 1977)"
    lapse = f"{found.days} days after an event, {found.metres} metres around it"
    return [
        f"Knox’s table (1964) of {used} events; [a, b) is from a up to but not b; the expected pairs are exact",
        f"Chance by {chance}; false discoveries controlled over the table (Benjamini, Hochberg 1995)",
        "The day is the middle of the time in which an event can have happened; one of more than two days is left out",
        f"Risk lapses {lapse} (Johnson and Bowers 2004)",
    ]


def _day(day: dt.date) -> str:
    return f"{day.day} {day:%B %Y}"
