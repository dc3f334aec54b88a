"""What every analysis gives, whichever its method: words, lists for people, records for machines, places for a map.

The command line, the site, a notebook and the assessment show this one shape, so they can't say different things.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from frankpledge.evidence.sentence import Printed, Sentence

Cell = str | Printed


class NothingToAnalyse(LookupError):
    """An analysis that can't be made of what is held; its text says why, and what would be needed."""


@dataclass(frozen=True)
class Listing:
    """A short list for people. `numeric` are the columns that are numbers, from 0."""

    key: str
    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    numeric: tuple[int, ...] = ()


@dataclass(frozen=True)
class Place:
    """A place on a map. `value` shades it (None: no figure, for the `reason`); `standing` says in words what it is."""

    code: str
    name: str
    geometry: Mapping = field(repr=False)  # GeoJSON, longitude and latitude
    value: float | None = None
    text: str = ""  # the value as it is printed
    standing: str = ""
    mark: str = ""  # the number that it has on the map and in the list
    reason: str = ""


@dataclass(frozen=True)
class Layer:
    """Places for a map, and what it shows in words. `unit`: what the values count, plural.

    `said`: what a value means, where it is not a number for people; `none`: what places without a value are.
    """

    key: str
    title: str
    words: str
    unit: str
    places: tuple[Place, ...]
    outline: Mapping = field(repr=False)
    said: str = ""
    none: str = "no figure"

    @property
    def geojson(self) -> dict:
        """The layer as GeoJSON."""
        return {
            "type": "FeatureCollection",
            "name": self.title,
            "features": [
                {"type": "Feature", "id": p.code, "geometry": p.geometry, "properties": _properties(p)}
                for p in self.places
            ],
        }


def _properties(place: Place) -> dict:
    told = {"code": place.code, "name": place.name, "value": place.value, "text": place.text}
    return told | {"standing": place.standing, "mark": place.mark, "reason": place.reason}


@dataclass(frozen=True)
class Result:
    """What an analysis found.

    `says` are its findings, the most important first; `cautions` must be read before any number is believed; `method`
    is for those who ask how. `records` are flat and unrounded, one a place, band, month or measure. `data` is what the
    method itself gave, for charts.
    """

    key: str  # of the analysis: “hotspots”
    title: str
    says: tuple[Sentence, ...]
    listings: tuple[Listing, ...] = ()
    records: tuple[Mapping[str, object], ...] = ()
    layers: tuple[Layer, ...] = ()
    cautions: tuple[str, ...] = ()
    method: tuple[str, ...] = ()
    source: str = ""  # the title of the data
    data: object = field(default=None, repr=False)

    def document(self) -> dict:
        """All of it for a machine."""
        return {
            "analysis": self.key,
            "title": self.title,
            "source": self.source,
            "says": [s.plain for s in self.says],
            "figures": sorted({n.figure for s in self.says for n in s.numbers.values()}),
            "cautions": list(self.cautions),
            "method": list(self.method),
            "records": [dict(r) for r in self.records],
        }

    def fields(self) -> Sequence[str]:
        """The headings of its records."""
        return list(dict.fromkeys(name for record in self.records for name in record))
