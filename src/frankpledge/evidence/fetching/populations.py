"""Residents and households at the Census of 2021, from Nomis, under the headings that the reading of them expects."""

import csv
import io

from frankpledge.evidence.fetching.lookups import table
from frankpledge.evidence.fetching.publishers import Publisher
from frankpledge.evidence.fetching.shelf import Origin, Shelf
from frankpledge.evidence.fetching.web import Unusable, Web, kind
from frankpledge.evidence.sources import population

COLUMNS = ("GEOGRAPHY_CODE", "OBS_VALUE", "RECORD_COUNT")


def fetch(web: Web, shelf: Shelf, publisher: Publisher, wanted: dict) -> None:
    """Bring one population, page by page: who is not signed in to Nomis gets 25,000 records at a time."""
    url = f"{publisher.root}/api/v01/dataset/{wanted['query']}&select={','.join(COLUMNS).lower()}"
    rows: dict[str, str] = {}
    while True:
        page, total = _page(web, f"{url}&recordoffset={len(rows)}")
        before = len(rows)
        rows |= page
        if len(rows) >= total:
            break
        if len(rows) == before:
            raise Unusable(f"Nomis gave {before:,} of {total:,} records and no more: {url}")
    headings = next(d.headings for d in population.TABLES if d.name == wanted["dataset"])
    shelf.put(wanted["file"], table(headings, rows.items()), Origin(url, publisher.title))


def _page(web: Web, url: str) -> tuple[dict[str, str], int]:
    """Area code → number, and how many records there are in all."""
    content = web.body(url)
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig", errors="replace"))))
    if not rows or not set(COLUMNS) <= set(rows[0]) or not (rows[0]["RECORD_COUNT"] or "").isdigit():
        raise Unusable(f"Nomis sent {kind(content)} instead of a table: {url}")
    return {r["GEOGRAPHY_CODE"]: r["OBS_VALUE"] for r in rows}, int(rows[0]["RECORD_COUNT"])
