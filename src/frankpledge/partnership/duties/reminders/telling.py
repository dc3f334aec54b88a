"""What a digest says: one message about everything that is new, by partnership, in words and as HTML."""

import datetime as dt
from dataclasses import dataclass

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from frankpledge.partnership.agencies.addresses import inside, outside
from frankpledge.partnership.agencies.models import Person
from frankpledge.partnership.duties import wording
from frankpledge.partnership.duties.queries.entries import Entry


@dataclass(frozen=True)
class Line:
    """One thing to tell. `again`: whether the reminder before, which told it too, arrived is not known."""

    entry: Entry
    step: int
    again: bool = False

    @property
    def about(self) -> str:
        return f"{self.entry.name}:{self.entry.due.on.isoformat()}"


@dataclass(frozen=True)
class Told:
    subject: str
    text: str
    html: str


def told(person: Person, lines: list[Line], now: dt.datetime) -> Told:
    late = sum(line.entry.overdue(now) for line in lines)
    soon = len(lines) - late
    counts = [
        ngettext("%(n)d duty is overdue", "%(n)d duties are overdue", late) % {"n": late} if late else "",
        ngettext("%(n)d duty is due soon", "%(n)d duties are due soon", soon) % {"n": soon} if soon else "",
    ]
    subject = ", ".join(filter(None, counts))
    groups = [(name, [_said(line, now) for line in those]) for name, those in _groups(lines)]
    shown = {
        "person": person,
        "groups": groups,
        "again": any(line.again for line in lines),
        "subject": subject,
        "settings_at": address(outside("duties:reminders")),
    }
    return Told(subject, _text(shown), render_to_string("duties/digest.html", shown))


def address(path: str) -> str:
    """The whole address; "" on a host that has none which people could type."""
    return f"{settings.ADDRESS}{path}" if settings.ADDRESS else ""


def _groups(lines: list[Line]) -> list[tuple[str, list[Line]]]:
    found: dict[str, list[Line]] = {}
    for line in sorted(lines, key=lambda line: (line.entry.partnership.name, line.entry.due.on, line.entry.name)):
        found.setdefault(line.entry.partnership.name, []).append(line)
    return list(found.items())


def _said(line: Line, now: dt.datetime) -> dict[str, str]:
    entry = line.entry
    where = inside(entry.partnership.slug, "duties:duty", rule=entry.rule.id)
    if not entry.key:
        where = inside(entry.partnership.slug, "duties:clock", clock=entry.row.pk)
    return {
        "what": wording.what(entry),
        "standing": wording.standing(entry, now).words,
        "due": wording.when(entry.due),
        "at": address(where),
        "again": _("You may have been told of this before.") if line.again else "",
    }


def _text(shown: dict) -> str:
    parts = [_("Hello %(name)s") % {"name": shown["person"].name}, shown["subject"] + "."]
    for name, lines in shown["groups"]:
        parts.append(name)
        for line in lines:
            due = _("Due: %(when)s.") % {"when": line["due"]}
            said = [f"- {line['what']}", f"  {line['standing']}. {due}", f"  {line['again']}", f"  {line['at']}"]
            parts.append("\n".join(each for each in said if each.strip()))
    if shown["again"]:
        parts.append(_("Of the reminder before this one it is not known whether it arrived."))
    if shown["settings_at"]:
        parts.append(_("Choose when you are reminded: %(address)s") % {"address": shown["settings_at"]})
    return "\n\n".join(parts) + "\n"
