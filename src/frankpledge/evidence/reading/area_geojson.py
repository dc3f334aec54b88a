"""A GeoJSON file of a partnership's own areas."""

import json

import numpy as np
import shapely
from shapely.geometry import shape

from frankpledge.evidence.reading import decoding
from frankpledge.evidence.reading.drawn import Feature
from frankpledge.evidence.reading.problems import Refused


def features(content: bytes) -> list[Feature]:
    """The features of a collection, or the one feature that a file is. Raises Refused."""
    try:
        data = json.loads(decoding.text(content))
    except json.JSONDecodeError as error:
        raise Refused(f"it is not GeoJSON (line {error.lineno}: {error.msg})") from None
    except RecursionError:
        raise Refused("it is not GeoJSON: its brackets stand inside one another without end") from None
    found = [data] if isinstance(data, dict) and data.get("type") == "Feature" else None
    if found is None and isinstance(data, dict):
        found = data.get("features")
    if not isinstance(found, list) or not found:
        raise Refused("it is no GeoJSON collection of areas")
    return [_feature(f, number) for number, f in enumerate(found, 1)]


def _feature(feature: object, number: int) -> Feature:
    place = f"feature {number}"
    try:
        properties = {str(k): str(v) for k, v in (feature["properties"] or {}).items() if v is not None}
        geometry = feature["geometry"]
        if geometry is None:
            return Feature(place, properties, None, "without a geometry")
        if geometry["type"] not in ("Polygon", "MultiPolygon"):
            return Feature(place, properties, None, f"a {str(geometry['type'])[:40]}")
        with np.errstate(invalid="ignore"):  # corners that are no numbers are said of the area by name
            return Feature(place, properties, shape(geometry))
    except (KeyError, TypeError, ValueError, AttributeError, IndexError, shapely.GEOSException):
        raise Refused(f"{place} is not as GeoJSON has it: its properties or its outline can't be read") from None
