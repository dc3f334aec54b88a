"""What workers write of jobs: taken, alive, put back, ended.

Each is one UPDATE that says in its WHERE what it takes to be so. Whoever comes second changes no row, on SQLite and on
PostgreSQL alike, and needs no lock for it; a worker that finds nothing to do has only read.
"""

import datetime as dt
from collections.abc import Mapping

from django.db.models import F
from django.utils import timezone

from frankpledge.partnership.jobs import queries
from frankpledge.partnership.jobs.models import Job, State

GIVEN_UP = (
    "It was begun {n} times, and each time the program that was doing it stopped. What is held is whole. "
    "Try it again; if it stops once more, tell whoever looks after this host."
)


def take(worker: str, tries: Mapping[str, int]) -> Job | None:
    """The next job, for this worker alone; nothing where there is none. `tries`: how often each kind may be begun.

    A job whose worker gave no sign of life for a minute is taken up again, or failed where that happened too often.
    """
    now = timezone.now()
    for job in queries.takeable(now, tries):
        if job.state == State.RUNNING and (job.cancel_asked or job.attempts >= tries[job.kind]):
            _bury(job, now)
        elif _as_seen(job).update(
            state=State.RUNNING, worker=worker, heartbeat=now, attempts=F("attempts") + 1, started=now,
            saying="", done=0, of=0,
        ):  # fmt: skip
            return Job.objects.select_related("partnership", "asked_by").get(pk=job.pk)
    return None


def _as_seen(job: Job):
    return Job.objects.filter(pk=job.pk, state=job.state, worker=job.worker, heartbeat=job.heartbeat)


def _bury(job: Job, now: dt.datetime) -> None:
    """End a job whose worker died, and that nobody is to begin again."""
    if job.cancel_asked:
        _as_seen(job).update(state=State.CANCELLED, worker="", finished=now)
    else:
        _as_seen(job).update(state=State.FAILED, worker="", finished=now, failure=GIVEN_UP.format(n=job.attempts))


def beat(pk: int, worker: str, told: tuple[int, int, str]) -> bool | None:
    """Write a sign of life. Whether it was cancelled; nothing where the job is no longer this worker's."""
    done, of, saying = told
    held = _held(pk, worker)
    if not held.update(heartbeat=timezone.now(), done=done, of=of, saying=saying):
        return None
    return cancel_asked(pk)


def cancel_asked(pk: int) -> bool:
    return Job.objects.filter(pk=pk, cancel_asked=True).exists()


def put_back(job: Job, worker: str, *, wait: dt.timedelta, saying: str = "") -> bool:
    """Leave it to whoever comes next, after a while. This attempt does not count: nothing went wrong with it."""
    now = timezone.now()
    if _held(job.pk, worker).filter(cancel_asked=True).update(state=State.CANCELLED, worker="", finished=now):
        return True
    back = {"state": State.WAITING, "worker": "", "heartbeat": None, "done": 0, "of": 0}
    return bool(
        _held(job.pk, worker).update(**back, not_before=now + wait, attempts=F("attempts") - 1, saying=saying[:200])
    )


def end(job: Job, worker: str, state: State, *, result: dict | None = None, failure: str = "") -> bool:
    """Say how it ended. Whether it was still this worker's to say; the row in memory is brought up to date."""
    ended = _held(job.pk, worker).update(
        state=state, worker="", finished=timezone.now(), result=result, failure=failure[:500], saying="", done=F("of")
    )
    if ended:
        job.refresh_from_db()
    return bool(ended)


def _held(pk: int, worker: str):
    return Job.objects.filter(pk=pk, worker=worker, state=State.RUNNING)
