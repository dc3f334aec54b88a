"""Where an area stands among its peers: its rank by rate, how much that means, and the funnel of what chance explains.

Peers are a list that the partnership names (its most similar group, say), the districts of its police force, or the
nearest by region, size and deprivation. Which it was is always said: a rank is of its company.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property, lru_cache
from math import log

from frankpledge.evidence import likeness, places
from frankpledge.evidence.area import Area, UnclearArea, by_name
from frankpledge.evidence.edition import Edition
from frankpledge.evidence.figures.counted import Counted, unavailable
from frankpledge.evidence.figures.figure import Figure
from frankpledge.evidence.figures.question import NoSuchFigure, Question
from frankpledge.evidence.figures.usual import usual
from frankpledge.evidence.measures.breaks import breaks
from frankpledge.evidence.measures.model import PER, Measure
from frankpledge.evidence.measures.series import Series
from frankpledge.evidence.period import Period
from frankpledge.evidence.statistics.peers import Funnel, Unit, funnel
from frankpledge.evidence.statistics.ranking import Place, RankRange, rank_ranges
from frankpledge.evidence.statistics.ranking import places as places_of
from frankpledge.evidence.statistics.rounding import half_up

FORCE, NEAREST = "force", "nearest"
NEAREST_PEERS = 15
LEAST_PEERS = 4  # besides the area itself


@dataclass(frozen=True)
class Group:
    """Areas that one is set among. `id`: as figures write it; `words`: as sentences do."""

    id: str
    words: str
    areas: tuple[Area, ...]


@dataclass(frozen=True)
class Peer:
    """One area of a group: its count and rate of the period, and where the funnel puts it."""

    area: Area
    count: int
    residents: int
    place: Place
    range: RankRange
    unit: Unit

    @property
    def rate(self) -> Fraction:
        """For every 1,000 residents."""
        return Fraction(self.count * PER, self.residents)


@dataclass(frozen=True)
class Among:
    """A measure over the peers: the area's own row, all rows (the highest rate first), and the funnel behind them."""

    group: Group
    own: Peer
    peers: tuple[Peer, ...]
    funnel: Funnel
    series: Series  # the area's own
    absent: tuple[Area, ...]  # peers whose counts or residents of the period are not held


class Peers:
    """The counts of an area and its peers over a period, made once."""

    def __init__(self, edition: Edition, area: Area, period: Period, peers: Group) -> None:
        self.edition, self.area, self.period, self.group = edition, area, period, peers

    @cached_property
    def counted(self) -> Counted:
        return Counted(self.edition, [self.area, *self.group.areas], self.period)

    def among(self, measure: Measure) -> Among | None:
        """Where the area stands; None where it or all but a few of its peers are not held, or its rate has no base."""
        own = self.counted.best(measure, self.area, self.period)
        if own is None or own.total(self.period) is None:
            return None
        found = [(a, self._count(measure, a, own.source), self.counted.per(measure, a)) for a in self._all]
        held = [(a, n, base) for a, n, base in found if n is not None and base]
        absent = tuple(a for a, n, base in found if n is None or not base)
        if self.area in absent or len(held) <= LEAST_PEERS or not any(n for _, n, _ in held):
            return None
        counts, bases = [n for _, n, _ in held], [base for _, _, base in held]
        drawn = funnel(counts, bases)
        rows = zip(
            held,
            places_of([Fraction(n, base) for _, n, base in held]),
            rank_ranges(counts, bases, self._usual(measure, own)),
            drawn.units,
            strict=True,
        )
        peers = [Peer(a, n, base, place, span, unit) for (a, n, base), place, span, unit in rows]
        mine = next(p for p in peers if p.area == self.area)
        ordered = tuple(sorted(peers, key=lambda p: (p.place.rank, p.area.name)))
        return Among(self.group, mine, ordered, drawn, own, absent)

    def _usual(self, measure: Measure, own: Series) -> float:
        """φ of the area's own counts: differences between peers are what is ranked, not noise."""
        whole = next(s for s in self._own.held(measure, self.area) if (s.source, s.title) == (own.source, own.title))
        force = self._own.gazetteer.force_area(self.area)
        return usual(whole, self.period, breaks(self.edition, measure, force)) or 1.0

    @cached_property
    def _own(self) -> Counted:
        """The area's counts of all months held: a period alone tells no usual."""
        return Counted(self.edition, [self.area])

    @property
    def _all(self) -> list[Area]:
        return [self.area, *(a for a in self.group.areas if a != self.area)]

    def _count(self, measure: Measure, area: Area, source: str) -> int | None:
        held = (s for s in self.counted.held(measure, area) if s.source == source)
        return next((n for s in held if (n := s.total(self.period)) is not None), None)


def group(edition: Edition, area: Area, text: str = "") -> Group:
    """The peers that a text names: `force`, `nearest`, or codes with + between; nothing: the first that are enough.

    Raises UnclearArea for an area that is none or is named twice, and where there are too few.
    """
    if not text:
        own = _of_force(edition, area)
        return own if len(own.areas) > LEAST_PEERS else _nearest(edition, area)
    if text == FORCE:
        return _of_force(edition, area)
    if text == NEAREST:
        return _nearest(edition, area)
    return named(edition, area, text.split("+"))


