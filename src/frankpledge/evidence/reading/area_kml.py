"""A KML or KMZ file of a partnership's own areas, as Google Earth, Google My Maps and QGIS write them."""

import io
import zipfile
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError

import numpy as np
import shapely
from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring
from shapely.geometry import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from frankpledge.evidence.reading.drawn import Feature
from frankpledge.evidence.reading.finding import BROKEN
from frankpledge.evidence.reading.problems import Refused

MOST_BYTES = 100 * 1024**2  # of a KMZ, unpacked; all parishes of England are about a third of it
OTHERS = {"Point": "a point", "LineString": "a line", "LinearRing": "a line", "Model": "a model", "Track": "a track"}


def unpacked(content: bytes) -> bytes:
    """The KML inside a KMZ. Raises Refused."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            inside = [m for m in archive.infolist() if m.filename.casefold().endswith(".kml")]
            if not inside:
                raise Refused("there is no KML file in it")
            with archive.open(inside[0]) as packed:
                found = packed.read(MOST_BYTES + 1)
    except BROKEN as error:
        raise Refused(f"the KMZ file is broken ({error}): save it again, as KML") from None
    if len(found) > MOST_BYTES:
        raise Refused("it unpacks to far more than any file of areas does, so it was not unpacked")
    return found


def features(content: bytes) -> list[Feature]:
    """Every placemark, however deep in folders it lies. Raises Refused."""
    if not content.strip():
        raise Refused("it is empty")
    try:
        root = fromstring(content, forbid_dtd=True)
    except ParseError as error:
        raise Refused(f"it is not KML ({error})") from None
    except (DefusedXmlException, ValueError, LookupError):
        raise Refused("it defines entities of its own or is in an unknown encoding, as no KML file has to be") from None
    placemarks = list(_all(root, "Placemark"))
    if not placemarks and next(_all(root, "NetworkLink"), None) is not None:
        raise Refused(
            "it only links to a map elsewhere: export it again as KML, without “keep data up to date with network link”"
        )
    if not placemarks:
        raise Refused("it holds no placemark, and so no area")
    return [_feature(p, number) for number, p in enumerate(placemarks, 1)]


def _feature(placemark: Element, number: int) -> Feature:
    place = f"placemark {number}"
    properties = _properties(placemark)
    called = f" (“{properties['name'][:100]}”)" if properties.get("name") else ""
    try:
        with np.errstate(invalid="ignore"):  # corners that are no numbers are said of the area by name
            pieces = [_polygon(p) for p in _all(placemark, "Polygon")]
    except (ValueError, TypeError, shapely.GEOSException) as error:
        raise Refused(f"{place}{called}: its outline can't be read ({error})") from None
    if not pieces:
        kinds = [words for tag, words in OTHERS.items() if next(_all(placemark, tag), None) is not None]
        return Feature(place, properties, None, kinds[0] if kinds else "without a geometry")
    return Feature(place, properties, pieces[0] if len(pieces) == 1 else MultiPolygon(pieces))


def _properties(placemark: Element) -> dict[str, str]:
    """Its name, and whatever table of data it carries."""
    found = {
        e.get("name", ""): "".join(e.itertext()).strip() for tag in ("SimpleData", "Data") for e in _all(placemark, tag)
    }
    names = [e for e in placemark if _tag(e) == "name" and e.text]
    return ({"name": names[0].text.strip()} if names else {}) | {k: v for k, v in found.items() if k and v}


def _polygon(polygon: Element) -> BaseGeometry:
    outer = [_ring(e) for e in _all(polygon, "outerBoundaryIs")]
    if len(outer) != 1:
        raise ValueError("it should have one outer boundary")
    return Polygon(outer[0], [_ring(e) for e in _all(polygon, "innerBoundaryIs")])


def _ring(boundary: Element) -> list[tuple[float, float]]:
    """Longitude and latitude of each corner; heights are left out."""
    text = next((e.text for e in _all(boundary, "coordinates")), None) or ""
    corners = [corner.split(",") for corner in text.split()]
    if wrong := [c for c in corners if len(c) not in (2, 3)]:
        raise ValueError(f"“{','.join(wrong[0])[:40]}” is not a longitude and a latitude with a comma between")
    return [(float(lon), float(lat)) for lon, lat, *_ in corners]


def _all(element: Element, tag: str) -> Iterator[Element]:
    """Every element of that name inside, whatever its version of KML."""
    return (e for e in element.iter() if _tag(e) == tag)


def _tag(element: Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
