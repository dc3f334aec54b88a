"""The warehouse: a folder of immutable Parquet parts, and editions that list them.

    parts/<sha-256>.parquet      rows as published; named by content, never changed
    derived/<key>.parquet        what can be made again from parts (counts by small area)
    refused/<sha-256>.csv        rows of an input that broke a rule, to be downloaded and mended
    editions/<name>.json         an edition: the parts it is made of and every input it came from
    current                      one line: the name of the edition in force

A new edition is written beside the old one and put in force by renaming `current`, which the file system does at once
or not at all. So a reader never waits and never sees half a reading, and a crash leaves the old edition in force. The
name of an edition is made from its content: the same files read in two places give the same name, and the same figure
ids. This module knows no publisher.
"""

import datetime as dt
import fcntl
import hashlib
import json
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import duckdb

from frankpledge.evidence.edition import EMPTY, Edition, Input, Part, ends_well, upon

FORMAT = 1


class WarehouseError(Exception):
    """Says what is wrong with the warehouse and what to do."""


class NothingRead(WarehouseError):
    """There is a warehouse, and nothing has been read into it yet; or none."""


class BeingWritten(WarehouseError):
    """Another Frankpledge writes it at this moment. Nothing was changed, and a while later it can be tried again."""


class Warehouse:
    """A folder of parts and editions. `base` is a public warehouse whose edition in force this one will pin."""

    def __init__(self, folder: Path | str, base: "Warehouse | Path | str | None" = None) -> None:
        self.folder = Path(folder)
        self.base = base if isinstance(base, Warehouse) or base is None else Warehouse(base)

    def edition(self, name: str | None = None) -> Edition:
        """The edition in force, or an older one by name. Raises WarehouseError where there is none."""
        if not self.folder.is_dir():
            raise NothingRead(f"there is no warehouse at {self.folder}: make one with “frankpledge evidence read”")
        if name is None:
            name = self._current()
            if not name:
                raise NothingRead(
                    f"the warehouse at {self.folder} holds nothing yet: fill it with “frankpledge evidence read”"
                )
        path = self.folder / "editions" / f"{name}.json"
        if not re.fullmatch("[0-9a-f]{12}", name) or not path.is_file():
            raise WarehouseError(f"the warehouse at {self.folder} has no edition named “{name}”")
        return self._load(path)

    def editions(self) -> list[str]:
        """The names of all editions written, the oldest first."""
        files = sorted((self.folder / "editions").glob("*.json"), key=lambda p: p.stat().st_mtime_ns)
        return [p.stem for p in files]

    def held(self) -> Edition:
        """The edition in force, or an empty one."""
        return self.edition() if self.folder.is_dir() and self._current() else EMPTY

    def _current(self) -> str:
        path = self.folder / "current"
        return path.read_text().strip() if path.exists() else ""

    def _load(self, path: Path) -> Edition:
        try:
            format_, own = _told(path.read_text(encoding="utf-8"), path.stem, self.folder)
        except (ValueError, KeyError, TypeError, AttributeError):
            raise WarehouseError(
                f"{path} is damaged: bring it back from a backup, or read the files into a new one"
            ) from None
        if format_ > FORMAT:
            raise WarehouseError(
                f"the warehouse at {self.folder} was written by a newer version of Frankpledge "
                f"(format {format_}, this version knows {FORMAT}): install the newer version"
            )
        return upon(self._base_of(own.base), own) if own.base else own

    def _base_of(self, pinned: str) -> Edition:
        """The pinned edition of the base; what this object was given as `base` says where that folder is now."""
        folder, _, name = pinned.rpartition("@")
        base = self.base or Warehouse(self.folder / folder)
        try:
            return base.edition(name)
        except WarehouseError as error:
            raise WarehouseError(f"the warehouse at {self.folder} stands on another, and {error}") from None

    def own(self) -> Edition:
        """The edition in force without what it has from its base."""
        held = self.held()
        parts = tuple(p for p in held.parts if held.folders[p.sha256] == self.folder)
        below = {i.sha256 for i in self._base_of(held.base).inputs} if held.base else set()
        inputs = tuple(i for i in held.inputs if i.sha256 not in below)
        return Edition(held.name, parts, inputs, held.base, held.made, held.folders, held.folder)

    def standing(self, pinned: str) -> Edition:
        """What the next edition starts from: the own parts held, upon the base that it will pin.

        On another base than the one held it has a name of its own: whatever is kept by edition must not mix the two.
        """
        own = self.own()
        if not pinned:
            return own
        found = upon(self._base_of(pinned), own)
        if pinned == own.base:
            return found
        return replace(found, name=f"{own.name} upon {pinned.rpartition('@')[2]}", folder=str(self.folder))

    def pinned(self) -> str:
        """The base of the next edition: the given one as it is now, or else the one that the edition in force pins."""
        if self.base:
            return f"{os.path.relpath(self.base.folder, self.folder)}@{self.base.edition().name}"
        return self.held().base

    @contextmanager
    def writing(self) -> Iterator["Writer"]:
        """Take the warehouse for writing: one writer at a time, and nothing is in force until `Writer.publish`."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            for name in ("parts", "derived", "refused", "editions"):
                (self.folder / name).mkdir(exist_ok=True)
            lock = (self.folder / "lock").open("a")
        except OSError as error:
            raise WarehouseError(
                f"the warehouse at {self.folder} can't be written ({error.strerror}). Nothing was changed"
            ) from None
        with lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                raise BeingWritten(
                    f"the warehouse at {self.folder} is being written by another Frankpledge: "
                    "wait until it is done, then try again. Nothing was changed"
                ) from None
            self.held()  # an unreadable or newer warehouse is refused before anything is written
            for left in self.folder.glob(".writing-*"):  # of a writer that was killed
                shutil.rmtree(left, ignore_errors=True)
            try:
                with tempfile.TemporaryDirectory(
                    prefix=".writing-", dir=self.folder, ignore_cleanup_errors=True
                ) as scratch:
                    yield Writer(self, Path(scratch), self.pinned())
            except (OSError, duckdb.IOException) as error:
                why = getattr(error, "strerror", None) or str(error).rpartition(": ")[2]
                raise WarehouseError(
                    f"the warehouse at {self.folder} could not be written: {why}. "
                    "What it held before is still held, whole"
                ) from error


class Writer:
    """The right to add parts and to put a new edition in force.

    `scratch` is a folder for files under way, `pinned` the base that the new edition will stand on: settled once, so
    that one that changes meanwhile can't come under parts that were derived from it as it was.
    """

    def __init__(self, warehouse: Warehouse, scratch: Path, pinned: str) -> None:
        self.warehouse = warehouse
        self.scratch = scratch
        self.pinned = pinned

    def has(self, room: str, name: str) -> bool:
        return ends_well(self.warehouse.folder / room / f"{name}.parquet")

    def keep(self, file: Path, room: str = "parts", name: str = "") -> str:
        """Move a finished Parquet file into `room`, named by its content unless a name is given; return the name."""
        if not name:
            with file.open("rb") as content:
                name = hashlib.file_digest(content, "sha256").hexdigest()
        _sync(file)  # a part that an edition lists must be whole after a power cut too
        file.replace(self.warehouse.folder / room / f"{name}.parquet")
        return name

    def publish(self, parts: list[Part], inputs: list[Input], made: str = "") -> Edition:
        """Put an edition of these own parts in force; returns the held one unchanged where nothing is new.

        `made`: when, if not now.
        """
        made = made or dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
        folder = self.warehouse.folder
        pinned = self.pinned
        content = {
            "format": FORMAT,
            "base": pinned,
            "parts": [vars(p) for p in sorted(parts, key=lambda p: (p.source, p.key))],
            "inputs": [vars(i) for i in sorted(inputs, key=lambda i: (i.source, i.name, i.sha256))],
        }
        in_force = [(p["source"], p["key"], p["sha256"], p["derived"]) for p in content["parts"]]
        name = hashlib.sha256(json.dumps([pinned.rpartition("@")[2], in_force]).encode()).hexdigest()[:12]
        path = folder / "editions" / f"{name}.json"
        if not path.exists():
            _write_through(path, json.dumps({**content, "made": made}, indent=1))
        else:  # the same figures; where the base lies or which files were met may still have changed
            before = json.loads(path.read_text(encoding="utf-8"))
            if any(before[what] != json.loads(json.dumps(content[what])) for what in ("base", "inputs")):
                _write_through(path, json.dumps({**content, "made": before["made"]}, indent=1))
        if self.warehouse._current() != name:
            for room in ("parts", "derived", "editions"):
                _sync(folder / room)
            _write_through(folder / "current", name + "\n")
            _sync(folder)
        return self.warehouse.edition()


@lru_cache(maxsize=16)
def _told(text: str, name: str, folder: Path) -> tuple[int, Edition]:
    """The format that an edition's file is of, and its own parts and inputs as far as this version knows the format.

    Told once for each text: every page asks for the edition in force, a few times, and it seldom changes.
    """
    data = json.loads(text)
    if data["format"] > FORMAT:
        return data["format"], EMPTY
    parts = tuple(Part(**p) for p in data["parts"])
    inputs = tuple(
        Input(**{**i, "keys": tuple(i["keys"]), "why_refused": tuple(i["why_refused"])}) for i in data["inputs"]
    )
    folders = {p.sha256: folder for p in parts}
    return data["format"], Edition(name, parts, inputs, data["base"], data["made"], folders, str(folder))


def _write_through(path: Path, text: str) -> None:
    """Write a small file so that it is either the old one or the new one, also after a power cut."""
    beside = path.with_name(f".{path.name}.new")
    with beside.open("w") as out:
        out.write(text)
        out.flush()
        os.fsync(out.fileno())
    beside.replace(path)


def _sync(path: Path) -> None:
    """Have a file or folder on the disk before going on."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
