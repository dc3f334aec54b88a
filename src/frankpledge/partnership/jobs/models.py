from django.db import models
from django.utils import timezone

from frankpledge.partnership.agencies.models import Partnership, Person
from frankpledge.partnership.audit.kept import ALWAYS, Kept


class State(models.TextChoices):
    WAITING = "waiting", "Waiting"
    RUNNING = "running", "Being done"
    DONE = "done", "Done"
    FAILED = "failed", "Failed"
    CANCELLED = "cancelled", "Cancelled"


UNDER_WAY = (State.WAITING, State.RUNNING)
ENDED = (State.DONE, State.FAILED, State.CANCELLED)


class Job(models.Model):
    """One piece of work that somebody asked for, or the host itself.

    `worker` is who does it now: what a worker writes counts only while that is still itself, so that one that was
    thought dead and was not changes nothing. `heartbeat` says when it was last known to be alive.
    """

    partnership = models.ForeignKey(Partnership, null=True, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=60)
    about = models.CharField(max_length=200, blank=True)  # what it is about, for people: the names of files
    arguments = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    done = models.PositiveIntegerField(default=0)
    of = models.PositiveIntegerField(default=0)  # 0: nobody knows how much there is to do
    saying = models.CharField(max_length=200, blank=True)  # what is being done, in a sentence
    worker = models.CharField(max_length=40, blank=True)
    heartbeat = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    not_before = models.DateTimeField(default=timezone.now)
    asked_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    asked = models.DateTimeField(default=timezone.now)
    started = models.DateTimeField(null=True, blank=True)
    finished = models.DateTimeField(null=True, blank=True)
    cancel_asked = models.BooleanField(default=False)
    result = models.JSONField(null=True, blank=True)
    failure = models.CharField(max_length=500, blank=True)  # why it failed, and what to do, in words for people

    class Meta:
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["state", "not_before"]),
            models.Index(fields=["partnership", "-id"]),
        ]

    class Data:
        plain = {
            "id", "partnership", "kind", "state", "done", "of", "worker", "heartbeat", "attempts", "not_before",
            "asked", "started", "finished", "cancel_asked",
        }  # fmt: skip
        # What was asked for and what came of it may quote a file that somebody sent.
        personal = {"asked_by", "about", "arguments", "saying", "result", "failure"}
        kept = Kept(years=1, after="finished")

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"

    @property
    def is_under_way(self) -> bool:
        return self.state in UNDER_WAY

    @property
    def percent(self) -> int | None:
        """How far it is; nothing where nobody knows how much there is to do."""
        return min(100, 100 * self.done // self.of) if self.of else None


class Chore(models.Model):
    """Work of the host that comes round again: when it was done last, and when it is due."""

    name = models.CharField(max_length=60, unique=True)
    due = models.DateTimeField(default=timezone.now)
    began = models.DateTimeField(null=True, blank=True)
    ended = models.DateTimeField(null=True, blank=True)
    failure = models.CharField(max_length=300, blank=True)  # of the last time: the kind of error and where, no more

    class Meta:
        ordering = ["name"]

    class Data:
        plain = {"id", "name", "due", "began", "ended", "failure"}
        kept = ALWAYS  # one row for each chore
