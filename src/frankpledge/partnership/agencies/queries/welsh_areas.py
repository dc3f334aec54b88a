"""The Welsh names of the principal areas of Wales, from a dated table (`data/welsh_areas.toml`)."""

import tomllib
import unicodedata
from functools import cache
from pathlib import Path

from frankpledge.evidence.area import plain

DATA = Path(__file__).parents[1] / "data" / "welsh_areas.toml"


@cache
def names() -> dict[str, str]:
    """Code → Welsh name."""
    return {area["code"]: area["welsh"] for area in tomllib.loads(DATA.read_text(encoding="utf-8"))["area"]}


def code_of(text: str) -> str:
    """The code of the area with this Welsh name, with or without its circumflex; "" where there is none."""
    wanted = without_accents(text)
    return next((code for code, name in names().items() if without_accents(name) == wanted), "")


def without_accents(text: str) -> str:
    """A name as it is compared: many a keyboard has no ŵ and no ŷ."""
    letters = unicodedata.normalize("NFD", plain(text))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
