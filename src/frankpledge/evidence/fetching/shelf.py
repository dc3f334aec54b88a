"""The folder that files are brought into.

A file appears in it whole or not at all; `fetched.json` says where each came from.
"""

import datetime as dt
import fcntl
import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

NOTES = "fetched.json"
SCRATCH = ".fetching"  # hidden, so that no reading takes a half file for a whole one


@dataclass(frozen=True)
class Origin:
    """Where a file came from. `mark` tells one state of it at the publisher from another."""

    url: str
    publisher: str
    member: str = ""  # of the archive at `url`
    release: str = ""
    mark: str = ""


class Occupied(Exception):
    """Another fetching is under way in the folder."""


class Shelf:
    """The files that are here, by their names from the folder on (`street/2024-04-leicestershire-street.csv`).

    While it is open, no other process fetches into the folder. Raises Occupied, and OSError where it can't be written.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.scratch = folder / SCRATCH

    def __enter__(self) -> Self:
        self.scratch.mkdir(parents=True, exist_ok=True)
        self._lock = (self.scratch / "lock").open("a")
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            self._lock.close()
            raise Occupied(f"another fetching is under way in {self.folder}: wait until it has ended") from None
        self._tidy()
        self._notes = self._noted()
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._tidy()
        self._lock.close()

    def _tidy(self) -> None:
        """Take away what is half here, also from a run that was killed."""
        for part in self.scratch.glob("*.part"):
            part.unlink()

    def _noted(self) -> dict[str, dict]:
        try:
            found = json.loads((self.folder / NOTES).read_text(encoding="utf-8"))["files"]
        except (FileNotFoundError, ValueError, KeyError, TypeError):
            return {}  # without a note a file that is here counts as brought by hand
        return found if isinstance(found, dict) else {}

    def holds(self, name: str, mark: str = "") -> bool:
        """Whether a file is here whole, and, where `mark` is given, in this state. One brought by hand always is."""
        path = self.folder / name
        if not path.is_file():
            return False
        note = self._notes.get(name)
        if note is None:
            return True
        if mark and note.get("mark") != mark:
            return False
        return path.stat().st_size == note.get("bytes") and _sha256(path.read_bytes()) == note.get("sha256")

    def put(self, name: str, content: bytes, origin: Origin) -> None:
        """Write a file aside, move it into its place and note where it came from."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        self._write(path, content)
        now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
        self._notes[name] = asdict(origin) | {"bytes": len(content), "sha256": _sha256(content), "fetched": now}
        notes = {"files": dict(sorted(self._notes.items()))}
        self._write(self.folder / NOTES, (json.dumps(notes, indent=1, ensure_ascii=False) + "\n").encode())

    def _write(self, path: Path, content: bytes) -> None:
        part = self.scratch / f"{path.name}.part"
        part.write_bytes(content)
        part.replace(path)


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
