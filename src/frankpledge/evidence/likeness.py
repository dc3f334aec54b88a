"""What makes districts alike: the region that they lie in and how deprived they are."""

from collections import Counter
from fractions import Fraction
from functools import lru_cache

import duckdb

from frankpledge.evidence import places
from frankpledge.evidence.sources import deprivation, geography
from frankpledge.evidence.warehouse import Edition

MOST_DEPRIVED = 2  # deciles 1 and 2: the most deprived fifth of the country's small areas


@lru_cache(maxsize=8)
def regions(edition: Edition) -> dict[str, str]:
    """District code → the name of its region (of Wales as a whole); nothing where the list of regions is not held."""
    files = [str(edition.file(p)) for p in edition.of(geography.SOURCE) if p.key == "lad-region"]
    if not files:
        return {}
    with duckdb.connect() as connection:
        sql = "SELECT LADCD, coalesce(RGNNM, CTRYNM) FROM read_parquet(?) WHERE coalesce(RGNNM, CTRYNM) IS NOT NULL"
        return dict(connection.execute(sql, [files]).fetchall())


@lru_cache(maxsize=8)
def most_deprived(edition: Edition) -> dict[str, Fraction]:
    """District code → the share of its small areas that are in the most deprived fifth, by the newest Indices."""
    held = {y: p for p in edition.of(deprivation.SOURCE) for y in deprivation.RANKED if p.key == f"iod{y}"}
    if not held:
        return {}
    year = max(held)
    column = f"{deprivation.INDEX}_decile"
    with duckdb.connect() as connection:
        sql = f"SELECT code, {column} FROM read_parquet(?)"
        ranked = connection.execute(sql, [str(edition.file(held[year]))]).fetchall()
    gazetteer = places.gazetteer(edition)
    now = places.recast_codes(edition) if deprivation.LSOAS_OF[year] == 2011 else {}
    areas, deprived = Counter(), Counter()
    for code, decile in ranked:
        lsoa = next(iter(now.get(code, [code])), code)
        if lsoa in gazetteer.areas:
            areas[gazetteer.areas[lsoa].within] += 1
            deprived[gazetteer.areas[lsoa].within] += decile <= MOST_DEPRIVED
    return {d: Fraction(deprived[d], n) for d, n in areas.items()}
