from django.db import models
from django.db.models import Q

from frankpledge.partnership.agencies.models import Membership, Partnership, Person
from frankpledge.partnership.audit.kept import ALWAYS


class Switch(models.TextChoices):
    """Whether a rule counts here. One that a person has verified ships on, any other off."""

    AS_SHIPPED = "", "As it comes"
    ON = "on", "Switched on"
    OFF = "off", "Switched off"


class Arrangement(models.Model):
    """What a partnership settled about one rule: whether it counts here and who checked it, and who sees to it."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="arrangements")
    rule = models.CharField(max_length=60)  # the id of a rule in law/*.toml
    switch = models.CharField(max_length=3, choices=Switch, blank=True, default=Switch.AS_SHIPPED)
    because = models.CharField(max_length=500, blank=True)  # what it was checked against, or why it is off
    switched_on = models.DateField(null=True, blank=True)  # the day of that
    switched_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    owner = models.ForeignKey(Membership, null=True, blank=True, on_delete=models.PROTECT, related_name="duties")
    deputy = models.ForeignKey(
        Membership, null=True, blank=True, on_delete=models.PROTECT, related_name="deputy_for_duties"
    )
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["rule"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "rule"], name="arrangement_of_a_rule_is_made_once"),
            models.CheckConstraint(
                condition=Q(switch="") | (~Q(because="") & Q(switched_on__isnull=False)),
                name="arrangement_says_why_it_was_switched",
            ),
        ]

    class Data:
        plain = {"id", "partnership", "rule", "switch", "because", "switched_on", "version"}
        personal = {"switched_by", "owner", "deputy"}
        kept = ALWAYS  # with the partnership, whose history stays
