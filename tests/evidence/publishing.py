"""A web server on this machine that answers as the publishers do: archives in parts, pages of tables, and their moods.

It publishes the invented country of `making.py`, policed by forces with real names, because those are what a person
can ask for.
"""

import hashlib
import io
import json
import random
import re
import threading
import zipfile
from collections import defaultdict
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

from making import CHANGES, DISTRICTS, FORCE_AREAS, PARTNERSHIPS, RESIDENTS, row, square, street

FORCES = {"Fenland": "Leicestershire", "Marsh": "Lincolnshire"}
ONS_PAGE, NOMIS_PAGE = 4, 5
SMALL_AREAS = "Lower_layer_Super_Output_Areas_December_2021_Boundaries_EW_BGC_V5"
WARDS = "WD_MAY_2025_UK_BGC_V2"
EXACT_FIT = "LSOA11_LSOA21_LAD22_EW_LU_v5"


def month_file(month: str, force: str = "Leicestershire", burglaries: int = 3) -> str:
    """The text of a force's month."""
    return street([row(Month=month, Reported_by=f"{force} Police", Falls_within=f"{force} Police")] * burglaries)


def zipped(members: dict[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def release(months: list[str], forces: tuple[str, ...] = ("leicestershire", "lincolnshire"), **changed: str) -> bytes:
    """An archive of these months. `changed` puts other text in place of a member, by month with _ for -."""
    members: dict[str, str | bytes] = {"2000-01/other.bin": random.Random(1).randbytes(300_000)}
    for m in months:
        for force in forces:
            text = changed.get("m" + m.replace("-", "_")) or month_file(m, force.capitalize())
            members[f"{m}/{m}-{force}-street.csv"] = text
            members[f"{m}/{m}-{force}-outcomes.csv"] = "Crime ID\n"
    return zipped(members)


@dataclass
class Site:
    """What is published, and how the server behaves. `asked` keeps every question: its path and its headers."""

    url: str = ""
    archives: dict[str, bytes] = field(default_factory=dict)  # month → the ZIP
    services: dict[str, list[dict]] = field(default_factory=dict)  # ONS tables and layers: their records
    datasets: dict[str, dict[str, int]] = field(default_factory=dict)
    pages: dict[str, tuple[int, bytes]] = field(default_factory=dict)  # path → status and a web page, in any case
    in_parts: bool = True
    breaks: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))  # path → bytes before it breaks
    busy: dict[str, list[tuple[int, str]]] = field(default_factory=lambda: defaultdict(list))  # … status, Retry-After
    changes_after: dict[str, tuple[int, bytes]] = field(default_factory=dict)  # path → after so many, another file
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    sent: int = 0

    @property
    def addresses(self) -> list[str]:
        return [f"{name}={self.url}/{name}" for name in ("police", "ons", "nomis")]

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]

    def ranges(self, month: str) -> list[str]:
        """The parts of an archive that were asked for at the store."""
        return [h.get("Range", "whole") for path, h in self.asked if path == f"/store/{month}.zip"]

    def answer(self, path: str, query: dict[str, str]) -> tuple[int, str, bytes] | str | None:
        """Status, type and body; or where to go instead; or nothing for what is not there."""
        if found := re.fullmatch(r"/police/data/archive/(.+)\.zip", path):
            name = max(self.archives) if found[1] == "latest" else found[1]
            return f"{self.url}/store/{name}.zip"
        if found := re.fullmatch(r"/store/(.+)\.zip", path):
            body = self.archives.get(found[1])
            times, other = self.changes_after.get(path, (0, b""))
            if other and self.paths().count(path) > times:
                body = other
            return (200, "application/zip", body) if body else (403, "application/xml", b"<Error>AccessDenied</Error>")
        if found := re.fullmatch(r"/ons/(\w+)/FeatureServer/0(/query)?", path):
            said = _layer(self.services.get(found[1]), query, bool(found[2]))
            return 200, "application/json", json.dumps(said).encode()
        if found := re.fullmatch(r"/nomis/api/v01/dataset/(\w+)\.data\.csv", path):
            return 200, "text/csv", _nomis(self.datasets[found[1]], int(query["recordoffset"])).encode()
        return None


def _layer(records: list[dict] | None, query: dict[str, str], asks: bool) -> dict:
    if records is None:
        return {"error": {"code": 400, "message": "Invalid URL", "details": ["Invalid URL"]}}
    if not asks:
        names = [n for n in records[0] if n != "geometry"]
        return {"fields": [{"name": n} for n in names], "maxRecordCount": ONS_PAGE}
    wanted = [r for r in records if _fits(r, query["where"])]
    if query.get("returnCountOnly"):
        return {"count": len(wanted)}
    first = int(query["resultOffset"])
    page = wanted[first : first + min(ONS_PAGE, int(query["resultRecordCount"]))]
    fields = query["outFields"].split(",")
    key = "properties" if query["f"] == "geojson" else "attributes"
    return {"features": [{key: {n: r[n] for n in fields}, "geometry": r.get("geometry")} for r in page]}


def _fits(record: dict, where: str) -> bool:
    """The few questions that are asked: all, `A IN ('…','…')` and `A = '…' OR B = '…'`."""
    if where == "1=1":
        return True
    if listed := re.fullmatch(r"(\w+) IN \((.*)\)", where):
        return record[listed[1]] in re.findall(r"'([^']*)'", listed[2])
    return any(record[name] == text.replace("''", "'") for name, text in re.findall(r"(\w+) = '((?:[^']|'')*)'", where))


