"""Whether crime only moved round the corner: the weighted displacement difference, and the older quotient.

Both look at a buffer around the place where something was done. The difference (Wheeler and Ratcliffe 2018) is in
crimes and has an error, so it can be tested. The quotient (Bowers and Johnson 2003) has none: it says which way the
buffer moved beside the target, never whether that is more than chance.
"""

from dataclasses import dataclass
from enum import StrEnum
from math import sqrt

from scipy.special import ndtr

from frankpledge.evidence.statistics.evaluation.counts import BeforeAfter
from frankpledge.evidence.statistics.intervals import CONFIDENCE, normal


@dataclass(frozen=True)
class WeightedDifference:
    """In crimes: below 0, fewer than the comparison areas would lead to expect.

    `local` is that of the target, `displaced` that of the buffer (0 where there is none); `change` is their sum.
    """

    local: float
    displaced: float
    change: float
    error: float
    low: float
    high: float
    z: float
    p: float


def weighted_difference(
    target: BeforeAfter,
    control: BeforeAfter,
    buffer: BeforeAfter | None = None,
    buffer_control: BeforeAfter | None = None,
    level: float = CONFIDENCE,
) -> WeightedDifference:
    """(ΔT − ΔC) + (ΔD − ΔC of D); its variance is the sum of all counts, each × φ.

    The comparison areas should have about as much crime as the areas that they stand for, and all windows one length: a
    difference of counts grows with the place. Raises ValueError for a buffer without a comparison of its own, or the
    other way about, for windows of unequal length, and where nothing was counted.
    """
    if (buffer is None) != (buffer_control is None):
        raise ValueError("a buffer and its comparison area come together: give both, or neither")
    places = [p for p in (target, control, buffer, buffer_control) if p is not None]
    if any(p.length != 1 for p in places):
        raise ValueError("the time after is not as long as the time before: choose windows of one length")
    error = sqrt(sum(p.phi * (p.before + p.after) for p in places))
    if not error:
        raise ValueError("nothing was counted anywhere, before or after, so there is nothing to compare")
    local = _moved(target) - _moved(control)
    displaced = _moved(buffer) - _moved(buffer_control) if buffer and buffer_control else 0
    change = local + displaced
    z, reach = change / error, normal(level) * error
    return WeightedDifference(
        local, displaced, change, error, change - reach, change + reach, z, float(2 * ndtr(-abs(z)))
    )


class Moved(StrEnum):
    """What a quotient says of the buffer."""

    NO_FALL = "the target did no better than the comparison, so nothing can have moved from it"
    FELL_AROUND = "the buffer did better than the comparison too"
    NEITHER = "the buffer changed as the comparison did"
    SOME_MOVED = "the buffer did worse than the comparison, by less than the target did better"
    ALL_MOVED = "the buffer did worse than the comparison, by as much as the target did better or more"


@dataclass(frozen=True)
class Quotient:
    """`value` is None where the target did no better than the comparison. It has no interval."""

    value: float | None
    reading: Moved


def displacement_quotient(target: BeforeAfter, buffer: BeforeAfter, control: BeforeAfter) -> Quotient:
    """(D₁ ÷ C₁ − D₀ ÷ C₀) ÷ (T₁ ÷ C₁ − T₀ ÷ C₀). Raises ValueError where nothing was counted in the comparison."""
    if control.any_nought:
        raise ValueError(
            f"the comparison area counted {control.before} before and {control.after} after: the quotient divides by "
            "both, so choose a larger comparison area or more months"
        )
    gained, moved = _relative(target, control), _relative(buffer, control)
    if gained >= 0:
        return Quotient(None, Moved.NO_FALL)
    value = moved / gained
    return Quotient(value, _reading(value))


def _reading(value: float) -> Moved:
    if value == 0:
        return Moved.NEITHER
    if value > 0:
        return Moved.FELL_AROUND
    return Moved.SOME_MOVED if value > -1 else Moved.ALL_MOVED


def _moved(place: BeforeAfter) -> int:
    return place.after - place.before


def _relative(place: BeforeAfter, control: BeforeAfter) -> float:
    return place.after / control.after - place.before / control.before
