"""A release: counts that are shown together, and which of them are withheld, given what was shown before."""

from dataclasses import dataclass
from functools import cached_property

from frankpledge.evidence.disclosure.choosing import chosen
from frankpledge.evidence.disclosure.sums import Key
from frankpledge.evidence.disclosure.told import Told


@dataclass(frozen=True, eq=False)
class Release(Told):
    """Counts of one edition under one policy. `earlier` are the releases before it, the oldest first."""

    earlier: tuple["Release", ...] = ()

    @cached_property
    def shown(self) -> dict[Key, int]:
        """What is asked for and may be said."""
        if not self.policy.withholds:
            return {k: self.cells[k] for k in self.asked}
        may_be = chosen(self, [(e, frozenset(e.shown)) for e in self.earlier])
        return {k: self.cells[k] for k in self.asked if k in may_be}

    @property
    def withheld(self) -> frozenset[Key]:
        """The keys asked for whose counts are not said."""
        return frozenset(self.asked) - self.shown.keys()
