"""Making files by hand as their publishers do, and a small invented country to lay them in.

Fenland has the district Upwell and Dale (its own partnership), Otherton (shared by two partnerships), and Threeways and
Fourways (one partnership of both). Marsh has the district Saltby. Of the LSOAs of 2011, E01000002 was split in two at
0.1 degrees east, E01000003 and E01000004 were merged, and the rest are unchanged.
"""

import csv
import io
import json
from pathlib import Path

HEADINGS = [
    "Crime ID", "Month", "Reported by", "Falls within", "Longitude", "Latitude", "Location", "LSOA code", "LSOA name",
    "Crime type", "Last outcome category", "Context",
]  # fmt: skip

PLAIN, SPLIT, WEST, EAST, MERGED_A, MERGED_B, MERGED = (
    "E01000001", "E01000002", "E01000012", "E01000022", "E01000003", "E01000004", "E01000034",
)  # fmt: skip
OTHERTON_LSOA, THREEWAYS_LSOA, FOURWAYS_LSOA, SALTBY_LSOA = "E01000005", "E01000006", "E01000007", "E01000008"
UPWELL, OTHERTON, THREEWAYS, FOURWAYS, SALTBY = "E07000001", "E07000002", "E07000003", "E07000004", "E07000005"

DISTRICTS = {  # code → name, LSOAs of 2021 with their wards, force area
    UPWELL: ("Upwell & Dale", {PLAIN: "Mill", WEST: "Mill", EAST: "King's Quay", MERGED: "King's Quay"}, "Fenland"),
    OTHERTON: ("Otherton", {OTHERTON_LSOA: "Mill"}, "Fenland"),
    THREEWAYS: ("Threeways", {THREEWAYS_LSOA: "Three"}, "Fenland"),
    FOURWAYS: ("Fourways", {FOURWAYS_LSOA: "Four"}, "Fenland"),
    SALTBY: ("Saltby", {SALTBY_LSOA: "Salt"}, "Marsh"),
}
FORCE_AREAS = {"Fenland": "E23000001", "Marsh": "E23000002"}
PARTNERSHIPS = [
    ("E22000001", "Upwell and Dale", UPWELL),
    ("E22000002", "Otherton East", OTHERTON),
    ("E22000003", "Otherton West", OTHERTON),
    ("E22000004", "Several Ways", THREEWAYS),
    ("E22000004", "Several Ways", FOURWAYS),
    ("E22000005", "City of Saltby", SALTBY),
]
CHANGES = [  # 2011, flag, 2021
    (PLAIN, "U", PLAIN), (SPLIT, "S", WEST), (SPLIT, "S", EAST), (MERGED_A, "M", MERGED), (MERGED_B, "M", MERGED),
    (OTHERTON_LSOA, "U", OTHERTON_LSOA), (THREEWAYS_LSOA, "U", THREEWAYS_LSOA),
    (FOURWAYS_LSOA, "U", FOURWAYS_LSOA), (SALTBY_LSOA, "U", SALTBY_LSOA),
]  # fmt: skip
RESIDENTS = {PLAIN: 1500, WEST: 900, EAST: 1100, MERGED: 2500, OTHERTON_LSOA: 1600, THREEWAYS_LSOA: 1700,
             FOURWAYS_LSOA: 1800, SALTBY_LSOA: 1900}  # fmt: skip


def row(**changes: str) -> dict[str, str]:
    """One published row: a burglary in Upwell and Dale in January 2024, but for the changes (by heading)."""
    plain = {
        "Crime ID": "", "Month": "2024-01", "Reported by": "Fenland Police", "Falls within": "Fenland Police",
        "Longitude": "0.050000", "Latitude": "52.050000", "Location": "On or near Mill Lane", "LSOA code": PLAIN,
        "LSOA name": "Upwell 001A", "Crime type": "Burglary", "Last outcome category": "Under investigation",
        "Context": "",
    }  # fmt: skip
    return plain | {k.replace("_", " "): v for k, v in changes.items()}


