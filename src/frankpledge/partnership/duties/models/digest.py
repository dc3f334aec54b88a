from django.db import models

from frankpledge.partnership.agencies.models import Person
from frankpledge.partnership.audit.kept import Kept


class State(models.TextChoices):
    """What became of a digest. Only one that waits is ever handed to the mail server, and by one worker."""

    NOTHING = "nothing", "There was nothing to tell"
    WAITING = "waiting", "Waits to be sent"
    SENDING = "sending", "Handed to the mail server"
    SENT = "sent", "Sent"
    UNCLEAR = "unclear", "Whether it was sent is not known"
    REFUSED = "refused", "The mail server did not take it"


class Digest(models.Model):
    """One reminder to one person for one day: what it says, and whether it went."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="digests")
    day = models.DateField()  # the day in London whose hour had come
    state = models.CharField(max_length=8, choices=State)
    made_at = models.DateTimeField()
    tried_at = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True, blank=True)
    subject = models.CharField(max_length=200, blank=True)
    text = models.TextField(blank=True)
    html = models.TextField(blank=True)

    class Meta:
        ordering = ["-day"]
        constraints = [models.UniqueConstraint(fields=["person", "day"], name="digest_of_a_day_is_one")]
        indexes = [models.Index(fields=["state"])]

    class Data:
        plain = {"id", "day", "state", "made_at", "tried_at", "tries", "sent_at"}
        personal = {"person", "subject", "text", "html"}
        across = {"subject", "text", "html"}  # one digest tells of every partnership that somebody sits in
        about = "person"
        kept = Kept(years=1, after="made_at")


class Notice(models.Model):
    """Somebody was told of something: which obligation, due when, and at which step before or after."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="notices")
    about = models.CharField(max_length=200)  # partnership, rule, period or clock, and the day it is due
    step = models.SmallIntegerField()  # days before the due day from which it holds; below nought: after it
    digest = models.ForeignKey(Digest, on_delete=models.CASCADE, related_name="notices")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "about", "step"], name="notice_is_given_once")]

    class Data:
        plain = {"id", "about", "step", "digest"}
        personal = {"person"}
        across = {"about"}
        about = "person"
        kept = Kept(beside="its digest")
