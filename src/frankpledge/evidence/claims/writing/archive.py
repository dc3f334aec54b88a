"""A Word file opened, and zipped again with some of its parts changed and all others as they were."""

import io
import shutil
import zipfile
import zlib
from collections.abc import Mapping

from frankpledge.evidence.claims.document import Unreadable

DAMAGE = (KeyError, RuntimeError, OSError, EOFError, zipfile.BadZipFile, zlib.error)  # a part missing, locked, cut
LARGEST = 1_000_000_000  # bytes, unpacked: many pictures, and no more than can be meant


def opened(content: bytes) -> zipfile.ZipFile:
    """Raises Unreadable for what is no zip, or unpacks to more than a report can be."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except zipfile.BadZipFile:
        raise Unreadable("The file is damaged, or no Word file.") from None
    if sum(entry.file_size for entry in archive.infolist()) > LARGEST:
        raise Unreadable("The Word file unpacks to more than 1 GB: it is not opened.")
    return archive


def zipped(archive: zipfile.ZipFile, changed: Mapping[str, bytes]) -> bytes:
    """The archive again, its entries in their order, some changed; new ones last, always with the same time."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in archive.infolist():
            copy = zipfile.ZipInfo(entry.filename, entry.date_time)
            copy.compress_type, copy.external_attr = entry.compress_type, entry.external_attr
            if entry.filename in changed:
                new.writestr(copy, changed[entry.filename])
            else:
                with archive.open(entry) as old, new.open(copy, "w") as beside:
                    shutil.copyfileobj(old, beside)
        for name in sorted(changed.keys() - set(archive.namelist())):
            new.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), changed[name], zipfile.ZIP_DEFLATED)
    return target.getvalue()
