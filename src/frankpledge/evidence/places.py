"""The places of an edition: its gazetteer, its boundaries, and the way from any LSOA code to one of 2021.

Rows carry codes of 2011 up to some month, of both for a year or so, and of 2021 afterwards; a join on one vintage loses
a sixth of some districts without a word. The ONS exact-fit lookup says what became of each code of 2011: unchanged,
merged (the new code), split or irregular (the point decides; without a boundary that holds it, the nearest; without
boundaries, the most peopled).
"""

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Collection
from functools import lru_cache

import duckdb
from shapely import STRtree
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from frankpledge.evidence.area import Area, Gazetteer, Own, district_of, force_name, named_code
from frankpledge.evidence.sources import deprivation as indices
from frankpledge.evidence.sources import geography, own_areas, police_street, population
from frankpledge.evidence.warehouse import Edition, Part

# Raise it whenever this module or `cube` finds another LSOA for a row than it did: slices made before are made anew.
RECASTING = 1

# What a slice is keyed by where districts are told by the names of LSOAs.
BY_NAME = "by name"
STRAY = 0.005  # share of a force's rows below which a district is not taken for one of its own; the least is about 0.01
BY_NAME_SAID = (
    "No lookup from LSOA to district is held, so a row's district is the one that its LSOA is named after "
    "(“Harborough 007B”), and its police force the one that reports most of the district's rows. A district that was "
    "merged or renamed stands under each name, and one with very few rows is left out. Read the ONS lookups for the "
    "districts of a fixed date"
)

NEEDED = ("lsoa11-lsoa21", "lsoa21-ward24", "lad24-csp24-pfa24")


def key(edition: Edition) -> str:
    """A name for all that recasting depends on; it changes when a lookup, boundary or population does."""
    parts = edition.of(geography.SOURCE, population.SOURCE)
    used = sorted(f"{p.key}={p.sha256}" for p in parts if p.key in NEEDED or _is_lsoa_layer(p) or _is_census(p))
    used += [BY_NAME] if is_by_name(edition) else []
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
    if is_by_name(edition):
        _named_districts(g, edition)
    _own_areas(g, edition)
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


def notes(edition: Edition) -> tuple[str, ...]:
    """What must be said wherever figures are made of the edition. No full stops."""
    if not is_by_name(edition):
        return ()
    return (BY_NAME_SAID,)


def is_by_name(edition: Edition) -> bool:
    """Whether rows are held and the lookup that would tell their districts is not."""
    return bool(edition.of(police_street.SOURCE)) and edition.part(geography.SOURCE, "lsoa21-ward24") is None


def _named_districts(g: Gazetteer, edition: Edition) -> None:
    """The districts that LSOAs are named after. An LSOA with two names, of 2011 and of 2021, has the newer."""
    recast = Recaster(edition)
    columns = "lsoa_code, arg_max(lsoa_name, month), mode(falls_within), count(*)"
    where = "WHERE lsoa_code IS NOT NULL AND lsoa_name IS NOT NULL GROUP BY lsoa_code ORDER BY lsoa_code"
    rows = _query(edition, edition.of(police_street.SOURCE), columns, where)
    for name, force in _forces_of_names(rows).items():
        district, force_code = named_code("", name), named_code("force", force)
        g.forces[district] = force
        g.areas[district] = Area(district, name, "district")
        g.areas[force_code] = Area(force_code, f"{force} police force area", "force")
    for code, name, _, _ in rows:
        district = named_code("", district_of(name))
        for lsoa in recast.candidates.get(code) or [recast.codes[code][0]]:
            if district in g.areas:
                g.areas[lsoa] = Area(lsoa, name, "lsoa", district)
    for lsoa in [a for a in g.areas.values() if a.kind == "lsoa"]:
        for code in (lsoa.code, lsoa.within, named_code("force", g.forces[lsoa.within])):
            g.members.setdefault(code, set()).add(lsoa.code)


def _forces_of_names(rows: list[tuple]) -> dict[str, str]:
    """District → the force that reports most of its rows, but for districts that a force only strays into."""
    reported: dict[str, Counter[str]] = defaultdict(Counter)
    for _, name, force, n in rows:
        reported[district_of(name)][force_name(force)] += n
    of_force = sum(reported.values(), Counter())
    most = {name: forces.most_common(1)[0] for name, forces in reported.items()}
    return {name: force for name, (force, n) in most.items() if n >= STRAY * of_force[force]}


