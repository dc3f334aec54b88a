"""The files in a folder, and inside the publisher's archives, each as bytes when they are wanted.

Nothing is ever unpacked to a path that an archive names, so an archive can't write anywhere. One that names a path
outside itself is still refused: its maker meant harm or made a mistake.
"""

import gzip
import hashlib
import lzma
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from frankpledge.evidence.reading.problems import Refused

MOST_BYTES = 2 * 1024**3  # of one file, unpacked; a force's month is about 10 MB
MOST_TIMES = 200  # that unpacking may make a file larger, past the first 100 MB; real ones stay under 20
WORKBOOKS = (".xlsx", ".ods")
READ_ENDINGS = (".csv", ".geojson", ".json", *WORKBOOKS)

# What Python's zipfile raises on bytes that were damaged on the way, found by damaging them.
BROKEN = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, NotImplementedError, RuntimeError, ValueError,
    IndexError,
)  # fmt: skip


@dataclass(frozen=True)
class Found:
    """A file, or a member of an archive. `name` is how the person who asked for the reading would find it."""

    name: str
    path: Path
    where: str  # the whole path, through an archive where it lies in one
    content: Callable[[], bytes]  # unpacked; raises Refused
    asked_for: bool = False  # named by the person, not met in a folder

    @property
    def plain_name(self) -> str:
        """The file's own name without folders and without `.gz`."""
        return PurePosixPath(self.name).name.removesuffix(".gz")

    @property
    def release(self) -> str:
        """The folder or archive that it lay in, which is how a publisher's releases are told apart."""
        return str(PurePosixPath(self.name).parent)


@dataclass(frozen=True)
class LeftAlone:
    """A file that was not read, and why; `refused` where it should have been readable."""

    name: str
    why: str
    refused: bool = False


def find(paths: Iterable[Path]) -> Iterator[Found | LeftAlone]:
    """Every file under the paths, in a settled order; archives opened, hidden files passed over."""
    paths = list(paths)
    for path, name in zip(paths, _names(paths), strict=True):
        if not path.exists():
            yield LeftAlone(str(path), "there is no such file or folder", refused=True)
        elif path.is_file():
            yield from _file(path, name, asked_for=True)
        else:
            yield from _folder(path, name)


def _names(paths: list[Path]) -> list[str]:
    """The last word of each path, and the words before it where several end alike."""
    whole = [PurePosixPath(p.absolute().as_posix()).parts[1:] for p in paths]
    longest = max(map(len, whole), default=0)

    def tail(parts: tuple[str, ...], words: int) -> str:
        return "/".join(parts[-words:]) or "."

    def alone(parts: tuple[str, ...], words: int) -> bool:
        return len({w for w in whole if tail(w, words) == tail(parts, words)}) == 1

    return [tail(w, next((n for n in range(1, longest + 1) if alone(w, n)), 1)) for w in whole]


def _folder(path: Path, name: str) -> Iterator[Found | LeftAlone]:
    warehouses = sorted(p.parent for p in path.rglob("editions") if (p.parent / "parts").is_dir())
    for warehouse in warehouses:
        inside = (PurePosixPath(name) / warehouse.relative_to(path).as_posix()).as_posix()
        yield LeftAlone(inside, "it is a warehouse, not a folder of published files")
    for inner in sorted(p for p in path.rglob("*") if p.is_file()):
        relative = inner.relative_to(path)
        if not any(part.startswith(".") for part in relative.parts) and not set(inner.parents) & set(warehouses):
            yield from _file(inner, str(PurePosixPath(name) / relative.as_posix()), asked_for=False)


def _file(path: Path, name: str, asked_for: bool) -> Iterator[Found | LeftAlone]:
    plain = name.casefold().removesuffix(".gz")
    if not name.isprintable() or name != name.encode(errors="replace").decode():
        shown = name.encode(errors="replace").decode()
        yield LeftAlone(shown, "its name holds letters that can't be read: give it another", refused=True)
    elif plain.endswith(".zip"):
        yield from _archive(path, name)
    elif plain.endswith(READ_ENDINGS):
        yield Found(name, path, str(path.absolute()), lambda: unpacked(path), asked_for)
    else:
        yield LeftAlone(name, "not a kind of file that is read (CSV, XLSX, ODS, GeoJSON, ZIP)", refused=asked_for)


def unpacked(path: Path) -> bytes:
    """The bytes of a file, gzip undone. Raises Refused where it can't be read, is broken or is too large."""
    try:
        if path.suffix.casefold() != ".gz":
            if path.stat().st_size > MOST_BYTES:
                raise Refused(f"it is larger than {MOST_BYTES // 1024**3} GB: split it by month")
            return path.read_bytes()
        with gzip.open(path) as packed:
            content = packed.read(_limit(path.stat().st_size) + 1)
    except (EOFError, zlib.error, gzip.BadGzipFile):
        raise Refused("the compressed file is broken or cut short: fetch it again") from None
    except OSError as error:
        raise Refused(f"it can't be opened ({error.strerror or error})") from None
    if len(content) > _limit(path.stat().st_size):
        raise Refused("it unpacks to far more than any published file does, so it was not unpacked")
    return content


def _limit(packed_size: int) -> int:
    return min(MOST_BYTES, max(100 * 1024**2, packed_size * MOST_TIMES))


def _archive(path: Path, name: str) -> Iterator[Found | LeftAlone]:
    try:
        with zipfile.ZipFile(path) as archive:
            members = [m for m in archive.infolist() if not m.is_dir()]
            check(members)
    except BROKEN as error:
        yield LeftAlone(name, f"the archive is broken or cut short ({error}): fetch it again", refused=True)
        return
    except Refused as refused:
        yield LeftAlone(name, str(refused), refused=True)
        return
    for member in sorted(members, key=lambda m: m.filename):
        inner = f"{name}/{member.filename}"
        if member.filename.casefold().endswith(READ_ENDINGS):
            where = f"{path.absolute()}/{member.filename}"
            yield Found(inner, path, where, lambda member=member: _member(path, member))
        else:
            yield LeftAlone(inner, "not a kind of file that is read (CSV, XLSX, ODS, GeoJSON)")


def check(members: list[zipfile.ZipInfo]) -> None:
    """Raises Refused where a member leads out of its archive, would unpack to far too much, or is locked."""
    for m in members:
        parts = PurePosixPath(m.filename.replace("\\", "/")).parts
        if m.filename.startswith(("/", "\\")) or ".." in parts or (parts and ":" in parts[0]):
            raise Refused(f"the archive holds a path that leads out of it ({m.filename}), so nothing in it was read")
        if m.file_size > _limit(m.compress_size):
            raise Refused(
                f"{m.filename} would unpack to {m.file_size:,} bytes, far more than any published file does: "
                "nothing in the archive was read"
            )
        if m.flag_bits & 1:
            raise Refused("the archive is locked with a password: save it without one")


def _member(path: Path, member: zipfile.ZipInfo) -> bytes:
    try:
        with zipfile.ZipFile(path) as archive, archive.open(member) as packed:
            content = packed.read(_limit(member.compress_size) + 1)
    except BROKEN as error:
        raise Refused(f"it is broken inside its archive ({error}): fetch the archive again") from None
    if len(content) > _limit(member.compress_size):
        raise Refused("it unpacks to far more than any published file does, so it was not unpacked")
    return content


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
