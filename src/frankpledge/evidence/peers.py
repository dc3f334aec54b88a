"""Where an area stands among its peers: its rank by rate, what that means, and the funnel of what chance explains."""

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from frankpledge.evidence.area import Area
from frankpledge.evidence.edition import Edition
from frankpledge.evidence.figures.counted import Counted, unavailable
from frankpledge.evidence.figures.figure import Figure
from frankpledge.evidence.figures.question import Question
from frankpledge.evidence.figures.usual import usual
from frankpledge.evidence.measures.breaks import breaks
from frankpledge.evidence.measures.model import PER, Measure
from frankpledge.evidence.measures.series import Series
from frankpledge.evidence.peer_groups import LEAST_PEERS, Group
from frankpledge.evidence.period import Period
from frankpledge.evidence.statistics.peers import Funnel, Unit, funnel
from frankpledge.evidence.statistics.ranking import Place, RankRange, rank_ranges
from frankpledge.evidence.statistics.ranking import places as places_of
from frankpledge.evidence.statistics.rounding import half_up


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
    tables: tuple[str, ...]  # that the counts are from, where their source has several


class Peers:
    """The counts of an area and its peers over a period, made once, and what they say of each measure.

    `own`: the area's counts of all months held, where they are made already; a period alone tells no usual.
    """

    def __init__(self, edition: Edition, area: Area, period: Period, peers: Group, own: Counted | None = None) -> None:
        self.edition, self.area, self.period, self.group = edition, area, period, peers
        self._own = own or Counted(edition, [area])
        self._among: dict[str, Among | None] = {}

    @cached_property
    def counted(self) -> Counted:
        return Counted(self.edition, [self.area, *self.group.areas], self.period)

    def among(self, measure: Measure) -> Among | None:
        """Where the area stands; None where it or all but a few of its peers are not held, or its rate has no base."""
        if measure.id not in self._among:
            self._among[measure.id] = self._ranked(measure)
        return self._among[measure.id]

    def _ranked(self, measure: Measure) -> Among | None:
        own = self.counted.best(measure, self.area, self.period)
        if own is None or own.total(self.period) is None:
            return None
        series = {a: self._like(measure, a, own) for a in self._all}
        found = [(a, s.total(self.period) if s else None, self.counted.per(measure, a)) for a, s in series.items()]
        held = [(a, n, base) for a, n, base in found if n is not None and base]
        absent = tuple(a for a, n, base in found if n is None or not base)
        tables = tuple(sorted({s.title for s in series.values() if s and s.title}))
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
        return Among(self.group, mine, ordered, drawn, own, absent, tables)

    def _usual(self, measure: Measure, own: Series) -> float:
        """φ of the area's own counts: differences between peers are what is ranked, not noise."""
        whole = next(s for s in self._own.held(measure, self.area) if (s.source, s.title) == (own.source, own.title))
        force = self._own.gazetteer.force_area(self.area)
        return usual(whole, self.period, breaks(self.edition, measure, force)) or 1.0

    @property
    def _all(self) -> list[Area]:
        return [self.area, *(a for a in self.group.areas if a != self.area)]

    def _like(self, measure: Measure, area: Area, own: Series) -> Series | None:
        """The series of the same source, of the same table if it has one, that holds the period."""
        held = [s for s in self.counted.held(measure, area) if s.source == own.source and s.tiling(self.period)]
        return next((s for s in held if s.title == own.title), held[0] if held else None)


def rank(question: Question, peers: Peers) -> Figure:
    """Where the question's area stands by rate, among the peers that it names."""
    question = question.against_named(peers.group.words)
    words = question.words()
    found = peers.among(question.measure)
    if found is None:
        return unavailable(question, f"the counts of too few of {peers.group.words} are held")
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
        (f"Peers: {', '.join(p.area.name for p in found.peers)}", *_absent(found), *_tables(found)),
        details={
            "best": own.range.best,
            "worst": own.range.worst,
            "standing": str(own.unit.standing),
            "rates": {p.area.code: float(p.rate) for p in found.peers},
            "made_of": [_rate_of(question, p.area) for p in found.peers],
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


def _tables(found: Among) -> tuple[str, ...]:
    if len(found.tables) < 2:
        return ()
    return (f"The counts are from {len(found.tables)} tables, which may not count alike: {', '.join(found.tables)}",)


def _absent(found: Among) -> tuple[str, ...]:
    if not found.absent:
        return ()
    return (f"Not held or withheld, and so not among them: {', '.join(a.name for a in found.absent)}",)


def _rate_of(question: Question, area: Area) -> str:
    return Question(question.measure, "rate", area, question.period, question.edition).id
