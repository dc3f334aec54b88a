"""An area among others: where it stands among its peers, its share of the force's area, what a measure is made of."""

from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import gettext as _

from frankpledge.documents.pictures import Picture
from frankpledge.evidence import peer_groups, places, shares
from frankpledge.evidence.area import Area, UnclearArea
from frankpledge.evidence.edition import Edition
from frankpledge.evidence.figures.counted import counted_of
from frankpledge.evidence.figures.question import NoSuchFigure, Question
from frankpledge.evidence.findings import company as findings
from frankpledge.evidence.measures.loading import measures
from frankpledge.evidence.measures.model import Measure
from frankpledge.evidence.peer_groups import Group
from frankpledge.evidence.peers import Among, Peer, Peers
from frankpledge.evidence.period import Period
from frankpledge.evidence.statistics.rounding import half_up
from frankpledge.evidence.statistics.streaks import ordinal_figure
from frankpledge.partnership.design.keeping import kept
from frankpledge.partnership.figures.queries import counting, words
from frankpledge.partnership.figures.queries.place import Place
from frankpledge.partnership.figures.queries.words import Number, Said, of_sentence
from frankpledge.reports import charts


@dataclass(frozen=True)
class Standing:
    """One area among its peers, in words. `own`: it is the area that the page is about."""

    area: Area
    own: bool
    count: Number
    rate: Number
    place: str
    range: str
    standing: str
    tone: str


@dataclass(frozen=True)
class Company:
    """A measure among peers. `place`: the area's own as a number with a page."""

    measure: Measure
    words: Said
    place: Number
    own: Standing
    ranked: tuple[Standing, ...]
    group: Group
    absent: str


@dataclass(frozen=True)
class Part:
    """What a measure is made of: one part, or what is in none of them."""

    measure: Measure | None
    name: str
    count: int
    share: Number


@dataclass(frozen=True)
class Made:
    """`overlap`: one may be of several parts, so that the shares may come to more than 100%."""

    base: int
    parts: tuple[Part, ...]
    overlap: bool
    picture: Picture | None


@lru_cache(maxsize=32)
def peers_of(edition: Edition, area: Area, period: Period, text: str) -> Peers:
    """The counts of an area and its peers. Raises UnclearArea."""
    chosen = peer_groups.group(edition, area, text)
    return Peers(edition, area, period, chosen, counted_of(edition, area))


@lru_cache(maxsize=256)
def _among(edition: Edition, area: Area, period: Period, text: str, measure_id: str) -> Among | None:
    return peers_of(edition, area, period, text).among(measures()[measure_id])


@kept(maxsize=256)
def company(edition: Edition, area: Area, measure_id: str, period: Period, text: str = "") -> Company | None:
    """Where an area stands; None where it or too few of its peers are held. Raises UnclearArea."""
    found = _among(edition, area, period, text, measure_id)
    if found is None:
        return None
    measure, comparison = measures()[measure_id], counting.compared(edition, area, period)
    question = Question(measure, "rank", area, period, edition.name, found.group.id)
    ranked = tuple(_standing(p, measure, period, edition, area) for p in found.peers)
    return Company(
        measure,
        of_sentence(findings.standing(found, comparison, measure_id)),
        Number(found.own.place.words, question.id, _("by rate, {measure}").format(measure=measure.inline)),
        next(s for s in ranked if s.own),
        ranked,
        found.group,
        ", ".join(a.name for a in found.absent),
    )


@kept(maxsize=64)
def funnel(edition: Edition, area: Area, measure_id: str, period: Period, text: str) -> Picture | None:
    """The funnel of a measure that `company` can tell of."""
    found = _among(edition, area, period, text, measure_id)
    return charts.funnel(found, measures()[measure_id], period) if found else None


def all_measures(edition: Edition, area: Area, period: Period, text: str) -> list[Company]:
    """Every measure of which the area can be set among its peers. Raises UnclearArea."""
    peers_of(edition, area, period, text)
    found = (company(edition, area, m, period, text) for m in measures())
    return [c for c in found if c is not None]


