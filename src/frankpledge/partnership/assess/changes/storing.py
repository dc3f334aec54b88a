"""Frozen documents in the partnership's folder, each under the name of its content, for the host's own user alone."""

import hashlib
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from frankpledge.partnership.agencies.models import Partnership
from frankpledge.partnership.assess.models import Document
from frankpledge.partnership.assess.queries import snapshots

ASIDE = ".freezing-"
LEFT = 24 * 60 * 60  # seconds, after which nobody writes there any more


@contextmanager
def aside(partnership: Partnership) -> Iterator[Path]:
    """A folder beside the documents, gone afterwards."""
    folder = snapshots.folder(partnership)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=ASIDE, dir=folder) as made:
        yield Path(made)


def keep(file: Path, partnership: Partnership) -> Document:
    """The file, written whole or not at all under its SHA-256; the row of it is not saved yet."""
    content = file.read_bytes()
    digest = hashlib.sha256(content).hexdigest()
    place = snapshots.folder(partnership) / digest
    with file.open("rb") as written:
        os.fsync(written.fileno())
    file.chmod(0o600)
    file.replace(place)
    return Document(name=file.stem, form=file.suffix[1:], size=len(content), sha256=digest)


def sweep(home: Path) -> None:
    """Destroy what a worker that died had begun to write."""
    for left in (home / "partnerships").glob(f"*/assessments/{ASIDE}*"):
        if left.stat().st_mtime < time.time() - LEFT:
            shutil.rmtree(left, ignore_errors=True)
