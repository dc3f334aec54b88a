"""What agencies may agree to send: the data sets of `data_sets.toml`, each with the law behind it and since when.

Law changes, so it is data. A key that is not known is refused: a slip would hide what it should have said.
"""

import datetime as dt
import tomllib
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from types import UnionType
from typing import Any, get_args, get_origin

from frankpledge.evidence.reading.extracts import shelf
from frankpledge.partnership.agencies.models.agency import AgencyKind

FILE = Path(__file__).with_name("data_sets.toml")
CADENCES = ("quarter",)
VERIFIED, FROM_MEMORY = "verified", "from memory: check"


class Faulty(ValueError):
    """The list of data sets says something that it can't; its text names the data set."""


@dataclass(frozen=True)
class DataSet:
    """One table of the list.

    `duty`: section 17A makes the agency send it; without, it is an offer that partnerships often find useful.
    `mark`: whether somebody read the law's own words, and then `verified` says which copy.
    `mapping`: the ready mapping that reads such a file (`frankpledge evidence extract`); "" where there is none.
    """

    key: str
    title: str
    holder: str
    kinds: tuple[str, ...]
    fields: tuple[str, ...]
    cadence: str
    duty: bool
    instrument: str
    mark: str
    valid_from: dt.date
    paragraph: str = ""
    verified: str = ""
    mapping: str = ""
    note: str = ""
    valid_until: dt.date | None = None

    @property
    def law(self) -> str:
        """`SI 2007/1831, Schedule, paragraph 3`."""
        return ", ".join(part for part in (self.instrument, self.paragraph) if part)


@cache
def data_sets() -> dict[str, DataSet]:
    """All data sets by key, in the order of the list."""
    return load(FILE.read_text(encoding="utf-8"))


def on(day: dt.date) -> list[DataSet]:
    """Those of the list that hold on a day, duties first."""
    held = [d for d in data_sets().values() if d.valid_from <= day and (d.valid_until is None or day < d.valid_until)]
    return sorted(held, key=lambda d: not d.duty)


def load(text: str) -> dict[str, DataSet]:
    """The list from its text. Raises Faulty for whatever is missing, misspelt, of another kind, or said twice."""
    written = tomllib.loads(text)
    if unknown := set(written) - {"data_set"}:
        raise Faulty(f"nothing is known of {', '.join(sorted(unknown))}")
    found: dict[str, DataSet] = {}
    for table in written.get("data_set", []):
        made = _made(table)
        if made.key in found:
            raise Faulty(f"{made.key}: there are two data sets of this key")
        found[made.key] = made
    return found


def _made(table: dict[str, Any]) -> DataSet:
    name = table.get("key", "a data set without a key")
    known = {field.name: field for field in fields(DataSet)}
    if unknown := set(table) - set(known):
        raise Faulty(f"{name}: nothing is known of {', '.join(sorted(unknown))}")
    for field in known.values():
        if field.name in table:
            _check_type(name, field.name, field.type, table[field.name])
    try:
        made = DataSet(**{key: tuple(value) if isinstance(value, list) else value for key, value in table.items()})
    except TypeError as missing:
        raise Faulty(f"{name}: {missing}") from None
    if faults := list(_faults(made)):
        raise Faulty(f"{name}: {'; '.join(faults)}")
    return made


def _check_type(name: str, key: str, kind: Any, value: object) -> None:
    if get_origin(kind) is tuple:
        right = isinstance(value, list) and all(isinstance(each, str) for each in value)
    else:
        right = type(value) in (get_args(kind) if isinstance(kind, UnionType) else (kind,))
    if not right:
        raise Faulty(f"{name}: {key} is {value!r}, which it can't be")


def _faults(made: DataSet):
    if not all((made.key, made.title, made.holder, made.kinds, made.fields, made.instrument)):
        yield "key, title, holder, kinds, fields and instrument can't be empty"
    if strangers := set(made.kinds) - set(AgencyKind.values):
        yield f"there is no kind of agency “{', '.join(sorted(strangers))}”"
    if made.cadence not in CADENCES:
        yield f"its cadence is “{made.cadence}”, and there are: {', '.join(CADENCES)}"
    if made.mark not in (VERIFIED, FROM_MEMORY):
        yield f"its mark is “{made.mark}”, and there are: {VERIFIED}, {FROM_MEMORY}"
    if (made.mark == VERIFIED) != bool(made.verified):
        yield "what it was verified against goes with the mark “verified”, and only with it"
    if made.duty and not made.paragraph:
        yield "a duty names the paragraph that makes it one"
    if made.mapping and made.mapping not in shelf.ready():
        yield f"there is no ready mapping “{made.mapping}”"
