"""Writing files just as their publishers write them: headings, line ends, decimals and all."""

import csv
import gzip
import io
import json
import uuid
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import shapely

from frankpledge.demo.people import AGES, People
from frankpledge.demo.place import Place

_OF_A_CRIME = "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name"
HEADINGS = {  # of the police's files, by kind
    "street": f"{_OF_A_CRIME},Crime type,Last outcome category,Context",
    "outcomes": f"{_OF_A_CRIME},Outcome type",
    "stop-and-search": "Type,Date,Part of a policing operation,Policing operation,Latitude,Longitude,Gender,Age range,"
    "Self-defined ethnicity,Officer-defined ethnicity,Legislation,Object of search,Outcome,"
    "Outcome linked to object of search,Removal of more than just outer clothing",
}
_AGE_COLUMNS = [*map(str, range(AGES - 1)), "90+"]
_LAYER_COLUMNS = {"lsoa": "LSOA21", "lsoa11": "LSOA11", "msoa": "MSOA21", "ward": "WD25"}


def write_month(folder: Path, slug: str, kind: str, month: str, lines: list[str], *, crlf: bool = False) -> None:
    """One month of one force: a file of the police's, which is of the kind that its name ends with."""
    end = "\r\n" if crlf else "\n"
    path = folder / "police-uk" / slug / kind / f"{month}-{slug}-{kind}.csv"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes((end.join([HEADINGS[kind], *lines]) + end).encode())


