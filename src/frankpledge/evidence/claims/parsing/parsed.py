"""A sentence as the rules see it: its marks, and the changes that it tells."""

from dataclasses import dataclass
from functools import cached_property

from frankpledge.evidence.claims.parsing.change import Change
from frankpledge.evidence.claims.parsing.differences import implied
from frankpledge.evidence.claims.parsing.marks import Marks
from frankpledge.evidence.claims.parsing.pairs import pairs
from frankpledge.evidence.claims.parsing.telling import described


@dataclass(frozen=True)
class Parsed(Marks):
    """`changes`: pairs of numbers with what is said of each, in order; those that are implied among them."""

    @cached_property
    def changes(self) -> list[Change]:
        told = implied(self)
        printed = pairs(self, told)
        every = sorted([*told, *printed], key=lambda c: c.start)
        return [described(self, c, every) if c in printed else c for c in every]
