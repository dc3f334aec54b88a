"""What a job reports with while it is done, and how it learns that it has to stop."""

import logging
import threading
import time

from django.db import DatabaseError, connection

from frankpledge.partnership.jobs.changes import running
from frankpledge.partnership.jobs.models import Job

LOG = logging.getLogger("frankpledge.jobs")
LOOK = 1.0  # seconds between two looks at whether to stop; what is new is written then
BEAT = 10.0  # seconds between two signs of life where nothing is new


class Ending(Exception):
    """The job has to stop where it is, and has changed nothing."""


class Cancelled(Ending):
    """Somebody cancelled it."""


class Stopped(Ending):
    """The worker is being stopped; another will do it."""


class Lost(Ending):
    """The worker was thought dead, and another does it now."""


class Busy(Exception):
    """It can't be done at the moment, and will be tried again in a while. Its text says what it waits for."""


class Failed(Exception):
    """It can't be done. Its text says why, and what to do."""


class Progress:
    """Called with how much is done, of how much, and a sentence. Raises an `Ending` where the job has to stop.

    It only notes what it is told: `Pulse` writes it, so that a job may call as often as it likes.
    """

    def __init__(self, job: Job, worker: str, stop: threading.Event) -> None:
        self.job, self.worker, self.stop = job, worker, stop
        self.told = (job.done, job.of, job.saying)
        self.ending: type[Ending] | None = None

    def __call__(self, done: int, of: int = 0, saying: str = "") -> None:
        self.told = (done, of, saying[:200])
        self.check()

    def check(self) -> None:
        """Raises an `Ending` where the job has to stop; nothing new is reported."""
        if self.ending:
            raise self.ending
        if self.stop.is_set():
            raise Stopped

    def write(self) -> None:
        """Give a sign of life with what was told, and learn whether to stop."""
        found = running.beat(self.job.pk, self.worker, self.told)
        if found is None:
            self.ending = Lost
        elif found:
            self.ending = Cancelled


class AtOnce(Progress):
    """One that writes whatever it is told by itself: for a job that is done without a pulse."""

    def check(self) -> None:
        self.write()
        super().check()


class Pulse(threading.Thread):
    """Writes a job's progress and signs of life beside it, also while it is deep in something that takes long."""

    def __init__(self, progress: Progress) -> None:
        super().__init__(daemon=True, name="pulse")
        self.progress = progress
        self.over = threading.Event()

    def run(self) -> None:
        written, when = self.progress.told, time.monotonic()
        while not self.over.wait(LOOK):
            try:
                told = self.progress.told
                if told != written or time.monotonic() - when >= BEAT:
                    self.progress.write()
                    written, when = told, time.monotonic()
                elif running.cancel_asked(self.progress.job.pk):
                    self.progress.ending = Cancelled
            except DatabaseError as error:  # such as a server that is started anew: the next sign of life may get there
                LOG.warning("a sign of life was not written: %s", type(error).__name__)
                connection.close()
        connection.close()

    def __enter__(self) -> "Pulse":
        self.start()
        return self

    def __exit__(self, *of_error: object) -> None:
        self.over.set()
        self.join()
