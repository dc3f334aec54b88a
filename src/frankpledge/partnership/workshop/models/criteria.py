from django.db import models

from frankpledge.partnership.agencies.models import Partnership
from frankpledge.partnership.audit.kept import ALWAYS


class OwnCriteria(models.Model):
    """The matrix that a partnership's next workshops are scored by, where it is not the usual one.

    It came from a settings file, or from a partnership that this one follows. A workshop keeps a copy of what it was
    made with: this changes none that there is.
    """

    partnership = models.OneToOneField(Partnership, on_delete=models.PROTECT, related_name="own_criteria")
    criteria = models.JSONField()
    taken_at = models.DateTimeField()

    class Data:
        plain = {"id", "partnership", "criteria", "taken_at"}
        kept = ALWAYS
