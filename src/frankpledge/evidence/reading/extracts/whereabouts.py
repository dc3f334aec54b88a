"""Where each row was: points in grid metres, the first half of a postcode, and the small area as the holder said it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from frankpledge.evidence.ground import grid_reference, national_grid
from frankpledge.evidence.reading.extracts.columns import Column, many
from frankpledge.evidence.reading.extracts.moments import UNTOLD
from frankpledge.evidence.reading.problems import Refused

POSTCODE = re.compile(r"([A-Z]{1,2}\d[A-Z\d]?)\s*(\d[A-Z]{2})?", re.IGNORECASE)
LSOA = re.compile(r"[EW]01\d{6}")
WITHOUT = "taken without a point"
SWAPPED = 0.9  # share of the rows that are in Great Britain only the other way round


@dataclass(frozen=True, eq=False)
class Where:
    """For each row its point (NaN where there is none), postcode district and small area ("" where not told)."""

    easting: np.ndarray
    northing: np.ndarray
    outward: np.ndarray  # text
    lsoa: np.ndarray  # code as sent, of 2011 or 2021
    notes: tuple[str, ...]


def where(columns: Mapping[str, Column], rows: int) -> Where:
    """The places of the rows, from the columns of the roles. Raises Refused where coordinates are swapped."""
    easting, northing, notes = _points(columns, rows)
    outward = lsoa = np.full(rows, "", dtype=object)
    if "postcode" in columns:
        column = columns["postcode"]
        found = [outward_half(t) for t in column.texts]
        outward = column.spread((half for half, _ in found), object)
        notes += _counted(column.rows(full for _, full in found), "cut to the first half", "postcode")
        notes += _counted(_wrong(column, (half for half, _ in found)), "with a postcode that is none")
    if "lsoa" in columns:
        column = columns["lsoa"]
        codes = [t.upper() if LSOA.fullmatch(t.upper()) else "" for t in column.texts]
        lsoa = column.spread(codes, object)
        notes += _counted(_wrong(column, codes), "with a code that is no small area's")
    return Where(easting, northing, outward, lsoa, tuple(notes))


def _counted(n: int, what: str, word: str = "row") -> list[str]:
    return [f"{many(n, word)} {what}"] if n else []


def _wrong(column: Column, found: Iterable[object]) -> int:
    """In how many rows something is said of which nothing was found."""
    pairs = zip(column.texts, found, strict=True)
    return column.rows(not f and t.casefold() not in UNTOLD for t, f in pairs)


def outward_half(text: str) -> tuple[str, bool]:
    """The first half of a postcode, "" where it is none, and whether there was more of it: `LE16 7AA` → LE16, True."""
    found = POSTCODE.fullmatch(text.strip())
    return (found[1].upper(), bool(found[2])) if found else ("", False)


def number(text: str) -> float:
    """A coordinate, NaN where it is none: `458,358` and `E 458358` are 458358."""
    try:
        return float(re.sub(r"^[EN]\s*(?=\d)|[,\s]", "", text, flags=re.IGNORECASE))
    except ValueError:
        return np.nan


def _points(columns: Mapping[str, Column], rows: int) -> tuple[np.ndarray, np.ndarray, list[str]]:
    if "easting" in columns:
        return _checked(columns["easting"], columns["northing"], _as_metres)
    if "longitude" in columns:
        return _checked(columns["longitude"], columns["latitude"], _from_degrees)
    if "grid_reference" in columns:
        return _from_references(columns["grid_reference"])
    return np.full(rows, np.nan), np.full(rows, np.nan), []


def _as_metres(x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    on = (x >= 0) & (x <= national_grid.EAST) & (y >= 0) & (y <= national_grid.NORTH)
    return np.where(on, x, np.nan), np.where(on, y, np.nan)


def _from_degrees(x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    return national_grid.metres(x, y)


def _checked(across: Column, up: Column, to_metres) -> tuple[np.ndarray, np.ndarray, list[str]]:
    """Points on the grid. Raises Refused where nearly all would be on it only with the columns swapped."""
    x = across.spread(map(number, across.texts), float)
    y = up.spread(map(number, up.texts), float)
    nothing = (x == 0) & (y == 0)
    x, y = np.where(nothing, np.nan, x), np.where(nothing, np.nan, y)
    told = ~np.isnan(x) & ~np.isnan(y)
    easting, northing = to_metres(x, y)
    on = ~np.isnan(easting)
    if told.any() and (~on & told).mean(where=told) >= SWAPPED:
        turned = ~np.isnan(to_metres(y, x)[0])
        if turned.mean(where=told) >= SWAPPED:
            raise Refused(
                f"“{across.heading}” and “{up.heading}” are swapped: nearly every point is outside Great Britain as "
                "the mapping has them, and inside it the other way round. Swap the two in the mapping"
            )
    half = (np.isnan(x) != np.isnan(y)) | _words(across, x) | _words(up, y)
    return easting, northing, _said(nothing, half & ~nothing, told & ~on)


def _words(column: Column, values: np.ndarray) -> np.ndarray:
    """Where something other than a number, or nothing, stands."""
    said = column.spread((t.casefold() not in UNTOLD for t in column.texts), bool)
    return said & np.isnan(values)


def _said(nothing: np.ndarray, half: np.ndarray, outside: np.ndarray) -> list[str]:
    return (
        _counted(int(nothing.sum()), f"at 0, 0, which stands for no place: {WITHOUT}")
        + _counted(int(half.sum()), f"with half a point, or one that is no number: {WITHOUT}")
        + _counted(int(outside.sum()), f"with a point outside Great Britain: {WITHOUT}")
    )


def _from_references(column: Column) -> tuple[np.ndarray, np.ndarray, list[str]]:
    """The middle of each square; the coarsest square is said."""
    found = [_square(t) for t in column.texts]
    points = [s.middle if s else (np.nan, np.nan) for s in found]
    easting, northing = (column.spread((p[i] for p in points), float) for i in (0, 1))
    notes = _counted(_wrong(column, found), f"with a grid reference that is none: {WITHOUT}")
    widest = max((s.side for s in found if s), default=1)
    coarse = [f"grid references stand for squares of up to {widest:,} metres: the middle is taken"]
    return easting, northing, notes + (coarse if widest > 1 else [])


def _square(text: str) -> grid_reference.Square | None:
    try:
        return grid_reference.square(text)
    except ValueError:
        return None
