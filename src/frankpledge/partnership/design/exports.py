"""Any list as CSV, as an Excel workbook or as JSON: every row of it, sent as it is read.

A list that breaks off while it is sent is seen to: the connection is closed without its proper end, a workbook doesn't
open, and JSON lacks its closing bracket.
"""

import csv
import datetime as dt
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

from django.http import Http404, HttpRequest, QueryDict, StreamingHttpResponse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from frankpledge.partnership.design import spreadsheets, workbook

T = TypeVar("T")
Columns = Mapping[str, Callable[[T], object]]  # heading → what stands below it
FIELD = "format"
PAGING = ("before", "after", "page")
FORMATS = {"csv": "CSV", "xlsx": "Excel", "json": "JSON"}
_TOGETHER = 200  # rows sent at once


def wanted(request: HttpRequest) -> str:
    """The format that the address asks for; "" for the page itself."""
    form = request.GET.get(FIELD, "")
    if form and form not in FORMATS:
        raise Http404(_("A list can be downloaded as CSV, Excel or JSON."))
    return form


def unpaged(request: HttpRequest) -> QueryDict:
    """What narrows the list on screen, whichever of its pages that is. It may be changed."""
    narrowed = request.GET.copy()
    for name in PAGING:
        narrowed.pop(name, None)
    return narrowed


def offered(request: HttpRequest) -> list[dict[str, str]]:
    """Links to the list as it is on screen, narrowed as it is, in each of the formats."""
    narrowed, links = unpaged(request), []
    for form, words in FORMATS.items():
        narrowed[FIELD] = form
        links.append({"text": words, "href": f"?{narrowed.urlencode()}"})
    return links


def answer(form: str, rows: Iterable[T], columns: Columns[T], name: str) -> StreamingHttpResponse:
    """The download. `name` is the file's, without the day and the ending that it gets."""
    values = ([get(row) for get in columns.values()] for row in rows)
    written = {"csv": _csv, "xlsx": workbook.workbook, "json": _json}[form](list(columns), values)
    kind = {"csv": "text/csv; charset=utf-8", "xlsx": workbook.TYPE, "json": "application/json"}[form]
    file = f"{slugify(name) or 'list'}-{timezone.localdate().isoformat()}.{form}"
    headers = {"Content-Disposition": f'attachment; filename="{file}"', "Cache-Control": "no-store"}
    return StreamingHttpResponse(_gathered(written), content_type=kind, headers=headers)


def _csv(headings: list[str], rows: Iterable[list[object]]) -> Iterator[bytes]:
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    yield b"\xef\xbb\xbf"  # without it, Excel takes the file for another encoding
    for row in _with(headings, rows):
        writer.writerow([spreadsheets.safe(_plain(cell)) for cell in row])
        yield out.getvalue().encode(errors="replace")
        out.seek(0)
        out.truncate()


def _with(headings: list[str], rows: Iterable[list[object]]) -> Iterator[list[object]]:
    yield list(headings)
    yield from rows


def _plain(cell: object) -> object:
    """Days and times as ISO 8601 has them, in the time of this country, and a yes as a word."""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, dt.datetime):
        return timezone.localtime(cell).strftime("%Y-%m-%d %H:%M:%S")
    return cell.isoformat() if isinstance(cell, dt.date) else cell


def _json(headings: list[str], rows: Iterable[list[object]]) -> Iterator[bytes]:
    before = "[\n"
    for row in rows:
        said = dict(zip(headings, row, strict=True))
        yield (before + json.dumps(said, ensure_ascii=False, default=_told)).encode(errors="replace")
        before = ",\n"
    yield b"[]\n" if before == "[\n" else b"\n]\n"


def _told(value: object) -> str:
    if isinstance(value, dt.datetime):
        return timezone.localtime(value).isoformat()
    return value.isoformat() if isinstance(value, dt.date) else str(value)


def _gathered(pieces: Iterable[bytes]) -> Iterator[bytes]:
    held: list[bytes] = []
    for piece in pieces:
        held.append(piece)
        if len(held) >= _TOGETHER:
            yield b"".join(held)
            held = []
    yield b"".join(held)
