"""Files of areas as a partnership's mapping program writes them, laid over the invented country.

Its boundaries are two squares: the LSOA WEST from 0.0 to 0.1 degrees east, and EAST from 0.1 to 0.2, both in Upwell.
"""

import json

from making import row, table

LEFT, RIGHT = (0.0, 0.1), (0.1, 0.2)


def box(west: float, east: float, south: float = 52.0, north: float = 52.1) -> dict:
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {"type": "Polygon", "coordinates": [ring]}


def geojson(areas: dict[str, dict | None], **more: object) -> str:
    features = [{"type": "Feature", "properties": {"name": n}, "geometry": g} for n, g in areas.items()]
    return json.dumps({"type": "FeatureCollection", "features": features, **more})


def coordinates(ring: list[list[float]], height: str = ",0") -> str:
    return " ".join(f"{lon},{lat}{height}" for lon, lat in ring)


def polygon(shape: dict) -> str:
    outer, *inner = (coordinates(r) for r in shape["coordinates"])
    ring = "<LinearRing><coordinates>\n{}\n</coordinates></LinearRing>"
    holes = "".join(f"<innerBoundaryIs>{ring.format(r)}</innerBoundaryIs>" for r in inner)
    return f"<Polygon><outerBoundaryIs>{ring.format(outer)}</outerBoundaryIs>{holes}</Polygon>"


def placemark(name: str, geometry: str) -> str:
    return f"<Placemark><name>{name}</name>{geometry}</Placemark>"


def kml(inside: str) -> str:
    head = '<?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2">'
    return f"{head}<Document><name>Beats</name>{inside}</Document></kml>"


def at(lon: float | str, lat: float | str = "52.050000", **changes: str) -> dict[str, str]:
    """A row at a point."""
    return row(Longitude=str(lon), Latitude=str(lat), **changes)


HALVES = {"West beat": box(*LEFT), "East beat": box(*RIGHT)}
WEST_BEAT, EAST_BEAT = "OWN-BEAT-WEST-BEAT", "OWN-BEAT-EAST-BEAT"


def write_list(areas: dict[str, list[str]]) -> str:
    return table(["area", "code"], [(name, code) for name, codes in areas.items() for code in codes])
