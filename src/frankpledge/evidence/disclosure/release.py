"""A release: counts that are shown together, and which of them are withheld.

Everything but the noughts starts withheld. Then one count after another is shown, unless the attacker could use it: the
widest first, since a total says most to most people, and of those as wide in the order of their keys. The order must
not be that of the counts: it would tell that a withheld count is no greater than those shown beside it. One pass is
enough, because a count that could be used once could be used later too, when more is shown. So as much is shown as can
be in that order, and the same whoever asks and in whatever order (greedy as in Langsrud 2024, with the attacker's
intervals in place of Gaussian elimination).
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from frankpledge.evidence.disclosure.attacker import Attacker, Doubt, Equation, Move
from frankpledge.evidence.disclosure.policy import Policy
from frankpledge.evidence.disclosure.sums import Key, Sum, counted, over_time, spoken

Named = Key | Sum  # a cell, or what the parts of a sum leave of its total
Cell = tuple[Named, int]  # with the number of the release since which its count has been the same


@dataclass(frozen=True, eq=False)
class Release:
    """Counts of one edition under one policy. `earlier` are the releases before it, the oldest first.

    `cells`: all counts that may be shown, and those in `unasked`, which never are but could be worked out. `was`: the
    key of an earlier release for what has another key now and is nearly the same (a ward recast).
    Raises DoesNotAdd or ValueError where counts and sums can't be right.
    """

    cells: Mapping[Key, int]
    sums: tuple[Sum, ...]
    policy: Policy
    earlier: tuple["Release", ...] = ()
    unasked: frozenset[Key] = frozenset()
    was: Mapping[Key, Key] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for key, count in self.cells.items():
            if not isinstance(count, int) or count < 0:
                raise ValueError(f"{spoken(key)} is {count!r}: disclosure is about whole counts, none below zero")
        for s in self.sums:
            s.remainder(self.cells)

    @cached_property
    def all_cells(self) -> dict[Named, int]:
        """The cells in the order of their keys, then the remainders of sums that are not exhaustive."""
        remainders = {s: s.remainder(self.cells) for s in sorted(set(self.sums), key=_written)}
        cells = {k: self.cells[k] for k in sorted(self.cells)}
        return cells | {s: n for s, n in remainders.items() if not s.exhaustive}

    @cached_property
    def _choice(self) -> "_Choice | None":
        return _Choice(self) if self.policy.withholds else None

    @property
    def withheld(self) -> frozenset[Key]:
        """The keys asked for whose counts are not said."""
        return self._choice.withheld if self._choice else frozenset()

    @property
    def known(self) -> frozenset[Key]:
        """What is withheld and can be worked out nonetheless, from what earlier releases showed: past mending here."""
        return self._choice.known if self._choice else frozenset()

    def shows(self, key: Key) -> bool:
        """Whether the count of a cell may be said. One that the release doesn't hold may not."""
        return key in self.cells and key not in self.withheld and key not in self.unasked

    @property
    def shown(self) -> dict[Key, int]:
        return {k: n for k, n in self.cells.items() if self.shows(k)}

    def shows_sum(self, keys: Iterable[Key]) -> bool:
        """Whether a sum of these cells, which don't overlap, may be said: all of a declared total, or none withheld."""
        keys = frozenset(keys)
        if any(s.exhaustive and frozenset(s.parts) == keys and self.shows(s.total) for s in self.sums):
            return True
        return keys <= self.cells.keys() and sum_is_shown(keys, self.withheld | self.unasked)


def sum_is_shown(keys: Iterable[Key], withheld: Collection[Key]) -> bool:
    """Whether a sum that is not itself a declared cell may be said: only where none of its cells is withheld."""
    return not any(k in withheld for k in keys)


def release_of(
    asked: Iterable[Key],
    count: Callable[[Key], int],
    policy: Policy,
    sums: Iterable[Sum] = (),
    earlier: tuple[Release, ...] = (),
    was: Mapping[Key, Key] | None = None,
) -> Release:
    """The release of what is asked for, with the sums over time that its periods make, and the given ones.

    `count` gives the count of any key, asked for or not.
    """
    asked = set(asked)
    all_sums = (*over_time(asked), *sums)
    cells = counted(asked, all_sums, count)
    return Release(cells, all_sums, policy, earlier, frozenset(cells.keys() - asked), was or {})


def withheld(
    cells: Mapping[Key, int], sums: Iterable[Sum], policy: Policy, earlier: tuple[Release, ...] = ()
) -> frozenset[Key]:
    """The keys of the cells that are not shown."""
    return Release(cells, tuple(sums), policy, earlier).withheld


