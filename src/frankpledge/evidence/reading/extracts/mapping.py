"""A mapping: how the columns of a partner's file are read. A TOML file, so that it can be looked at and mended.

id = "ambulance-calls"
title = "Ambulance calls to crime and disorder"
holder = "East Midlands Ambulance Service"
sensitivity = "health"

[columns]
date = "Call date"
category = "Chief complaint"
postcode = "Postcode"

[measures]
violence-with-injury = ["Assault", "Stabbing"]
"""

import re
import tomllib
from collections.abc import Iterable
from collections.abc import Mapping as Dictionary
from dataclasses import dataclass, field

from frankpledge.evidence.area import plain
from frankpledge.evidence.reading.extracts.columns import bare
from frankpledge.evidence.reading.extracts.moments import FORMS
from frankpledge.evidence.reading.problems import Refused
from frankpledge.evidence.sources.partner_extract import SENSITIVITIES

ROLES = {  # what a column can be for, in the order in which a mapping is written
    "date": "the day, or day and time, of the event",
    "time": "its time, where it is in a column of its own",
    "from_date": "the earliest day (and time) of an event that was found later",
    "from_time": "its time",
    "to_date": "the latest day (and time) of it",
    "to_time": "its time",
    "easting": "metres east on the National Grid",
    "northing": "metres north",
    "grid_reference": "SK 5123 0456",
    "longitude": "degrees",
    "latitude": "degrees",
    "postcode": "of which the first half is kept",
    "lsoa": "code of the small area",
    "category": "what it was, in the holder's words",
    "count_as": "a reference of the person or address: the same for events about the same one. Never kept as sent",
}
FIXED = ("category", "lsoa", "postcode")  # what may be the same for every row
DAYS = ("date", "from_date", "to_date")
ZONES = ("Europe/London", "UTC")

_TEXTS = {"id": "", "title": "", "holder": "", "sensitivity": "ordinary", "times": "Europe/London"}
_TABLES = ("columns", "fixed", "dates", "measures")
_NEEDED = ("id", "title", "holder", "columns")
_TOGETHER = (("easting", "northing"), ("longitude", "latitude"))


@dataclass(frozen=True)
class Mapping:
    """Which heading plays which role, and what is to be known of the rows.

    `columns`: role → heading. `fixed`: role → the same text for every row. `dates`: role → how its days are written,
    where that is settled (a key of `moments.FORMS`). `measures`: measure id → the categories that are counted in it,
    none meaning all. Disclosure is not a choice: what a partner sends is always in confidence.
    """

    id: str
    title: str
    holder: str
    columns: Dictionary[str, str]
    sensitivity: str = "ordinary"
    times: str = "Europe/London"
    fixed: Dictionary[str, str] = field(default_factory=dict)
    dates: Dictionary[str, str] = field(default_factory=dict)
    measures: Dictionary[str, tuple[str, ...]] = field(default_factory=dict)

    def missing(self, headings: Iterable[str]) -> list[str]:
        """The headings that it needs and a file has not; capitals and punctuation don't tell two apart."""
        there = set(map(bare, headings))
        return [h for h in dict.fromkeys(self.columns.values()) if bare(h) not in there]

    def measures_of(self, category: str) -> list[str]:
        """The ids of the measures that an event of this category is counted in."""
        same = plain(category)
        return sorted(m for m, of in self.measures.items() if not of or same in map(plain, of))


