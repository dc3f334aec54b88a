"""Run rules: what in a control chart is unlikely to be chance alone.

The rules are those of the Western Electric handbook (1956) and Nelson (1984) with eight in a row, as Montgomery has
them and near to those of the NHS's Making Data Count. Each seldom speaks where nothing changes: of the points of a long
series about 1 in 370 is beyond the limits, at 1 in 260 eight or more in a row on one side begin, at 1 in 400 six or
more rising or falling, and at 1 in 500 two of three near a limit. All together that is a signal every 90 points: a
chart of two years has one in about one of five where nothing happened, and one of three years in three of ten. A signal
is a reason to look, not a finding.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

NEAR = 2  # σ
BEYOND = 3  # σ
IN_A_ROW = 8
MOVING = 6


class Rule(StrEnum):
    """What was seen, in plain words."""

    BEYOND = "one point beyond the limits"
    ONE_SIDE = "eight or more points in a row on one side of the centre line"
    MOVING = "six or more points in a row rising or falling"
    NEAR = "two of three points in a row close to one limit"


class Side(StrEnum):
    """Where a signal points."""

    HIGH = "high"
    LOW = "low"


@dataclass(frozen=True, order=True)
class Signal:
    """A rule, and the places of the first and the last point that it speaks of. A rise is high, a fall low."""

    first: int
    last: int
    rule: Rule
    side: Side


def signals(distances: Sequence[float | None], ends: Sequence[int] = ()) -> tuple[Signal, ...]:
    """All signals among the points, in order.

    `distances` says how many σ each point is above (below, where negative) its centre line: None is a gap, and nothing
    runs across it. `ends` are places from which the limits are others; nothing runs across those either.
    """
    found = [
        signal
        for at, stretch in stretches(distances, ends)
        for rule in (_beyond, _one_side, _moving, _near)
        for signal in rule(at, stretch)
    ]
    return tuple(sorted(found))


def stretches(values: Sequence[float | None], ends: Sequence[int] = ()) -> Iterator[tuple[int, list[float]]]:
    """The unbroken runs of values, each with the place of its first."""
    start, run = 0, []
    for i, value in enumerate(values):
        if run and (value is None or i in ends):
            yield start, run
            run = []
        if value is not None:
            start = start if run else i
            run.append(value)
    if run:
        yield start, run


def _beyond(at: int, run: list[float]) -> Iterator[Signal]:
    for i, z in enumerate(run):
        if abs(z) > BEYOND:
            yield Signal(at + i, at + i, Rule.BEYOND, _side(z))


def _one_side(at: int, run: list[float]) -> Iterator[Signal]:
    """A point on the centre line is on neither side, and ends the run."""
    for first, last, sign in _same([_sign(z) for z in run]):
        if last - first + 1 >= IN_A_ROW:
            yield Signal(at + first, at + last, Rule.ONE_SIDE, _side(sign))


def _moving(at: int, run: list[float]) -> Iterator[Signal]:
    """Two equal points end the run; five steps one way are six points."""
    steps = [_sign(b - a) for a, b in zip(run, run[1:], strict=False)]
    for first, last, sign in _same(steps):
        if last - first + 2 >= MOVING:
            yield Signal(at + first, at + last + 1, Rule.MOVING, _side(sign))


def _near(at: int, run: list[float]) -> Iterator[Signal]:
    """Threes that overlap are one signal, from its first point beyond 2σ to its last."""
    for sign in (1, -1):
        far = [sign * z > NEAR for z in run]
        places: list[int] = []
        for i in range(len(run) - 2):
            three = [j for j in range(i, i + 3) if far[j]]
            if len(three) < 2:
                continue
            if places and three[0] > places[-1]:
                yield Signal(at + places[0], at + places[-1], Rule.NEAR, _side(sign))
                places = []
            places += three
        if places:
            yield Signal(at + places[0], at + max(places), Rule.NEAR, _side(sign))


def _same(signs: list[int]) -> Iterator[tuple[int, int, int]]:
    """First place, last place and sign of every run of the same sign, nought left out."""
    first = 0
    for i in range(1, len(signs) + 1):
        if i == len(signs) or signs[i] != signs[first]:
            if signs[first]:
                yield first, i - 1, signs[first]
            first = i


def _sign(value: float) -> int:
    return (value > 0) - (value < 0)


def _side(value: float) -> Side:
    return Side.HIGH if value > 0 else Side.LOW