class _Choice:
    """Chooses what a release shows."""

    def __init__(self, release: Release) -> None:
        self._release, self._threshold = release, release.policy.threshold
        self._story = _names((*release.earlier, release))
        self._now = self._story[-1][1]
        self._counts: dict[Cell, int] = {}
        self._least: dict[Cell, int] = {}
        self._small: dict[Cell, int] = {}  # → the threshold that it is small by
        self._asked: set[Cell] = set()
        for then, names in self._story:
            self._learn(then, names)
        self._changed = self._slightly_changed()
        self._small |= dict.fromkeys(self._changed, self._threshold)
        self._least |= dict.fromkeys(self._changed, 0)
        self._sizes = _sizes(release)
        self._shown = self._shown_at_first()
        self._watches = self._sums_alone(), self._told_which()
        self._moves: list[dict[Cell, tuple[Move, Move]]] = [{}, {}]
        lost = self._lost()
        self._show(self._candidates())
        asked = [k for k in release.cells if k not in release.unasked]
        self.known = frozenset(k for k in asked if self._now[k] in lost)
        self.withheld = frozenset(k for k in asked if self._now[k] not in self._shown or self._never(k))

    def _learn(self, then: Release, names: dict[Named, Cell]) -> None:
        for name, count in then.all_cells.items():
            cell, policy = names[name], then.policy
            self._counts[cell] = count
            self._least.setdefault(cell, 0)
            if not policy.withholds:
                continue
            if name not in then.unasked and not isinstance(name, Sum):
                self._asked.add(cell)
                self._least[cell] = max(self._least[cell], min(count, policy.least))
            if policy.is_small(count):
                self._small[cell] = policy.threshold

    def _equations(self) -> list[Equation]:
        found = []
        for then, names in self._story:
            for s in sorted(set(then.sums), key=_written):
                rest = () if s.exhaustive else (names[s],)
                found.append(Equation(names[s.total], (*(names[p] for p in s.parts), *rest)))
        return list(dict.fromkeys(found))

    def _slightly_changed(self) -> set[Cell]:
        """Cells whose count differs by a small number from one shown before."""
        release = self._release
        changes = (
            (key, abs(count - before.cells[old]))
            for before in release.earlier
            for key, count in release.cells.items()
            if before.shows(old := release.was.get(key, key))
        )
        return {self._now[key] for key, change in changes if 0 < change < self._threshold}

    def _shown_at_first(self) -> set[Cell]:
        """What earlier releases showed, and the noughts of this one where they are shown."""
        release = self._release
        before = {names[k] for then, names in self._story[:-1] for k in then.shown}
        noughts = {self._now[k] for k, n in release.cells.items() if n < release.policy.least}
        return before | (noughts & self._asked - self._changed)

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

    def _lost(self) -> set[Cell]:
        """Small cells that could be worked out with nothing of this release shown but noughts: nothing helps them.

        With no earlier release those who only do the sums can work out none: every count could be so many times itself.
        """
        lost: list[set[Cell]] = [set(), set()]
        for number, (attacker, doubts) in enumerate(self._watches):
            if number or self._release.earlier:
                for cell, doubt in doubts.items():
                    if (found := attacker.doubts(cell, doubt)) is None:
                        lost[number].add(cell)
                    else:
                        self._moves[number][cell] = found
                for cell in lost[number]:
                    del doubts[cell]
        return lost[0]

    def _candidates(self) -> list[Cell]:
        release = self._release
        keys = sorted(release.cells.keys() - release.unasked, key=lambda k: (-self._sizes[k], k))
        return [self._now[k] for k in keys if self._now[k] not in self._shown and not self._never(k)]

    def _never(self, key: Key) -> bool:
        """Whether a cell is withheld for its own sake."""
        return self._now[key] in self._changed or self._release.policy.is_small(self._release.cells[key])

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


def _names(releases: tuple[Release, ...]) -> list[tuple[Release, dict[Named, Cell]]]:
    """The cells of each release: where a count is what it was when last released, the cell is the same one."""
    latest: dict[Named, tuple[Cell, int]] = {}
    found = []
    for i, release in enumerate(releases):
        names = {}
        for name, count in release.all_cells.items():
            cell, before = latest.get(release.was.get(name, name), ((name, i), None))
            if count != before:
                cell = (name, i)
            names[name] = cell
            latest[name] = (cell, count)
        found.append((release, names))
    return found


def _sizes(release: Release) -> dict[Named, int]:
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


def _written(s: Sum) -> tuple:
    return (s.keys, s.exhaustive)
