"""A partner's file through a mapping: its events as columns, and what was set aside and why."""

import datetime as dt
import re
from collections.abc import Mapping as Dictionary
from dataclasses import dataclass, replace
from pathlib import PurePath

import numpy as np

from frankpledge.evidence.edition import Edition
from frankpledge.evidence.period import Month, Period
from frankpledge.evidence.reading.extracts import categories, keys, tables
from frankpledge.evidence.reading.extracts.columns import Column, Table, bare, many
from frankpledge.evidence.reading.extracts.mapping import Mapping, check
from frankpledge.evidence.reading.extracts.personal.detecting import refuse_personal
from frankpledge.evidence.reading.extracts.smallareas import small_areas
from frankpledge.evidence.reading.extracts.tables import Sent
from frankpledge.evidence.reading.extracts.timing import BRITAIN, when
from frankpledge.evidence.reading.extracts.whereabouts import Where, where
from frankpledge.evidence.reading.problems import Refused

LISTED = 8  # rows that are named, of those set aside for one reason
TOO_MANY = 0.5  # share of the rows that, set aside, leave a file of which nothing can be said


@dataclass(frozen=True)
class SetAside:
    """Rows that are not taken, for one reason. `lines` are the first of them; never a value."""

    why: str
    rows: int
    lines: tuple[str, ...]

    def __str__(self) -> str:
        more = f" and {self.rows - len(self.lines):,} more" if self.rows > len(self.lines) else ""
        return f"{many(self.rows)}: {self.why} ({', '.join(self.lines)}{more})"


@dataclass(frozen=True, eq=False)
class Extract:
    """The events of a file, one entry a row in every array of `rows` (named as the columns of a part)."""

    mapping: Mapping  # with the way its days are written settled
    rows: Dictionary[str, np.ndarray]
    read: int
    set_aside: tuple[SetAside, ...]
    notes: tuple[str, ...]
    period: Period

    @property
    def months(self) -> np.ndarray:
        """Of each event, datetime64[M]."""
        return self.rows["start"].astype("datetime64[M]")

    def in_month(self, m: Month) -> int:
        return int((self.months == np.datetime64(m, "M")).sum())


def checked(content: bytes, name: str, hidden: bool = False, today: dt.date | None = None) -> Sent:
    """The tables of a file in which nothing tells of a person. Raises Personal, Refused."""
    found = tables.sent(content, hidden)
    stem = re.sub(r"[\W_]+", " ", PurePath(name).stem)
    refuse_personal(found.columns, (*found.outside, *{s for t in found.tables for s in t.sheet.tolist()}, stem), today)
    return found


def extract(
    sent: Sent,
    mapping: Mapping,
    edition: Edition,
    salt: bytes,
    period: Period | None = None,
    now: dt.datetime | None = None,
) -> Extract:
    """The events of the tables that have the mapping's headings.

    `period` are the months that the file is of, where they are not those from its first event to its last. `now` is
    wall-clock time in Britain. Raises Refused where no table has the headings, or what it says can't be relied on.
    """
    now = now or dt.datetime.now(BRITAIN).replace(tzinfo=None)
    check(mapping)
    fitting = [t for t in sent.tables if not mapping.missing(t.columns)]
    if not fitting:
        raise Refused(_other_file(mapping, sent))
    found = [_one(t, mapping, edition, salt, now) for t in fitting]
    rows = {name: np.concatenate([f[0][name] for f in found]) for name in found[0][0]}
    why, forms = np.concatenate([f[1] for f in found]), {k: v for f in found for k, v in f[2].items()}
    _refuse_mostly_aside(rows, why)
    rows["category"], rare = _settled(rows["category"], mapping)
    if period:
        outside = ~np.isin(rows["start"].astype("datetime64[M]"), np.array(period.months, dtype="datetime64[M]"))
        why[(why == "") & outside] = f"outside {period.name}"
    good = why == ""
    notes = [*sent.notes, *_passed_over(sent, fitting), *(n for f in found for n in f[3])]
    if lone := int(rare[good].sum()):
        notes.append(f"{many(lone)} with a category that no other row has: stored as “{categories.OTHER}”")
    if not good.any():
        first = f": {_aside(rows, why)[0]}" if len(why) else ""
        raise Refused(f"no event in it can be taken{first}")
    return Extract(
        replace(mapping, dates=forms),
        {name: values[good] for name, values in rows.items()},
        len(good),
        tuple(_aside(rows, why)),
        tuple(dict.fromkeys(notes)),
        period or _covered(rows["start"][good]),
    )


