"""The ONS lookups, whole for England and Wales, under the headings that the reading of them expects."""

import csv
import io
from collections.abc import Iterable, Sequence

from frankpledge.evidence.fetching import portal
from frankpledge.evidence.fetching.publishers import LOOKUPS, Force, Publisher
from frankpledge.evidence.fetching.shelf import Origin, Shelf
from frankpledge.evidence.fetching.web import Unusable, Web
from frankpledge.evidence.sources import geography

FILES = {lookup["dataset"]: lookup["file"] for lookup in LOOKUPS}


def fetch(web: Web, shelf: Shelf, publisher: Publisher, lookup: dict) -> None:
    """Bring one lookup."""
    headings = next(d.headings for d in geography.LOOKUPS if d.name == lookup["dataset"])
    layer = portal.layer(web, publisher.root, lookup["services"])
    rows = ([_text(r[h]) for h in headings] for r in layer.records(headings))
    shelf.put(lookup["file"], table(headings, (r for r in rows if any(r))), Origin(layer.url, publisher.title))


def table(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """A CSV file."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(headings)
    writer.writerows(rows)
    return out.getvalue().encode()


def _text(value: object) -> str:
    return "" if value is None else str(value).strip()


def districts(shelf: Shelf, force: Force) -> dict[str, str]:
    """The districts that a force polices, by code, from the lookup that is here."""
    rows = _read(shelf, "lad24-csp24-pfa24")
    return {r["LAD24CD"]: r["LAD24NM"] for r in rows if force.polices(r["PFA24NM"])}


def small_areas(shelf: Shelf, district: str) -> list[str]:
    """The LSOAs of 2021 of a district, from the lookup that is here."""
    return [r["LSOA21CD"] for r in _read(shelf, "lsoa21-ward24") if r["LAD24CD"] == district]


def _read(shelf: Shelf, dataset: str) -> list[dict[str, str]]:
    """The rows of a lookup that is here. Raises Unusable for one brought by hand that is another table."""
    path = shelf.folder / FILES[dataset]
    try:
        rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"))))
    except ValueError:
        rows = []
    headings = next(d.headings for d in geography.LOOKUPS if d.name == dataset)
    if not rows or not set(headings) <= set(rows[0]):
        raise Unusable(f"{path} is not the table with {', '.join(headings)}: take it away, and it is fetched")
    return rows
