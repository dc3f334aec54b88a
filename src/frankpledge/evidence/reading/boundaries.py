"""A boundary file (GeoJSON) into a part: one row a feature, its geometry as GeoJSON text."""

import json
import re
from pathlib import Path

import duckdb
from shapely.geometry import shape
from shapely.validation import explain_validity

from frankpledge.evidence.reading import decoding
from frankpledge.evidence.reading.problems import Problem, Refused
from frankpledge.evidence.reading.recognising import Unknown
from frankpledge.evidence.reading.tables import Rows
from frankpledge.evidence.sources.dataset import quoted
from frankpledge.evidence.sources.geography import BOUNDARIES, DISTRICT_PROPERTY, LAYERS
from frankpledge.evidence.sources.police_street import EAST, NORTH, SOUTH, WEST


def read(connection: duckdb.DuckDBPyConnection, content: bytes, scratch: Path) -> Rows:
    """The features of one layer, a part for each district. Raises Unknown for other GeoJSON, Refused for none good."""
    try:
        data = json.loads(decoding.text(content))
    except json.JSONDecodeError as error:
        raise Refused(f"it is not GeoJSON (line {error.lineno}: {error.msg})") from None
    features = data.get("features") if isinstance(data, dict) else None
    if not isinstance(features, list) or not features:
        raise Unknown("it is no GeoJSON collection of areas")
    layer = _layer(features[0])
    good, problems = [], []
    for number, feature in enumerate(features, 1):
        try:
            good.append((number, layer, *_row(feature, layer)))
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            problems.append(Problem(number, "", "", f"feature {number} can't be used ({error})"))
    if not good:
        raise Refused(f"no boundary in it can be used: {problems[0].expected}")
    return Rows(_parts(connection, good, scratch), len(features), tuple(problems))


def _layer(feature: dict) -> str:
    properties = feature.get("properties") or {} if isinstance(feature, dict) else {}
    for layer, (code, _) in LAYERS.items():
        if code in properties:
            return layer
    raise Unknown(
        "its areas carry no code of a layer that is read. Areas of your own: “frankpledge evidence areas add”"
    )


def _row(feature: dict, layer: str) -> tuple[str, str, str, str]:
    """District, code, name, geometry. Raises where anything is missing or the outline crosses itself."""
    code, name = LAYERS[layer]
    properties = feature["properties"]
    outline = shape(feature["geometry"])
    if outline.is_empty or not outline.is_valid:
        raise ValueError(explain_validity(outline))
    west, south, east, north = outline.bounds
    if not (west >= WEST and east <= EAST and south >= SOUTH and north <= NORTH):
        raise ValueError("its outline is not in degrees of longitude and latitude around the British Isles")
    found = (properties[DISTRICT_PROPERTY], properties[code], properties[name])
    if not all(re.fullmatch(r"[EWSN]\d{8}", c) for c in found[:2]) or not isinstance(found[2], str):
        raise ValueError("its codes or its name are not those of an area")
    return (*found, json.dumps(feature["geometry"]))


def _parts(connection: duckdb.DuckDBPyConnection, rows: list[tuple], scratch: Path) -> dict[str, tuple[Path, int]]:
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE boundaries "
        "(line UINTEGER, layer VARCHAR, district VARCHAR, code VARCHAR, name VARCHAR, geometry VARCHAR)"
    )
    # Each column as one text: for each value of a list DuckDB looks for a pandas that is not there.
    columns = [json.dumps(column) for column in zip(*rows, strict=True)]
    marks = ", ".join("unnest(?::JSON::VARCHAR[])" for _ in columns)
    connection.execute(f"INSERT INTO boundaries SELECT {marks}", columns)
    files = {}
    for number, (layer, district) in enumerate(sorted({(r[1], r[2]) for r in rows})):
        target = scratch / f"{number}.parquet"
        (count,) = connection.execute(
            f"COPY (FROM boundaries WHERE district = {quoted(district)}) TO {quoted(str(target))} "
            "(FORMAT parquet, COMPRESSION zstd)"
        ).fetchone()
        files[BOUNDARIES.part_key((layer, district))] = (target, count)
    return files