def _own_areas(g: Gazetteer, edition: Edition) -> None:
    columns = "code, name, lsoas, set_name, word, geometry IS NOT NULL, districts, square_km, notes"
    found = _query(edition, edition.of(own_areas.SOURCE), columns)
    for code, name, lsoas, set_name, word, outlined, districts, square_km, said in found:
        known = tuple(d for d in districts if d in g.areas)  # the lookups may be of another year than they were
        if known:
            g.areas[code] = Area(code, name, "own", known[0] if len(known) == 1 else "")
            g.members[code] = set(lsoas)
            g.own[code] = Own(set_name, word, outlined, known, square_km, tuple(said))


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


def recast_codes(edition: Edition) -> dict[str, list[str]]:
    """LSOA code of 2011 → every LSOA of 2021 on its ground."""
    found = defaultdict(list)
    for old, new in _rows(edition, "lsoa11-lsoa21", "LSOA11CD, LSOA21CD"):
        found[old].append(new)
    return dict(found)


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
        if is_by_name(edition):
            for (code,) in _query(edition, edition.of(police_street.SOURCE), "DISTINCT lsoa_code"):
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


def _query(edition: Edition, parts: list[Part], columns: str, grouped: str = "") -> list[tuple]:
    if not parts:
        return []
    files = [str(edition.file(p)) for p in parts]
    with duckdb.connect() as connection:
        return connection.execute(f"SELECT {columns} FROM read_parquet(?) {grouped}", [files]).fetchall()


def deprivation(
    edition: Edition, codes: Collection[str], year: int | None = None, domain: str = indices.INDEX
) -> indices.Deprivation | None:
    """What the English Indices of Deprivation say of an area, given as its LSOAs of 2021 (`gazetteer().members`).

    `year` is that of the Indices; without one, the newest held. `domain` is one of `sources.deprivation.DOMAINS`. None
    where no ranks of it are held. Ranks of 2019 stay those of LSOAs of 2011: each counts where all that has become of
    it lies in the area.
    """
    held = {y: p for p in edition.of(indices.SOURCE) for y in indices.RANKED if p.key == f"iod{y}"}
    year = year or max(held, default=0)
    if year not in held or f"{domain}_rank" not in _columns(edition, held[year]):
        return None
    ranked = {c: (r, d) for c, r, d in _query(edition, [held[year]], f"code, {domain}_rank, {domain}_decile")}
    wanted = set(codes)
    now = recast_codes(edition) if indices.LSOAS_OF[year] == 2011 else {code: [code] for code in ranked}
    became = {code: set(now.get(code, ())) for code in ranked}
    inside = {code: ranked[code] for code, lsoas in became.items() if lsoas and lsoas <= wanted}
    residents, residents_of = _residents_of_ranked(edition, held[year], set(inside))
    return indices.Deprivation(
        year,
        domain,
        inside,
        split=frozenset(c for c in inside if len(became[c]) > 1),
        partly=frozenset(c for c, lsoas in became.items() if lsoas & wanted and c not in inside),
        missing=frozenset(wanted.difference(*became.values())),
        residents=residents,
        residents_of=residents_of,
    )


def _residents_of_ranked(edition: Edition, part: Part, codes: set[str]) -> tuple[dict[str, int], str]:
    """Residents of each LSOA ranked, and where from: the Indices' own, else the Census (2021) or an estimate (2011)."""
    counts, said = [], "the Indices’ own count"
    if "residents" in _columns(edition, part):
        counts = _query(edition, [part], "code, residents")
    elif part.key == "iod2025":
        counts, said = _residents(edition), "Census 2021"
    else:
        estimates = [p for p in edition.of(population.SOURCE) if p.key.startswith("mid-lsoa11")]
        if estimates:
            newest = max(estimates, key=lambda p: p.key[-4:])
            counts, said = _query(edition, [newest], "code, total"), f"mid-{newest.key[-4:]} estimate"
    found = {code: n for code, n in counts if code in codes}
    return (found, said) if len(found) == len(codes) else ({}, "")


def _columns(edition: Edition, part: Part) -> set[str]:
    with duckdb.connect() as connection:
        found = connection.execute("SELECT name FROM parquet_schema(?)", [str(edition.file(part))]).fetchall()
    return {name for (name,) in found}
