"""Whose turn it is: a long report keeps a processor busy for seconds, and other people are waiting for this site too.

One report is checked at a time in a process, and one of a person's; whoever would wait too long is told to try again.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

WAITS = 5  # seconds
_CHECKING = threading.Lock()
_PEOPLE: set[object] = set()
_LOCK = threading.Lock()


class Busy(Exception):
    """Another report is being checked."""


@contextmanager
def turn(person: object) -> Iterator[None]:
    """Raises Busy. `person`: who asks, or None where nobody signs in."""
    with _LOCK:
        if person is not None and person in _PEOPLE:
            raise Busy
        _PEOPLE.add(person)
    try:
        if not _CHECKING.acquire(timeout=WAITS):
            raise Busy
        try:
            yield
        finally:
            _CHECKING.release()
    finally:
        with _LOCK:
            _PEOPLE.discard(person)
