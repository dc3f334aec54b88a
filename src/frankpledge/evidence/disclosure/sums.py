"""What adds up to what: the sums that anyone who reads a release can do."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from frankpledge.evidence.period import Month, Period, later

Key = tuple[str, str, str]  # measure id, area code, period id
MEASURE, AREA, PERIOD = range(3)


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


def spoken(key: Key) -> str:
    """A cell in words, for an error."""
    return " · ".join(key)


def over(
    position: int, total: str, parts: Sequence[str], keys: Iterable[Key], *, exhaustive: bool = True
) -> tuple[Sum, ...]:
    """A sum over areas (`AREA`: a district and its wards) or measures (`MEASURE`), for all else that keys ask for.

    Of keys alike but for that position, those asked for are related; with a part that nobody asked for, the sum is not
    exhaustive.
    """
    asked = set(keys)
    found = []
    for key in sorted(k for k in asked if k[position] == total):
        there = tuple(p for p in (_with(key, position, code) for code in parts) if p in asked)
        if there:
            found.append(Sum(key, there, exhaustive and len(there) == len(parts)))
    return tuple(found)


def over_time(keys: Iterable[Key]) -> tuple[Sum, ...]:
    """The sums over months of periods asked for of one measure and area, however they nest or overlap.

    Each period is the sum of the spans between the months at which any period begins or ends. A span that is itself
    not asked for is a key too: it can be worked out by taking one period from another.
    """
    asked: dict[tuple[str, str], list[Period]] = {}
    for measure, area, period in sorted(set(keys)):
        asked.setdefault((measure, area), []).append(Period.read(period))
    return tuple(s for (m, a), periods in asked.items() for s in _spans(m, a, periods))


def _spans(measure: str, area: str, periods: list[Period]) -> list[Sum]:
    cuts: list[Month] = sorted({p.first for p in periods} | {later(p.last, 1) for p in periods})
    spans = [Period(first, later(end, -1)) for first, end in pairwise(cuts)]
    inside = {p: tuple(s for s in spans if s.first in p) for p in periods}
    return [
        Sum((measure, area, p.id), tuple((measure, area, s.id) for s in within))
        for p, within in inside.items()
        if within != (p,)
    ]


def counted(asked: Iterable[Key], sums: Iterable[Sum], count: Callable[[Key], int]) -> dict[Key, int]:
    """The counts of all that is asked for and of all that its sums name."""
    return {k: count(k) for k in sorted({*asked, *(k for s in sums for k in s.keys)})}


def _with(key: Key, position: int, code: str) -> Key:
    return (*key[:position], code, *key[position + 1 :])
