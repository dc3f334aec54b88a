from django.db import models

from frankpledge.partnership.agencies.models.agency import Agency
from frankpledge.partnership.agencies.models.dated import Dated
from frankpledge.partnership.agencies.models.person import Person
from frankpledge.partnership.audit.kept import Kept


class Membership(Dated):
    """Somebody works for an agency that takes part in a partnership."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="memberships")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="memberships")
    job = models.CharField(max_length=120, blank=True)
    represents = models.BooleanField(default=False)  # the agency, in the strategy group (SI 2007/1830, reg. 3)
    liaison = models.BooleanField(default=False)  # designated liaison officer for information (reg. 4)
    successor = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="took_over")
    version = models.PositiveIntegerField(default=1)

    class Meta(Dated.Meta):
        ordering = ["person__name", "since"]

    class Data:
        plain = {"id", "since", "until", "agency", "represents", "liaison", "successor", "version"}
        personal = {"person", "job"}
        about = "person"
        kept = Kept(years=7, after="until", then={"job": ""})


class Holding(Dated):
    """A role held through a membership. A deputy holds it in somebody else's place, for as long as is written here."""

    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="holdings")
    role = models.CharField(max_length=30)  # the key of a role in roles.py
    given_by = models.CharField(max_length=80)  # a reference, such as “person:12”
    confirmed_by = models.CharField(max_length=80, blank=True)  # the same, of whoever else stands by it
    in_place_of = models.ForeignKey(
        Membership, null=True, blank=True, on_delete=models.PROTECT, related_name="deputised"
    )

    class Meta(Dated.Meta):
        ordering = ["role", "since"]

    class Data:
        plain = {"id", "since", "until", "role", "given_by", "confirmed_by"}
        personal = {"membership", "in_place_of"}
        about = "membership__person"
        kept = Kept(years=7, after="until")
