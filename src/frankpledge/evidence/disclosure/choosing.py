"""Choosing what a release shows.

Everything but the noughts starts withheld. Then one count after another is shown, unless the attacker could use it: the
widest first, since a total says most to most people, and of those as wide in the order of their keys. The order must
not be that of the counts: it would tell that a withheld count is no greater than those shown beside it. One pass is
enough, because a count that could be used once could be used later too, when more is shown. So as much is shown as can
be in that order, and the same whoever asks and in whatever order (greedy as in Langsrud 2024, with the attacker's
intervals in place of Gaussian elimination).
"""

from collections.abc import Sequence

from frankpledge.evidence.disclosure.attacker import Attacker, Doubt, Equation, Move
from frankpledge.evidence.disclosure.sums import Key, Sum
from frankpledge.evidence.disclosure.told import Named, Told

Cell = tuple[Named, int]  # with the number of the release since which its count has been the same
Before = tuple[Told, frozenset[Key]]  # what was told earlier, and the keys of what was shown of it


def chosen(now: Told, before: Sequence[Before]) -> frozenset[Key]:
    """The keys asked for whose counts may be shown, after what was told and shown before, the oldest first."""
    return _Choice(now, before).shown


class _Choice:
    def __init__(self, now: Told, before: Sequence[Before]) -> None:
        self._told, self._before, self._threshold = now, before, now.policy.threshold
        self._story = _names([*(told for told, _ in before), now])
        self._now = self._story[-1][1]
        self._counts: dict[Cell, int] = {}
        self._least: dict[Cell, int] = {}
        self._small: dict[Cell, int] = {}  # → the threshold that it is small by
        self._asked: set[Cell] = set()
        for then, names in self._story:
            self._learn(then, names)
        changed = self._slightly_changed()
        self._changed = changed.keys()
        self._small |= dict.fromkeys(self._changed, self._threshold)
        # Withheld for its change, a count can be nought only where a small one was shown before.
        self._least |= {cell: 0 for cell, before in changed.items() if 0 < before < self._threshold}
        self._sizes = _sizes(now)
        self._shown = self._shown_at_first()
        self._watches = self._sums_alone(), self._told_which()
        self._moves: list[dict[Cell, tuple[Move, Move]]] = [{}, {}]
        self._forget_lost()
        self._show(self._candidates())
        self.shown = frozenset(k for k in now.asked if self._now[k] in self._shown and not self._never(k))

    def _learn(self, then: Told, names: dict[Named, Cell]) -> None:
        for name, count in then.all_cells.items():
            cell, policy = names[name], then.policy
            self._counts[cell] = count
            self._least.setdefault(cell, 0)
            if not policy.withholds:
                continue
            if name not in then.unasked and not isinstance(name, Sum):
                self._asked.add(cell)
                self._least[cell] = max(self._least[cell], min(count, 1))
            if policy.is_small(count):
                self._small[cell] = policy.threshold

    def _equations(self) -> list[Equation]:
        found = []
        for then, names in self._story:
            for s in then.ordered_sums:
                rest = () if s.exhaustive else (names[s],)
                found.append(Equation(names[s.total], (*(names[p] for p in s.parts), *rest)))
        return list(dict.fromkeys(found))

    def _slightly_changed(self) -> dict[Cell, int]:
        """Cells whose count differs by a small number from one shown before, and the least of those but nought."""
        cells = self._told.cells
        found: dict[Cell, int] = {}
        for told, shown in self._before:
            for key in shown & cells.keys():
                if 0 < abs(cells[key] - told.cells[key]) < self._threshold:
                    before = (n for n in (told.cells[key], found.get(self._now[key], 0)) if n)
                    found[self._now[key]] = min(before, default=0)
        return found

    def _shown_at_first(self) -> set[Cell]:
        """What was shown before, and the noughts asked for now."""
        before = {names[k] for (_, shown), (_, names) in zip(self._before, self._story, strict=False) for k in shown}
        noughts = {self._now[k] for k in self._told.asked if self._told.cells[k] == 0}
        return before | (noughts - self._changed)

    def _sums_alone(self) -> tuple[Attacker, dict[Cell, Doubt]]:
        """The attacker who does the sums: a small cell may be any of so many numbers, and need not be small."""
        doubts = {c: Doubt(width=t - 1, reach=t) for c, t in self._small.items()}
        return self._attacker(self._least, {}), doubts

    def _told_which(self) -> tuple[Attacker, dict[Cell, Doubt]]:
        """The attacker who was told which of the cells are small, and so that all others are not."""
        small = {c: t - 1 for c, t in self._small.items() if c in self._asked - self._changed}
        doubts = {c: Doubt(width=1, reach=0) for c in self._small}
        return self._attacker(self._least, small), doubts

    def _attacker(self, least: dict[Cell, int], most: dict[Cell, int]) -> Attacker:
        weights = dict.fromkeys(self._counts, 1) | {self._now[n]: size for n, size in self._sizes.items()}
        return Attacker(self._counts, least, most, self._equations(), weights, self._shown)

    def _forget_lost(self) -> None:
        """Drop small cells that could be worked out with nothing shown now but noughts: nothing helps them.

        With nothing told before, those who only do the sums work out none: every count could be so many times itself.
        """
        for number, (attacker, doubts) in enumerate(self._watches):
            if number or self._before:
                for cell, doubt in list(doubts.items()):
                    if (found := attacker.doubts(cell, doubt)) is None:
                        del doubts[cell]
                    else:
                        self._moves[number][cell] = found

    def _candidates(self) -> list[Cell]:
        keys = sorted(self._told.asked, key=lambda k: (-self._sizes[k], k))
        return [self._now[k] for k in keys if self._now[k] not in self._shown and not self._never(k)]

    def _never(self, key: Key) -> bool:
        """Whether a cell is withheld for its own sake."""
        return self._now[key] in self._changed or self._told.policy.is_small(self._told.cells[key])

    def _show(self, cells: list[Cell]) -> None:
        """Show of these cells, in their order, each that can be: together where they can be, else by halves."""
        if not cells or self._stand(cells) or len(cells) == 1:
            return
        half = len(cells) // 2
        self._show(cells[:half])
        self._show(cells[half:])

    def _stand(self, cells: list[Cell]) -> bool:
        """Show the cells if both attackers stay in doubt about every small one."""
        self._shown.update(cells)
        stands = all(self._doubted(number, set(cells)) for number in range(len(self._watches)))
        if not stands:
            self._shown.difference_update(cells)
        return stands

    def _doubted(self, number: int, now_shown: set[Cell]) -> bool:
        """Whether an attacker stays in doubt; finds the moves anew that are spoilt by what is shown now."""
        attacker, doubts = self._watches[number]
        found = self._moves[number]
        left = [m for pair in found.values() for m in pair if not now_shown & m.keys()]
        for small, doubt in doubts.items():
            if small in found and not any(now_shown & m.keys() for m in found[small]):
                continue
            moves = _shared(attacker, small, doubt, left) or attacker.doubts(small, doubt)
            if moves is None:
                return False
            found[small] = moves
            left.extend(moves)
        return True


