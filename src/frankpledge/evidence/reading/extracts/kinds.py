"""What a column of each kind of place looks like: its heading, its cells, and cells that need no heading to tell."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from frankpledge.evidence.ground import grid_reference
from frankpledge.evidence.reading.extracts.columns import Column, bare
from frankpledge.evidence.reading.extracts.moments import UNTOLD
from frankpledge.evidence.reading.extracts.whereabouts import LSOA, number, outward_half

MOST = 0.8  # share of a column's cells that must look so


@dataclass(frozen=True)
class Kind:
    """A role, a pattern of its headings, what its cells look like, and what only its cells look like, if anything."""

    role: str
    heading: str
    looks: Callable[[str], bool]
    surely: Callable[[str], bool] = lambda text: False

    def why(self, column: Column) -> str:
        """Why a column is taken for one of this kind; "" where it is not."""
        if says(column.heading, self.heading) and share(column, self.looks) >= MOST:
            return "its heading and its cells say so"
        return "its cells say so" if share(column, self.surely) >= MOST else ""


def says(heading: str, pattern: str) -> bool:
    return bool(re.search(pattern, bare(heading)))


def share(column: Column, looks: Callable[[str], bool]) -> float:
    """Of the cells that say anything, how many look so."""
    told = good = 0
    for text, n in zip(column.texts, column.counts.tolist(), strict=True):
        if text.casefold() not in UNTOLD:
            told += n
            good += n * looks(text)
    return good / told if told else 0.0


def _between(low: float, high: float) -> Callable[[str], bool]:
    return lambda text: low <= number(text) <= high or number(text) == 0


def _is_square(text: str) -> bool:
    try:
        return len(text) > 4 and bool(grid_reference.square(text))
    except ValueError:
        return False


PLACES = (
    Kind("easting", r"easting|^east$|^x$|\bx coord|\bosx\b|grid ?x|\bx\b", _between(1_000, 700_000)),
    Kind("northing", r"northing|^north$|^y$|\by coord|\bosy\b|grid ?y|\by\b", _between(1_000, 1_300_000)),
    Kind("longitude", r"\blon(g|gitude)?\b", _between(-9, 2.2)),
    Kind("latitude", r"\blat(itude)?\b", _between(49, 61)),
    Kind("grid_reference", "grid|ngr|reference|location", _is_square, lambda t: " " in t and _is_square(t)),
    Kind(
        "postcode",
        "p(ost)? ?code|outward|sector|district",
        lambda t: outward_half(t)[0] != "",
        lambda t: outward_half(t)[1],
    ),
    Kind("lsoa", "", lambda t: bool(LSOA.fullmatch(t.upper()))),
)
