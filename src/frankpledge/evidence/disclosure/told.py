"""Counts that are told together, and the sums that a reader can do with them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from frankpledge.evidence.disclosure.policy import Policy
from frankpledge.evidence.disclosure.sums import Key, Sum, spoken

Named = Key | Sum  # a cell, or what the parts of a sum leave of its total


@dataclass(frozen=True, eq=False)
class Told:
    """`cells`: all counts that may be shown, and those in `unasked`, which never are but could be worked out.

    Raises DoesNotAdd or ValueError where counts and sums can't be right.
    """

    cells: Mapping[Key, int]
    sums: tuple[Sum, ...]
    policy: Policy
    unasked: frozenset[Key] = frozenset()

    def __post_init__(self) -> None:
        for key, count in self.cells.items():
            if not isinstance(count, int) or count < 0:
                raise ValueError(f"{spoken(key)} is {count!r}: disclosure is about whole counts, none below zero")
        for s in self.sums:
            s.remainder(self.cells)

    @property
    def asked(self) -> list[Key]:
        return [k for k in self.cells if k not in self.unasked]

    @cached_property
    def ordered_sums(self) -> list[Sum]:
        return sorted(set(self.sums), key=lambda s: (s.keys, s.exhaustive))

    @cached_property
    def all_cells(self) -> dict[Named, int]:
        """The cells in the order of their keys, then the remainders of sums that are not exhaustive."""
        cells = {k: self.cells[k] for k in sorted(self.cells)}
        return cells | {s: s.remainder(self.cells) for s in self.ordered_sums if not s.exhaustive}
