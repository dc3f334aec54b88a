"""Where a measure is denser than chance explains: small areas or cells that, with those around them, have more."""

from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
from scipy.special import pdtrc

from frankpledge.evidence.analyses import choosing
from frankpledge.evidence.analyses.asking import Asked
from frankpledge.evidence.analyses.lasting import WORDS, Lasting, lasting
from frankpledge.evidence.analyses.result import Layer, Listing, NothingToAnalyse, Place, Result
from frankpledge.evidence.analyses.telling import Teller
from frankpledge.evidence.analyses.units import SMALL_AREAS, Units, units
from frankpledge.evidence.measures.events import Events
from frankpledge.evidence.patterns.concentration import holding
from frankpledge.evidence.patterns.hotspots.emerging import Course
from frankpledge.evidence.patterns.hotspots.gi_star import EXACT, HotSpots, Spot, hot_spots
from frankpledge.evidence.sentence import Sentence, capital, compose, listed
from frankpledge.evidence.statistics.discovery import adjusted
from frankpledge.evidence.statistics.rounding import half_up

LISTED = 10
FINEST = 250  # metres: published points are moved by about a street, so finer cells show the moving and not the events
INSTITUTIONS = ("Prison", "Hospital", "Police Station")
MUCH = 0.25  # of a place's events at an institution: enough to be the reason why it stands out

CLUSTER, QUIET, BUSY, LIKE_OTHERS = "part of a cluster", "in a quiet stretch", "busy by itself", "like others"
NOT_TOLD = "too few to be told"


@dataclass(frozen=True, eq=False)
class Found:
    """The units of an area with their counts and what may be said of each."""

    asked: Asked
    way: str
    events: Events
    units: Units
    places: np.ndarray  # the unit of each row of the events, -1 where it lies in none
    counts: np.ndarray
    outside: int  # events whose point lies in no unit
    spots: HotSpots

    @property
    def hot(self) -> np.ndarray:
        """The units that are hot, those with most around them first."""
        told = Teller(self.events.open)
        known = np.array([told.value(int(n)) is not None for n in self.counts])
        hot = np.flatnonzero((self.spots.spots == Spot.HOT) & known)
        return hot[np.lexsort((hot, -self.counts[hot], -self.spots.z[hot]))]

    @property
    def listed(self) -> np.ndarray:
        """The few that are listed and numbered on the map: hot ones, then those with most."""
        busy = np.flatnonzero((self.spots.spots != Spot.HOT) & (self.counts > 0))
        busy = busy[np.lexsort((busy, -self.counts[busy]))]
        return np.concatenate([self.hot, busy])[:LISTED]

    @cached_property
    def marks(self) -> dict[int, str]:
        """Unit → its number on the map."""
        return {int(i): str(n) for n, i in enumerate(self.listed, 1)}

    @cached_property
    def standings(self) -> list[str]:
        """What each unit is, in words. One can be busy by itself: Gi* asks whether busy places lie together."""
        mean = self.counts.mean()
        chance = np.where(self.counts, pdtrc(np.maximum(self.counts - 1, 0), mean), 1)
        busy = np.asarray(adjusted(chance)) <= self.spots.level
        words, told = {Spot.HOT: CLUSTER, Spot.COLD: QUIET}, Teller(self.events.open)
        return [
            NOT_TOLD
            if told.value(int(n)) is None
            else words.get(Spot(int(spot)), BUSY if b and n > mean else LIKE_OTHERS)
            for spot, b, n in zip(self.spots.spots, busy, self.counts, strict=True)
        ]

    @property
    def in_hot(self) -> int:
        return int(self.counts[self.hot].sum())

    @property
    def half(self) -> int:
        """The fewest units that hold half of the events."""
        return holding(self.counts).places

    @cached_property
    def lasting(self) -> Lasting | None:
        return lasting(self.asked, self.units)

    def course(self, unit: int) -> str:
        """What became of a unit over two years, in words; nothing where it was never hot, or that can't be told."""
        return WORDS[Course(int(self.lasting.courses[unit]))] if self.lasting else ""


@lru_cache(maxsize=64)
def find(asked: Asked, way: str = SMALL_AREAS, chances: str = EXACT) -> Found:
    """The units, counted and tested. Raises NothingToAnalyse, and ValueError for a way to cut or test that is none."""
    cut, events = units(asked.edition, asked.area, way), choosing.placed(asked)
    if not events.open and way != SMALL_AREAS:
        raise NothingToAnalyse(
            "events sent in confidence are told by small area only: a cell would point at the homes that lie in it"
        )
    if not events.total:
        raise NothingToAnalyse(f"none were recorded: there is nothing of {asked.measure.inline} to look for a place of")
    if len(cut) < 2:
        raise NothingToAnalyse(f"{asked.area.name} is one {cut.one}: there is nothing to tell it from")
    where = cut.places_of(events)
    inside = where >= 0
    counts = np.bincount(where[inside], weights=events.n[inside], minlength=len(cut)).astype(np.int64)
    spots = hot_spots(counts, cut.neighbourhoods, chances)
    return Found(asked, way, events, cut, where, counts, events.total - int(counts.sum()), spots)


