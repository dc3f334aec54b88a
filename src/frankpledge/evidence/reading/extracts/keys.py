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
from frankpledge.evidence.reading.problems import Refused

FILE = "salt"
LENGTH = 32  # bytes


def salt(folder: Path) -> bytes:
    """The salt of a warehouse, made where there is none; only its owner may read it.

    To be asked by whoever holds the warehouse's lock. Raises Refused for one that was damaged.
    """
    file = folder / FILE
    if not file.exists():
        _make(file)
    held = file.read_bytes()
    if len(held) != LENGTH:
        raise Refused(
            f"{file} holds {len(held)} bytes in place of the {LENGTH} that references are hashed with: put it back "
            "from a backup. Where there is none, delete it and take every extract again, or repeats are missed"
        )
    return held


def _make(file: Path) -> None:
    """Whole or not at all: with the beginning of a salt references could be guessed."""
    beside = file.with_name(f".{file.name}.new")
    with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as out:
        out.write(secrets.token_bytes(LENGTH))
        out.flush()
        os.fsync(out.fileno())
    beside.replace(file)


def hashed(column: Column, mapping: str, salted: bytes) -> np.ndarray:
    """For each row the key of its reference (uint64), 0 where it has none. Capitals and spaces don't tell two apart."""
    return column.spread((_key(t, mapping, salted) for t in column.texts), np.uint64)


def _key(text: str, mapping: str, salted: bytes) -> int:
    if text.casefold() in UNTOLD:
        return 0
    same = "".join(text.casefold().split())
    digest = hashlib.blake2b(f"{mapping}\n{same}".encode(), key=salted, digest_size=8).digest()
    return int.from_bytes(digest, "big") or 1