def nowhere(**changes: str) -> dict[str, str]:
    """A row to which the publisher gave no place."""
    blank = dict.fromkeys(("Longitude", "Latitude", "LSOA_code", "LSOA_name"), "")
    return row(**(blank | {"Location": "No Location"} | changes))


def crime_id(number: int) -> str:
    """An identifier as published: 64 hexadecimal digits, of which the first sixteen are kept."""
    return f"{number:016x}{0:048x}"


def table(headings: list[str], rows: list, delimiter: str = ",", end: str = "\n") -> str:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator=end)
    writer.writerow(headings)
    writer.writerows([r[h] for h in headings] if isinstance(r, dict) else r for r in rows)
    return out.getvalue()


def street(rows: list[dict[str, str]], headings: list[str] = HEADINGS, end: str = "\n") -> str:
    """The text of a street-level file."""
    return table(headings, rows, end=end)


def write(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def write_months(folder: Path, rows: list[dict[str, str]]) -> Path:
    """Rows into the files that the publisher would put them in, one a force and month."""
    files: dict[str, list[dict[str, str]]] = {}
    for r in rows:
        force = r["Falls within"].split()[0].casefold()
        files.setdefault(f"{r['Month']}-{force}-street.csv", []).append(r)
    for name, inside in files.items():
        write(folder / name, street(inside))
    return folder


def write_country(folder: Path, boundaries: bool = True) -> Path:
    """Lookups, residents and boundaries of the invented country."""
    lads = {lsoa: (code, name) for code, (name, lsoas, _) in DISTRICTS.items() for lsoa in lsoas}
    write(
        folder / "LSOA11_LSOA21_LAD22_EW.csv",
        table(
            ["LSOA11NM", "LSOA11CD", "CHGIND", "LSOA21NM", "LSOA21CD", "LAD22NM", "LAD22CD"],
            [(f"{o} in 2011", o, flag, f"{n} now", n, lads[n][1], lads[n][0]) for o, flag, n in CHANGES],
        ),
    )
    wards = {}  # a ward of each district has a code of its own, so that two wards can have one name
    fit = []
    for code, (name, lsoas, _) in DISTRICTS.items():
        for lsoa, ward in lsoas.items():
            ward_code = wards.setdefault((code, ward), f"E0500000{len(wards) + 1}")
            fit.append((f"{lsoa} now", lsoa, ward, ward_code, name, code))
    write(
        folder / "LSOA21_WD24_LAD24_EW.csv",
        table(["LSOA21NM", "LSOA21CD", "WD24NM", "WD24CD", "LAD24NM", "LAD24CD"], fit),
    )
    write(
        folder / "LAD24_CSP24_PFA24_EW.csv",
        table(
            ["LAD24CD", "LAD24NM", "CSP24CD", "CSP24NM", "PFA24CD", "PFA24NM"],
            [(d, DISTRICTS[d][0], c, n, FORCE_AREAS[f], f) for c, n, d in PARTNERSHIPS for f in [DISTRICTS[d][2]]],
        ),
    )
    write(
        folder / "census-2021-lsoa21-usual-residents.csv",
        table(["LSOA21CD", "total_residents"], [(c, f"{n}.0") for c, n in RESIDENTS.items()]),
    )
    if boundaries:
        write(folder / "boundaries" / "upwell.geojson", outlines({WEST: square(0.0), EAST: square(0.1)}))
    return folder


def square(west: float, south: float = 52.0, size: float = 0.1) -> dict:
    east, north = west + size, south + size
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {"type": "Polygon", "coordinates": [ring]}


def outlines(shapes: dict[str, dict], district: str = UPWELL) -> str:
    features = [
        {
            "type": "Feature",
            "properties": {"LSOA21CD": code, "LSOA21NM": f"{code} now", "LADCD_ACTIVE": district},
            "geometry": shape,
        }
        for code, shape in shapes.items()
    ]
    return json.dumps({"type": "FeatureCollection", "features": features})
