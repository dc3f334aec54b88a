"""The files of a load, from when they are sent until they are read. They are kept no longer than they are needed."""

import datetime as dt
import shutil
import time
from pathlib import Path

from django.conf import settings

from frankpledge.partnership.agencies.answers import YES, Answer, No
from frankpledge.partnership.agencies.streaming import incoming
from frankpledge.partnership.jobs.models import UNDER_WAY, Job, State

KEPT_TO_TRY_AGAIN = dt.timedelta(days=1)


def folder(job: Job) -> Path:
    return incoming(job.partnership.slug) / job.arguments["folder"]


def cleared(job: Job) -> None:
    """Destroy the files of a load that was done or cancelled; those of one that failed are there to try again."""
    if job.state != State.FAILED:
        shutil.rmtree(folder(job), ignore_errors=True)


def may_be_again(job: Job) -> Answer:
    if folder(job).is_dir():
        return YES
    return No("Its files are no longer here. Send them once more.")


def sweep() -> None:
    """Destroy what nobody will read: files of loads that failed a day ago, and of forms that were broken off."""
    before = time.time() - KEPT_TO_TRY_AGAIN.total_seconds()
    needed = {
        arguments.get("folder")
        for arguments in Job.objects.filter(kind="load", state__in=UNDER_WAY).values_list("arguments", flat=True)
    }
    for left in (settings.HOME / "partnerships").glob("*/incoming/*"):
        if left.name not in needed and left.stat().st_mtime < before:
            shutil.rmtree(left, ignore_errors=True)
