"""The classes and shades of a drawn map, for one that is drawn elsewhere: the same values give the same."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from frankpledge.documents.maps.choropleth import SHADES
from frankpledge.documents.maps.classes import classify, plain


@dataclass(frozen=True)
class Step:
    """A class: its words, its lowest value (None: as low as any) and its shade."""

    words: str
    least: float | None
    shade: str


def legend(values: Iterable[float], *, places: int = 0, classes: int = 5) -> tuple[Step, ...]:
    """The classes of the values, the lowest first, as `choropleth` makes them; none where there are no values."""
    found = classify(values, min(classes, max(SHADES)), places, partial(plain, places=places))
    shades = SHADES[max(len(found.words), 1)]
    return tuple(map(Step, found.words, (None, *found.breaks), shades))