def named(edition: Edition, area: Area, names: Sequence[str]) -> Group:
    """Peers by name or code. Raises UnclearArea, naming every one that is unclear or named twice."""
    gazetteer = places.gazetteer(edition)
    found: dict[str, Area] = {}
    wrong = []
    for name in (n.strip() for n in names if n.strip()):
        try:
            peer = gazetteer.find(name)
        except UnclearArea as error:
            wrong.append(str(error))
            continue
        if peer.code in found:
            wrong.append(f"“{name}” is named twice ({peer.name}, {peer.code}): name each peer once")
        found[peer.code] = peer
    if wrong:
        raise UnclearArea("; ".join(wrong))
    found.pop(area.code, None)
    if len(found) < LEAST_PEERS:
        raise UnclearArea(
            f"{len(found)} peers beside {area.name} are too few to say where it stands: name {LEAST_PEERS} or more"
        )
    chosen = sorted(found.values(), key=by_name)
    return Group("+".join(sorted(found)), f"{len(chosen) + 1} areas that were named as alike", (*chosen, area))


def _of_force(edition: Edition, area: Area) -> Group:
    gazetteer = places.gazetteer(edition)
    force = gazetteer.force_area(area)
    districts = {d for d, f in gazetteer.forces.items() if f == force} - set(gazetteer.districts_of(area))
    others = sorted((gazetteer.areas[d] for d in districts), key=by_name)
    return Group(FORCE, f"the {len(others) + 1} districts of the {force} police force area", (*others, area))


@lru_cache(maxsize=64)
def _nearest(edition: Edition, area: Area) -> Group:
    """The districts most like this one. One in its region is as near as one half as large again elsewhere."""
    gazetteer = places.gazetteer(edition)
    regions, deprived = likeness.regions(edition), likeness.most_deprived(edition)
    own = gazetteer.districts_of(area)
    residents = gazetteer.population(area)
    if not residents:
        raise UnclearArea(f"the residents of {area.name} are not held, so no area can be called alike")
    share = _mean([deprived[d] for d in own if d in deprived])

    def distance(other: Area) -> float:
        far = abs(log(gazetteer.population(other) / residents))
        if share is not None and other.code in deprived:
            far += 2 * abs(float(deprived[other.code] - share))
        return far + (0 if regions.get(other.code) == regions.get(own[0]) else log(1.5))

    known = [a for a in gazetteer.areas.values() if a.kind == "district" and gazetteer.population(a)]
    others = sorted((a for a in known if a.code not in own), key=lambda a: (distance(a), a.code))[:NEAREST_PEERS]
    by = [*(["region"] if regions else []), "size", *(["deprivation"] if share is not None else [])]
    words = " and ".join([", ".join(by[:-1]), by[-1]] if by[1:] else by)
    return Group(NEAREST, f"the {len(others) + 1} districts nearest to it by {words}", (*others, area))


def _mean(shares: list[Fraction]) -> Fraction | None:
    return sum(shares) / len(shares) if shares else None


def rank(question: Question, counted: Counted) -> Figure:
    """Where an area stands by rate, among the peers that the question names."""
    try:
        peers = group(counted.edition, question.area, question.against)
    except UnclearArea as error:
        raise NoSuchFigure(str(error)) from None
    words = question.words(peers.words)
    found = Peers(counted.edition, question.area, question.period, peers).among(question.measure)
    if found is None:
        return unavailable(question, f"the counts of too few of {peers.words} are held", against=peers.words)
    own = found.own
    said = f"{words}: {own.place.words}, with {half_up(own.rate, 1):,} per {PER:,}. {meaning(found)}"
    return Figure(
        question,
        own.place.rank,
        own.place.words,
        said,
        "places by unrounded rate; their range by 4,000 draws of each rate (Marshall and Spiegelhalter 1998); "
        f"the funnel after Spiegelhalter (2005), φ = {found.funnel.dispersion:.2f}",
        {s: found.series.counts[s] for s in found.series.tiling(question.period)},
        (f"Peers: {', '.join(p.area.name for p in found.peers)}", *_absent(found)),
        details={
            "best": own.range.best,
            "worst": own.range.worst,
            "standing": str(own.unit.standing),
            "rates": {p.area.code: float(p.rate) for p in found.peers},
        },
        source=found.series.source,
        title=found.series.title,
    )


def meaning(found: Among) -> str:
    """What the place says: whether the rate is beyond what chance and the differences of peers explain."""
    own = found.own
    if own.unit.standing != "as expected":
        return f"That is {own.unit.standing} for areas like these."
    if own.range.says_little:
        anywhere = f"anywhere from {own.range.best} to {own.range.worst}"
        return f"By chance alone it might as well be {anywhere}: the place says little."
    within = "That is within what is expected of them"
    if own.range.best == own.range.worst:
        return f"{within}; chance leaves no other place open."
    return f"{within}; the place could be from {own.range.best} to {own.range.worst}."


def _absent(found: Among) -> tuple[str, ...]:
    if not found.absent:
        return ()
    return (f"Not held, and so not among them: {', '.join(a.name for a in found.absent)}",)
