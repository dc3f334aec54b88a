from django.db import models

from frankpledge.partnership.agencies.models import Partnership
from frankpledge.partnership.audit.kept import ALWAYS


class OwnChapters(models.Model):
    """Chapters of a partnership's own, that a year can be opened with instead of the usual ones.

    `chapters` are entries as template.toml has them. They came from a settings file, which was checked then, or from a
    partnership that this one follows.
    """

    partnership = models.OneToOneField(Partnership, on_delete=models.PROTECT, related_name="own_chapters")
    chapters = models.JSONField()
    taken_at = models.DateTimeField()

    class Data:
        plain = {"id", "partnership", "chapters", "taken_at"}
        kept = ALWAYS