def read(text: str) -> Mapping:
    """A mapping from TOML. Raises Refused, saying which key is wrong and what may stand there."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise Refused(f"the mapping is not TOML: {error}") from None
    _known("", data, (*_TEXTS, *_TABLES))
    if missing := [k for k in _NEEDED if not data.get(k)]:
        raise Refused(f"the mapping has no {' and no '.join(f'“{k}”' for k in missing)}")
    for key in _TEXTS:
        if not isinstance(data.get(key, ""), str):
            raise Refused(f"“{key}” of the mapping must be a text")
    for key in _TABLES:
        if not isinstance(data.get(key, {}), dict):
            raise Refused(f"“{key}” of the mapping must be a table: a line [{key}] and its lines below it")
    made = Mapping(
        **{k: " ".join(data.get(k, usual).split()) for k, usual in _TEXTS.items()},
        columns=_texts("columns", data["columns"], tuple(ROLES)),
        fixed=_texts("fixed", data.get("fixed", {}), FIXED),
        dates=_texts("dates", data.get("dates", {}), DAYS),
        measures={k: _categories(k, v) for k, v in data.get("measures", {}).items()},
    )
    check(made)
    return made


def check(mapping: Mapping) -> None:
    """Raises Refused where a mapping can't be used, whatever the file."""
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", mapping.id) or len(mapping.id) > 60:
        raise Refused(f"“{mapping.id}” can't be the id of a mapping: small letters, digits and hyphens, at most 60")
    if mapping.sensitivity not in SENSITIVITIES:
        raise Refused(f"“sensitivity” must be one of: {', '.join(SENSITIVITIES)}")
    if mapping.times not in ZONES:
        raise Refused(f"“times” must be one of: {', '.join(ZONES)}")
    for role, form in mapping.dates.items():
        if form not in FORMS:
            raise Refused(f"“dates.{role}” must be one of: {', '.join(FORMS)}")
        if role not in mapping.columns:
            raise Refused(f"“dates.{role}” says how days are written, and no column is the “{role}”")
    _check_roles(mapping)


def _check_roles(mapping: Mapping) -> None:
    columns = mapping.columns
    if ("date" in columns) == ("from_date" in columns):
        raise Refused("one of “columns.date” and “columns.from_date” must say when an event was, and not both")
    for later, first in (
        ("time", "date"),
        ("from_time", "from_date"),
        ("to_time", "to_date"),
        ("to_date", "from_date"),
    ):
        if later in columns and first not in columns:
            raise Refused(f"“columns.{later}” needs “columns.{first}” beside it")
    for pair in _TOGETHER:
        if len(there := [r for r in pair if r in columns]) == 1:
            raise Refused(f"“columns.{there[0]}” is half a point: both of “{pair[0]}” and “{pair[1]}” are needed")
    if len([1 for r in ("easting", "longitude", "grid_reference") if r in columns]) > 1:
        raise Refused("one way to say the point is enough: easting and northing, degrees, or grid references")
    if both := [r for r in mapping.fixed if r in columns]:
        raise Refused(f"“{both[0]}” can't be a column and the same for every row at once")


def _known(where: str, table: dict, keys: Iterable[str]) -> None:
    for key in table:
        if key not in keys:
            raise Refused(f"“{where}{key}” is not a key of a mapping; known: {', '.join(keys)}")


def _texts(name: str, table: dict, keys: tuple[str, ...]) -> dict[str, str]:
    _known(f"{name}.", table, keys)
    for key, value in table.items():
        if not isinstance(value, str) or not value.strip():
            raise Refused(f"“{name}.{key}” of the mapping must be a text")
    return {k: " ".join(table[k].split()) for k in keys if k in table}


def _categories(measure: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(v, str) and v.strip() for v in value):
        raise Refused(f"“measures.{measure}” must list categories, or nothing ([]) for every row")
    return tuple(value)


def written(mapping: Mapping) -> str:
    """The mapping as TOML, which `read` gives back."""
    lines = [f"{k} = {_quoted(getattr(mapping, k))}" for k in _TEXTS]
    for name in ("columns", "fixed", "dates"):
        table = getattr(mapping, name)
        lines += ["", f"[{name}]", *(f"{k} = {_quoted(v)}" for k, v in table.items())] if table else []
    if mapping.measures:
        listed = (f"{k} = [{', '.join(map(_quoted, v))}]" for k, v in mapping.measures.items())
        lines += ["", "[measures]", *listed]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """A basic string of TOML."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if c.isprintable() else f"\\U{ord(c):08x}" for c in escaped) + '"'
