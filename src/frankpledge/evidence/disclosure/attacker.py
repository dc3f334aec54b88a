"""What someone who does all the sums could still take a withheld count for.

The counts that were are one way to fill in what is withheld. Another way is a *move* away from them: whole numbers to
add to withheld counts so that every sum still holds and none becomes less than it can be. Moves are found by integer
programming (the audit of a suppressed table: Fischetti and Salazar-González 2001). Each is checked in whole numbers,
so that an error of the solver can only make the attacker look stronger, and withhold more.
"""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from scipy.sparse import csr_array

Cell = Hashable
Move = dict[Cell, int]

MOST_NODES = 2_000  # of the search for a move; a limit of time would give one answer today and another tomorrow


@dataclass(frozen=True)
class Equation:
    """`total` − Σ `parts` = 0."""

    total: Cell
    parts: tuple[Cell, ...]

    @property
    def terms(self) -> list[tuple[int, Cell]]:
        return [(1, self.total), *((-1, p) for p in self.parts)]


@dataclass(frozen=True)
class Doubt:
    """What must be left in doubt of a cell: it may be `reach` or more, and `width` more than the least it may be."""

    width: int
    reach: int


class Attacker:
    """Knows the equations, the counts of the cells in `shown`, and the least and the most that any other can be."""

    def __init__(
        self,
        counts: Mapping[Cell, int],
        least: Mapping[Cell, int],
        most: Mapping[Cell, int],
        equations: Sequence[Equation],
        weights: Mapping[Cell, int],
        shown: set[Cell],
    ) -> None:
        self._counts, self._least, self._most, self._weights = counts, least, most, weights
        self._equations, self._shown = equations, shown
        self._place = {c: i for i, c in enumerate(counts)}
        self._of: dict[Cell, list[int]] = {}
        for i, equation in enumerate(equations):
            for _, cell in equation.terms:
                self._of.setdefault(cell, []).append(i)

    def doubts(self, cell: Cell, doubt: Doubt) -> tuple[Move, Move] | None:
        """Two moves that leave so much in doubt of the cell, as low and as high as it takes; None where none do.

        Each serves until a cell that it changes is shown.
        """
        if cell in self._shown or self._cornered(cell, doubt):
            return None
        count = self._counts[cell]
        hidden = self._hidden_about(cell)
        if (high := self._raised(cell, self.enough(cell, doubt), hidden)) is not None:
            return {}, high
        low = self._lowered(cell, hidden)
        lowest = count + low.get(cell, 0)
        high = self._raised(cell, max(doubt.reach, lowest + doubt.width) - count, hidden) if low else None
        return None if high is None else (low, high)

    def enough(self, cell: Cell, doubt: Doubt) -> int:
        """What must be possible to add to the cell, where nothing can be taken from it."""
        return max(doubt.reach - self._counts[cell], doubt.width)

    def holds(self, move: Move) -> bool:
        """Whether each cell that a move changes stays within what it can be."""
        after = {c: self._counts[c] + step for c, step in move.items()}
        return all(self._least[c] <= n <= self._most.get(c, inf) for c, n in after.items())

    def _cornered(self, cell: Cell, doubt: Doubt) -> bool:
        """Whether one sum alone leaves too few numbers for the cell: most cells that can't be hidden are found so."""
        greatest = min((self._greatest(cell, self._equations[i]) for i in self._of.get(cell, ())), default=inf)
        return greatest < max(doubt.reach, self._least[cell] + doubt.width)

    def _greatest(self, cell: Cell, equation: Equation) -> float:
        """The greatest number that a sum allows the cell, by itself."""
        others = [c for _, c in equation.terms if c != cell and c not in self._shown]
        if cell == equation.total:
            return inf if others else self._counts[cell]
        if equation.total in others:
            return inf
        return self._counts[cell] + sum(self._counts[c] - self._least[c] for c in others)

    def _raised(self, cell: Cell, by: int, cells: list[Cell]) -> Move | None:
        """The least move among the cells that adds so much to one of them."""
        if by <= 0:
            return {}
        if self._counts[cell] + by > self._most.get(cell, inf):
            return None
        return self._move(cells, {cell: (by, by)}, [self._weights[c] for c in cells])

    def _lowered(self, cell: Cell, cells: list[Cell]) -> Move:
        """The move among the cells that takes most from one of them."""
        room = self._counts[cell] - self._least[cell]
        costs = [1 if c == cell else 0 for c in cells]
        return self._move(cells, {cell: (-room, 0)}, costs, down=True) or {}

    def _move(
        self, cells: list[Cell], fixed: dict[Cell, tuple[int, int]], costs: list[int], *, down: bool = False
    ) -> Move | None:
        """Whole numbers to add, as a rise and a fall of each cell, at the least cost (`down`: at the most fall)."""
        from scipy.optimize import Bounds, LinearConstraint, milp  # noqa: PLC0415 – half a second for each process
        from scipy.sparse import hstack  # noqa: PLC0415 – as above

        n = len(cells)
        room = np.array([self._counts[c] - self._least[c] for c in cells])
        above = np.array([self._most.get(c, inf) - self._counts[c] for c in cells], dtype=float)
        rise, fall, floor = above.copy(), room.astype(float), np.zeros(2 * n)
        for cell, (low, high) in fixed.items():
            i = cells.index(cell)
            rise[i], fall[i], floor[i] = max(high, 0), max(-low, 0), max(low, 0)
        matrix = self._matrix(cells)
        weights = np.array(costs, dtype=float)
        for whole in (0, 1):  # without asking for whole numbers first: nearly always they are, or there is no move
            found = milp(
                np.concatenate([weights, -weights if down else weights]),
                integrality=np.full(2 * n, whole),
                bounds=Bounds(floor, np.concatenate([rise, fall])),
                constraints=LinearConstraint(hstack([matrix, -matrix], format="csr"), 0, 0),
                options={"node_limit": MOST_NODES},
            )
            if found.x is None:
                return None
            steps = np.rint(found.x[:n] - found.x[n:]).astype(int)
            move = {c: int(s) for c, s in zip(cells, steps, strict=True) if s}
            within = all(low <= move.get(c, 0) <= high for c, (low, high) in fixed.items())
            if within and not (matrix @ steps).any() and self.holds(move):
                return move
        return None

    def _matrix(self, cells: list[Cell]) -> "csr_array":
        """Equations × cells: how often each stands in each."""
        from scipy.sparse import csr_array  # noqa: PLC0415 – as above

        place = {c: i for i, c in enumerate(cells)}
        numbers = sorted({i for c in cells for i in self._of.get(c, ())})
        entries = [
            (sign, row, place[cell])
            for row, number in enumerate(numbers)
            for sign, cell in self._equations[number].terms
            if cell in place
        ]
        signs, rows, columns = zip(*entries, strict=True) if entries else ((), (), ())
        return csr_array((signs, (rows, columns)), shape=(max(len(numbers), 1), len(cells)), dtype=int)

    def _hidden_about(self, cell: Cell) -> list[Cell]:
        """The hidden cells that sums tie to this one."""
        found, edge = {cell}, [cell]
        while edge:
            beyond = {c for e in edge for i in self._of.get(e, ()) for _, c in self._equations[i].terms}
            edge = list(beyond - found - self._shown)
            found.update(edge)
        return sorted(found, key=self._place.__getitem__)
