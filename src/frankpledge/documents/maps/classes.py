"""Values into a few classes of about as many areas each, at round breaks, each named in words."""

from __future__ import annotations

import bisect
import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Classes:
    """`breaks` are the lowest value of each class but the first; `words` name the classes, lowest first."""

    breaks: tuple[float, ...]
    words: tuple[str, ...]
    places: int

    def of(self, value: float) -> int:
        """The position of the class that `value`, rounded as it is printed, belongs to."""
        return bisect.bisect_right(self.breaks, half_up(value, self.places))


def classify(values: Iterable[float], wanted: int, places: int, printed: Callable[[float], str]) -> Classes:
    """At most `wanted` classes: fewer where many areas share a value, for equals are never parted."""
    ordered = sorted(half_up(value, places) for value in values)
    if not ordered:
        return Classes((), (), places)
    breaks = _breaks(ordered, min(wanted, len(set(ordered))), places)
    step = 10.0**-places
    lows, highs = [ordered[0], *breaks], [*(edge - step for edge in breaks), ordered[-1]]
    words = tuple(
        printed(low) if math.isclose(low, high) else f"{printed(low)} to {printed(high)}"
        for low, high in zip(lows, highs, strict=True)
    )
    return Classes(tuple(breaks), words, places)


def half_up(value: float, places: int) -> float:
    """Rounded as people round: a half goes up."""
    scale = 10.0**places
    return math.floor(value * scale + 0.5) / scale


def plain(value: float, places: int) -> str:
    """The value as it is printed."""
    return f"{half_up(value, places):,.{places}f}"


def _breaks(ordered: list[float], wanted: int, places: int) -> list[float]:
    lowest = ordered.count(ordered[0])
    if wanted > 1 and len(ordered) / wanted < lowest < len(ordered):
        # So many areas share the lowest value (mostly none at all) that it is a class of its own.
        rest = ordered[lowest:]
        edge = _roundest(ordered[0], rest[0], places)
        return [edge, *(b for b in _breaks(rest, min(wanted - 1, len(set(rest))), places) if b > edge)]
    breaks: list[float] = []
    for position in range(1, wanted):
        target = round(position * len(ordered) / wanted)
        below = [value for value in ordered[:target] if value < ordered[target]]
        if below:
            edge = _roundest(below[-1], ordered[target], places)
            if edge not in breaks:
                breaks.append(edge)
    return breaks


def _roundest(above: float, up_to: float, places: int) -> float:
    """The roundest number in (above, up_to]: what divides the areas the same way but is easier to read."""
    power = math.ceil(math.log10(max(abs(up_to), 1.0)))
    for exponent in range(power, -places - 1, -1):
        for factor in (5.0, 2.0, 1.0):
            step = factor * 10.0**exponent
            candidate = round(math.floor(up_to / step + 1e-9) * step, places + 2)
            if above < candidate <= up_to:
                return candidate
    return up_to
