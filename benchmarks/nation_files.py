"""The files of an invented nation, as their publishers lay them out: lookups, residents and street-level rows.

python benchmarks/nation_files.py FOLDER FORCES DISTRICTS LSOAS MONTHS ROWS

Only the shape is like the real ones: so many forces, partnerships and small areas, rows of about 230 bytes, a few
without a place and a few that another force recorded. No code is one in use; the same request gives the same rows.
"""

import csv
import sys
from collections.abc import Iterable
from pathlib import Path

import duckdb
from invented import first_of

TYPES = (  # with how many of a hundred rows each is
    ("Anti-social behaviour", 16), ("Bicycle theft", 1), ("Burglary", 5), ("Criminal damage and arson", 8),
    ("Drugs", 3), ("Other crime", 2), ("Other theft", 7), ("Possession of weapons", 1), ("Public order", 7),
    ("Robbery", 1), ("Shoplifting", 8), ("Theft from the person", 2), ("Vehicle crime", 6),
    ("Violence and sexual offences", 33),
)  # fmt: skip
HEADING = (
    "Crime ID", "Month", "Reported by", "Falls within", "Longitude", "Latitude", "Location", "LSOA code", "LSOA name",
    "Crime type", "Last outcome category", "Context",
)  # fmt: skip

# One row in forty has no place, one in two hundred was recorded by the next force. A third lie in town centres.
ROWS = """
    CREATE OR REPLACE TABLE rows AS
    WITH drawn AS (
        SELECT i, hash(i, {seed}) AS h, hash(i, {seed}, 1) AS h1, hash(i, {seed}, 2) AS h2 FROM range({rows}) t(i)
    ), placed AS (
        SELECT *, CASE WHEN h % 3 = 0 THEN (h1 % {lsoas}) // 40 * 40 ELSE h1 % {lsoas} END::INTEGER AS lsoa FROM drawn
    )
    SELECT ((lsoa * {districts} // {lsoas}) * {forces} // {districts} + (h2 % 200 = 0)::INTEGER) % {forces} AS force,
        CASE WHEN type = 'Anti-social behaviour' THEN '' ELSE md5(h::VARCHAR) || md5(h1::VARCHAR) END AS "Crime ID",
        '{month}' AS "Month", 'Shire ' || chr(65 + force // 26) || chr(65 + force % 26) || ' Police' AS "Reported by",
        "Reported by" AS "Falls within",
        CASE WHEN nowhere THEN '' ELSE printf('%.6f', -5 + lsoa % 700 / 100 + (h % 997) / 1e6) END AS "Longitude",
        CASE WHEN nowhere THEN '' ELSE printf('%.6f', 50 + lsoa // 700 / 10 + (h1 % 997) / 1e6) END AS "Latitude",
        CASE WHEN nowhere THEN 'No Location' ELSE 'On or near Invented Street ' || h % 997 END AS "Location",
        CASE WHEN nowhere THEN '' ELSE 'E01' || (900000 + lsoa) END AS "LSOA code",
        CASE WHEN nowhere THEN '' ELSE 'Place ' || lsoa END AS "LSOA name", type AS "Crime type",
        CASE WHEN type = 'Anti-social behaviour' THEN '' ELSE 'Under investigation' END AS "Last outcome category",
        '' AS "Context"
    FROM (SELECT *, h2 % 40 = 0 AS nowhere, types.name AS type FROM placed JOIN types ON types.number = h2 // 256 % 100)
"""


def main(folder: Path, forces: int, districts: int, lsoas: int, months: int, rows: int) -> None:
    _lookups(folder / "lookups", forces, districts, lsoas)
    year, month = (int(t) for t in first_of(months).split("-"))
    with duckdb.connect() as connection:
        names = [name for name, share in TYPES for _ in range(share)]
        connection.execute(
            "CREATE TABLE types AS SELECT unnest(?) AS name, unnest(?) AS number", [names, [*range(100)]]
        )
        for number in range(year * 12 + month - 1, year * 12 + month - 1 + months):
            text = f"{number // 12}-{number % 12 + 1:02}"
            size = {"seed": number, "rows": rows // months, "lsoas": lsoas, "districts": districts, "forces": forces}
            connection.execute(ROWS.format(month=text, **size))
            _street(connection, folder / "police-uk" / text, text, forces)


def _street(connection: duckdb.DuckDBPyConnection, folder: Path, month: str, forces: int) -> None:
    """The files of a month, one a force."""
    folder.mkdir(parents=True)
    columns = ", ".join(f'"{h}"' for h in HEADING)
    for force in range(forces):
        file = folder / f"{month}-{_name(force).casefold().replace(' ', '-')}-street.csv"
        connection.execute(f"COPY (SELECT {columns} FROM rows WHERE force = {force}) TO '{file}' (FORMAT csv, HEADER)")


def _lookups(folder: Path, forces: int, districts: int, lsoas: int) -> None:
    """What lies in what: 23 wards to a district, and the last districts two to a partnership."""
    where = [(f"E01{900000 + n}", n * districts // lsoas, n * districts * 23 // lsoas) for n in range(lsoas)]
    _table(
        folder / "LSOA11_LSOA21_LAD22_EW.csv",
        ("LSOA11NM", "LSOA11CD", "CHGIND", "LSOA21NM", "LSOA21CD", "LAD22NM", "LAD22CD"),
        ((code, code, "U", code, code, f"District {d}", f"E07{900000 + d:06}") for code, d, _ in where),
    )
    _table(
        folder / "LSOA21_WD24_LAD24_EW.csv",
        ("LSOA21NM", "LSOA21CD", "WD24NM", "WD24CD", "LAD24NM", "LAD24CD"),
        (
            (code, code, f"Ward {w}", f"E05{900000 + w:06}", f"District {d}", f"E07{900000 + d:06}")
            for code, d, w in where
        ),
    )
    _table(
        folder / "LAD24_CSP24_PFA24_EW.csv",
        ("LAD24CD", "LAD24NM", "CSP24CD", "CSP24NM", "PFA24CD", "PFA24NM"),
        (_partnership(d, districts, forces) for d in range(districts)),
    )
    _table(
        folder / "census-2021-lsoa21-usual-residents.csv",
        ("LSOA21CD", "total_residents"),
        ((code, 1000 + 37 * n % 1009) for n, (code, _, _) in enumerate(where)),
    )


def _partnership(district: int, districts: int, forces: int) -> tuple:
    force, beside = district * forces // districts, (district - 1) * forces // districts
    paired = district >= districts - 16 and district % 2 and beside == force
    number = district - 1 if paired else district
    code, name = f"E22{900000 + number:06}", f"Partnership {number}"
    return f"E07{900000 + district:06}", f"District {district}", code, name, f"E23{900000 + force:06}", _name(force)


def _name(force: int) -> str:
    return f"Shire {chr(65 + force // 26)}{chr(65 + force % 26)}"


def _table(path: Path, heading: tuple, rows: Iterable[tuple]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows([heading, *rows])


if __name__ == "__main__":
    main(Path(sys.argv[1]), *map(int, sys.argv[2:]))