def _standing(peer: Peer, measure: Measure, period: Period, edition: Edition, area: Area) -> Standing:
    count, rate = (Question(measure, s, peer.area, period, edition.name).id for s in ("count", "rate"))
    range_of = _("{best} to {worst}").format(
        best=ordinal_figure(peer.range.best), worst=ordinal_figure(peer.range.worst)
    )
    same = peer.range.best == peer.range.worst
    return Standing(
        peer.area,
        peer.area == area,
        Number(f"{peer.count:,}", count, peer.area.name),
        Number(f"{half_up(peer.rate, 1):,}", rate, peer.area.name),
        peer.place.words.rpartition(" of ")[0],
        ordinal_figure(peer.range.best) if same else range_of,
        words.verdict_words(str(peer.unit.standing)),
        _tone(measure, str(peer.unit.standing)),
    )


def _tone(measure: Measure, standing: str) -> str:
    """The colour that repeats the words: only where the measure has a direction is more or fewer better or worse."""
    if standing == "as expected":
        return "quiet"
    good = {"lower is better": "lower", "higher is better": "higher"}.get(measure.direction)
    if good is None:
        return "moved"
    return "better" if standing.startswith(good) else "worse"


@kept(maxsize=64)
def share(place: Place, measure_id: str, period: Period) -> Said | None:
    """Its share of what was counted in the whole force area, of a part its share of the place that it lies in."""
    wider = place.whole.area if place.is_part else force_of(place)
    if wider is None:
        return None
    question = Question(measures()[measure_id], "share", place.area, period, place.edition.name, wider.code)
    try:
        figure = counting.answers(place.edition, place.area).answer(question.id)
    except NoSuchFigure:  # the lookups don't have it as a part of that area
        return None
    return of_sentence(findings.share(figure, wider)) if figure.value is not None else None


def force_of(place: Place) -> Area | None:
    """The police force area, where the lookups have it."""
    return places.gazetteer(place.edition).force_of(place.area)


@kept(maxsize=64)
def made_of(edition: Edition, area: Area, measure_id: str, period: Period) -> Made | None:
    """The parts of a measure, the largest first, with what is in none of them."""
    measure = measures()[measure_id]
    made = shares.composition(counted_of(edition, area), measure, area, period)
    if made is None:
        return None
    pairs = sorted(zip(made.parts, made.shares.parts, strict=True), key=lambda p: -p[1].count)
    parts = [
        Part(
            part, part.title, share.count, Number(f"{share.rounded()}%", _part_id(edition, part, area, period, measure))
        )
        for part, share in pairs
    ]
    rest = made.shares.residual
    if rest and rest.count:
        parts.append(Part(None, _("None of these"), rest.count, Number(f"{rest.rounded()}%")))
    return Made(made.shares.base, tuple(parts), made.shares.overlap, charts.composition(made, area, period))


def _part_id(edition: Edition, part: Measure, area: Area, period: Period, whole: Measure) -> str:
    return Question(part, "part", area, period, edition.name, whole.id).id


def chosen_group(place: Place, text: str, names: str) -> tuple[str, str]:
    """The peers that a form asks for, as figures write them, and what is wrong with them, in a sentence.

    `text`: force, nearest, or codes with + between; `names`: a pasted list, one a line or with ; or , between.
    """
    edition, area = place.edition, place.area
    try:
        if text == "named" or (names.strip() and text not in (peer_groups.FORCE, peer_groups.NEAREST)):
            return peer_groups.named(edition, area, split(names)).id, ""
        group = peer_groups.group(edition, area, text)
        return (group.id if text else ""), ""
    except UnclearArea as error:
        return "", str(error)


def split(names: str) -> list[str]:
    """The names of a pasted list; a comma parts names only where no line is a name of itself."""
    lines = [line.strip() for line in names.replace(";", "\n").splitlines() if line.strip()]
    return [name.strip() for name in lines[0].split(",")] if len(lines) == 1 else lines
