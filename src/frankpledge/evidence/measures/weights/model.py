"""A harm index: what one offence of each kind weighs, and what can't be weighed and why."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction


@dataclass(frozen=True)
class Index:
    """`by_group` has the weights as the index's own publisher groups them, `by_measure` the same by measure id.

    Either somebody held it against the publisher's own (`verified_on`, `verified_against`), or it is `second_hand` and
    says how. `not_scored` has the reason for measures that can't be weighed.
    """

    id: str
    title: str
    version: str
    unit: str
    meaning: str
    source: str
    licence: str
    second_hand: str = ""
    verified_on: dt.date | None = None
    verified_against: str = ""
    caveats: tuple[str, ...] = ()
    does_not_cover: tuple[str, ...] = ()
    by_group: Mapping[str, Fraction] = field(default_factory=dict, hash=False)
    by_measure: Mapping[str, Fraction] = field(default_factory=dict, hash=False)
    not_scored: Mapping[str, str] = field(default_factory=dict, hash=False)

    def why_not(self, measure: str) -> str:
        """Why a measure has no weight, as it stands after “not scored, because”; nothing where it has one."""
        if measure in self.by_measure:
            return ""
        return self.not_scored.get(measure, f"{self.title} as it is held here does not name it")
