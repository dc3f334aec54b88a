"""The answers that are files to take away: the Word file with comments, and the record for programs."""

import io
from pathlib import PurePath

from django.http import HttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from frankpledge.evidence.claims.document import Document
from frankpledge.evidence.claims.errata import Errata
from frankpledge.evidence.claims.formats.kinds import Kind, kind_of
from frankpledge.evidence.claims.writing.comments import commented
from frankpledge.evidence.claims.writing.records import records
from frankpledge.partnership.check.forms import WORD, Given

_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class NoWordFile(Exception):
    """Comments were asked for in something that is no Word file; its text says what to do."""


def file(asked: Given, document: Document, errata: Errata) -> HttpResponse:
    """In the form asked for. Raises NoWordFile, and Unreadable for a Word file that can't be written to."""
    name = PurePath(asked.name)
    if asked.back != WORD:
        return _taken_away(records(errata, document), "application/json", f"{name.stem} errata.json")
    if kind_of(io.BytesIO(asked.content), asked.name) != Kind.WORD:
        raise NoWordFile(_("Only a Word file (.docx) can be given back with comments: choose another answer"))
    with_comments = commented(asked.content, errata, document)
    return _taken_away(with_comments, _WORD_TYPE, f"{name.stem} with comments{name.suffix or '.docx'}")


def _taken_away(content: bytes, kind: str, name: str) -> HttpResponse:
    disposition = content_disposition_header(as_attachment=True, filename=name)
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": disposition})
