"""Numbers and place names on a map, kept from hiding each other."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from frankpledge.documents.drawing import TEXT, text_width

RADIUS = 12
Point = tuple[float, float]
Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Name:
    """A place name's left middle, and the dot that it names."""

    text: str
    x: float
    y: float
    dot: Point


def apart(points: Sequence[Point], width: float, height: float) -> list[Point]:
    """The circles' centres, pushed until none overlaps another, within the sheet."""
    moved = [list(point) for point in points]
    for _ in range(60):
        calm = True
        for one in range(len(moved)):
            for other in range(one):
                calm = _push(moved[one], moved[other], one) and calm
        if calm:
            break
    return [(_inside(x, width), _inside(y, height)) for x, y in moved]


def _inside(value: float, most: float) -> float:
    return min(max(value, RADIUS + 1), most - RADIUS - 1)


def _push(one: list[float], other: list[float], turn: int) -> bool:
    """True where the two are already far enough from each other."""
    across, down = one[0] - other[0], one[1] - other[1]
    distance = math.hypot(across, down)
    wanted = 2 * RADIUS + 2
    if distance >= wanted:
        return True
    if distance < 1e-6:  # two at one place: part them in a direction that is the same on every run
        across, down, distance = math.cos(turn), math.sin(turn), 1.0
    step = (wanted - min(distance, wanted)) / 2 + 0.1
    for point, sign in ((one, 1), (other, -1)):
        point[0] += sign * step * across / distance
        point[1] += sign * step * down / distance
    return False


def names(places: Sequence[tuple[str, Point]], marks: Sequence[Point], width: float, height: float) -> list[Name]:
    """Each name beside its dot, on the first side that is free; one for which no side is free is left out."""
    taken: list[Box] = [(x - RADIUS, y - RADIUS, x + RADIUS, y + RADIUS) for x, y in marks]
    placed = []
    for text, (x, y) in places:
        wide, tall = text_width(text, TEXT), TEXT + 2
        for left, top in (
            (x + 7, y - tall / 2),
            (x - wide - 7, y - tall / 2),
            (x - wide / 2, y - tall - 5),
            (x - wide / 2, y + 5),
        ):
            box = (left, top, left + wide, top + tall)
            inside = left >= 0 and top >= 0 and box[2] <= width and box[3] <= height
            if inside and not any(_overlap(box, other) for other in taken):
                taken.append(box)
                placed.append(Name(text, left, top + tall / 2, (x, y)))
                break
    return placed


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
