from django.db import models

from frankpledge.partnership.agencies.models.agency import Agency
from frankpledge.partnership.agencies.models.agreement import Agreement
from frankpledge.partnership.agencies.models.dated import Dated
from frankpledge.partnership.audit.kept import Kept

OWN = "own"  # the data set of a feed that the partnership named itself


class Quality(models.TextChoices):
    GOOD = "good", "Good: complete and usable"
    GAPS = "gaps", "Some gaps"
    POOR = "poor", "Poor: cannot be relied on"


class Feed(Dated):
    """A data set that an agency agreed to send every quarter. What was not agreed is offered, and not missing."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="feeds")
    agreement = models.ForeignKey(Agreement, null=True, blank=True, on_delete=models.PROTECT, related_name="feeds")
    data_set = models.CharField(max_length=60)  # a key of data_sets.toml, or “own”
    title = models.CharField(max_length=160)
    version = models.PositiveIntegerField(default=1)

    class Meta(Dated.Meta):
        ordering = ["agency__name", "title"]

    class Data:
        plain = {"id", "since", "until", "agency", "agreement", "data_set", "title", "version"}
        kept = Kept(years=7, after="until")

    def __str__(self) -> str:
        return self.title


class Delivery(models.Model):
    """One quarter of a feed that came. The quarter is named by its first day.

    `withdrawn`: it was written down by mistake and did not come. The row stays, so that its history does.
    """

    feed = models.ForeignKey(Feed, on_delete=models.PROTECT, related_name="deliveries")
    quarter = models.DateField()
    received_on = models.DateField()
    quality = models.CharField(max_length=5, choices=Quality)
    note = models.CharField(max_length=300, blank=True)
    withdrawn = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-quarter"]
        constraints = [models.UniqueConstraint(fields=["feed", "quarter"], name="delivery_of_a_quarter_is_told_once")]

    class Data:
        plain = {"id", "feed", "quarter", "received_on", "quality", "note", "withdrawn", "version"}
        kept = Kept(years=7, after="received_on")
