"""The places of an edition: its gazetteer, its boundaries, and the way from any LSOA code to one of 2021.

Rows carry codes of 2011 up to some month, of both for a year or so, and of 2021 afterwards; a join on one vintage loses
a sixth of some districts without a word. The ONS exact-fit lookup says what became of each code of 2011: unchanged,
merged (the new code), split or irregular (the point decides; without a boundary that holds it, the nearest; without
boundaries, the most peopled).
"""

import hashlib
import json
from collections import defaultdict
from functools import lru_cache

import duckdb
from shapely import STRtree
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from frankpledge.evidence.area import Area, Gazetteer
from frankpledge.evidence.sources import geography, population
from frankpledge.evidence.warehouse import Edition, Part

# Raise it whenever this module or `cube` finds another LSOA for a row than it did: slices made before are made anew.
RECASTING = 1

NEEDED = ("lsoa11-lsoa21", "lsoa21-ward24", "lad24-csp24-pfa24")


def key(edition: Edition) -> str:
    """A name for all that recasting depends on; it changes when a lookup, boundary or population does."""
    parts = edition.of(geography.SOURCE, population.SOURCE)
    used = sorted(f"{p.key}={p.sha256}" for p in parts if p.key in NEEDED or _is_lsoa_layer(p) or _is_census(p))
    return hashlib.sha256("\n".join([str(RECASTING), *used]).encode()).hexdigest()[:16]


@lru_cache(maxsize=8)
def gazetteer(edition: Edition) -> Gazetteer:
    """Areas, members, forces and residents, as far as the edition holds lookups for them."""
    g = Gazetteer()
    for lsoa, lsoa_name, ward, ward_name, district, district_name in _rows(
        edition, "lsoa21-ward24", "LSOA21CD, LSOA21NM, WD24CD, WD24NM, LAD24CD, LAD24NM"
    ):
        g.areas[lsoa] = Area(lsoa, lsoa_name, "lsoa", district)
        g.areas[ward] = Area(ward, ward_name, "ward", district)
        g.areas[district] = Area(district, district_name, "district", "")
        for code in (lsoa, ward, district):
            g.members.setdefault(code, set()).add(lsoa)
    _partnerships(g, edition)
    g.members = {code: frozenset(lsoas) for code, lsoas in g.members.items()}
    g.residents = dict(_residents(edition))
    return g


def _partnerships(g: Gazetteer, edition: Edition) -> None:
    sharing = defaultdict(list)
    columns = "LAD24CD, CSP24CD, CSP24NM, PFA24CD, PFA24NM"
    for district, partnership, name, force_code, force in _rows(edition, "lad24-csp24-pfa24", columns):
        if district not in g.areas:
            continue
        g.areas[force_code] = Area(force_code, f"{force} police force area", "force", "")
        g.members.setdefault(force_code, set()).update(g.members[district])
        g.forces[district] = force
        sharing[district].append(partnership)
        g.partnerships.setdefault(partnership, []).append(district)
        g.areas[partnership] = Area(partnership, name, "partnership", "")
        g.members.setdefault(partnership, set()).update(g.members[district])
    g.split_districts = {d: ps for d, ps in sharing.items() if len(ps) > 1}


def _residents(edition: Edition) -> list[tuple[str, int]]:
    parts = [p for p in edition.of(population.SOURCE) if _is_census(p)]
    return _query(edition, parts, "code, total")


def households(edition: Edition, districts: list[str]) -> int | None:
    """Households at the Census of 2021, or None where they are not held for each of the districts."""
    parts = [p for p in edition.of(population.SOURCE) if p.key == "census21-households-lad23"]
    held = dict(_query(edition, parts, "code, total"))
    return sum(held[d] for d in districts) if all(d in held for d in districts) else None


def ages(edition: Edition, districts: list[str]) -> tuple[int, dict[str, int]] | None:
    """Year of the newest mid-year estimate held and its residents by age group, or None where it is not held."""
    parts = sorted(
        (p for p in edition.of(population.SOURCE) if p.key.startswith("mid-lad21-ages")), key=lambda p: p.key
    )
    if not parts:
        return None
    groups = {"0 to 15": range(16), "16 to 64": range(16, 65), "65 and over": range(65, 91)}
    sums = ", ".join("+".join(f"age_{a}" for a in r) for r in groups.values())
    held = {row[0]: row[1:] for row in _query(edition, parts[-1:], f"code, {sums}")}
    if not all(d in held for d in districts):
        return None
    totals = [sum(held[d][i] for d in districts) for i in range(len(groups))]
    return int(parts[-1].key[-4:]), dict(zip(groups, totals, strict=True))


def boundaries(edition: Edition, layer: str, districts: list[str]) -> dict[str, tuple[str, dict]]:
    """Code → (name, GeoJSON geometry) of a layer (`lsoa21`, `ward25`, …) in the districts, as far as held."""
    wanted = {geography.BOUNDARIES.part_key((layer, d)) for d in districts}
    parts = [p for p in edition.of(geography.SOURCE) if p.key in wanted]
    return {code: (name, json.loads(text)) for code, name, text in _query(edition, parts, "code, name, geometry")}


def codes_of(edition: Edition, area: Area) -> set[str]:
    """The LSOA codes of either vintage that rows in an area may carry."""
    members = gazetteer(edition).members[area.code]
    old = _rows(edition, "lsoa11-lsoa21", "LSOA11CD, LSOA21CD")
    return set(members) | {code for code, new in old if new in members}


class Recaster:
    """From the LSOA code and point of a row to an LSOA of 2021, and how that was found."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self._residents = dict(_residents(edition))
        self.current = {code for (code,) in _rows(edition, "lsoa21-ward24", "LSOA21CD")}
        self.codes: dict[str, tuple[str, str]] = {code: (code, "as published") for code in self.current}
        self.candidates: dict[str, list[str]] = defaultdict(list)
        for old, flag, new in _rows(edition, "lsoa11-lsoa21", "LSOA11CD, CHGIND, LSOA21CD"):
            if flag in "SX":
                self.candidates[old].append(new)
            elif old not in self.codes:
                self.codes[old] = (new, "merged")
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

    def _boundaries(self) -> dict[str, BaseGeometry]:
        if self._outlines is None:
            parts = [p for p in self._edition.of(geography.SOURCE) if _is_lsoa_layer(p)]
            wanted = {c for cs in self.candidates.values() for c in cs}
            rows = _query(self._edition, parts, "code, geometry")
            self._outlines = {code: shape(json.loads(text)) for code, text in rows if code in wanted}
        return self._outlines


def _is_lsoa_layer(part: Part) -> bool:
    return part.key.startswith("lsoa21/")


def _is_census(part: Part) -> bool:
    return part.key == "census21-lsoa21"


def _rows(edition: Edition, name: str, columns: str) -> list[tuple]:
    return _query(edition, [p for p in edition.of(geography.SOURCE) if p.key == name], columns)


def _query(edition: Edition, parts: list[Part], columns: str) -> list[tuple]:
    if not parts:
        return []
    files = [str(edition.file(p)) for p in parts]
    with duckdb.connect() as connection:
        return connection.execute(f"SELECT {columns} FROM read_parquet(?)", [files]).fetchall()
