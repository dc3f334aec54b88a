"""A mapping proposed from a file: what each column is for, by what stands in it and by its heading.

The values have the last word: a column called “Date” in which no cell is a day is not taken for one. What is proposed
is shown with its reasons, and nothing is taken until somebody has looked at ten rows and said yes.
"""

import re
from collections.abc import Mapping as Dictionary
from dataclasses import dataclass

from frankpledge.evidence.area import plain
from frankpledge.evidence.reading.extracts.categories import why_none
from frankpledge.evidence.reading.extracts.columns import Column, Table, bare
from frankpledge.evidence.reading.extracts.kinds import MOST, PLACES, Kind, says, share
from frankpledge.evidence.reading.extracts.mapping import Mapping
from frankpledge.evidence.reading.extracts.moments import read_day, read_time
from frankpledge.evidence.reading.problems import Refused
from frankpledge.evidence.sources.dataset import slug

_SENSITIVE = (
    ("domestic-abuse", r"domestic|\bda\b|\bdv\b|idva|marac|refuge|coercive"),
    (
        "health",
        r"ambulance|patient|hospital|a e|emergency department|\bed\b|nhs|admission|overdose|health|treatment|injur",
    ),
)


@dataclass(frozen=True)
class Proposal:
    """A mapping, and why each column was taken for what it is."""

    mapping: Mapping
    reasons: tuple[str, ...]


_FIRST = r"\b(from|earliest|first|between|start(ed)?|began|begin|after)\b"
_LAST = r"\b(to|until|latest|last|end(ed)?|and|before)\b"
_SECOND_HAND = r"created|entered|closed|updated|modified|birth|resolved|completed|sent|extract|review|due"
_DAY_WORDS = (
    r"occur|incident|offen[cs]e|event|committed|exclusion", r"call|attend|arriv|collision|admission|fire|assault",
    r"date|day|when", r"report|record|receiv|logged",
)  # fmt: skip
_CATEGORY = (
    r"categor",
    r"offen[cs]e|crime|incident type|call type|asb type|type of",
    r"\b(type|nature|class|complaint|mechanism)\b",
    r"sub ?type|description|reason|subject|problem|severity|weapon|group|code",
)
_WHOSE = "person|victim|patient|client|nominal|address|property|premises|household|location|caller|complainant|subject"
_COUNT_AS = rf"\b({_WHOSE})\b.*\b(id|ref|reference|key|number|no|code|hash)\b|person key|pseudonym"


def propose(table: Table, title: str, holder: str) -> Proposal:
    """A mapping for a table. Raises Refused where no column of days is in it: without one there are no events."""
    columns = {h: c for h, c in table.columns.items() if c.told}
    roles, reasons = _when(columns)
    for kind in PLACES:
        if found := _best(kind, columns, set(roles.values())):
            roles[kind.role], reason = found
            reasons.append(f"“{roles[kind.role]}” is taken for the {kind.role.replace('_', ' ')}: {reason}")
    _one_way_to_say_where(roles)
    for role, found in (
        ("category", _category(columns, roles, len(table))),
        ("count_as", _count_as(columns, roles, len(table))),
    ):
        if found:
            roles[role] = found
            reasons.append(
                f"“{found}” is taken for the {role.replace('count_as', 'reference to count as')}: by its heading"
            )
    said = plain(" ".join((title, holder, *table.columns)))
    sensitivity = next((name for name, words in _SENSITIVE if re.search(words, said)), "ordinary")
    if sensitivity != "ordinary":
        reasons.append(f"It seems to be about {sensitivity.replace('-', ' ')}, so no point of it would be kept")
    return Proposal(Mapping(slug(title)[:60].strip("-"), title, holder, roles, sensitivity), tuple(reasons))


def _rank(heading: str, words: tuple[str, ...]) -> int | None:
    said = bare(heading)
    return next((i for i, pattern in enumerate(words) if re.search(pattern, said)), None)


