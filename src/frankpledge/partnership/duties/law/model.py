"""A rule: one thing that the law asks, with what sets it off, its clock, and who has checked it against the law."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from frankpledge.partnership.duties.clocks.clock import Clock


class Every(StrEnum):
    """What sets a duty off."""

    YEAR = "year"
    QUARTER = "quarter"
    EVENT = "event"
    AGAIN = "again"  # so long after it was last done


@dataclass(frozen=True)
class Instrument:
    """An Act, a set of regulations, guidance, or good practice. `binding`: it is law, and not only good practice."""

    key: str
    title: str
    number: str
    address: str
    binding: bool


@dataclass(frozen=True)
class Rule:
    """`usual`: the law gives no date, and the clock's is the one that partnerships keep to.

    `verified_on`, `against`: when a person last held this against which text. Without them the rule is switched off
    until a coordinator has done so for their partnership.
    """

    id: str
    instrument: Instrument
    section: str
    title: str
    demand: str
    every: Every
    clock: Clock
    starts: str = ""
    nations: tuple[str, ...] = ("england", "wales")
    tiers: tuple[str, ...] = ("district", "unitary", "county")
    since: dt.date | None = None
    until: dt.date | None = None
    verified_on: dt.date | None = None
    against: str = ""
    note: str = ""
    usual: bool = False
    longest: Clock | None = None  # how far it may be extended, from the start; None: not at all
    restricted: bool = False  # that such a clock runs is itself for few to know

    @property
    def verified(self) -> bool:
        return self.verified_on is not None

    def in_force(self, on: dt.date) -> bool:
        return (self.since is None or self.since <= on) and (self.until is None or on < self.until)

    def is_for(self, nation: str, tier: str) -> bool:
        return nation in self.nations and tier in self.tiers
