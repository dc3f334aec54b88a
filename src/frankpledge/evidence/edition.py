"""An edition: what a warehouse holds at one time, as a list of parts and of the inputs that they came from."""

import hashlib
import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path


@dataclass(frozen=True)
class Part:
    """One immutable Parquet file: the rows of one data set (`source`) for one `key`."""

    source: str
    key: str
    sha256: str
    rows: int
    input: str  # SHA-256 of the file that it was read from
    derived: str = ""  # name of the file in derived/ that was made of it, if any


@dataclass(frozen=True)
class Input:
    """A file that was read: what it was, and what became of its rows."""

    sha256: str
    name: str
    bytes: int
    source: str
    publisher: str
    release: str
    keys: tuple[str, ...]  # of the parts that its rows make, whether they are in force or a later release is
    rows_read: int
    rows_refused: int = 0
    why_refused: tuple[str, ...] = ()


@dataclass(frozen=True)
class Edition:
    """What a warehouse holds at one time; `parts` includes those of the base that it pins.

    Two editions are equal where they have one name and lie in one folder: what is kept of one warehouse (the names of
    files among it) is never shown to whoever looks at another that holds the same rows.
    """

    name: str  # made from the content, so that two editions of one name hold the same
    parts: tuple[Part, ...] = field(default=(), compare=False)
    inputs: tuple[Input, ...] = field(default=(), compare=False)
    base: str = field(default="", compare=False)  # "folder@edition" of the public warehouse that this one stands on
    made: str = field(default="", compare=False)
    folders: dict[str, Path] = field(default_factory=dict, compare=False)  # part or derived file name → its folder
    folder: str = ""  # of the warehouse that the edition is of

    def of(self, *sources: str) -> list[Part]:
        return [p for p in self.parts if p.source in sources]

    def part(self, source: str, key: str) -> Part | None:
        return self._parts_by_key.get((source, key))

    @cached_property
    def _parts_by_key(self) -> dict[tuple[str, str], Part]:
        return {(p.source, p.key): p for p in self.parts}

    @cached_property
    def inputs_by_hash(self) -> dict[str, Input]:
        return {i.sha256: i for i in self.inputs}

    def file(self, part: Part) -> Path:
        return self.folders[part.sha256] / "parts" / f"{part.sha256}.parquet"

    def is_whole(self, part: Part) -> bool:
        """Whether the part and what is derived from it are there to their ends: Parquet files end as they begin."""
        return ends_well(self.file(part)) and (not part.derived or ends_well(self.derived_file(part)))

    def derived_file(self, part: Part) -> Path:
        return self.folders[part.sha256] / "derived" / f"{part.derived}.parquet"

    def input(self, sha256: str) -> Input:
        return self.inputs_by_hash[sha256]


@dataclass(frozen=True)
class Alike:
    """An edition that equals every other of which the key is the same: for what depends on some of its parts only."""

    edition: Edition = field(compare=False)
    key: str


EMPTY = Edition("")


def upon(below: Edition, own: Edition) -> Edition:
    """An edition's own parts, and those of its base that it has nothing of its own in place of."""
    keys = {(p.source, p.key) for p in own.parts}
    parts = (*(p for p in below.parts if (p.source, p.key) not in keys), *own.parts)
    inputs = (*below.inputs, *own.inputs)
    return Edition(own.name, parts, inputs, own.base, own.made, {**below.folders, **own.folders}, own.folder)


def provisional(held: Edition, parts: Iterable[Part], folder: Path) -> Edition:
    """An edition that is not in force yet, for what is derived from all that it will hold.

    The parts, which lie in the folder, stand in place of those held of their keys.
    """
    new = {(p.source, p.key): p for p in parts}
    every = (*(p for p in held.parts if (p.source, p.key) not in new), *new.values())
    content = "\n".join(sorted(f"{p.source} {p.key} {p.sha256}" for p in every))
    name = f"provisional-{hashlib.sha256(content.encode()).hexdigest()}"
    return Edition(name, every, folders=held.folders | {p.sha256: folder for p in new.values()})


def ends_well(file: Path) -> bool:
    """Whether a Parquet file is there and not cut short."""
    try:
        with file.open("rb") as content:
            content.seek(-4, os.SEEK_END)
            return content.read() == b"PAR1"
    except OSError:
        return False
