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
        self._by_word: dict[str, list[tuple[str, Grid, Row]]] = defaultdict(list)
        for grid in grids:
            for row in grid.rows:
                label = row.label.casefold().strip()
                first = _WORD.match(label)
                if first and len(label) > 1:
                    self._by_word[first[0]].append((label, grid, row))

    def named(self, text: str) -> list[Named]:
        """In the order of the text; none that is only a part of a longer label of the same table named there."""
        plain = text.casefold()
        if len(plain) != len(text):  # a letter that grows when it is folded would shift every place
            return []
        found = []
        for word in _WORD.finditer(plain):
            for label, grid, row in self._by_word.get(word[0], ()):
                end = word.start() + len(label)
                if plain.startswith(label, word.start()) and not plain[end : end + 1].isalnum():
                    found.append(Named(word.start(), end, grid, row))
        return [n for n in found if not any(_within(n, o) for o in found)]


def _within(one: Named, other: Named) -> bool:
    inside = other.start <= one.start and one.end <= other.end
    return other.grid is one.grid and inside and (other.start, other.end) != (one.start, one.end)
