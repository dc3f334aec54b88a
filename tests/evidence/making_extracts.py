"""Making partners' files of events by hand, and taking them."""

import datetime as dt

from making import table

from frankpledge.evidence.edition import EMPTY
from frankpledge.evidence.reading.extracts.mapping import Mapping
from frankpledge.evidence.reading.extracts.reading import Extract, checked, extract

NOW = dt.datetime(2024, 12, 31, 12, 0)
HEADINGS = ["Call date", "Call time", "Call category"]


def mapping(columns: dict[str, str] | None = None, **changes) -> Mapping:
    """A mapping of a date, a time and a category, but for the changes."""
    plain = {"date": "Call date", "time": "Call time", "category": "Call category"}
    usual = {"id": "calls", "title": "Calls", "holder": "the service", "columns": plain if columns is None else columns}
    return Mapping(**{**usual, **changes})


def csv_of(headings: list[str], rows: list) -> bytes:
    return table(headings, rows).encode()


def reading(content: bytes, by: Mapping, edition=EMPTY, **options) -> Extract:
    """A file understood, without a warehouse."""
    sent = checked(content, "calls.csv", options.pop("hidden", False), NOW.date())
    return extract(sent, by, edition, b"salt", now=options.pop("now", NOW), **options)


def dated(*texts: str, **changes) -> Extract:
    """A file of a column of days."""
    rows = [[text, "Assault"] for text in texts]
    columns = {"date": "Call date", "category": "Call category"}
    return reading(csv_of(["Call date", "Call category"], rows), mapping(columns, **changes))


def days(found: Extract) -> list[str]:
    return [str(d) for d in found.rows["day"]]


def aside(found: Extract) -> dict[str, int]:
    return {a.why: a.rows for a in found.set_aside}
