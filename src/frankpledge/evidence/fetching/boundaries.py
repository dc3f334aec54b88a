"""The ONS boundaries of a force's districts, a GeoJSON file a district and layer.

A layer of small areas doesn't say what district an area lies in, so its areas are asked for by code, from the lookup. A
layer of wards says it, but with the codes of another year: two districts kept their name and got a new code in between.
"""

import json
from collections.abc import Iterable, Iterator

from frankpledge.evidence.fetching import lookups, portal
from frankpledge.evidence.fetching.publishers import Publisher
from frankpledge.evidence.fetching.shelf import Origin, Shelf
from frankpledge.evidence.fetching.web import Unusable, Web
from frankpledge.evidence.sources.dataset import slug
from frankpledge.evidence.sources.geography import DISTRICT_PROPERTY, LAYERS

AT_ONCE = 100  # codes in one question, so that the address stays short enough for a proxy

DISTRICT_FIELD = {"ward25": ("LAD25CD", "LAD25NM")}  # layers whose areas name their district


def file_name(folder: str, district: str, name: str) -> str:
    """Where a district's outlines are put: `boundaries/lsoa/E07000131-harborough.geojson`."""
    return f"{folder}/{district}-{slug(name)}.geojson"


def fetch(web: Web, shelf: Shelf, publisher: Publisher, kind: dict, district: str, name: str) -> None:
    """Bring one layer of one district."""
    layer = portal.layer(web, publisher.root, kind["services"])
    headings = LAYERS[kind["layer"]]
    if kind["layer"] in DISTRICT_FIELD:
        code, called = (layer.field(f) for f in DISTRICT_FIELD[kind["layer"]])
        if code is None or called is None:
            raise Unusable(f"the portal's layer doesn't say which district an area lies in: {layer.url}")
        found = list(layer.outlines(headings, f"{code} = '{district}' OR {called} = {_quoted(name)}"))
    else:
        codes = lookups.small_areas(shelf, district)
        found = list(_by_code(layer, headings, codes))
        if absent := set(codes) - {str(values[headings[0]]) for values, _ in found}:
            raise Unusable(f"the portal gave no outline of {', '.join(sorted(absent)[:5])}: {layer.url}")
    if not found:
        raise Unusable(f"the portal has no outline in {name} ({district}): {layer.url}")
    content = json.dumps(_collection(found, district), ensure_ascii=False, separators=(",", ":"))
    shelf.put(file_name(kind["folder"], district, name), content.encode(), Origin(layer.url, publisher.title))


def _by_code(layer: portal.Layer, headings: tuple[str, str], codes: list[str]) -> Iterator[tuple[dict, dict]]:
    field = layer.named(headings)[headings[0]]
    for first in range(0, len(codes), AT_ONCE):
        listed = ",".join(_quoted(c) for c in codes[first : first + AT_ONCE])
        yield from layer.outlines(headings, f"{field} IN ({listed})")


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _collection(found: Iterable[tuple[dict, dict]], district: str) -> dict:
    features = [
        {"type": "Feature", "properties": values | {DISTRICT_PROPERTY: district}, "geometry": outline}
        for values, outline in found
    ]
    return {"type": "FeatureCollection", "features": features}
