"""Work that comes round: each stage registers its own, and whichever worker comes first when it is due does it.

A chore is done at most once each time. One whose worker died is done the next time, so a chore has to catch up with
what it missed; and workers do nothing else meanwhile, so what takes longer than a few seconds asks for a job instead.
"""

import datetime as dt
import logging
from collections.abc import Callable
from dataclasses import dataclass

from django.utils import timezone

from frankpledge.partnership.jobs import breakage
from frankpledge.partnership.jobs.models import Chore

LOG = logging.getLogger("frankpledge.jobs")
CHORES: dict[str, "Recurring"] = {}


@dataclass(frozen=True)
class Recurring:
    function: Callable[[], object]
    every: dt.timedelta


def register(name: str, function: Callable[[], object], every: dt.timedelta) -> None:
    """Have a function called again and again. `name` is what the database keeps: it never changes."""
    if name in CHORES and CHORES[name].function != function:
        raise ValueError(f"There are two chores with the name “{name}”.")
    CHORES[name] = Recurring(function, every)


def do_what_is_due(now: dt.datetime | None = None) -> list[str]:
    """Do every chore that is due; their names. One that fails is told of and tried the next time."""
    now = now or timezone.now()
    known = dict(Chore.objects.values_list("name", "due"))
    if missing := CHORES.keys() - known.keys():
        Chore.objects.bulk_create([Chore(name=name, due=now) for name in sorted(missing)], ignore_conflicts=True)
        known |= dict.fromkeys(missing, now)
    due = [name for name in CHORES if known[name] <= now or known[name] > now + CHORES[name].every]
    return [name for name in due if _do(name, known[name], now)]


def _do(name: str, due: dt.datetime, now: dt.datetime) -> bool:
    """Do one, unless another worker has taken it meanwhile."""
    chore = CHORES[name]
    taken = Chore.objects.filter(name=name, due=due).update(due=now + chore.every, began=now)
    if not taken:
        return False
    failure = ""
    try:
        chore.function()
    except Exception as error:
        failure = breakage.where(error)
        LOG.error("the chore “%s” failed: %s", name, failure)
    Chore.objects.filter(name=name).update(ended=timezone.now(), failure=failure[:300])
    return True
