from django.db import models
from django.db.models import Q

from frankpledge.partnership.agencies.models import Membership, Partnership, Person
from frankpledge.partnership.audit.kept import Kept


class Obligation(models.Model):
    """A duty that fell to a partnership once: for a period, or by a clock that somebody started.

    That of a period has a row only once it was done. When it is due is reckoned each time that it is asked, so that a
    bank holiday proclaimed later counts. `reference` is what agencies call the matter among themselves, no name.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="obligations")
    rule = models.CharField(max_length=60)  # the id of a rule in law/*.toml
    period = models.CharField(max_length=10, blank=True)  # “2026-27”, “2026-27-q2”, or the day from which time runs
    reference = models.CharField(max_length=120, blank=True)
    began = models.DateTimeField(null=True, blank=True)  # of a clock; midnight where only the day counts
    given = models.DateField(null=True, blank=True)  # the last day, where whoever asked named it
    extended_to = models.DateField(null=True, blank=True)
    extended_because = models.CharField(max_length=500, blank=True)
    started_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    owner = models.ForeignKey(Membership, null=True, blank=True, on_delete=models.PROTECT, related_name="clocks")
    done_on = models.DateField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)  # of a clock in hours, where the day is not enough
    evidence = models.TextField(max_length=2000, blank=True)
    link = models.URLField(max_length=500, blank=True)
    done_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_because = models.CharField(max_length=500, blank=True)  # of a clock that was started by mistake
    changed_at = models.DateTimeField(auto_now=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["rule", "period", "began"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "rule", "period"], condition=~Q(period=""), name="obligation_of_a_period_is_one"
            ),
            models.CheckConstraint(
                condition=Q(period="", began__isnull=False) | (~Q(period="") & Q(began__isnull=True)),
                name="obligation_is_of_a_period_or_a_clock",
            ),
        ]
        indexes = [models.Index(fields=["partnership", "done_on"])]

    class Data:
        plain = {
            "id", "partnership", "rule", "period", "began", "given", "extended_to", "done_on", "done_at",
            "withdrawn_on", "changed_at", "version",
        }  # fmt: skip
        personal = {
            "reference", "extended_because", "withdrawn_because", "started_by", "owner", "evidence", "link", "done_by",
        }  # fmt: skip
        # The row stays, or what was done long ago would look as if it never had been.
        kept = Kept(
            years=7,
            after=("done_on", "withdrawn_on"),
            then={
                "reference": "", "extended_because": "", "evidence": "", "link": "", "started_by": None, "owner": None,
                "done_by": None, "withdrawn_because": "",
            },
        )  # fmt: skip