def hotspots(asked: Asked, way: str = SMALL_AREAS, chances: str = EXACT) -> Result:
    """Where a measure clusters in an area and a period, by small area or by a grid."""
    found = find(asked, way, chances)
    return Result(
        "hotspots",
        f"{asked.measure.title}: where it clusters in {asked.area.name}, {asked.period.phrase}",
        tuple(_says(found)),
        (_listing(found),),
        tuple(_record(found, i) for i in range(len(found.units))),
        (_layer(found),),
        tuple(cautions(found)),
        tuple(method(found)),
        found.events.title,
        found,
    )


def _says(found: Found) -> list[Sentence]:
    asked, told, cut = found.asked, Teller(found.events.open), found.units
    total = told.number(found.events.total)
    total = asked.printed(total, "count") if found.events.open else total  # of what a partner sent there is no count
    n = asked.printed(f"{len(found.hot):,}", "hot-areas", found.way)
    where, counted = asked.area.name, asked.measure.counted
    if not len(found.hot):
        first = compose(
            f"In {asked.period.phrase}, {{total}} {counted} were recorded in {where}. {{n}} of its {len(cut):,} "
            f"{cut.many} is part of a cluster: the busy ones lie no closer together than chance explains.",
            total=total,
            n=asked.printed("None", "hot-areas", found.way),
        )
    else:
        share = asked.printed(capital(told.percent(found.in_hot, int(found.counts.sum()))), "hot-share", found.way)
        lie = "is part of a cluster: it has" if len(found.hot) == 1 else "are parts of clusters: they have"
        first = compose(
            f"Of the {len(cut):,} {cut.many} of {where}, {{n}} {lie}, together with those around, more "
            f"{counted} than chance explains. {{share}} of all {{total}} recorded in {asked.period.phrase} were there.",
            n=n,
            share=share,
            total=total,
        )
    half = compose(
        f"Half of all were in {{half}} of the {len(cut):,} {cut.many}.",
        half=asked.printed(f"{found.half:,}", "half-in", found.way),
    )
    return [first, half, *_before(found)]


def _before(found: Found) -> list[Sentence]:
    """How much of this year's lay in last year's clusters, where there were any."""
    if (
        len(found.asked.period) != 12
        or not found.lasting
        or not found.lasting.accuracy.area_share
        or found.lasting.accuracy.index is None
    ):
        return []
    was = found.lasting.accuracy
    said = (
        "Clusters of the year before held {{hits}} of what came in the twelve months after, on {ground}% of the ground."
    )
    hits = found.asked.printed(f"{half_up(100 * was.hit_rate, 1)}%", "hot-kept", found.way)
    return [compose(said.format(ground=half_up(100 * was.area_share, 1)), hits=hits)]


def _listing(found: Found) -> Listing:
    """Those that stand out, then the busiest of the others."""
    told = Teller(found.events.open)
    rows = []
    for i in found.listed.tolist():
        text = told.number(int(found.counts[i]))
        count = (
            found.asked.counted(found.asked.gazetteer.areas[found.units.codes[i]], text) if _is_area(found) else text
        )
        around = told.number(int(found.spots.sums[i]))
        told_of = "; ".join(filter(None, (found.course(i), _why(found, i))))
        rows.append((found.marks[i], found.units.names[i], count, around, found.standings[i], told_of))
    unit = capital(found.asked.measure.unit)
    headings = ("On the map", capital(found.units.one), unit, f"{unit} with those around", "That is", "To know")
    if not any(row[-1] for row in rows):
        headings, rows = headings[:-1], [row[:-1] for row in rows]
    caption = (
        f"The {found.units.many} in clusters, and the busiest of the others"
        if len(found.hot)
        else (f"The busiest {found.units.many}")
    )
    return Listing(f"hot-{found.way}-{found.asked.measure.id}", caption, headings, tuple(rows), (2, 3))


def _is_area(found: Found) -> bool:
    """Whether the count of a unit is a figure of its own."""
    return found.way == SMALL_AREAS and found.events.open


