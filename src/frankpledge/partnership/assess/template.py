"""The chapters that a year's assessment begins with, from template.toml."""

import tomllib
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from frankpledge.evidence.measures.model import THEMES

FILE = Path(__file__).parent / "template.toml"
_EACH = "each"


@dataclass(frozen=True)
class Planned:
    """A chapter as the template has it. `boxes`: letters of regulation 6; `theme`: whose measures it is about."""

    key: str
    title: str
    asks: str
    theme: str
    boxes: str


def planned(tier: str, themes: Collection[str], file: Path = FILE) -> list[Planned]:
    """The chapters for a partnership of this tier of which these themes are held, in their order."""
    found: list[Planned] = []
    for entry in tomllib.loads(file.read_text(encoding="utf-8"))["chapter"]:
        if tier not in entry.get("tiers", [tier]):
            continue
        asks, theme, boxes = entry.get("asks", ""), entry.get("theme", ""), entry.get("boxes", "")
        if theme == _EACH:
            found += [Planned(t, THEMES[t], asks, t, boxes) for t in THEMES if t != "overall" and t in themes]
        else:
            found.append(Planned(entry["key"], entry["title"], asks, theme, boxes))
    return found


def boxes_of(theme: str, file: Path = FILE) -> str:
    """The letters that a chapter on a theme serves, also where somebody adds it; "" for one of words alone."""
    entries = tomllib.loads(file.read_text(encoding="utf-8"))["chapter"]
    found = {e["theme"]: e.get("boxes", "") for e in entries if "theme" in e}
    return found.get(theme, found.get(_EACH, "")) if theme else ""


@cache
def called(key: str) -> str:
    """What the log calls a chapter: its title in the template, or the key of one that was added. Never what somebody
    typed."""
    entries = tomllib.loads(FILE.read_text(encoding="utf-8"))["chapter"]
    return (THEMES | {e["key"]: e["title"] for e in entries if "key" in e}).get(key, key)
