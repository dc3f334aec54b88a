"""Counts and comparisons, made once for each edition and area and kept while the process lives.

An edition's name is made from its content, so what is kept can't grow stale: new data is a new edition, with new keys.
"""

from functools import lru_cache

from frankpledge.evidence import places
from frankpledge.evidence.area import Area
from frankpledge.evidence.compare.answer import Answers, answer
from frankpledge.evidence.compare.comparison import Comparison, compare
from frankpledge.evidence.facts import Fact, fact
from frankpledge.evidence.figures import Counted, Figure, parse
from frankpledge.evidence.period import Month, Period
from frankpledge.evidence.warehouse import Edition


@lru_cache(maxsize=16)
def counted(edition: Edition, area: Area) -> Counted:
    """The whole area, every month held."""
    return Counted(edition, [area])


@lru_cache(maxsize=8)
def counted_inside(edition: Edition, area: Area, period: Period) -> Counted:
    """The wards and small areas inside an area over a period, with one look at the data."""
    gazetteer = places.gazetteer(edition)
    return Counted(edition, [a for kind in ("ward", "lsoa") for a in gazetteer.inside(area, kind)], period)


@lru_cache(maxsize=128)
def compared(edition: Edition, area: Area, period: Period) -> Comparison:
    """A period against the same months a year before. Raises NothingHeld."""
    return compare(edition, area, period, counted(edition, area))


@lru_cache(maxsize=64)
def answers(edition: Edition, area: Area) -> Answers:
    """What answers ids that ask about an area, from the counts that its pages are made of."""
    return Answers(edition, counted(edition, area))


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
    """The months held of the area's own force, in order."""
    return sorted(counted(edition, area).counts.held[area.code])
