"""A report against a warehouse, for `frankpledge check --against`."""

from pathlib import Path

from frankpledge.cli.complaint import Complaint
from frankpledge.cli.opening import opened
from frankpledge.evidence.area import UnclearArea
from frankpledge.evidence.claims.document import Document
from frankpledge.reports.against import Against, against


def held_against(document: Document, warehouse: Path, area: str) -> Against:
    """`area`: its name or code, or nothing. Raises Complaint where there is no warehouse, or the area is unclear."""
    edition = opened(warehouse)
    try:
        return against(document, edition, area)
    except UnclearArea as error:
        raise Complaint(str(error) if area else f"{error}. Name it with --area", code=2) from None
