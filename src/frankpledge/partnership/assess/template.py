"""The chapters that a year's assessment begins with, from template.toml."""

import tomllib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from frankpledge.evidence.measures.model import THEMES

FILE = Path(__file__).parent / "template.toml"
EACH, OVERALL = "each", "overall"  # themes: of every other, and of the chapter whose table has every measure
Entry = Mapping[str, object]


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
    return of_entries(entries(file), tier, themes)


def entries(file: Path = FILE) -> list[Entry]:
    """The tables of a file, a chapter each."""
    return tomllib.loads(file.read_text(encoding="utf-8"))["chapter"]


def of_entries(entries: Sequence[Entry], tier: str, themes: Collection[str]) -> list[Planned]:
    """Those for this tier; of themes of which nothing is held none. “each” is every theme that no other entry names."""
    found: list[Planned] = []
    named = {entry.get("theme", "") for entry in entries}
    held = {"", OVERALL, *themes}
    for entry in entries:
        if tier not in entry.get("tiers", [tier]):
            continue
        asks, theme, boxes = entry.get("asks", ""), entry.get("theme", ""), entry.get("boxes", "")
        if theme == EACH:
            found += [Planned(t, THEMES[t], asks, t, boxes) for t in THEMES if t not in named and t in themes]
        elif theme in held:
            found.append(Planned(entry["key"], entry["title"], asks, theme, boxes))
    return found


def boxes_of(theme: str, file: Path = FILE) -> str:
    """The letters that a chapter on a theme serves, also where somebody adds it; "" for one of words alone."""
    found = {e["theme"]: e.get("boxes", "") for e in entries(file) if "theme" in e}
    return found.get(theme, found.get(EACH, "")) if theme else ""


@cache
def called(key: str) -> str:
    """What the log calls a chapter: its title in the template, or the key of one that was added. Never what somebody
    typed."""
    return (THEMES | {e["key"]: e["title"] for e in entries() if "key" in e}).get(key, key)
