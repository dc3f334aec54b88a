"""The errata as a JSON document: the same report gives the same bytes."""

import json

from frankpledge.evidence.claims.document import Document, Place
from frankpledge.evidence.claims.errata import Errata, Finding
from frankpledge.evidence.claims.writing.quoted import quoted, texts
from frankpledge.evidence.claims.writing.words import title


def records(errata: Errata, document: Document) -> bytes:
    """UTF-8. `start` and `end` count from the beginning of the text of the place; `claim` is what stands there.

    `claim` is the whole quote where no part of it can be told apart.
    """
    standing = texts(document)
    said = {
        "document": errata.document,
        "counts": {grade.value: count for grade, count in errata.counts.items()},
        "notes": list(errata.notes),
        "findings": [_record(finding, standing.get(finding.place, "")) for finding in errata.findings],
    }
    return as_json(said)


def as_json(said: dict) -> bytes:
    """A file's name may hold bytes that are no UTF-8 (Python: surrogates); they become “?”."""
    return (json.dumps(said, indent=1, ensure_ascii=False) + "\n").encode("utf-8", "replace")


def _record(finding: Finding, text: str) -> dict:
    return {
        "grade": finding.grade.value,
        "rule": finding.rule,
        "title": title(finding.rule),
        "place": _place(finding.place),
        "where": finding.place.words,
        "quote": finding.quote,
        "claim": quoted(finding, text).claim or finding.quote,
        "start": finding.start,
        "end": finding.end,
        "why": finding.why,
        "better": finding.better,
    }


def _place(place: Place) -> dict:
    return {key: getattr(place, key) for key in ("page", "paragraph", "heading", "table", "row", "column")}
