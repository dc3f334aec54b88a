"""What stands in the way of a comparison, before any number is looked at: the areas, the periods, the reason why."""

from collections.abc import Collection, Set
from dataclasses import dataclass
from enum import StrEnum

from frankpledge.evidence.statistics.evaluation.regression_to_mean import Expected
from frankpledge.evidence.statistics.rounding import half_up

LEAST_MONTHS_BEFORE = 24


class Kind(StrEnum):
    """What a concern is about."""

    OVERLAP = "overlapping areas"
    TOUCHING = "neighbouring areas"
    PERIODS = "overlapping periods"
    SEASON = "different months"
    SHORT = "short time before"
    CHOSEN_HIGH = "chosen for being high"


@dataclass(frozen=True)
class Concern:
    """`refuses`: no comparison may be drawn. Otherwise `words` are printed with it."""

    kind: Kind
    refuses: bool
    words: str


def of_areas(
    target: Set[str],
    control: Set[str],
    neighbours: Collection[tuple[str, str]] = (),
    buffer: Set[str] = frozenset(),
) -> tuple[Concern, ...]:
    """Concerns over small areas, by code. `neighbours` are pairs that touch, in either order.

    Raises ValueError for a target or a comparison without any area.
    """
    if not target or not control:
        raise ValueError("the target and the comparison each need one small area or more")
    found = [
        _overlap(one & other, words)
        for one, other, words in (
            (target, control, "in the target and in the comparison"),
            (target, buffer, "in the target and in the buffer"),
            (buffer, control, "in the buffer and in the comparison"),
        )
        if one & other
    ]
    touching = _touching(target, neighbours) & (control - target)
    if touching:
        found.append(
            Concern(
                Kind.TOUCHING,
                False,
                f"{_areas(touching)} of the comparison next to the target ({_some(touching)}): crime that moved there "
                "would count twice, as a fall here and as a rise there. Take them out, and watch them as a buffer.",
            )
        )
    return tuple(found)


def of_periods(before: range, after: range, per_year: int = 12) -> tuple[Concern, ...]:
    """Concerns over the months before and after, numbered in one run (a year apart, 12 apart)."""
    found = []
    if set(before) & set(after):
        shared = len(set(before) & set(after))
        found.append(
            Concern(Kind.PERIODS, True, f"The months before and after share {shared}, which count on both sides.")
        )
    if _months(before, per_year) != _months(after, per_year):
        found.append(
            Concern(
                Kind.SEASON,
                False,
                "The months before and after are not the same months of the year: only the comparison allows for the "
                "season.",
            )
        )
    if len(before) < LEAST_MONTHS_BEFORE * per_year / 12:
        found.append(
            Concern(
                Kind.SHORT,
                False,
                f"The time before is {len(before)} months. With less than two years one unusual stretch looks like a "
                "change.",
            )
        )
    return tuple(found)


def chosen_high(expected: Expected) -> Concern:
    """For places that were chosen because they were high: what was to be expected of them with nothing done."""
    low, high = (half_up(n) for n in (expected.interval.low, expected.interval.high))
    return Concern(
        Kind.CHOSEN_HIGH,
        False,
        f"The place was chosen for being high. With nothing done, {expected.counted:,} would be expected to become "
        f"about {half_up(expected.expected):,} ({low:,} to {high:,}).",
    )


def _overlap(shared: Set[str], words: str) -> Concern:
    return Concern(Kind.OVERLAP, True, f"{_areas(shared)} both {words} ({_some(shared)}): each may be in one only.")


def _touching(areas: Set[str], neighbours: Collection[tuple[str, str]]) -> set[str]:
    return {b for pair in neighbours for a, b in (pair, pair[::-1]) if a in areas and b not in areas}


def _months(window: range, per_year: int) -> set[int]:
    return {m % per_year for m in window}


def _areas(codes: Set[str]) -> str:
    return f"{len(codes)} small area{'' if len(codes) == 1 else 's'}"


def _some(codes: Set[str]) -> str:
    """Three of them by name."""
    first = sorted(codes)
    return ", ".join(first[:3]) + (f" and {len(first) - 3} more" if len(first) > 3 else "")
