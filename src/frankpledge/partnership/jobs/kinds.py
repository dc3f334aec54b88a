"""The kinds of job. A stage registers its own when the program starts, so that this room knows no stage."""

from collections.abc import Callable
from dataclasses import dataclass

from frankpledge.partnership.agencies.answers import YES, Answer
from frankpledge.partnership.agencies.permissions import Permission
from frankpledge.partnership.jobs.models import Job
from frankpledge.partnership.jobs.progress import Progress

KINDS: dict[str, "Kind"] = {}


@dataclass(frozen=True)
class Kind:
    """`function` does the job and returns its result, which can be written as JSON; it may be run more than once. Where
    the result has an "outcome" that `jobs/shown.html` knows (refused, nothing new, in part), lists say that for “done”.

    `title`: what it is, for people. `tries`: how often it is begun where its worker dies. `permission`: who may see and
    cancel those of others in their partnership; without one, only whoever asked for it. `template`: shows the result.
    `recorded` writes to the log, in the transaction in which the job is said to be done. `cleared` is called once it
    ended, however it ended. `may_be_again` says whether it can still be tried again.
    """

    key: str
    function: Callable[[Job, Progress], dict]
    title: str
    tries: int = 3
    permission: Permission | None = None
    template: str = "jobs/result.html"
    recorded: Callable[[Job], None] = lambda job: None
    cleared: Callable[[Job], None] = lambda job: None
    may_be_again: Callable[[Job], Answer] = lambda job: YES


def register(key: str, function: Callable[[Job, Progress], dict], title: str, tries: int = 3, **more: object) -> Kind:
    """Declare a kind of job. Raises ValueError where another has the key."""
    if key in KINDS and KINDS[key].function is not function:
        raise ValueError(f"There are two kinds of job with the key “{key}”.")
    KINDS[key] = Kind(key, function, title, tries, **more)
    return KINDS[key]
