"""The scale of a risk matrix and what each score on it means, from a TOML file that a partnership can replace."""

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

FILE = Path(__file__).parent / "criteria.toml"


class Group(StrEnum):
    """What an item is part of."""

    HARM = "harm"
    LIKELIHOOD = "likelihood"
    POSITION = "position"  # of the partners: a higher score is a weaker position
    CONFIDENCE = "confidence"  # a higher score is better evidence


@dataclass(frozen=True)
class Item:
    """One question; `means` has a text for each score of the scale, in its order."""

    id: str
    group: Group
    title: str
    question: str
    means: tuple[str, ...]


@dataclass(frozen=True)
class Criteria:
    """`scale` rises from its lowest score."""

    title: str
    source: str
    scale: tuple[int, ...]
    items: tuple[Item, ...]

    def of(self, group: Group) -> tuple[Item, ...]:
        """The items of a group."""
        return tuple(i for i in self.items if i.group is group)


def criteria(file: Path = FILE) -> Criteria:
    """Read a file. Raises ValueError, with the file's name, for one that can't be used."""
    try:
        return of_data(tomllib.loads(file.read_text(encoding="utf-8")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ValueError(f"{file.name}: it is not TOML ({error})") from None
    except ValueError as error:
        raise ValueError(f"{file.name}: {error}") from None


def as_data(of: Criteria) -> dict[str, object]:
    """Criteria as a file has them, to be kept beside what was scored by them."""
    items = [
        {"id": i.id, "group": str(i.group), "title": i.title, "question": i.question, "means": list(i.means)}
        for i in of.items
    ]
    return {"title": of.title, "source": of.source, "scale": list(of.scale), "item": items}


def of_data(data: dict) -> Criteria:
    """Criteria from what a file says. Raises ValueError for what can't be used."""
    _keys(data, {"title", "source", "scale", "item"}, "of the file")
    scale = tuple(data["scale"])
    if len(scale) < 2 or any(b <= a for a, b in zip(scale, scale[1:], strict=False)) or scale[0] < 0:
        raise ValueError(f"“scale” has two scores or more that rise from 0 or above: {list(scale)} was given")
    items = tuple(_item(entry, len(scale)) for entry in data["item"])
    if len({i.id for i in items}) < len(items):
        raise ValueError("two items have the same id")
    found = Criteria(data["title"], data["source"], scale, items)
    for group in (Group.HARM, Group.LIKELIHOOD):
        if not found.of(group):
            raise ValueError(f"no item has the group “{group}”, and without it there is no risk")
    return found


def _item(entry: dict, scores: int) -> Item:
    _keys(entry, {"id", "group", "title", "question", "means"}, "of an item")
    if entry["group"] not in set(Group):
        raise ValueError(f"“group” of {entry['id']} must be one of: {', '.join(Group)}")
    if len(entry["means"]) != scores:
        raise ValueError(f"{entry['id']} has {len(entry['means'])} texts, and the scale has {scores} scores")
    return Item(**{**entry, "group": Group(entry["group"]), "means": tuple(entry["means"])})


def _keys(table: dict, needed: set[str], where: str) -> None:
    for key in sorted(needed - set(table)):
        raise ValueError(f"the key “{key}” {where} is missing")
    for key in sorted(set(table) - needed):
        raise ValueError(f"“{key}” is no key {where}; known: {', '.join(sorted(needed))}")
