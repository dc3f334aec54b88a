from django.db import models

from frankpledge.partnership.agencies.models.partnership import Partnership
from frankpledge.partnership.agencies.models.person import Person
from frankpledge.partnership.audit.kept import Kept


class SubjectRequest(models.Model):
    """Somebody asked what is held about them (UK GDPR, article 15), and what was decided of others named in it."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="subject_requests")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="subject_requests")
    received_on = models.DateField()
    due_on = models.DateField()
    decisions = models.JSONField(default=dict)  # reference of another person → {"disclose": bool, "reason": str}
    reviewed_at = models.DateTimeField(null=True, blank=True)
    reviewed_by = models.CharField(max_length=80, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-received_on", "-pk"]

    class Data:
        plain = {
            "id", "partnership", "received_on", "due_on", "reviewed_at", "reviewed_by", "answered_at", "version",
        }  # fmt: skip
        personal = {"person", "decisions"}
        about = "person"
        kept = Kept(years=3, after="answered_at")
