"""Which ways of reaching people were used in a time, and which were not yet."""

import datetime as dt
from dataclasses import dataclass

from frankpledge.partnership.agencies.models import Partnership
from frankpledge.partnership.consult.models import Concern, Way
from frankpledge.partnership.consult.queries.ranking import raised
from frankpledge.partnership.consult.said import alike

# What officers see and hear is worth keeping, and is no view of the people who live or work there.
SECOND_HAND = (Way.OFFICERS,)


@dataclass(frozen=True)
class Reached:
    """One way, and what came by it: the latest first."""

    way: Way
    concerns: tuple[Concern, ...]

    @property
    def groups(self) -> list[str]:
        """Who was heard by it, each once."""
        found: dict[str, str] = {}
        for concern in self.concerns:
            found.setdefault(alike(concern.group), concern.group)
        return sorted(found.values(), key=alike)

    @property
    def last(self) -> dt.date | None:
        return self.concerns[0].raised_on if self.concerns else None

    @property
    def at_first_hand(self) -> bool:
        return self.way not in SECOND_HAND


def reached(partnership: Partnership, first: dt.date, last: dt.date) -> list[Reached]:
    """Every way there is, used or not."""
    found = raised(partnership, first, last)
    return [Reached(way, tuple(concern for concern in found if concern.way == way)) for way in Way]


def ways_used(concerns: list[Concern]) -> set[str]:
    """By which ways people themselves were heard."""
    return {concern.way for concern in concerns} - set(SECOND_HAND)
