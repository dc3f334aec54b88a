"""The gallery's map: six areas that there are none of, with numbers that are made up."""

from functools import cache

from frankpledge.documents.maps import Shape, Step, choropleth, legend
from frankpledge.documents.pictures import Picture

TITLE = "Shoplifting by ward, year to March 2020"
WORDS = "Most was recorded in Harbour; of Saltmarsh there is no figure, because no small area fits it."
UNIT = "shoplifting offences"
_NO_FIGURE = "no small area fits it"
_WARDS = {  # name → its west and south corner in tenths of a degree, and its count
    "Harbour": (0, 0, 142),
    "Market Place": (1, 0, 97),
    "Mill Lane": (2, 0, 31),
    "Old Town": (0, 1, 58),
    "Saltmarsh": (1, 1, None),
    "Windmill Hill": (2, 1, 12),
}
_WEST, _SOUTH, _SIZE = 1.5, 54.0, 0.1


def geojson() -> dict:
    """The areas as the map asks for them."""
    features = [
        {"type": "Feature", "id": name, "geometry": _square(x, y), "properties": _properties(name, count)}
        for name, (x, y, count) in _WARDS.items()
    ]
    return {"type": "FeatureCollection", "name": TITLE, "features": features}


def steps() -> tuple[Step, ...]:
    return legend(count for _, _, count in _WARDS.values() if count is not None)


@cache
def picture() -> Picture:
    """The same as a picture."""
    shapes = [Shape(name, name, _square(x, y)) for name, (x, y, _) in _WARDS.items()]
    values = {name: count for name, (_, _, count) in _WARDS.items() if count is not None}
    missing = {name: _NO_FIGURE for name in _WARDS if name not in values}
    return choropleth("sample-map", TITLE, WORDS, shapes, values, unit=UNIT, no_figure=missing, marks={"Harbour": "1"})


def _properties(name: str, count: int | None) -> dict:
    told = {"name": name, "value": count, "text": "" if count is None else f"{count:,}"}
    extra = {"mark": "1", "standing": "Higher than the rest"} if name == "Harbour" else {}
    return told | extra | ({"reason": _NO_FIGURE} if count is None else {})


def _square(x: int, y: int) -> dict:
    west, south = _WEST + x * _SIZE, _SOUTH + y * _SIZE / 2
    east, north = west + _SIZE, south + _SIZE / 2
    return {
        "type": "Polygon",
        "coordinates": [[[west, south], [east, south], [east, north], [west, north], [west, south]]],
    }