def _shared(attacker: Attacker, small: Cell, doubt: Doubt, moves: list[Move]) -> tuple[Move, Move] | None:
    """A move found for another cell, there or back, where it does for this one too."""
    enough = attacker.enough(small, doubt)
    for move in moves:
        step = move.get(small, 0)
        if step >= enough:
            return {}, move
        if -step >= enough and attacker.holds(back := {c: -s for c, s in move.items()}):
            return {}, back
    return None


def _names(releases: Sequence[Told]) -> list[tuple[Told, dict[Named, Cell]]]:
    """The cells of each release: where a count is what it was when last released, the cell is the same one."""
    latest: dict[Named, tuple[Cell, int]] = {}
    found = []
    for i, release in enumerate(releases):
        names = {}
        for name, count in release.all_cells.items():
            cell, before = latest.get(name, ((name, i), None))
            if count != before:
                cell = (name, i)
            names[name] = cell
            latest[name] = (cell, count)
        found.append((release, names))
    return found


def _sizes(release: Told) -> dict[Named, int]:
    """How many cells that are no sums each stands for: a matter of what is asked for, never of the counts."""
    of: dict[Named, list[tuple[Named, ...]]] = {}
    for s in release.sums:
        of.setdefault(s.total, []).append((*s.parts, s) if not s.exhaustive else s.parts)
    sizes: dict[Named, int] = {}

    def size(name: Named) -> int:
        if name not in sizes:
            sizes[name] = 1  # a sum that comes round to itself ends here
            sizes[name] = max((sum(size(p) for p in parts) for parts in of.get(name, ())), default=1)
        return sizes[name]

    return {name: size(name) for name in release.all_cells}
