from django.db import models

from frankpledge.partnership.assess.models.year import Assessment
from frankpledge.partnership.audit.kept import ALWAYS


class Snapshot(models.Model):
    """A year's assessment as it was agreed. It never changes: the database refuses to. A correction is the next number.

    `content` is all that it says, numbers as printed and where each came from; `digest` is its SHA-256.
    """

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="snapshots")
    number = models.PositiveSmallIntegerField()
    edition = models.CharField(max_length=12)
    content = models.JSONField()
    digest = models.CharField(max_length=64)
    because = models.CharField(max_length=500, blank=True)  # of a correction: why
    frozen_by = models.CharField(max_length=80)  # a reference, such as “person:12”
    frozen_at = models.DateTimeField()

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["assessment", "number"], name="snapshot_numbers_are_one")]

    class Data:
        plain = {"id", "assessment", "number", "edition", "digest", "frozen_by", "frozen_at"}
        personal = {"content", "because"}  # free text may name somebody, though every page asks that it does not
        kept = ALWAYS


class Document(models.Model):
    """A file of a snapshot, in the partnership's folder under the name of its content."""

    snapshot = models.ForeignKey(Snapshot, on_delete=models.PROTECT, related_name="documents")
    name = models.CharField(max_length=20)  # “assessment”, “summary”, “slides”, “figures”
    form = models.CharField(max_length=10)  # “pdf”, “docx”, “odt”, “html”, “pptx”, “json”
    size = models.PositiveIntegerField()  # bytes
    sha256 = models.CharField(max_length=64)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["snapshot", "name", "form"], name="documents_are_one")]

    class Data:
        plain = {"id", "snapshot", "name", "form", "size", "sha256"}
        kept = ALWAYS
