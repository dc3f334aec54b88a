from django.db import models

from frankpledge.partnership.agencies.models import Membership
from frankpledge.partnership.audit.kept import Kept
from frankpledge.partnership.workshop.models.workshop import Workshop


class Ballot(models.Model):
    """What one person scores. Nothing says who that is.

    It is made before anybody has it, with a number by lot, and becomes somebody's when it gets a code: printed on a
    slip of paper, or taken by a member on a screen. `code` is a digest; a blank ballot has none. What is scored is
    written into this row, {"issue": {"item": score or null}}, and not into rows of its own, whose order would tell in
    which order people scored.
    """

    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="ballots")
    number = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=64, unique=True, null=True)
    scores = models.JSONField(default=dict)
    begun = models.BooleanField(default=False)  # no time is kept: with it one could tell who it was
    sent = models.BooleanField(default=False)
    withdrawn = models.BooleanField(default=False)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["workshop", "number"], name="ballot_numbers_are_one")]

    class Data:
        plain = {"id", "workshop", "number", "scores", "begun", "sent", "withdrawn"}
        personal = {"code"}
        secret = {"code", "scores"}
        kept = Kept(beside="its workshop")


class Attendance(models.Model):
    """A member took a ballot on a screen, so that they can't take another. Which one it was is written nowhere."""

    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="attendances")
    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["workshop", "membership"], name="a_member_takes_one_ballot")]

    class Data:
        plain = {"id", "workshop", "on"}
        personal = {"membership"}
        about = "membership__person"
        kept = Kept(years=2, after="on")
