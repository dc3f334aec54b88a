from django.db import models

from frankpledge.partnership.agencies.models import Partnership
from frankpledge.partnership.audit.kept import ALWAYS


class Calendar(models.Model):
    """From when a partnership's duties are followed here. What was due before that day is no concern of this calendar:
    nobody begins with a wall of things that were done long ago and written down elsewhere.
    """

    partnership = models.OneToOneField(Partnership, on_delete=models.PROTECT, related_name="calendar")
    since = models.DateField()

    class Data:
        plain = {"id", "partnership", "since"}
        kept = ALWAYS
