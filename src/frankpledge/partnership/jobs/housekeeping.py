"""What a host does by itself: it clears away what is kept no longer, and brings about what was planned for a day.

How long something is kept, each model declares; the retention run alone acts on it, and leaves what is held. It is a
chore and no job, though it may take longer than others: done every day, it finds a day's worth. What it costs others is
the database's one writer, which it would hold as a job just as long; and a job would be listed, asked for by nobody.
"""

import datetime as dt

from django.contrib.sessions.backends.db import SessionStore

from frankpledge.partnership.agencies.changes.retention import run
from frankpledge.partnership.agencies.scrubbing import scrub
from frankpledge.partnership.jobs import chores
from frankpledge.partnership.jobs.later import later

BY = "the host itself"
DAY = dt.timedelta(days=1)
CHANGES = "frankpledge.partnership.agencies.changes."


def sessions() -> None:
    """Those that have expired."""
    SessionStore.clear_expired()


def retention() -> None:
    """What is past its time goes, and out of the database's files too."""
    run(by=BY)
    scrub()


chores.register("expired sessions", sessions, dt.timedelta(hours=6))
chores.register("retention", retention, DAY)
chores.register("mergers and splits", later(CHANGES + "carrying.bring_about_due"), dt.timedelta(hours=1))
