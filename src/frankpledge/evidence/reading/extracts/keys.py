"""References of people and addresses, hashed on arrival: events about the same one can be told, and not which one.

The salt is made once for a warehouse, lies in its folder and goes nowhere else. Whoever has both the salt and a list of
references can work out which is which, so it is kept as the warehouse itself is. Each mapping has keys of its own, so
that the number 1234 of two partners' systems is not taken for one person.
"""

import hashlib
import os
import secrets
from pathlib import Path

import numpy as np

from frankpledge.evidence.reading.extracts.columns import Column
from frankpledge.evidence.reading.extracts.moments import UNTOLD

FILE = "salt"


def salt(folder: Path) -> bytes:
    """The salt of a warehouse, made where there is none; only its owner may read it."""
    file = folder / FILE
    if not file.exists():
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as out:
            out.write(secrets.token_bytes(32))
            out.flush()
            os.fsync(out.fileno())
    return file.read_bytes()


def hashed(column: Column, mapping: str, salted: bytes) -> np.ndarray:
    """For each row the key of its reference (uint64), 0 where it has none. Capitals and spaces don't tell two apart."""
    return column.spread((_key(t, mapping, salted) for t in column.texts), np.uint64)


def _key(text: str, mapping: str, salted: bytes) -> int:
    if text.casefold() in UNTOLD:
        return 0
    same = "".join(text.casefold().split())
    digest = hashlib.blake2b(f"{mapping}\n{same}".encode(), key=salted, digest_size=8).digest()
    return int.from_bytes(digest, "big") or 1
