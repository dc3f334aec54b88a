"""An agreed assessment as JSON, and read again: what a snapshot keeps, whole and without any other table.

{"schema": 1, "title", "partnership", "year", "area", "area_name", "period", "edition", "on", "number", "because",
 "chapters": [{"key", "title", "theme", "commentary", "gaps", "written_by", "signed_for", "signed_on",
               "findings": [{"measure", "title", "kind", "verdict", "text", "own",
                             "numbers": {name: {"text", "figure"}}}],
               "why": [{"measure", "title", "verdict", "sure", "text", "evidence"}]}],
 "issues": null or [{"title", "about", "decision", "rank", "evidence_place", "people_place", "risk", "because"}],
 "concerns": null or [{"place", "title", "first", "ways",
                       "said": [{"title", "group", "way", "people", "asked", "answer"}]}],
 "boxes": [{"letter", "title", "law", "applies", "met_in"}], "sources": [{"title", "publisher", "held"}], "notes": []}

What the words mean stands in `model`. A field that is added later has a default there, so that older ones are read.
"""

import dataclasses
import hashlib
import json
import types
import typing

from frankpledge.reports.agreed.model import Agreed

SCHEMA = 1


class UnknownSchema(ValueError):
    """It was written by a later version of the program."""


def to_json(agreed: Agreed) -> dict:
    """As lists and dictionaries, just as they come back from JSON."""
    return {"schema": SCHEMA, **json.loads(json.dumps(dataclasses.asdict(agreed)))}


def from_json(content: dict) -> Agreed:
    """Raises UnknownSchema."""
    if content.get("schema") != SCHEMA:
        raise UnknownSchema(f"It has the schema {content.get('schema')}, and this program reads {SCHEMA}.")
    return _read(Agreed, content)


def digest(content: dict) -> str:
    """Of the JSON, whichever order a database gives its keys back in."""
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _read(kind: object, value: object) -> typing.Any:
    """A value as what its field is declared as."""
    origin, inside = typing.get_origin(kind), typing.get_args(kind)
    if origin in (typing.Union, types.UnionType):
        return None if value is None else _read(next(one for one in inside if one is not types.NoneType), value)
    if origin is tuple:
        return tuple(_read(inside[0], one) for one in value)
    if origin is dict:
        return {name: _read(inside[1], one) for name, one in value.items()}
    if dataclasses.is_dataclass(kind):
        hints = typing.get_type_hints(kind)
        return kind(**{name: _read(hints[name], value[name]) for name in hints if name in value})
    return value
