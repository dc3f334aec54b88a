"""A worker: takes one job after the other, and does what is due in between."""

import datetime as dt
import logging
import threading
import time
from contextlib import nullcontext

from django.db import DatabaseError, InterfaceError, OperationalError, close_old_connections, connection, transaction
from django.utils.crypto import get_random_string

from frankpledge.partnership.jobs import breakage, chores
from frankpledge.partnership.jobs.changes import running
from frankpledge.partnership.jobs.kinds import KINDS
from frankpledge.partnership.jobs.models import ENDED, Job, State
from frankpledge.partnership.jobs.progress import AtOnce, Busy, Cancelled, Failed, Lost, Progress, Pulse, Stopped

LOG = logging.getLogger("frankpledge.jobs")
NAP = 0.5  # seconds between two looks for work
CHORES = 5.0  # seconds between two looks at what is due
BUSY = dt.timedelta(seconds=3)
BROKEN = (
    "Something went wrong in Frankpledge itself. What is held is whole. Try it again; if it fails once more, tell "
    "whoever looks after this host: the reason is in what the program printed."
)


class Worker:
    """`stop`: set it, and the worker ends after what it can leave. `pulse`: signs of life from a thread of its own."""

    def __init__(self, stop: threading.Event | None = None, *, pulse: bool = True) -> None:
        self.name = get_random_string(16)
        self.stop = stop or threading.Event()
        self.pulse = pulse

    def forever(self) -> None:
        """Work until told to stop. A database that is away for a while is waited for."""
        looked = -CHORES
        while not self.stop.is_set():
            try:
                close_old_connections()
                if time.monotonic() - looked >= CHORES:
                    chores.do_what_is_due()
                    looked = time.monotonic()
                if self.one() is None:
                    self.stop.wait(NAP)
            except DatabaseError as error:
                LOG.error("the database does not answer as it should: %s", type(error).__name__)
                connection.close()
                self.stop.wait(5)

    def one(self) -> Job | None:
        """Take one job and do it. Nothing where there was none."""
        job = running.take(self.name, {key: kind.tries for key, kind in KINDS.items()})
        if job is not None:
            self._do(job)
        return job

    def _do(self, job: Job) -> None:
        progress = (Progress if self.pulse else AtOnce)(job, self.name, self.stop)
        try:
            with Pulse(progress) if self.pulse else nullcontext():
                result = KINDS[job.kind].function(job, progress)
            self._done(job, result)
        except Cancelled:
            running.end(job, self.name, State.CANCELLED)
        except Stopped:
            running.put_back(job, self.name, wait=dt.timedelta())
        except Busy as waits:
            running.put_back(job, self.name, wait=BUSY, saying=str(waits))
        except Lost:
            LOG.warning("job %s was taken up by another worker", job.pk)
        except Failed as words:
            running.end(job, self.name, State.FAILED, failure=str(words))
        except (OperationalError, InterfaceError):  # the database is away: a minute later it is taken up again
            raise
        except Exception as error:
            LOG.error("job %s (%s) broke: %s", job.pk, job.kind, breakage.where(error))  # its message may quote a file
            running.end(job, self.name, State.FAILED, failure=BROKEN)
        finally:
            _clear(job)

    def _done(self, job: Job, result: dict) -> None:
        with transaction.atomic():
            if running.end(job, self.name, State.DONE, result=result):
                KINDS[job.kind].recorded(job)


def _clear(job: Job) -> None:
    """What a kind tidies up after a job that ended. A fault in it changes nothing of how the job ended."""
    try:
        job.refresh_from_db()
        if job.state in ENDED:
            KINDS[job.kind].cleared(job)
    except Exception as error:
        LOG.error("what job %s left was not cleared up: %s", job.pk, breakage.where(error))
