"""Names beside the points of a plot, none left out, none over another or over a point."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from frankpledge.documents.drawing import TEXT, text_width

TALL = TEXT + 3
MARK = 7  # half of a point's width
FAR = 16  # beyond which a line leads from the name to its point
Point = tuple[float, float]
Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Beside:
    """A name whose left middle is at (x, y); `leader` joins it to its point (x, y, x2, y2) where it stands far off."""

    text: str
    x: float
    y: float
    bold: bool
    leader: Box | None

    @property
    def box(self) -> Box:
        return (self.x, self.y - TALL / 2, self.x + text_width(self.text, bold=self.bold), self.y + TALL / 2)


def beside(labels: Sequence[tuple[str, Point, bool]], points: Sequence[Point], within: Box) -> list[Beside]:
    """A place for each label (text, its point, bold), the first served first; `within` is left, top, right, bottom."""
    taken: list[Box] = [(x - MARK, y - MARK, x + MARK, y + MARK) for x, y in points]
    placed = []
    for text, point, bold in labels:
        wide = text_width(text, bold=bold)
        best = min(_candidates(text, point, wide, bold), key=lambda one: _cost(one, taken, within, point))
        taken.append(best.box)
        placed.append(best)
    return placed


def _candidates(text: str, point: Point, wide: float, bold: bool) -> list[Beside]:
    """Around the point, nearer first."""
    x, y = point
    found = []
    for distance in (10, 22, 38, 56, 78, 104):
        for turn in range(0, 360, 30):
            across, down = math.cos(math.radians(turn)), math.sin(math.radians(turn))
            left = x + across * distance - (wide if across < -0.1 else wide / 2 if across < 0.1 else 0)
            middle = y + down * (distance + TALL / 4)
            end = (x + across * (distance - 3), middle - math.copysign(TALL / 2, down) * (abs(down) > 0.6))
            leader = (x + across * MARK, y + down * MARK, *end) if distance > FAR else None
            found.append(Beside(text, left, middle, bold, leader))
    return found


def _cost(one: Beside, taken: Sequence[Box], within: Box, point: Point) -> float:
    """Little for distance, much for covering anything, more for leaving the plot."""
    left, top, right, bottom = one.box
    outside = (
        max(within[0] - left, 0) + max(within[1] - top, 0) + max(right - within[2], 0) + max(bottom - within[3], 0)
    )
    covered = sum(_shared(one.box, other) for other in taken)
    apart = math.dist(point, (min(max(point[0], left), right), min(max(point[1], top), bottom)))
    return apart + 50 * covered + 500 * outside


def _shared(one: Box, other: Box) -> float:
    """The square pixels that two boxes share."""
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return across * down if across > 0 and down > 0 else 0.0
