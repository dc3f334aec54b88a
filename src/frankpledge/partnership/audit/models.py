"""The log. It has no foreign keys: it must never hold up what it tells of, nor fall with it."""

from django.db import models

from frankpledge.partnership.audit.kept import ALWAYS, Kept

FIRST = "0" * 64  # what the first event follows


class Unchangeable(Exception):
    """An event is written once. Neither the program nor an administrator changes or deletes it."""


class AppendOnly(models.QuerySet):
    def update(self, **values: object) -> int:
        raise Unchangeable("Events can't be changed.")

    def delete(self) -> tuple[int, dict[str, int]]:
        raise Unchangeable("Events can't be deleted.")


class Event(models.Model):
    """One thing that was done, in the words of its kind, with the digest of the event before it.

    `by` and `about` are references such as “person:12”: who that is, is looked up while it is still known. What is
    personal is sealed beside the chain (`SealedDetail`), and only the digest of the sealed box is part of it.
    """

    number = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    kind = models.CharField(max_length=60)
    by = models.CharField(max_length=80, blank=True)
    partnership = models.CharField(max_length=60, blank=True)
    about = models.CharField(max_length=80, blank=True)
    sentence = models.TextField()
    detail = models.JSONField(default=dict)
    sealed = models.CharField(max_length=64, blank=True)
    kept_years = models.PositiveSmallIntegerField()
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)

    objects = AppendOnly.as_manager()

    class Meta:
        ordering = ["-number"]
        indexes = [
            models.Index(fields=["partnership", "-number"]),
            models.Index(fields=["about", "-number"]),
            models.Index(fields=["by", "-number"]),
            models.Index(fields=["partnership", "kind", "-number"]),
            models.Index(fields=["at"]),
        ]

    class Data:
        plain = {
            "number", "at", "kind", "by", "partnership", "about", "sentence", "detail", "sealed", "kept_years",
            "previous", "digest",
        }  # fmt: skip
        kept = Kept(after="at", each="kept_years")

    def save(self, *arguments: object, **named: object) -> None:
        if not self._state.adding:
            raise Unchangeable("Events can't be changed.")
        super().save(*arguments, **named)

    def delete(self, *arguments: object, **named: object) -> tuple[int, dict[str, int]]:
        raise Unchangeable("Events can't be deleted.")


class Head(models.Model):
    """The end of the chain: one row, locked while an event is added to it, and sealed with the host's key."""

    number = models.BigIntegerField(default=0)
    digest = models.CharField(max_length=64, default=FIRST)
    seal = models.CharField(max_length=64, blank=True)

    class Data:
        plain = {"id", "number", "digest", "seal"}
        kept = ALWAYS


class Lapse(models.Model):
    """Events `first` to `last`, taken out when their time was over: what they followed, and what follows them.

    The database lets an event go only where one of these covers it and its years have passed. Verifying the log asks
    for the seal, which takes the host's key.
    """

    first = models.BigIntegerField(primary_key=True)
    last = models.BigIntegerField()
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)
    at = models.DateTimeField()
    seal = models.CharField(max_length=64)

    class Data:
        plain = {"first", "last", "previous", "digest", "at", "seal"}
        kept = ALWAYS


class SealedDetail(models.Model):
    """What is personal in an event, in a box that only the key of the person it is about opens."""

    event = models.BigIntegerField()
    subject = models.CharField(max_length=80)
    box = models.BinaryField()

    class Meta:
        indexes = [models.Index(fields=["event"]), models.Index(fields=["subject"])]

    class Data:
        plain = {"id", "event", "subject"}
        personal = {"box"}
        kept = Kept(beside="its event; nobody can read it once the person's key is destroyed")


class SubjectKey(models.Model):
    """The key of all boxes about one person. Destroying it is how the log forgets somebody."""

    subject = models.CharField(max_length=80, unique=True)
    key = models.BinaryField()

    class Data:
        plain = {"id", "subject"}
        personal = {"key"}
        secret = {"key"}
        kept = Kept(beside="the person, and destroyed when they are erased")
