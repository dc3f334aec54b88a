"""Harm indices from their TOML files. Unknown and missing keys are refused, and so is what would count twice.

Your own: copy one of the files beside this one, put your weights, source and licence in it, and `load` it from wherever
it lies.
"""

import datetime as dt
import tomllib
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path

from frankpledge.evidence.measures.loading import measures
from frankpledge.evidence.measures.weights.model import Index

_TEXTS = ("title", "version", "unit", "meaning", "source", "licence")
_LISTS = ("caveats", "does_not_cover")
_VERIFIED = {"verified_on", "verified_against"}
_KEYS = {*_TEXTS, *_LISTS, *_VERIFIED, "second_hand", "weight", "not_scored"}


class WrongWeights(ValueError):
    """A file of weights that can't be used; its text says file, key and what is expected."""


@cache
def indices() -> dict[str, Index]:
    """Every index that comes with Frankpledge, by id."""
    return {file.stem: load(file) for file in sorted(Path(__file__).parent.glob("*.toml"))}


def load(file: Path) -> Index:
    """One index. Raises WrongWeights for a file that breaks a rule, OSError for one that can't be read."""
    try:
        data = tomllib.loads(file.read_text(encoding="utf-8"), parse_float=Decimal)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise WrongWeights(f"{file.name}: it is not TOML ({error})") from None
    try:
        return _index(file.stem, data)
    except ValueError as error:
        raise WrongWeights(f"{file.name}: {error}") from None


def _index(id: str, data: dict) -> Index:
    _keys("", data, _KEYS, {*_TEXTS, "weight"})
    for key in _TEXTS:
        _text(key, data[key])
    for key in _LISTS:
        _texts(key, data.get(key, []))
    weights, reasons = data["weight"], data.get("not_scored", [])
    for i, table in enumerate(weights, 1):
        _keys(f"weight {i}, ", table, {"group", "value", "measures"}, {"group", "value", "measures"})
        _text(f"weight {i}, group", table["group"])
        _weight(table["group"], table["value"])
        _texts(f"weight of {table['group']}, measures", table["measures"])
    for i, table in enumerate(reasons, 1):
        _keys(f"not_scored {i}, ", table, {"measures", "because"}, {"measures", "because"})
        _text(f"not_scored {i}, because", table["because"])
        _texts(f"not_scored {i}, measures", table["measures"])
    _once("group", (table["group"] for table in weights))
    named = [m for table in (*weights, *reasons) for m in table["measures"]]
    _once("measure", named)
    for name in named:
        if name not in measures():
            raise ValueError(f"“{name}” is no measure: its id is the name of its file, as residential-burglary")
    return Index(
        id=id,
        **{key: data[key] for key in _TEXTS},
        **_provenance(data),
        **{key: tuple(data.get(key, ())) for key in _LISTS},
        by_group={table["group"]: Fraction(table["value"]) for table in weights},
        by_measure={m: Fraction(table["value"]) for table in weights for m in table["measures"]},
        not_scored={m: table["because"] for table in reasons for m in table["measures"]},
    )


def _provenance(data: dict) -> dict:
    """Held against the publisher's own, or second-hand: one of the two, so that a reader is told which."""
    verified, second_hand = _VERIFIED & data.keys(), "second_hand" in data
    if second_hand == bool(verified) or verified not in (set(), _VERIFIED):
        raise ValueError(
            "say either “verified_on” (a date) and “verified_against”, or “second_hand” and where the weights were read"
        )
    if second_hand:
        _text("second_hand", data["second_hand"])
        return {"second_hand": data["second_hand"]}
    if type(data["verified_on"]) is not dt.date:
        raise ValueError("“verified_on” is a date without quotation marks, as 2026-11-21")
    _text("verified_against", data["verified_against"])
    return {key: data[key] for key in _VERIFIED}


def _keys(where: str, table: object, known: set[str], needed: set[str]) -> None:
    if not isinstance(table, dict):
        raise ValueError(f"{where}tables are headed with two brackets, as [[weight]]")
    for key in table:
        if key not in known:
            raise ValueError(f"“{where}{key}” is not a key of a harm index; known: {', '.join(sorted(known))}")
    for key in sorted(needed - table.keys()):
        raise ValueError(f"“{where}{key}” is missing")


def _weight(group: str, value: object) -> None:
    number = isinstance(value, (int, Decimal)) and not isinstance(value, bool)
    if not number or not Decimal(value).is_finite() or value < 0:
        raise ValueError(f"the weight of “{group}” is a number, 0 or more: {value} was given")


def _text(key: str, value: object) -> None:
    if not (isinstance(value, str) and value.strip()):
        raise ValueError(f"“{key}” needs a text; of a licence that is not stated say so, and “check before publishing”")


def _texts(key: str, values: object) -> None:
    if not (isinstance(values, list) and all(isinstance(v, str) and v.strip() for v in values)):
        raise ValueError(f"“{key}” is a list of texts")


def _once(what: str, names: Iterable[str]) -> None:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            raise ValueError(f"the {what} “{name}” is named twice: which of its weights is meant can't be told")
        seen.add(name)
