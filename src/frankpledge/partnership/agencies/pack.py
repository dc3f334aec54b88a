"""What is held about somebody, as a file to hand over: a page to read, and the same for a machine."""

import io
import json
import zipfile
from collections.abc import Mapping

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _

from frankpledge.partnership.agencies.models import SubjectRequest
from frankpledge.partnership.agencies.queries.subject_access import Cell, Section


def packed(asked: SubjectRequest, found: list[Section]) -> bytes:
    """A ZIP file. Others are named only where that was decided; whoever nobody decided on is not."""
    shown = [
        {"title": s.title, "what": s.what, "kept": s.kept, "rows": [
            {key: _shown(cell, asked.decisions) for key, cell in row.items()} for row in s.rows
        ]}
        for s in found
    ]  # fmt: skip
    about = {
        "name": asked.person.name,
        "partnership": asked.partnership.name,
        "received_on": asked.received_on.isoformat(),
        "made_at": timezone.localtime().isoformat(timespec="minutes"),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("what-is-held.html", render_to_string("agencies/pack.html", {"about": about, "sections": shown}))
        file.writestr("what-is-held.json", json.dumps(about | {"held": shown}, ensure_ascii=False, indent=1))
    return out.getvalue()


def _shown(cell: Cell, decisions: Mapping[str, Mapping[str, object]]) -> str:
    if cell.other is None or decisions.get(f"person:{cell.other}", {}).get("disclose"):
        return cell.text
    return _("[somebody else]")
