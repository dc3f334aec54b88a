"""The frozen versions of a year's assessment, and the files that each was written as."""

import hashlib
from pathlib import Path

from django.conf import settings
from django.db.models import QuerySet

from frankpledge.partnership.agencies.models import Partnership
from frankpledge.partnership.assess.models import Assessment, Document, Snapshot
from frankpledge.reports.agreed import kept
from frankpledge.reports.agreed.model import Agreed


def of(assessment: Assessment) -> list[Snapshot]:
    """The newest first, without what they say."""
    return list(Snapshot.objects.filter(assessment=assessment).defer("content"))


def at(partnership: Partnership, year: str, number: int) -> Snapshot | None:
    """One of them, with its documents."""
    rows: QuerySet[Snapshot] = Snapshot.objects.filter(
        assessment__partnership=partnership, assessment__year=year, number=number
    )
    return rows.select_related("assessment__partnership").prefetch_related("documents").first()


def newest(assessment: Assessment) -> Snapshot | None:
    return Snapshot.objects.filter(assessment=assessment).first()


def said(snapshot: Snapshot) -> Agreed:
    """What it says. Raises UnknownSchema where a later program wrote it."""
    return kept.from_json(snapshot.content)


def is_whole(snapshot: Snapshot) -> bool:
    """Whether what it says is still what was frozen."""
    return kept.digest(snapshot.content) == snapshot.digest


def folder(partnership: Partnership) -> Path:
    """Where a partnership's frozen documents lie, each under the name of its content."""
    return settings.HOME / "partnerships" / partnership.slug / "assessments"


def content_of(document: Document, partnership: Partnership) -> bytes | None:
    """The file; None where it is lost, or no longer what was written."""
    try:
        content = (folder(partnership) / document.sha256).read_bytes()
    except OSError:
        return None
    whole = len(content) == document.size and hashlib.sha256(content).hexdigest() == document.sha256
    return content if whole else None
