"""What an area is like beside others: the region that it lies in, and how deprived it is."""

from collections import Counter
from collections.abc import Collection
from fractions import Fraction
from functools import lru_cache

from frankpledge.evidence import places
from frankpledge.evidence.edition import Edition, Part
from frankpledge.evidence.recasting import recast_codes
from frankpledge.evidence.rows import columns_of, named, rows
from frankpledge.evidence.sources import deprivation as indices
from frankpledge.evidence.sources import geography

MOST_DEPRIVED = 2  # deciles 1 and 2: the most deprived fifth of the country's small areas


@lru_cache(maxsize=8)
def regions(edition: Edition) -> dict[str, str]:
    """District code → the name of its region (of Wales as a whole); nothing where the list of regions is not held."""
    listed = named(edition, geography.SOURCE, "lad-region")
    region = "coalesce(RGNNM, CTRYNM)"
    return dict(rows(edition, listed, f"LADCD, {region}", f"WHERE {region} IS NOT NULL"))


@lru_cache(maxsize=8)
def most_deprived(edition: Edition) -> dict[str, Fraction]:
    """District code → the share of its small areas that are in the most deprived fifth, by the newest Indices."""
    held = _indices(edition)
    if not held:
        return {}
    year = max(held)
    gazetteer = places.gazetteer(edition)
    now = recast_codes(edition) if indices.LSOAS_OF[year] == 2011 else {}
    areas, deprived = Counter(), Counter()
    for code, decile in rows(edition, [held[year]], f"code, {indices.INDEX}_decile"):
        lsoa = next(iter(now.get(code, [code])), code)
        if lsoa in gazetteer.areas:
            areas[gazetteer.areas[lsoa].within] += 1
            deprived[gazetteer.areas[lsoa].within] += decile <= MOST_DEPRIVED
    return {d: Fraction(deprived[d], n) for d, n in areas.items()}


def deprivation(
    edition: Edition, codes: Collection[str], year: int | None = None, domain: str = indices.INDEX
) -> indices.Deprivation | None:
    """What the English Indices of Deprivation say of an area, given as its LSOAs of 2021 (`gazetteer().members`).

    `year` is that of the Indices; without one, the newest held. `domain` is one of `sources.deprivation.DOMAINS`. None
    where no ranks of it are held. Ranks of 2019 stay those of LSOAs of 2011: each counts where all that has become of
    it lies in the area.
    """
    held = _indices(edition)
    year = year or max(held, default=0)
    if year not in held or f"{domain}_rank" not in columns_of(edition, held[year]):
        return None
    ranked = {c: (r, d) for c, r, d in rows(edition, [held[year]], f"code, {domain}_rank, {domain}_decile")}
    wanted = set(codes)
    now = recast_codes(edition) if indices.LSOAS_OF[year] == 2011 else {code: [code] for code in ranked}
    became = {code: set(now.get(code, ())) for code in ranked}
    inside = {code: ranked[code] for code, lsoas in became.items() if lsoas and lsoas <= wanted}
    return indices.Deprivation(
        year,
        domain,
        inside,
        split=frozenset(c for c in inside if len(became[c]) > 1),
        partly=frozenset(c for c, lsoas in became.items() if lsoas & wanted and c not in inside),
        missing=frozenset(wanted.difference(*became.values())),
    )


def _indices(edition: Edition) -> dict[int, Part]:
    """Year → the Indices held of it."""
    return {y: p for p in edition.of(indices.SOURCE) for y in indices.RANKED if p.key == f"iod{y}"}
