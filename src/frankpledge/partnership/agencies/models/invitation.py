from django.db import models

from frankpledge.partnership.agencies.models.agency import Agency
from frankpledge.partnership.agencies.models.membership import Membership
from frankpledge.partnership.agencies.models.person import Person
from frankpledge.partnership.audit.kept import Kept


class Invitation(models.Model):
    """An invitation to take part for an agency. Of its link only the digest is kept: the database opens no door."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="invitations")
    email = models.EmailField()
    name = models.CharField(max_length=120)
    job = models.CharField(max_length=120, blank=True)
    roles = models.JSONField(default=list)  # keys of roles
    represents = models.BooleanField(default=False)
    liaison = models.BooleanField(default=False)
    token = models.CharField(max_length=64, unique=True)  # SHA-256 of what is in the link
    invited_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    invited_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    accepted_at = models.DateTimeField(null=True, blank=True)
    membership = models.ForeignKey(Membership, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-invited_at"]

    class Data:
        plain = {
            "id", "agency", "roles", "represents", "liaison", "token", "invited_by", "invited_at", "expires_at",
            "withdrawn_at", "accepted_at", "membership",
        }  # fmt: skip
        personal = {"email", "name", "job"}
        secret = {"token"}
        about = "membership__person"
        kept = Kept(years=1, after=("accepted_at", "withdrawn_at", "expires_at"))