def institutions(found: Found, unit: int) -> list[str]:
    """The kinds of institution that the published place of a quarter or more of a unit's events names."""
    mine = found.places == unit
    total = found.events.n[mine].sum()
    named = {k: found.events.n[mine][np.char.endswith(found.events.place[mine], k)].sum() for k in INSTITUTIONS}
    return [kind.lower() for kind, n in named.items() if total and n / total >= MUCH]


def _why(found: Found, unit: int) -> str:
    kinds = institutions(found, unit)
    return f"many are on or near a {listed(kinds)}" if kinds else ""


def _record(found: Found, i: int) -> dict[str, object]:
    told, spots = Teller(found.events.open), found.spots
    record = {
        "code": found.units.codes[i],
        "name": found.units.names[i],
        "count": told.value(int(found.counts[i])),
        "with_those_around": told.value(int(spots.sums[i])),
        "square_km": round(float(found.units.square_km[i]), 4),
        "standing": found.standings[i],
    }
    if told.open:  # a chance would give the count back
        record |= {"z": float(spots.z[i]), "p": float(spots.p[i]), "p_adjusted": float(spots.q[i])}
    return record | {"course": found.course(i), "institutions": ", ".join(institutions(found, i))}


def _layer(found: Found) -> Layer:
    told = Teller(found.events.open)
    places = tuple(_place(found, told, i, found.marks.get(i, "")) for i in range(len(found.units)))
    title = f"{found.asked.measure.title} by {found.units.one}, {found.asked.period.phrase}"
    return Layer(
        f"hotspots-{found.way}-{found.asked.measure.id}",
        title,
        _map_words(found),
        found.asked.measure.unit,
        places,
        found.units.ground.outline,
    )


def _place(found: Found, told: Teller, i: int, mark: str) -> Place:
    n = told.value(int(found.counts[i]))
    return Place(
        found.units.codes[i],
        found.units.names[i],
        found.units.geometries[i],
        None if n is None else float(n),
        told.number(int(found.counts[i])),
        found.standings[i],
        mark,
        "" if n is not None else "the number is too small to be told",
    )


def _map_words(found: Found) -> str:
    named = [f"{found.marks[i]} {found.units.names[i]}" for i in found.listed[:3].tolist()]
    if not len(found.hot):
        return f"No {found.units.one} is part of a cluster. The busiest are numbered: {'; '.join(named)}."
    numbered = min(len(found.hot), LISTED)
    those = "Number 1 is part of a cluster" if numbered == 1 else f"Numbers 1 to {numbered} are parts of clusters"
    return f"{those}; the others are the busiest. {'; '.join(named)}."


def cautions(found: Found) -> list[str]:
    """What must be read before any number of it is believed. No full stops."""
    said = list(Teller(found.events.open).caution)
    if not found.events.exact:
        said.append(
            "The points are not exact: the publisher moves each to the nearest of a fixed list, so no street or "
            "building is a hot spot by them"
        )
    grid = found.units.grid
    if grid is not None:
        said.append("More happens where more people are: among cells of one size every town stands out from the fields")
        if not found.events.exact and grid.cells.size < FINEST:
            said.append(
                f"Cells below {FINEST} metres show where the points were moved to, more than what happened where"
            )
    if found.outside:
        told = Teller(found.events.open).number(found.outside)
        said.append(f"Not on the map: {told} recorded here whose point is missing or lies outside the area")
    return said


def method(found: Found) -> list[str]:
    """How it was made, for those who ask. No full stops."""
    p = {
        "exact": "the exact chance over all ways of dealing the counts out among the other places, not a simulation",
        "normal": "the chance of a normal curve, which is too ready to see hot spots where counts are small",
        "monte-carlo": "the chance by 999 random permutations",
    }[found.spots.method]
    return [
        f"A cluster: Getis and Ord’s Gi* (1995), the count of a {found.units.one} and those that touch it, of weight 1",
        f"Two-sided, with {p}; false discoveries controlled over all {len(found.units):,} (Benjamini, Hochberg 1995)",
        *(_of_course(found) if found.lasting else []),
        "Busy by itself: more than a Poisson count of the mean of all places would have, with the same control",
        "Its sums: the counts of all places and of what is not on the map together are the measure’s count",
    ]


def _of_course(found: Found) -> list[str]:
    over = f"the eight quarters of {found.lasting.period.run}"
    said = [f"New and rising, lasting, fading, comes and goes: from Gi* of each of {over} and tests of their trend"]
    if found.lasting.accuracy.index is not None:
        said.append(
            f"Prediction accuracy index of last year’s clusters: {found.lasting.accuracy.index:.1f} (Chainey 2008)"
        )
    return said