def _nomis(numbers: dict[str, int], first: int) -> str:
    lines = ['"GEOGRAPHY_CODE","OBS_VALUE","RECORD_COUNT"']
    page = list(numbers.items())[first : first + NOMIS_PAGE]
    return "\n".join([*lines, *(f'"{code}",{n},{len(numbers)}' for code, n in page)]) + "\n"


def country() -> dict[str, list[dict]]:
    """The portal's tables and layers of the invented country."""
    homes = {lsoa: (code, name) for code, (name, lsoas, _) in DISTRICTS.items() for lsoa in lsoas}
    wards: dict[tuple[str, str], str] = {}
    for code, (_, lsoas, _) in DISTRICTS.items():
        for ward in lsoas.values():
            wards.setdefault((code, ward), f"E0500000{len(wards) + 1}")
    return {
        EXACT_FIT: [
            {"LSOA11CD": o, "LSOA11NM": f"{o} then", "LSOA21CD": n, "LSOA21NM": f"{n} now", "CHGIND": flag,
             "LAD22CD": homes[n][0], "LAD22NM": homes[n][1], "LAD22NMW": None, "ObjectId": i}
            for i, (o, flag, n) in enumerate(CHANGES, 1)
        ],
        "LSOA21_WD24_LAD24_EW_LU": [
            {"LSOA21CD": lsoa, "LSOA21NM": f"{lsoa} now", "LSOA21NMW": " ", "WD24CD": wards[code, ward],
             "WD24NM": ward, "LAD24CD": code, "LAD24NM": name, "ObjectId": 1}
            for code, (name, lsoas, _) in DISTRICTS.items() for lsoa, ward in lsoas.items()
        ],
        "LAD24_CSP24_PFA24_EW_LU": [
            {"LAD24CD": d, "LAD24NM": DISTRICTS[d][0], "CSP24CD": c, "CSP24NM": n,
             "PFA24CD": FORCE_AREAS[DISTRICTS[d][2]], "PFA24NM": FORCES[DISTRICTS[d][2]], "ObjectId": 1}
            for c, n, d in PARTNERSHIPS
        ],
        SMALL_AREAS: [
            {"FID": i, "LSOA21CD": lsoa, "LSOA21NM": f"{lsoa} now", "LSOA21NMW": " ", "geometry": square(i / 10)}
            for i, lsoa in enumerate(homes)
        ],
        WARDS: [
            {"FID": i, "WD25CD": code, "WD25NM": ward, "LAD25CD": district, "LAD25NM": DISTRICTS[district][0],
             "geometry": square(i / 10)}
            for i, ((district, ward), code) in enumerate(wards.items())
        ],
    }  # fmt: skip


def whole_site(months: list[str]) -> Site:
    """Everything, with one release of data.police.uk."""
    households = {code: 1000 + i for i, code in enumerate(DISTRICTS)}
    return Site(
        archives={max(months): release(months)},
        services=country(),
        datasets={"NM_2021_1": dict(RESIDENTS), "NM_2059_1": households},
    )


@contextmanager
def served(site: Site):
    """The site, on a port of this machine that was free."""
    handler = type("Handler", (_Handler,), {"site": site})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        site.url = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield site
        finally:
            server.shutdown()
            thread.join()


class _Handler(BaseHTTPRequestHandler):
    site: Site

    def log_message(self, *words: object) -> None:
        """Nothing on the test's output."""

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        query = {name: values[-1] for name, values in parse_qs(parts.query).items()}
        self.site.asked.append((parts.path, dict(self.headers)))
        if moods := self.site.busy[parts.path]:
            status, wait = moods.pop(0)
            self._send(status, b"busy", {"Retry-After": wait} if wait else {})
        elif parts.path in self.site.pages:
            status, body = self.site.pages[parts.path]
            self._send(status, body, {"Content-Type": "text/html"})
        else:
            self._publish(parts.path, self.site.answer(parts.path, query))

    def _publish(self, path: str, answer: tuple[int, str, bytes] | str | None) -> None:
        if answer is None:
            self._send(404, b"<html>Not found</html>", {})
        elif isinstance(answer, str):
            self._send(302, b"", {"Location": answer})
        else:
            status, kind, body = answer
            tag = f'"{hashlib.md5(body).hexdigest()}"'
            headers = {"Content-Type": kind, "ETag": tag}
            wanted = re.fullmatch(r"bytes=(\d+)-(\d*)", self.headers.get("Range", ""))
            if status == 200 and wanted and self.site.in_parts and self.headers.get("If-Range", tag) == tag:
                first, last = int(wanted[1]), min(int(wanted[2] or len(body)), len(body) - 1)
                if first > last:
                    self._send(416, b"", {})
                    return
                headers["Content-Range"] = f"bytes {first}-{last}/{len(body)}"
                status, body = 206, body[first : last + 1]
            breaks = self.site.breaks[path]
            self._send(status, body, headers, breaks.pop(0) if breaks else None)

    def _send(self, status: int, body: bytes, headers: dict[str, str], breaks_after: int | None = None) -> None:
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        whole = body if breaks_after is None else body[:breaks_after]
        self.site.sent += len(whole)
        self.wfile.write(whole)