def write_table(path: Path, heading: list[str], rows: Iterable[Iterable]) -> None:
    """A comma-separated file with plain line ends."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(heading)
    writer.writerows(rows)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text.getvalue(), encoding="utf-8", newline="")


def write_boundaries(folder: Path, place: Place, slug: str) -> None:
    """The four layers of one district."""
    codes = {
        "lsoa": place.areas.lsoa21,
        "lsoa11": place.areas.lsoa11,
        "msoa": place.areas.msoa,
        "ward": place.areas.ward,
    }
    for layer, polygons in place.layers.items():
        features = [
            _feature(layer, number, code, name, polygon, place)
            for number, ((code, name), polygon) in enumerate(zip(codes[layer], polygons, strict=True), start=1)
        ]
        path = folder / "boundaries" / layer / f"{place.code}-{slug}.geojson.gz"
        path.parent.mkdir(parents=True, exist_ok=True)
        # No time of writing inside, so that the same ground is the same bytes.
        path.write_bytes(gzip.compress(_collection(place.code, features).encode(), compresslevel=6, mtime=0))


def _collection(name: str, features: list[str]) -> str:
    crs = '{ "type": "name", "properties": { "name": "urn:ogc:def:crs:OGC:1.3:CRS84" } }'
    body = ",\n".join(features)
    return f'{{\n"type": "FeatureCollection",\n"name": "{name}",\n"crs": {crs},\n"features": [\n{body}\n]\n}}\n'


def _feature(layer: str, number: int, code: str, name: str, polygon: shapely.Geometry, place: Place) -> str:
    column = _LAYER_COLUMNS[layer]
    properties = {"FID": number, f"{column}CD": code, f"{column}NM": name}
    if layer == "ward":
        properties |= {"WD25NMW": " ", "LAD25CD": place.code, "LAD25NM": place.name}
    if layer in ("ward", "lsoa11"):
        middle = shapely.point_on_surface(polygon)
        properties |= {"LONG": round(middle.x, 5), "LAT": round(middle.y, 5)}
    properties |= {"GlobalID": str(uuid.uuid5(uuid.NAMESPACE_URL, f"frankpledge:{layer}:{code}"))}
    properties |= {"LADCD_ACTIVE": place.code, "UTLACD": None, "CAUTHCD": None, "RGNCD": None}
    start = f'{{ "type": "Feature", "properties": {json.dumps(properties, ensure_ascii=False)}, "geometry": '
    return start + shapely.to_geojson(polygon) + " }"


def write_lookups(folder: Path, settled: list[tuple[Place, tuple[str, str]]]) -> None:
    """What lies in what, for all districts, each given with its police force area."""
    lookups = folder / "lookups"
    write_table(
        lookups / "LSOA11_LSOA21_LAD22_EW.csv",
        ["LSOA11NM", "LSOA11CD", "CHGIND", "LSOA21NM", "LSOA21CD", "LAD22NM", "LAD22CD"],
        (row for place, _ in settled for row in _changes(place)),
    )
    write_table(
        lookups / "LSOA21_WD24_LAD24_EW.csv",
        ["LSOA21NM", "LSOA21CD", "WD24NM", "WD24CD", "LAD24NM", "LAD24CD"],
        (row for place, _ in settled for row in _best_fit(place)),
    )
    write_table(
        lookups / "LSOA11_LAD21_EW.csv",
        ["LSOA11NM", "LSOA11CD", "LAD21NM", "LAD21CD"],
        ((name, code, p.name, p.code) for p, _ in settled for code, name in p.areas.lsoa11),
    )
    write_table(
        lookups / "LAD24_CSP24_PFA24_EW.csv",
        ["LAD24CD", "LAD24NM", "CSP24CD", "CSP24NM", "PFA24CD", "PFA24NM"],
        ((place.code, place.name, place.csp_code, place.name, *force) for place, force in settled),
    )


def _changes(place: Place) -> Iterable[tuple]:
    for then, now, flag in place.division.changes:
        old, new = place.areas.lsoa11[then], place.areas.lsoa21[now]
        yield old[1], old[0], flag, new[1], new[0], place.name, place.code


def _best_fit(place: Place) -> Iterable[tuple]:
    for (code, name), number in zip(place.areas.lsoa21, place.division.ward_of_lsoa, strict=True):
        ward_code, ward = place.areas.ward[number]
        yield name, code, ward, ward_code, place.name, place.code


def write_population(folder: Path, peopled: list[tuple[Place, People]]) -> None:
    """Residents, households and ages, numbers with a decimal as in the files these are like."""
    population = folder / "population"
    write_table(
        population / "census-2021-lsoa21-usual-residents.csv",
        ["LSOA21CD", "total_residents"],
        ((code, f"{n}.0") for p, who in peopled for (code, _), n in zip(p.areas.lsoa21, who.residents, strict=True)),
    )
    write_table(
        population / "census-2021-lad23-households.csv",
        ["LAD23CD", "households"],
        ((place.code, f"{who.households}.0") for place, who in peopled),
    )
    write_table(
        population / "mid-2020-lsoa11-by-single-year-of-age.csv",
        ["LSOA11NM", "LSOA11CD", "total_population", *_AGE_COLUMNS],
        (
            (name, code, *_ages(ages))
            for place, who in peopled
            for (code, name), ages in zip(place.areas.lsoa11, who.ages, strict=True)
        ),
    )
    write_table(
        population / "mid-2020-lad21-by-single-year-of-age.csv",
        ["LAD21CD", "LAD21NM", "total_population", *_AGE_COLUMNS],
        ((place.code, place.name, *_ages(who.ages.sum(axis=0))) for place, who in peopled),
    )


def _ages(ages: np.ndarray) -> list[str]:
    return [f"{number}.0" for number in (ages.sum(), *ages)]


def write_recording_changes(folder: Path, force_area: str, from_month: str, until_month: str) -> None:
    """The partnership's own register of what its police force said of its recording."""
    said = f"{force_area} Police, invented letter to the partnership"
    less = "Calls that need no officer stopped being recorded as anti-social behaviour"
    again = "Calls that need no officer are recorded as anti-social behaviour again"
    write_table(
        folder / "partnership" / "recording-changes.csv",
        ["measure", "force area", "first month", "what changed", "who says so"],
        [
            ["anti-social-behaviour", force_area, from_month, less, said],
            ["anti-social-behaviour", force_area, until_month, again, said],
        ],
    )
