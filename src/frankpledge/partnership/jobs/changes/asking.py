"""What people ask of jobs: that one be done, be cancelled, be tried again."""

from django.db import transaction
from django.utils import timezone

from frankpledge.partnership.agencies.answers import Refused, check
from frankpledge.partnership.agencies.models import Partnership, Person
from frankpledge.partnership.audit.recording import record
from frankpledge.partnership.jobs import logged, rules
from frankpledge.partnership.jobs.kinds import KINDS
from frankpledge.partnership.jobs.models import Job, State

MOVED = "It went on while you were looking at it. Look again at what it says now."


def ask(
    *, kind: str, partnership: Partnership | None, by: Person | None, arguments: dict | None = None, about: str = ""
) -> Job:
    """Have something done by a worker. Whoever calls this has asked whether they may, and records it."""
    if kind not in KINDS:
        raise ValueError(f"There is no kind of job “{kind}”.")
    return Job.objects.create(
        kind=kind, partnership=partnership, asked_by=by, arguments=arguments or {}, about=about[:200]
    )


@transaction.atomic
def cancel(*, job: Job, by: Person) -> Job:
    """One that waits ends at once; one that is being done stops as soon as its worker looks. Raises Refused."""
    check(rules.may_cancel(by, job))
    waiting = Job.objects.filter(pk=job.pk, state=State.WAITING)
    if not waiting.update(state=State.CANCELLED, finished=timezone.now(), cancel_asked=True):
        running = Job.objects.filter(pk=job.pk, state=State.RUNNING)
        if not running.update(cancel_asked=True):
            raise Refused(MOVED)
    _tell(logged.JOB_CANCELLED, job, by)
    job.refresh_from_db()
    if not job.is_under_way:
        transaction.on_commit(lambda: KINDS[job.kind].cleared(job))
    return job


@transaction.atomic
def again(*, job: Job, by: Person) -> Job:
    """Try it again with the same arguments, as often as the first time. Raises Refused."""
    check(rules.may_be_again(by, job))
    now = timezone.now()
    anew = {
        "state": State.WAITING, "attempts": 0, "cancel_asked": False, "failure": "", "result": None, "saying": "",
        "finished": None, "heartbeat": None, "done": 0, "of": 0, "not_before": now, "asked_by": by, "asked": now,
    }  # fmt: skip
    if not Job.objects.filter(pk=job.pk, state=job.state).update(**anew):
        raise Refused(MOVED)
    _tell(logged.JOB_AGAIN, job, by)
    job.refresh_from_db()
    return job


def _tell(kind, job: Job, by: Person) -> None:
    slug = job.partnership.slug if job.partnership else ""
    record(kind, by=by, about=job, partnership=slug, title=KINDS[job.kind].title)
