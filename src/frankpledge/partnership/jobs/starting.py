"""A worker in a process of its own."""

import threading
from pathlib import Path

from frankpledge.partnership import prepared


def worker(home: Path, stop: threading.Event):
    """A worker of the platform in this folder, its database up to date."""
    prepared(home)
    from frankpledge.partnership.jobs.working import Worker  # noqa: PLC0415 - there are no models before `prepared`

    return Worker(stop)
