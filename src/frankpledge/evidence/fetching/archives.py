"""A ZIP on a server, of which only the wanted members are fetched.

Its directory stands at its end: with that, each member is one span of bytes. A server that gives no parts of files has
to send the whole archive.
"""

import io
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

from frankpledge.evidence.fetching.web import Start, Unusable, Web, kind

TAIL = 64 * 1024
MOST_BYTES = 500 * 1024**2  # of one member, unpacked; the largest force's month is about 30 MB
HEADER = 30 + 512  # bytes before a member's own, besides its name: more than any header that is met
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, IndexError)

Progress = Callable[[int, int], None]


class Archive:
    """The members of a ZIP. Raises Unusable for what is none, is cut short, or names a path outside itself."""

    def __init__(self, web: Web, url: str, scratch: Path, progress: Progress) -> None:
        start = web.start(url)
        self.url, self.host = start.url, urlsplit(url).netloc
        if not start.head.startswith(b"PK"):
            raise Unusable(f"{self.host} sent {kind(start.head)} instead of an archive: {url}")
        self._whole: Path | None = None
        if start.size is None:
            self._whole = scratch / (PurePosixPath(urlsplit(start.url).path).name + ".part")
            web.download(start.url, self._whole, progress)
            self._file: io.IOBase = self._whole.open("rb")
        else:
            self._file = _Remote(web, start)
        try:
            self._zip = zipfile.ZipFile(self._file)
            self.members = {m.filename: m for m in self._zip.infolist()}
            self._check()
        except BROKEN as error:
            self.close()
            raise Unusable(f"the archive from {self.host} is broken or cut short ({error}): {url}") from None
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        self._file.close()
        if self._whole:
            self._whole.unlink(missing_ok=True)

    def _check(self) -> None:
        for name in self.members:
            parts = PurePosixPath(name.replace("\\", "/")).parts
            if name.startswith(("/", "\\")) or ".." in parts or (parts and ":" in parts[0]):
                raise Unusable(f"the archive from {self.host} holds a path that leads out of it ({name}): not used")

    def mark(self, name: str) -> str:
        """What tells one state of a member from another: its check sum and its length."""
        member = self.members[name]
        return f"{member.CRC:08x}-{member.file_size}"

    def read(self, name: str) -> bytes:
        """A member, unpacked and checked against its check sum."""
        member = self.members[name]
        if member.file_size > MOST_BYTES or member.flag_bits & 1:
            raise Unusable(f"{name} in the archive from {self.host} is far too large, or locked: it was not fetched")
        if isinstance(self._file, _Remote):
            length = HEADER + len(member.orig_filename.encode()) + member.compress_size
            self._file.hold(member.header_offset, length)
        try:
            with self._zip.open(member) as packed:
                content = packed.read(member.file_size + 1)
                if len(content) != member.file_size:
                    raise Unusable(f"{name} in the archive from {self.host} has another length than it says")
                return content
        except BROKEN as error:
            raise Unusable(f"{name} in the archive from {self.host} arrived broken ({error})") from None


class _Remote(io.RawIOBase):
    """A file on a server as a file to read, of which one stretch is held."""

    def __init__(self, web: Web, start: Start) -> None:
        self._web, self._start = web, start
        self._at = 0
        self._held_from, self._held = 0, b""
        self.hold(max(0, start.size - TAIL), TAIL)

    def hold(self, first: int, length: int) -> None:
        """Fetch a stretch, so that reading in it asks the server no more."""
        last = min(first + length, self._start.size) - 1
        self._held = self._web.span(self._start.url, first, last, self._start.tag)
        self._held_from = first

    def seekable(self) -> bool:
        return True

    def readable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._start.size}[whence]
        if base + offset < 0:
            raise ValueError("before the beginning of the file")
        self._at = base + offset
        return self._at

    def readinto(self, into: memoryview) -> int:
        length = max(0, min(len(into), self._start.size - self._at))
        if length and not self._held_from <= self._at <= self._held_from + len(self._held) - length:
            self.hold(self._at, max(length, TAIL))
        found = self._held[self._at - self._held_from :][:length] if length else b""
        into[: len(found)] = found
        self._at += len(found)
        return len(found)
