"""The places of an edition: its gazetteer, its boundaries and who lives there."""

import json
from collections import Counter, defaultdict
from dataclasses import replace
from functools import lru_cache

from frankpledge.evidence.area import Area, Gazetteer, Own, district_of, force_name, named_code
from frankpledge.evidence.edition import Alike, Edition
from frankpledge.evidence.recasting import Recaster, is_by_name, lookup, recast_codes, residents
from frankpledge.evidence.rows import named, rows
from frankpledge.evidence.sources import geography, own_areas, police_street, population

STRAY = 0.005  # share of a force's rows below which a district is not taken for one of its own; the least is about 0.01
BY_NAME_SAID = (
    "No lookup from LSOA to district is held, so a row's district is the one that its LSOA is named after "
    "(“Harborough 007B”), and its police force the one that reports most of the district's rows. A district that was "
    "merged or renamed stands under each name, and one with very few rows is left out. Read the ONS lookups for the "
    "districts of a fixed date"
)


def gazetteer(edition: Edition) -> Gazetteer:
    """Areas, members, forces and residents, as far as the edition holds lookups for them."""
    return _gazetteer(Alike(edition, key(edition)))


@lru_cache(maxsize=16)
def key(edition: Edition) -> str:
    """A name for all that the gazetteer is made of."""
    return _key_of(edition, geography.SOURCE, population.SOURCE, own_areas.SOURCE)


def _key_of(edition: Edition, *sources: str) -> str:
    parts = edition.of(*sources, *([police_street.SOURCE] if is_by_name(edition) else []))
    return ",".join(sorted(p.sha256 for p in parts))


@lru_cache(maxsize=8)
def _gazetteer(of: Alike) -> Gazetteer:
    edition = of.edition
    public = _public(Alike(edition, _key_of(edition, geography.SOURCE, population.SOURCE)))
    if not edition.of(own_areas.SOURCE):
        return public
    g = replace(public, areas=dict(public.areas), members=dict(public.members), own={})
    _own_areas(g, edition)
    return g


@lru_cache(maxsize=8)
def _public(of: Alike) -> Gazetteer:
    """All areas but a partnership's own: of a nation it takes seconds, so it is not made anew for each set of them."""
    edition = of.edition
    g = Gazetteer()
    for lsoa, lsoa_name, ward, ward_name, district, district_name in lookup(
        edition, "lsoa21-ward24", "LSOA21CD, LSOA21NM, WD24CD, WD24NM, LAD24CD, LAD24NM"
    ):
        g.areas[lsoa] = Area(lsoa, lsoa_name, "lsoa", district)
        if ward not in g.areas:
            g.areas[ward] = Area(ward, ward_name, "ward", district)
        if district not in g.areas:
            g.areas[district] = Area(district, district_name, "district", "")
        for code in (lsoa, ward, district):
            g.members.setdefault(code, set()).add(lsoa)
    _partnerships(g, edition)
    if is_by_name(edition):
        _named_districts(g, edition)
    g.members = {code: frozenset(lsoas) for code, lsoas in g.members.items()}
    g.residents = dict(residents(edition))
    return g


def _partnerships(g: Gazetteer, edition: Edition) -> None:
    sharing = defaultdict(list)
    columns = "LAD24CD, CSP24CD, CSP24NM, PFA24CD, PFA24NM"
    for district, partnership, name, force_code, force in lookup(edition, "lad24-csp24-pfa24", columns):
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


def fire_areas(edition: Edition) -> dict[str, str]:
    """District code → the area of its fire and rescue authority, as the ONS names it; nothing where that is not held.

    “Leicestershire” is the area; the authority may call itself otherwise.
    """
    return dict(lookup(edition, "lad24-fra24", "LAD24CD, FRA24NM"))


def notes(edition: Edition) -> tuple[str, ...]:
    """What must be said wherever figures are made of the edition. No full stops."""
    if not is_by_name(edition):
        return ()
    return (BY_NAME_SAID,)


