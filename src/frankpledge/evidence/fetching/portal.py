"""Tables and outlines from the ONS Open Geography portal, page by page.

Its services are ArcGIS feature layers: they answer with at most one or two thousand records, whatever is asked, and
put an error into an answer that says 200.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from frankpledge.evidence.fetching.web import Missing, Unusable, Web

PAGE = 2000  # records, where the layer doesn't say what it allows

# Headings that the portal has also written otherwise: older copies of a table begin with F_, and the change flag
# is spelled with an N in the tables of larger areas.
ALSO = {"CHGIND": ("CHNGIND",)}


@dataclass(frozen=True)
class Layer:
    """A layer of a service: its address, the names of its fields, and the most records of one answer."""

    web: Web
    url: str
    fields: tuple[str, ...]
    page: int

    def field(self, heading: str) -> str | None:
        """What the layer calls a column of ours, or None where it has none."""
        names = {f.casefold(): f for f in self.fields}
        for wanted in (heading, *ALSO.get(heading, ())):
            for prefix in ("", "F_"):
                if found := names.get((prefix + wanted).casefold()):
                    return found
        return None

    def named(self, headings: Sequence[str]) -> dict[str, str]:
        """Our headings and the layer's names for them. Raises Unusable where one has none."""
        found = {h: self.field(h) for h in headings}
        if absent := [h for h, name in found.items() if name is None]:
            raise Unusable(
                f"the portal's table has no column {', '.join(absent)} (it has: {', '.join(self.fields)}): {self.url}"
            )
        return found

    def records(self, headings: Sequence[str], where: str = "1=1") -> Iterator[dict[str, object]]:
        """The records under our headings."""
        names = self.named(headings)
        for feature in self._pages(list(names.values()), where, outlines=False):
            values = feature.get("attributes") or {}
            yield {heading: values.get(name) for heading, name in names.items()}

    def outlines(self, headings: Sequence[str], where: str) -> Iterator[tuple[dict[str, object], dict]]:
        """The records under our headings, and each one's outline as GeoJSON in longitude and latitude."""
        names = self.named(headings)
        for feature in self._pages(list(names.values()), where, outlines=True):
            values = feature.get("properties") or {}
            yield {heading: values.get(name) for heading, name in names.items()}, feature.get("geometry")

    def _pages(self, fields: list[str], where: str, outlines: bool) -> Iterator[dict]:
        total = _asked(self.web, self.url + "/query", where=where, returnCountOnly="true", f="json").get("count")
        if not isinstance(total, int):
            raise Unusable(f"the portal doesn't say how many records there are: {self.url}")
        form = {"f": "geojson", "outSR": "4326"} if outlines else {"f": "json", "returnGeometry": "false"}
        order = ",".join(fields)  # by all of them: records that stand equal could change places between two pages
        got = 0
        while got < total:
            paging = {"orderByFields": order, "resultOffset": got, "resultRecordCount": self.page}
            answer = _asked(self.web, self.url + "/query", where=where, outFields=order, **form, **paging)
            features = answer.get("features")
            if not isinstance(features, list) or not features:
                raise Unusable(f"the portal gave {got:,} of {total:,} records and no more: {self.url}")
            yield from features
            got += len(features)


def layer(web: Web, root: str, services: Sequence[str]) -> Layer:
    """The first layer of the first of the services that is there. Raises Missing where none is."""
    for service in services:
        url = f"{root}/{service}/FeatureServer/0"
        try:
            found = _asked(web, url, f="json")
        except Missing:
            continue
        names = tuple(str(f.get("name", "")) for f in found.get("fields") or [])
        most = found.get("maxRecordCount")
        return Layer(web, url, names, min(PAGE, most) if isinstance(most, int) and most > 0 else PAGE)
    raise Missing(f"the portal has none of {', '.join(services)} any more: {root}")


def _asked(web: Web, url: str, **query: object) -> dict:
    """An answer; what an error inside it says is raised."""
    answer = web.json(f"{url}?{urlencode(query)}")
    if error := answer.get("error"):
        said = error.get("message", "") if isinstance(error, dict) else str(error)
        code = error.get("code") if isinstance(error, dict) else None
        kind = Missing if code in (400, 404, 499) and "url" in said.casefold() else Unusable
        raise kind(f"the portal refused ({said}): {url}")
    return answer
