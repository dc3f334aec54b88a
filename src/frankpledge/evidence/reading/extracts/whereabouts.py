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
    outward = np.full(rows, "", dtype=object)
    if "postcode" in columns:
        found = [outward_half(t) for t in columns["postcode"].texts]
        outward = columns["postcode"].spread((half for half, _ in found), object)
        cut = int(columns["postcode"].spread((full for _, full in found), bool).sum())
        wrong = int(columns["postcode"].spread(map(_wrong, columns["postcode"].texts, found), bool).sum())
        notes += [f"{many(cut, 'postcode')} cut to the first half"] if cut else []
        notes += [f"{many(wrong)} with a postcode that is none"] if wrong else []
    lsoa = np.full(rows, "", dtype=object)
    if "lsoa" in columns:
        good = [t.upper() if LSOA.fullmatch(t.upper()) else "" for t in columns["lsoa"].texts]
        lsoa = columns["lsoa"].spread(good, object)
        wrong = int(columns["lsoa"].spread((_wrong(t, (g,)) for t, g in zip(columns["lsoa"].texts, good, strict=True)), bool).sum())  # fmt: skip # noqa: E501
        notes += [f"{many(wrong)} with a code that is no small area's"] if wrong else []
    return Where(easting, northing, outward, lsoa, tuple(notes))


def outward_half(text: str) -> tuple[str, bool]:
    """The first half of a postcode, "" where it is none, and whether there was more of it: `LE16 7AA` → LE16, True."""
    found = POSTCODE.fullmatch(text.strip())
    return (found[1].upper(), bool(found[2])) if found else ("", False)


def _wrong(text: str, found: tuple) -> bool:
    return text.casefold() not in UNTOLD and not found[0]


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
    counted: Iterable[tuple[np.ndarray, str]] = (
        (nothing, "at 0, 0, which stands for no place"),
        (half, "with half a point, or one that is no number"),
        (outside, "with a point outside Great Britain"),
    )
    return [f"{many(int(rows.sum()))} {what}: taken without a point" for rows, what in counted if rows.any()]


def _from_references(column: Column) -> tuple[np.ndarray, np.ndarray, list[str]]:
    """The middle of each square; the coarsest square is said."""
    found = [_square(t) for t in column.texts]
    points = [s.middle if s else (np.nan, np.nan) for s in found]
    easting, northing = (column.spread((p[i] for p in points), float) for i in (0, 1))
    wrong = column.spread((s is None and t.casefold() not in UNTOLD for s, t in zip(found, column.texts, strict=True)), bool)  # fmt: skip # noqa: E501
    notes = [f"{many(int(wrong.sum()))} with a grid reference that is none: taken without a point"]
    widest = max((s.side for s in found if s), default=1)
    coarse = [f"grid references stand for squares of up to {widest:,} metres: the middle is taken"]
    return easting, northing, (notes if wrong.any() else []) + (coarse if widest > 1 else [])


def _square(text: str) -> grid_reference.Square | None:
    try:
        return grid_reference.square(text)
    except ValueError:
        return None
