from django.db import models

from frankpledge.partnership.agencies.models.partnership import Partnership
from frankpledge.partnership.audit.kept import ALWAYS


class How(models.TextChoices):
    TOGETHER = "together", "began to work together"
    MERGED = "merged", "merged"
    SPLIT = "split", "split"


class Succession(models.Model):
    """What became of a partnership on a day. Combining areas is the policing body's to agree (CDA 1998, s.5(1A)-(1D)).

    Two that work together are one row, each still its own; a merger is a row for each that went into the new one; a
    split is a row for each that came out of the old.
    """

    how = models.CharField(max_length=10, choices=How)
    before = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="became")
    after = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="came_of")
    on = models.DateField()
    agreed = models.CharField(max_length=300, blank=True)  # who agreed, and where that is written
    called_off = models.DateField(null=True, blank=True)  # the day on which it was, before its own

    class Meta:
        ordering = ["on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["how", "before", "after"], name="succession_is_said_once"),
            models.CheckConstraint(condition=~models.Q(before=models.F("after")), name="succession_is_of_two"),
        ]

    class Data:
        plain = {"id", "how", "before", "after", "on", "agreed", "called_off"}
        kept = ALWAYS
