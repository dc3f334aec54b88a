"""Where a text names a row of one of the report's tables, word for word."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from frankpledge.evidence.claims.parsing.tables import Grid, Row

_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Named:
    """A row's label at `start` to `end` of a text."""

    start: int
    end: int
    grid: Grid
    row: Row


class Labels:
    """The labels of all rows by their first word, so that a text is gone through once for all tables."""

    def __init__(self, grids: Sequence[Grid]) -> None:
        self._by_word: dict[str, dict[str, _Rows]] = defaultdict(dict)
        for grid in grids:
            for row in grid.rows:
                label = row.label.casefold().strip()
                first = _WORD.match(label)
                if first and len(label) > 1:
                    self._by_word[first[0]].setdefault(label, _Rows()).add(grid, row)

    def named(self, text: str, heading: str = "") -> list[Named]:
        """In the order of the text; none that is only a part of a longer label of the same table named there.

        Where several tables have a row of that name, the one under the same heading is meant; if that is not one, none.
        """
        plain = text.casefold()
        if len(plain) != len(text):  # a letter that grows when it is folded would shift every place
            return []
        found = []
        for word in _WORD.finditer(plain):
            for label, rows in self._by_word.get(word[0], {}).items():
                end = word.start() + len(label)
                if plain.startswith(label, word.start()) and not plain[end : end + 1].isalnum():
                    found += [Named(word.start(), end, *one) for one in rows.meant(heading)]
        return [n for n in found if not any(_within(n, o) for o in found)]


class _Rows:
    """The rows of one label, and those under each heading."""

    def __init__(self) -> None:
        self._every: list[tuple[Grid, Row]] = []
        self._under: dict[str, list[tuple[Grid, Row]]] = defaultdict(list)

    def add(self, grid: Grid, row: Row) -> None:
        self._every.append((grid, row))
        self._under[grid.table.place.heading].append((grid, row))

    def meant(self, heading: str) -> list[tuple[Grid, Row]]:
        """The only one; of several, the only one under the heading."""
        several = self._every if len(self._every) == 1 else self._under.get(heading, [])
        return several if len(several) == 1 else []


def _within(one: Named, other: Named) -> bool:
    inside = other.start <= one.start and one.end <= other.end
    return other.grid is one.grid and inside and (other.start, other.end) != (one.start, one.end)
