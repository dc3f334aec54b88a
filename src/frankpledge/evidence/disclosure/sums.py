"""What adds up to what: the sums that anyone who reads a release can do."""

from collections.abc import Mapping
from dataclasses import dataclass

Key = tuple[str, str, str]  # measure id, area code, period id


class DoesNotAdd(ValueError):
    """Counts that contradict a declared sum; the text says which, and by how much."""


@dataclass(frozen=True)
class Sum:
    """`total` is all of `parts`, which don't overlap; where not `exhaustive` there may be more in it than they hold.

    An area within another, a flagged subset, a shorter run of months: each is a sum of one part, not exhaustive.
    """

    total: Key
    parts: tuple[Key, ...]
    exhaustive: bool = True

    @property
    def keys(self) -> tuple[Key, ...]:
        return (self.total, *self.parts)

    def remainder(self, cells: Mapping[Key, int]) -> int:
        """What the parts leave of the total. Raises DoesNotAdd where that can't be."""
        lacking = [k for k in self.keys if k not in cells]
        if lacking:
            raise DoesNotAdd(f"the sum for {spoken(self.total)} names {spoken(lacking[0])}, which has no count")
        parts = sum(cells[p] for p in self.parts)
        rest = cells[self.total] - parts
        if rest < 0 or (rest and self.exhaustive):
            raise DoesNotAdd(
                f"{spoken(self.total)} is {cells[self.total]} and its parts add up to {parts}: "
                "count both again from the same rows, or say that the parts are not all of it"
            )
        return rest


def as_counted(total: Key, parts: tuple[Key, ...], cells: Mapping[Key, int]) -> Sum | None:
    """The sum as the counts have it: exhaustive where the parts leave nothing, none where they are more than all."""
    rest = cells[total] - sum(cells[p] for p in parts)
    return Sum(total, parts, exhaustive=not rest) if parts and rest >= 0 else None


def spoken(key: Key) -> str:
    """A cell in words, for an error."""
    return " · ".join(key)