def _best(kind: Kind, columns: Dictionary[str, Column], used: set[str]) -> tuple[str, str] | None:
    """The column of a kind, and why; one whose heading says so first."""
    found = [(why, h) for h, c in columns.items() if h not in used and (why := kind.why(c))]
    if not found:
        return None
    why, heading = min(found, key=lambda f: "heading" not in f[0])
    return heading, why


def _one_way_to_say_where(roles: dict[str, str]) -> None:
    """Whole points only, and one way of saying them."""
    for pair in (("easting", "northing"), ("longitude", "latitude")):
        if len([1 for r in pair if r in roles]) == 1:
            roles.pop(pair[0], None), roles.pop(pair[1], None)
    if "easting" in roles:
        roles.pop("longitude", None), roles.pop("latitude", None)
    if "easting" in roles or "longitude" in roles:
        roles.pop("grid_reference", None)


def _when(columns: Dictionary[str, Column]) -> tuple[dict[str, str], list[str]]:
    """The columns of days and times."""
    days = [h for h, c in columns.items() if _is_day(h, c)]
    times = [h for h, c in columns.items() if h not in days and _is_time(h, c)]
    if not days:
        raise Refused("no column of it is a column of days, so it can't be told when anything was")
    first = next((h for h in days if says(h, _FIRST)), None)
    last = next((h for h in days if h != first and says(h, _LAST)), None)
    if first and last:
        roles = {
            "from_date": first,
            **_time("from_time", times, _FIRST),
            "to_date": last,
            **_time("to_time", times, _LAST),
        }
        return roles, [f"“{first}” and “{last}” are taken for a window in which each event lies: by their headings"]
    best = min(days, key=lambda h: (says(h, _SECOND_HAND), _or_last(_rank(h, _DAY_WORDS)), days.index(h)))
    reasons = [f"“{best}” is taken for the date: {MOST:.0%} of its cells or more are days"]
    others = [h for h in days if h != best]
    reasons += [f"Not taken, though days too: {', '.join(f'“{h}”' for h in others)}"] if others else []
    beside = sorted(times, key=lambda h: (not _share_word(h, best), times.index(h)))
    return {"date": best, **({"time": beside[0]} if beside else {})}, reasons


def _or_last(rank: int | None) -> int:
    return 99 if rank is None else rank


def _is_day(heading: str, column: Column) -> bool:
    """Whether its cells are days; bare numbers only under a heading that says so."""
    named = says(heading, r"date|day|when|\bon$")
    return share(column, lambda t: (d := read_day(t)) is not None and (named or d.form != "serial")) >= MOST


def _is_time(heading: str, column: Column) -> bool:
    named = says(heading, r"\btime|hour|hhmm")
    clock = share(column, lambda t: bool(re.search(r"\d[:.]\d\d|[ap]m$", t)) and (read_time(t) or -1) >= 0)
    return clock >= MOST or (named and share(column, lambda t: read_time(t) is not None) >= MOST)


def _time(role: str, times: list[str], words: str) -> dict[str, str]:
    found = next((h for h in times if says(h, words)), None)
    return {role: found} if found else {}


def _share_word(one: str, other: str) -> bool:
    return bool(set(plain(one).split()) & set(plain(other).split()) - {"date", "time", "of"})


def _category(columns: Dictionary[str, Column], roles: Dictionary[str, str], rows: int) -> str | None:
    """The column whose heading says it is the kind of thing, and whose cells are few and short."""
    used = set(roles.values())
    fits = [
        (rank, h)
        for h, c in columns.items()
        if h not in used and (rank := _rank(h, _CATEGORY)) is not None and _is_category(c, rows)
    ]
    return min(fits, key=lambda f: f[0])[1] if fits else None


def _is_category(column: Column, rows: int) -> bool:
    return not why_none(dict(zip(column.texts, column.counts.tolist(), strict=True)), rows)


def _count_as(columns: Dictionary[str, Column], roles: Dictionary[str, str], rows: int) -> str | None:
    """A reference that some rows share; one that every row has alone is the event's own."""
    used = set(roles.values())
    return next(
        (h for h, c in columns.items() if h not in used and says(h, _COUNT_AS) and 1 < len(c.texts) < rows), None
    )
