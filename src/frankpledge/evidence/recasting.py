"""The way from any LSOA code to one of 2021.

Rows carry codes of 2011 up to some month, of both for a year or so, and of 2021 afterwards; a join on one vintage loses
a sixth of some districts without a word. The ONS exact-fit lookup says what became of each code of 2011: unchanged,
merged (the new code), split or irregular (the point decides; without a boundary that holds it, the nearest; without
boundaries, the most peopled).
"""

import hashlib
import json
from collections import defaultdict
from functools import lru_cache

import numpy as np
from shapely import STRtree
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from frankpledge.evidence.edition import Alike, Edition, Part
from frankpledge.evidence.rows import named, rows
from frankpledge.evidence.sources import geography, police_street, population
from frankpledge.evidence.sources.dataset import quoted

# Raise it whenever this module or `cube` finds another LSOA for a row than it did: slices made before are made anew.
RECASTING = 1
BY_NAME = "by name"  # what a slice is keyed by where districts are told by the names of LSOAs

CENSUS = "census21-lsoa21"
NEEDED = ("lsoa11-lsoa21", "lsoa21-ward24", "lad24-csp24-pfa24")


@lru_cache(maxsize=16)
def key(edition: Edition) -> str:
    """A name for all that recasting depends on; it changes when a lookup, boundary or population does."""
    parts = edition.of(geography.SOURCE, population.SOURCE)
    used = sorted(f"{p.key}={p.sha256}" for p in parts if p.key in NEEDED or _is_lsoa_layer(p) or p.key == CENSUS)
    used += [BY_NAME] if is_by_name(edition) else []
    return hashlib.sha256("\n".join([str(RECASTING), *used]).encode()).hexdigest()[:16]


def is_by_name(edition: Edition) -> bool:
    """Whether rows are held and the lookup that would tell their districts is not."""
    return bool(edition.of(police_street.SOURCE)) and edition.part(geography.SOURCE, "lsoa21-ward24") is None


def lookup(edition: Edition, name: str, columns: str) -> list[tuple]:
    """The rows of a lookup; none where it is not held."""
    return rows(edition, named(edition, geography.SOURCE, name), columns)


def residents(edition: Edition) -> list[tuple[str, int]]:
    """LSOA of 2021 and its usual residents at the Census."""
    return rows(edition, named(edition, population.SOURCE, CENSUS), "code, total")


def recast_codes(edition: Edition) -> dict[str, list[str]]:
    """LSOA code of 2011 → every LSOA of 2021 on its ground."""
    return _recast_codes(Alike(edition, key(edition)))


@lru_cache(maxsize=2)
def _recast_codes(of: Alike) -> dict[str, list[str]]:
    edition = of.edition
    found = defaultdict(list)
    for old, new in lookup(edition, "lsoa11-lsoa21", "LSOA11CD, LSOA21CD"):
        found[old].append(new)
    return dict(found)


def recaster(edition: Edition) -> "Recaster":
    """The recaster of an edition, made once for all editions of the same lookups; without lookups it is of the rows."""
    if is_by_name(edition):
        return Recaster(edition)
    found = _recaster(Alike(edition, key(edition)))
    found.edition = edition  # whoever asks now: the files of the one that it was made of may be gone since
    return found


@lru_cache(maxsize=2)
def _recaster(of: Alike) -> "Recaster":
    return Recaster(of.edition)


class Recaster:
    """From the LSOA code and point of a row to an LSOA of 2021, and how that was found."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self._residents = dict(residents(edition))
        self.current = {code for (code,) in lookup(edition, "lsoa21-ward24", "LSOA21CD")}
        self.codes: dict[str, tuple[str, str]] = {code: (code, "as published") for code in self.current}
        self.candidates: dict[str, list[str]] = defaultdict(list)
        for old, flag, new in lookup(edition, "lsoa11-lsoa21", "LSOA11CD, CHGIND, LSOA21CD"):
            if flag in "SX":
                self.candidates[old].append(new)
            elif old not in self.codes:
                self.codes[old] = (new, "merged")
        if is_by_name(edition):
            for (code,) in rows(edition, edition.of(police_street.SOURCE), "DISTINCT lsoa_code"):
                if code and code not in self.candidates:
                    self.codes.setdefault(code, (code, "as published"))
        self._outlines: dict[str, BaseGeometry] | None = None

    def place(self, code: str, lon: float | None, lat: float | None) -> tuple[str, str]:
        """The LSOA of 2021 for a split or irregular code, and `by point` or `best fit`."""
        candidates = self.candidates[code]
        held = {c: self._boundaries()[c] for c in candidates if c in self._boundaries()}
        if lon is None or len(held) < len(candidates):
            return max(candidates, key=lambda c: (self._residents.get(c, 0), c)), "best fit"
        tree = STRtree(list(held.values()))
        point = shape({"type": "Point", "coordinates": (lon, lat)})
        inside = tree.query(point, predicate="intersects")
        nearest = min(inside) if len(inside) else tree.nearest(point)
        return list(held)[nearest], "by point" if len(inside) else "best fit"

    def lsoa(self, code: str, lon: float | None, lat: float | None) -> str:
        """The LSOA of 2021 of a row, "" where its code is of neither list."""
        return self.place(code, lon, lat)[0] if code in self.candidates else self.codes.get(code, ("", ""))[0]

    def lsoas(self, codes: np.ndarray, lon: np.ndarray, lat: np.ndarray) -> np.ndarray:
        """The same of many rows. Points are in degrees, NaN where there is none."""
        placed: dict[tuple[str, float, float], str] = {}  # many rows share a point
        found = []
        for code, x, y in zip(codes.tolist(), lon.tolist(), lat.tolist(), strict=True):
            if (code, x, y) not in placed:
                placed[code, x, y] = self.lsoa(code, *((None, None) if np.isnan(x) else (x, y)))
            found.append(placed[code, x, y])
        return np.array(found, dtype=str)

    def _boundaries(self) -> dict[str, BaseGeometry]:
        if self._outlines is None:
            parts = [p for p in self.edition.of(geography.SOURCE) if _is_lsoa_layer(p)]
            wanted = {c for cs in self.candidates.values() for c in cs}
            # Only those: the outlines of a whole country are a hundred times as many.
            only = f"WHERE code IN ({', '.join(map(quoted, sorted(wanted)))})" if wanted else "WHERE false"
            found = rows(self.edition, parts, "code, geometry", only)
            self._outlines = {code: shape(json.loads(text)) for code, text in found}
        return self._outlines


def _is_lsoa_layer(part: Part) -> bool:
    return part.key.startswith("lsoa21/")
