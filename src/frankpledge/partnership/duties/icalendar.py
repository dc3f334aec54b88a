"""Entries as a calendar that other programs read: iCalendar (RFC 5545).

It names nobody and repeats no reference: whoever has its address may have found it in a browser's history.
"""

import datetime as dt
from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from frankpledge.partnership.duties import wording
from frankpledge.partnership.duties.queries.entries import Entry

LONGEST = 75  # octets of a line (RFC 5545, 3.1)


def calendar(name: str, events: Iterable[tuple[Entry, str]], now: dt.datetime) -> bytes:
    """The whole file. `events`: entries, each with the address of its page or ""."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Frankpledge//Duties//EN",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{escaped(name)}",
        "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
        *(line for entry, address in events for line in _event(entry, address, now)),
        "END:VCALENDAR",
    ]
    return b"".join(folded(line) for line in lines)


def _event(entry: Entry, address: str, now: dt.datetime) -> Iterator[str]:
    told = _("Done: %(what)s") if entry.done else "%(what)s"
    source = f"{entry.rule.instrument.title}, {entry.rule.section}."
    words = [f"{wording.standing(entry, now).words}.", entry.rule.demand, source]
    changed = entry.row.changed_at if entry.row else dt.datetime.combine(now.date(), dt.time(), tzinfo=dt.UTC)
    yield "BEGIN:VEVENT"
    yield f"UID:{escaped(entry.name)}@frankpledge"
    yield f"DTSTAMP:{_moment(changed)}"
    if entry.due.at:
        yield f"DTSTART:{_moment(entry.due.at)}"
    else:
        yield f"DTSTART;VALUE=DATE:{entry.due.on:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{entry.due.on + dt.timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{escaped(told % {'what': wording.what(entry)})}"
    yield f"DESCRIPTION:{escaped(chr(10).join(words))}"
    if address:
        yield f"URL:{address}"
    yield f"CATEGORIES:{escaped(entry.partnership.name)}"
    yield "STATUS:CONFIRMED"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def escaped(text: str) -> str:
    """A text value (3.3.11); characters that may not stand in one are left out."""
    kept = "".join(c for c in text.replace("\r\n", "\n").replace("\r", "\n") if c == "\n" or c == "\t" or c >= " ")
    return kept.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n").replace("\x7f", "")


def folded(line: str) -> bytes:
    """A content line, broken so that no piece is too long and no character is cut in two."""
    pieces, piece = [], b""
    for character in line:
        octets = character.encode()
        if len(piece) + len(octets) > LONGEST:
            pieces.append(piece)
            piece = b" "
        piece += octets
    return b"\r\n".join([*pieces, piece]) + b"\r\n"


def _moment(at: dt.datetime) -> str:
    return f"{at.astimezone(dt.UTC):%Y%m%dT%H%M%SZ}"
