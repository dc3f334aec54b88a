"""The mappings that can be used: those that come with Frankpledge, and those that were confirmed and saved."""

import os
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from frankpledge.evidence.reading.extracts import mapping as mappings
from frankpledge.evidence.reading.extracts.mapping import Mapping
from frankpledge.evidence.reading.problems import Refused

READY = Path(__file__).parents[2] / "sources" / "mappings"
SAVED = "mappings"  # folder of a warehouse


@cache
def ready() -> dict[str, Mapping]:
    """The mappings that come with Frankpledge, by id."""
    return {m.id: m for m in map(load, sorted(READY.glob("*.toml")))}


def saved(folder: Path) -> dict[str, Mapping]:
    """The mappings that were saved in a warehouse, by id. Raises Refused for one that was damaged."""
    return {m.id: m for m in map(load, sorted((folder / SAVED).glob("*.toml")))}


def load(file: Path) -> Mapping:
    """A mapping from its file. Raises Refused, naming the file."""
    try:
        return mappings.read(file.read_text(encoding="utf-8"))
    except (Refused, UnicodeDecodeError) as error:
        raise Refused(f"{file.name}: {error}") from None


def named(folder: Path, name: str) -> Mapping:
    """The mapping with this id, or in this file. Raises Refused where there is none, with those that there are."""
    known = {**ready(), **saved(folder)}
    if name in known:
        return known[name]
    if Path(name).suffix.casefold() == ".toml" and Path(name).is_file():
        return load(Path(name))
    raise Refused(f"there is no mapping “{name}”, and no such TOML file. Known: {', '.join(sorted(known))}")


def fitting(known: Iterable[Mapping], headings: Iterable[str]) -> Mapping | None:
    """The mapping whose headings a file has, the one that uses most of them where several fit; None where none does.

    Raises Refused where two fit as well as each other.
    """
    headings = list(headings)
    found = sorted((m for m in known if not m.missing(headings)), key=lambda m: -len(m.columns))
    if len(found) > 1 and len(found[0].columns) == len(found[1].columns):
        raise Refused(f"two saved mappings fit it: “{found[0].id}” and “{found[1].id}”. Say which: --mapping ID")
    return found[0] if found else None


def save(folder: Path, mapping: Mapping) -> Path:
    """Keep a mapping in a warehouse, in place of the one with its id: whole, or as it was."""
    file = folder / SAVED / f"{mapping.id}.toml"
    file.parent.mkdir(exist_ok=True)
    beside = file.with_name(f".{file.name}.new")
    with beside.open("w", encoding="utf-8") as out:
        out.write(mappings.written(mapping))
        out.flush()
        os.fsync(out.fileno())
    beside.replace(file)
    return file
