"""Counts and comparisons, made once for each edition and area and kept while the process lives.

An edition's name is made from its content, so what is kept can't grow stale: new data is a new edition, with new keys.
"""

from functools import lru_cache

from frankpledge.evidence import places
from frankpledge.evidence.answers import Answers, answer
from frankpledge.evidence.area import Area, by_name
from frankpledge.evidence.compare.comparison import Comparison, compare
from frankpledge.evidence.edition import Edition
from frankpledge.evidence.facts import Fact, fact
from frankpledge.evidence.figures.counted import Counted, counted_of
from frankpledge.evidence.figures.figure import Figure
from frankpledge.evidence.figures.question import parse
from frankpledge.evidence.measures.loading import measures
from frankpledge.evidence.measures.model import Measure
from frankpledge.evidence.period import Month, Period


@lru_cache(maxsize=8)
def counted_inside(edition: Edition, area: Area, period: Period) -> Counted:
    """The wards, small areas and own areas inside an area over a period, with one look at the data."""
    return Counted(edition, [a for kind in ("ward", "lsoa", "own") for a in inside(edition, area, kind)], period)


def inside(edition: Edition, area: Area, kind: str) -> list[Area]:
    """The areas of a kind inside an area, by name: of a ward its small areas, of a district its own areas too."""
    gazetteer = places.gazetteer(edition)
    if area.kind in ("ward", "own"):
        members = gazetteer.members[area.code] if kind == "lsoa" else ()
        return sorted((gazetteer.areas[code] for code in members), key=by_name)
    if kind != "own":
        return gazetteer.inside(area, kind)
    districts = set(gazetteer.districts_of(area))
    own = [gazetteer.areas[code] for code, known in gazetteer.own.items() if districts.intersection(known.districts)]
    return sorted(own, key=lambda a: (gazetteer.own[a.code].set, *by_name(a)))


@lru_cache(maxsize=128)
def compared(edition: Edition, area: Area, period: Period, baseline: Period | None = None) -> Comparison:
    """A period against the same months a year before, or those of a baseline. Raises NothingHeld or UnclearPeriod."""
    return compare(edition, area, period, counted_of(edition, area), baseline)


@lru_cache(maxsize=64)
def answers(edition: Edition, area: Area) -> Answers:
    """What answers ids that ask about an area, from the counts that its pages are made of."""
    return Answers(edition, counted_of(edition, area))


def answered(edition: Edition, figure_id: str) -> Figure | Fact:
    """The figure or fact behind an id. Raises NoSuchFigure or NothingHeld."""
    if "~fact~" in figure_id:
        return answer(edition, figure_id)
    return answers(edition, parse(edition, figure_id).area).answer(figure_id)


@lru_cache(maxsize=256)
def known(edition: Edition, name: str, area: Area, period: Period) -> Fact:
    """A fact about an area or about the data that is held of it."""
    return fact(edition, name, area, period)


def held(edition: Edition, area: Area) -> list[Month]:
    """The months held of the area's own force, in order; where none are, those of tables."""
    return sorted(counted_of(edition, area).counts.held[area.code]) or sorted(held_of_any(edition, area))


@lru_cache(maxsize=64)
def held_of_any(edition: Edition, area: Area) -> frozenset[Month]:
    """The months of which any source holds a count of any measure."""
    made = counted_of(edition, area)
    spans = {span for m in measures().values() for series in made.held(m, area) for span in series.counts}
    return frozenset(month for span in spans for month in span.months)


def is_from(edition: Edition, measure: Measure, area: Area, span: Period, source: tuple[str, str]) -> bool:
    """Whether the count of a span, asked for by itself, comes from this source and table."""
    first = counted_of(edition, area).best(measure, area, span)
    return first is not None and (first.source, first.title) == source
