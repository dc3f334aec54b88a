"""What the rooms' parts of a settings file have in common: how they are written, and what is said where one is bad.

Each room writes and reads its own part (`queries/settings_file.py`) and takes it in (`changes/settings_file.py`);
`home` puts them together. Settings are what a partnership chose for the years to come. What was done, and whoever did
it, are records: they never travel.
"""

import json
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol, TypeVar

from django.utils.translation import gettext as _

from frankpledge.partnership.agencies.models import Partnership, Person
from frankpledge.partnership.design.forms import unturned

Given = TypeVar("Given")  # what was read of a part
_UNKEPT = {"Cc", "Cf", "Cn", "Co", "Cs"}  # what nobody sees, and what no letter or sign has yet


class Bad(ValueError):
    """What is wrong with a file, and what to do. `header` and `entry`: which of several tables of one name it is."""

    def __init__(self, said: str, header: str = "", entry: int = 0) -> None:
        super().__init__(said)
        self.header, self.entry = header, entry


@dataclass(frozen=True)
class Would:
    """What taking a part in would change, a sentence each; `notes`: what it would not, and what to look at.

    `asks`: a question that whoever takes it in has to answer first; "" for none.
    """

    does: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    asks: str = ""


class Room(Protocol[Given]):
    """What a room's `queries/settings_file.py` has to offer. `KEY`: of its part, in the file; `TITLE`: on pages."""

    KEY: str
    TITLE: str

    def written(self, partnership: Partnership) -> str:
        """Its part as it is settled here; "" where nothing is."""

    def usual(self, partnership: Partnership) -> str:
        """The same as it comes with the program."""

    def read(self, told: object) -> Given:
        """What a file's part says. Raises Bad."""

    def would(self, partnership: Partnership, given: Given) -> Would:
        """What taking that in would change."""


class Taker(Protocol[Given]):
    """What its `changes/settings_file.py` has to offer."""

    KEY: str

    def take(self, *, partnership: Partnership, given: Given, answer: str, by: Person) -> str:
        """Take in what was read of its part. `answer`: to what `Would.asks`. Says for the log what was done. Raises
        Refused."""


def quoted(text: str) -> str:
    """A TOML string: what JSON writes is one too."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def listed(texts: Iterable[str]) -> str:
    return f"[{', '.join(quoted(text) for text in texts)}]"


def table(header: str, entries: Mapping[str, str]) -> str:
    """A table of values that are TOML already, their signs of equality below each other; empty ones are left out."""
    rows = {key: value for key, value in entries.items() if value not in ("", '""', "[]")}
    width = max((len(key) for key in rows), default=0)
    return "\n".join([header, *(f"{key.ljust(width)} = {value}" for key, value in rows.items())]) + "\n"


def words(told: Mapping[str, object], key: str, longest: int, *, lines: bool = False) -> str:
    """A text without what can't be seen; on one line, unless it may have several. Raises ValueError, saying why."""
    value = told.get(key, "")
    if not isinstance(value, str):
        raise ValueError(_("“%(key)s” has to be a text in quotation marks.") % {"key": key})
    kept = "".join(c for c in unturned(value) if c in "\n\t" or unicodedata.category(c) not in _UNKEPT)
    text = kept.strip() if lines else " ".join(kept.split())
    if len(text) > longest:
        said = _("“%(key)s” has %(n)d characters. Shorten it to %(longest)d or fewer.")
        raise ValueError(said % {"key": key, "n": len(text), "longest": longest})
    return text


def known(told: object, keys: Collection[str]) -> Mapping[str, object]:
    """A table that has no other keys than these. Raises ValueError, saying why."""
    if not isinstance(told, dict):
        raise ValueError(_("This has to be a table, with a line for each key."))
    if unknown := sorted(set(told) - set(keys)):
        said = _("There is no “%(key)s” here. What there is: %(keys)s.")
        raise ValueError(said % {"key": unknown[0][:40], "keys": ", ".join(keys)})
    return told


def texts(told: Mapping[str, object], key: str) -> list[str]:
    """A list of texts, none of them twice. Raises ValueError, saying why."""
    value = told.get(key, [])
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise ValueError(_("“%(key)s” has to be a list of texts in square brackets.") % {"key": key})
    if twice := next((each for each, times in Counter(value).items() if times > 1), None):
        raise ValueError(_("“%(text)s” stands twice in “%(key)s”.") % {"text": twice[:60], "key": key})
    return value