def _named_districts(g: Gazetteer, edition: Edition) -> None:
    """The districts that LSOAs are named after. An LSOA with two names, of 2011 and of 2021, has the newer."""
    recast = Recaster(edition)
    columns = "lsoa_code, arg_max(lsoa_name, month), mode(falls_within), count(*)"
    where = "WHERE lsoa_code IS NOT NULL AND lsoa_name IS NOT NULL GROUP BY lsoa_code ORDER BY lsoa_code"
    found = rows(edition, edition.of(police_street.SOURCE), columns, where)
    for name, force in _forces_of_names(found).items():
        district, force_code = named_code("", name), named_code("force", force)
        g.forces[district] = force
        g.areas[district] = Area(district, name, "district")
        g.areas[force_code] = Area(force_code, f"{force} police force area", "force")
    for code, name, _, _ in found:
        district = named_code("", district_of(name))
        for lsoa in recast.candidates.get(code) or [recast.codes[code][0]]:
            if district in g.areas:
                g.areas[lsoa] = Area(lsoa, name, "lsoa", district)
    for lsoa in [a for a in g.areas.values() if a.kind == "lsoa"]:
        for code in (lsoa.code, lsoa.within, named_code("force", g.forces[lsoa.within])):
            g.members.setdefault(code, set()).add(lsoa.code)


def _forces_of_names(found: list[tuple]) -> dict[str, str]:
    """District → the force that reports most of its rows, but for districts that a force only strays into."""
    reported: dict[str, Counter[str]] = defaultdict(Counter)
    for _, name, force, n in found:
        reported[district_of(name)][force_name(force)] += n
    of_force = sum(reported.values(), Counter())
    most = {name: forces.most_common(1)[0] for name, forces in reported.items()}
    return {name: force for name, (force, n) in most.items() if n >= STRAY * of_force[force]}


def _own_areas(g: Gazetteer, edition: Edition) -> None:
    columns = "code, name, lsoas, set_name, word, geometry IS NOT NULL, districts, square_km, notes"
    found = rows(edition, edition.of(own_areas.SOURCE), columns)
    for code, name, lsoas, set_name, word, outlined, districts, square_km, said in found:
        known = tuple(d for d in districts if d in g.areas)  # the lookups may be of another year than they were
        if known:
            g.areas[code] = Area(code, name, "own", known[0] if len(known) == 1 else "")
            g.members[code] = frozenset(lsoas)
            g.own[code] = Own(set_name, word, outlined, known, square_km, tuple(said))


def households(edition: Edition, districts: list[str]) -> int | None:
    """Households at the Census of 2021, or None where they are not held for each of the districts."""
    held = dict(rows(edition, named(edition, population.SOURCE, "census21-households-lad23"), "code, total"))
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
    held = {row[0]: row[1:] for row in rows(edition, parts[-1:], f"code, {sums}")}
    if not all(d in held for d in districts):
        return None
    totals = [sum(held[d][i] for d in districts) for i in range(len(groups))]
    return int(parts[-1].key[-4:]), dict(zip(groups, totals, strict=True))


def boundaries(edition: Edition, layer: str, districts: list[str]) -> dict[str, tuple[str, dict]]:
    """Code → (name, GeoJSON geometry) of a layer (`lsoa21`, `ward25`, …) in the districts, as far as held."""
    wanted = {geography.BOUNDARIES.part_key((layer, d)) for d in districts}
    parts = [p for p in edition.of(geography.SOURCE) if p.key in wanted]
    return {code: (name, json.loads(text)) for code, name, text in rows(edition, parts, "code, name, geometry")}


def codes_of(edition: Edition, area: Area) -> set[str]:
    """The LSOA codes of either vintage that rows in an area may carry."""
    members = gazetteer(edition).members[area.code]
    return set(members) | {old for old, new in recast_codes(edition).items() if not members.isdisjoint(new)}
