"""What was said by how many ways, and how often."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from frankpledge.evidence.measures.model import THEMES
from frankpledge.partnership.agencies.models import Partnership
from frankpledge.partnership.consult.models import Concern, Way
from frankpledge.partnership.consult.queries.visible import open_to_all
from frankpledge.partnership.consult.said import alike


@dataclass(frozen=True)
class Ranked:
    """What several concerns have in common: a theme of the measures, or else their title.

    `place`: 1 is the first; those that can't be told apart share one. People are nowhere added up: whoever answers one
    survey may answer the next as well.
    """

    place: int
    shared: bool  # whether another has the same place
    title: str
    theme: str  # "": grouped by title
    concerns: tuple[Concern, ...]
    ways: tuple[Way, ...]

    @property
    def times(self) -> int:
        return len(self.concerns)

    @property
    def first(self) -> int:
        """How many of them want it to be a priority."""
        return sum(concern.first for concern in self.concerns)

    @property
    def counted(self) -> list[Concern]:
        """Those of which it is known how many people said so: each is a number of its own."""
        return [concern for concern in self.concerns if concern.people is not None]

    @property
    def titles(self) -> "list[Ranked]":
        """The same once more, by title."""
        return order(self.concerns, by_title=True)


def raised(partnership: Partnership, first: dt.date, last: dt.date) -> list[Concern]:
    """Those of these days, both counted, that were not withdrawn and are not private; the latest first."""
    return list(open_to_all(partnership).filter(raised_on__range=(first, last), withdrawn_on=None))


def ranked(partnership: Partnership, first: dt.date, last: dt.date) -> list[Ranked]:
    """What was said in these days, by theme: first what came by most ways, then what came most often."""
    return order(raised(partnership, first, last))


def order(concerns: Iterable[Concern], *, by_title: bool = False) -> list[Ranked]:
    groups: dict[tuple[str, str], list[Concern]] = {}
    for concern in concerns:
        theme = "" if by_title or concern.theme not in THEMES else concern.theme
        groups.setdefault((theme, "" if theme else alike(concern.title)), []).append(concern)
    weighed = {key: (len({c.way for c in found}), len(found)) for key, found in groups.items()}
    weights = list(weighed.values())
    made = [
        Ranked(
            place=1 + sum(other > weighed[key] for other in weights),
            shared=weights.count(weighed[key]) > 1,
            title=THEMES[key[0]] if key[0] else found[0].title,
            theme=key[0],
            concerns=tuple(found),
            ways=tuple(way for way in Way if way in {c.way for c in found}),
        )
        for key, found in groups.items()
    ]
    return sorted(made, key=lambda one: (one.place, alike(one.title)))
