from django.db import models

from frankpledge.partnership.agencies.models import Membership
from frankpledge.partnership.audit.kept import Kept
from frankpledge.partnership.workshop.models.workshop import Issue, Workshop


class Ballot(models.Model):
    """A slip with a code. Whoever has it scores once; nothing says who that is.

    `code` is a digest: the code itself is shown once, when the slip is made. A slip of paper and one that a member
    took on a screen look the same here.
    """

    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="ballots")
    number = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=64, unique=True)
    begun = models.BooleanField(default=False)  # no time is kept: with it one could tell who it was
    sent = models.BooleanField(default=False)
    withdrawn = models.BooleanField(default=False)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["workshop", "number"], name="ballot_numbers_are_one")]

    class Data:
        plain = {"id", "workshop", "number", "begun", "sent", "withdrawn"}
        personal = {"code"}
        secret = {"code"}
        kept = Kept(beside="its workshop")


class Score(models.Model):
    """What a ballot says of an item of the criteria, for an issue."""

    ballot = models.ForeignKey(Ballot, on_delete=models.CASCADE, related_name="scores")
    issue = models.ForeignKey(Issue, on_delete=models.CASCADE, related_name="scores")
    item = models.CharField(max_length=30)
    score = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["ballot", "issue", "item"], name="an_item_is_scored_once")]

    class Data:
        plain = {"id", "ballot", "issue", "item", "score"}
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
