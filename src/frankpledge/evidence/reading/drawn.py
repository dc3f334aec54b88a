"""What a file of a partnership's own areas gives, whichever its kind: names, with outlines or lists of codes."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry
from shapely.validation import explain_validity

from frankpledge.evidence.reading.problems import Refused
from frankpledge.evidence.sources.police_street import EAST, NORTH, SOUTH, WEST

LONGEST_NAME = 100
SHOWN = 12  # faults of a file before the rest is only counted
HOW_TO_SAVE = "save the file as longitude and latitude (WGS 84, EPSG:4326)"
_GRID_EAST, _GRID_NORTH = 700_000, 1_300_000  # of the British National Grid, in metres


@dataclass(frozen=True)
class Feature:
    """A thing in a file that may be an area: what is written of it, and its outline where it has one."""

    place: str  # where it stands: “feature 3”
    properties: dict[str, str]
    outline: BaseGeometry | None
    otherwise: str = ""  # what it is where it has no outline: “a point”


@dataclass(frozen=True)
class Drawn:
    """An area of the partnership's own as its file has it. `codes`: the line of the file and the code on it."""

    name: str
    line: int
    outline: BaseGeometry | None = None
    codes: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True)
class AreaFile:
    """The areas of a file, and what was passed over in it."""

    areas: tuple[Drawn, ...]
    notes: tuple[str, ...] = field(default=())


def refuse(faults: Sequence[str]) -> None:
    """Refuse the whole file where there are faults: a set with areas missing would leave rows out of sight."""
    if faults:
        more = f"; and {len(faults) - SHOWN:,} more" if len(faults) > SHOWN else ""
        raise Refused("; ".join(faults[:SHOWN]) + more)


def from_features(features: Sequence[Feature], name_property: str) -> AreaFile:
    """The areas among the features. Raises Refused where any of them can't be used."""
    with_outline = [f for f in features if f.outline is not None]
    skipped = [
        f"{f.place}{_called(f.properties.get(name_property or 'name', ''))} is {f.otherwise}, not an outline: skipped"
        for f in features
        if f.outline is None
    ]
    if not with_outline:
        raise Refused(f"it holds no outline of an area. {'; '.join(skipped[:SHOWN])}".strip())
    names = [_clean(f.properties.get(_heading(with_outline, name_property), "")) for f in with_outline]
    faults = repeated(names)
    for f, name in zip(with_outline, names, strict=True):
        fault = _name_fault(name) or fault_of(f.outline)
        faults += [f"{f.place}{_called(name)}: {fault}"] if fault else []
    refuse(faults)
    areas = (
        Drawn(n, i, shapely.force_2d(f.outline)) for i, (n, f) in enumerate(zip(names, with_outline, strict=True), 1)
    )
    return AreaFile(tuple(areas), tuple(skipped))


def repeated(names: Sequence[str]) -> list[str]:
    """What is wrong with names that stand for more than one area."""
    return [
        f"{n} areas are named “{name}”: give each a name of its own, or join them into one area of several pieces"
        for name, n in Counter(names).items()
        if n > 1 and name
    ]


def fault_of(outline: BaseGeometry) -> str:
    """What is wrong with an outline; nothing where it can be used."""
    if outline.is_empty:
        return "its outline is empty"
    if not np.isfinite(shapely.get_coordinates(outline)).all():
        return "a corner of its outline is no number"
    west, south, east, north = outline.bounds
    if not _around_britain(west, south, east, north):
        if _around_britain(south, west, north, east):
            return "its latitude and longitude are the wrong way round: longitude comes first"
        if 0 <= west <= east <= _GRID_EAST and 0 <= south <= north <= _GRID_NORTH and north > 90:
            return f"its outline is in eastings and northings (British National Grid): {HOW_TO_SAVE}"
        return f"its outline is not around the British Isles: {HOW_TO_SAVE}"
    if not outline.is_valid:
        what = re.sub(r"\[(\S+) (\S+)\]", r" near longitude \1, latitude \2", explain_validity(outline))
        return f"its outline crosses or touches itself ({what}): mend it in your mapping program (“fix geometries”)"
    return ""


def _around_britain(west: float, south: float, east: float, north: float) -> bool:
    return west >= WEST and east <= EAST and south >= SOUTH and north <= NORTH


def _heading(features: Sequence[Feature], wanted: str) -> str:
    """The property that names the areas: the one asked for, or the only one that looks like it."""
    headings = list(dict.fromkeys(h for f in features for h in f.properties))
    if wanted:
        found = [h for h in headings if h.casefold() == wanted.casefold()]
        if not found:
            raise Refused(f"nothing in it is called “{wanted}”. {_offered(features, headings)}")
        return wanted if wanted in found else found[0]
    telling = [h for h in headings if _tells_apart(features, h)]
    like_names = [h for h in telling if re.search(r"name|nm$", h, re.IGNORECASE)]
    plain = [h for h in headings if h.casefold() == "name"]
    for found in ([h for h in plain if h in telling], like_names, telling, plain):
        if len(found) == 1:
            return found[0]
    raise Refused(f"it doesn't say which property names the areas: --name-property. {_offered(features, headings)}")


def _tells_apart(features: Sequence[Feature], heading: str) -> bool:
    values = [_clean(f.properties.get(heading, "")) for f in features]
    return all(values) and (len(set(values)) > 1 or len(values) == 1)


def _offered(features: Sequence[Feature], headings: Sequence[str]) -> str:
    if not headings:
        return "Its areas have no properties at all: name them in your mapping program"
    examples = ((h, next((v for f in features if (v := f.properties.get(h))), "")) for h in headings[:SHOWN])
    return "It has: " + ", ".join(f"{h} (“{value[:40]}”)" if value else h for h, value in examples)


def _name_fault(name: str) -> str:
    if not name:
        return "it has no name"
    if len(name) > LONGEST_NAME:
        return f"its name is {len(name):,} characters long: {LONGEST_NAME} at most"
    return "" if name.isprintable() else "its name holds letters that can't be read"


def _clean(text: str) -> str:
    return " ".join(text.split())


def _called(name: str) -> str:
    return f" (“{_clean(name)[:LONGEST_NAME]}”)" if name.strip() else ""
