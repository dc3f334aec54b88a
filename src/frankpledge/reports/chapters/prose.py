"""Small shapes of text that several chapters have."""

from collections.abc import Iterable

from frankpledge.documents.tables import Column, Prose
from frankpledge.reports.citing import Citing

NOTHING = Prose("")


def bullets(lines: Iterable[str]) -> Prose:
    return Prose("\n".join(f"- {line}" for line in lines))


def columns(headings: Iterable[str]) -> list[Column]:
    """The first names the row, the others hold numbers."""
    return [Column(h, numeric=i > 0) for i, h in enumerate(headings)]


def nothing_compared(citing: Citing) -> bool:
    return all(r.change is None for r in citing.base.comparison.rows)
