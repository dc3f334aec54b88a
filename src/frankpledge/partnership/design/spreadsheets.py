"""Lists as CSV for a spreadsheet: opened with a double click, and never run as a formula."""

import csv
import io
from collections.abc import Iterable, Sequence

from django.http import HttpResponse

FORMULA = ("=", "+", "-", "@", "\t", "\r")


def document(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """UTF-8 with a byte order mark, because Excel takes it for another encoding without."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(headings)
    writer.writerows([safe(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def safe(cell: object) -> object:
    """A text that a spreadsheet would take for a formula gets an apostrophe; a number, below zero too, stays one."""
    if not isinstance(cell, str) or not cell.startswith(FORMULA):
        return "" if cell is None else cell
    try:
        float(cell)
    except ValueError:
        return f"'{cell}"
    return cell


def download(content: bytes, file: str) -> HttpResponse:
    """A CSV that the browser saves under this name."""
    headers = {"Content-Disposition": f'attachment; filename="{file}"'}
    return HttpResponse(content, content_type="text/csv; charset=utf-8", headers=headers)