def _other_file(mapping: Mapping, sent: Sent) -> str:
    closest = min(sent.tables, key=lambda t: len(mapping.missing(t.columns)))
    missing = ", ".join(f"“{h}”" for h in mapping.missing(closest.columns))
    there = ", ".join(f"“{h}”" for h in closest.columns)
    return f"the mapping “{mapping.id}” is for another file: there is no {missing}. What is there: {there}"


def _passed_over(sent: Sent, fitting: list[Table]) -> list[str]:
    others = [t for t in sent.tables if t not in fitting]
    return [f"sheet “{t.sheet[0]}” has other headings and is not read ({many(len(t))})" for t in others]


def _one(
    table: Table, mapping: Mapping, edition: Edition, salt: bytes, now: dt.datetime
) -> tuple[dict[str, np.ndarray], np.ndarray, Dictionary[str, str], list[str]]:
    """Rows, why each is set aside, how days are written, and notes, of one table."""
    by_name = {bare(h): c for h, c in table.columns.items()}
    columns = {role: by_name[bare(h)] for role, h in mapping.columns.items()}
    for role, text in mapping.fixed.items():
        columns[role] = Column(role, (text,), np.zeros(len(table), dtype=np.int32))
    times = when(columns, mapping.dates, mapping.times == "UTC", now)
    places = where(columns, len(table))
    lsoa, notes = small_areas(edition, places)
    places, aggregated = _aggregated(places, mapping)
    rows = {
        "line": table.line.astype(np.uint32),
        "sheet": table.sheet,
        "category": columns["category"].spread((" ".join(t.split()) for t in columns["category"].texts), object)
        if "category" in columns
        else np.full(len(table), "", dtype=object),
        "start": times.start,
        "end": times.end,
        "day": times.start.astype("datetime64[D]"),
        "timed": times.timed,
        "easting": places.easting,
        "northing": places.northing,
        "lsoa": lsoa,
        "outward": places.outward,
        "repeat_key": keys.hashed(columns["count_as"], mapping.id, salt)
        if "count_as" in columns
        else np.zeros(len(table), dtype=np.uint64),
    }
    return rows, times.why_not, times.forms, [*times.notes, *places.notes, *notes, *aggregated]


def _aggregated(places: Where, mapping: Mapping) -> tuple[Where, list[str]]:
    """Places without points, where points would be too much to keep."""
    points = int((~np.isnan(places.easting)).sum())
    if mapping.sensitivity == "ordinary" or not points:
        return places, []
    nothing = np.full(len(places.easting), np.nan)
    about = mapping.sensitivity.replace("-", " ")
    said = f"{many(points, 'point')} aggregated to the small area and dropped, because the events are about {about}"
    return replace(places, easting=nothing, northing=nothing), [said]


def _settled(sent_as: np.ndarray, mapping: Mapping) -> tuple[np.ndarray, np.ndarray]:
    """The category of each row as it is stored, and whether that is “other” because it is rare.

    Raises Refused for a column that holds something other than categories.
    """
    if "category" not in mapping.columns:
        return sent_as, np.zeros(len(sent_as), dtype=bool)
    categories.refuse_free_text(mapping.columns["category"], sent_as.tolist())
    rare = categories.rare(sent_as.tolist(), {c for of in mapping.measures.values() for c in of})
    said = np.where(sent_as == "", categories.NOT_SAID, sent_as)
    return np.where(rare, categories.OTHER, said), rare


def _refuse_mostly_aside(rows: Dictionary[str, np.ndarray], why: np.ndarray) -> None:
    """Raises Refused where what is left would stand for a file of which most was not understood."""
    bad = int((why != "").sum())
    if TOO_MANY * len(why) <= bad < len(why):
        reasons = "; ".join(map(str, _aside(rows, why)))
        raise Refused(
            f"{bad:,} of {many(len(why))} would be set aside, half or more, so the rest can't stand for the file: "
            f"{reasons}. Mend these in the file, or ask the sender to; where the file is right, mend the mapping: "
            "which columns are the days and times, and how they are written"
        )


def _aside(rows: Dictionary[str, np.ndarray], why: np.ndarray) -> list[SetAside]:
    found = []
    several = len(set(rows["sheet"].tolist())) > 1
    for reason in sorted(set(why.tolist()) - {""}):
        which = np.flatnonzero(why == reason)
        lines = [
            f"sheet “{rows['sheet'][i]}” row {rows['line'][i]}" if several else f"row {rows['line'][i]}"
            for i in which[:LISTED]
        ]
        found.append(SetAside(reason, len(which), tuple(lines)))
    return found


def _covered(start: np.ndarray) -> Period:
    first, last = (m.astype("datetime64[M]").item() for m in (start.min(), start.max()))
    return Period(first, last)
