from django.db import models

from frankpledge.partnership.agencies.models import Agency, Membership, Person
from frankpledge.partnership.assess.models.year import Assessment
from frankpledge.partnership.audit.kept import ALWAYS


class Chapter(models.Model):
    """A chapter of the year's assessment. `key` is that of the template, or “own-1” of a chapter that was added here.

    `theme`: whose measures it is about; "" for a chapter of words alone. `figures`: the digest of the table of those;
    "" where there is none. `boxes`: letters of regulation 6 that it serves. `agency`: whose members write it; none:
    those who run the assessment. `owner` signs it off.
    """

    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="chapters")
    key = models.CharField(max_length=40)
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=120)
    asks = models.TextField(max_length=1000, blank=True)  # what to write here, for whoever writes
    theme = models.CharField(max_length=30, blank=True)
    figures = models.CharField(max_length=64, blank=True)
    boxes = models.CharField(max_length=7, blank=True)
    agency = models.ForeignKey(Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    owner = models.ForeignKey(Membership, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["assessment", "key"], name="chapter_keys_are_one")]

    class Data:
        plain = {
            "id", "assessment", "key", "position", "title", "asks", "theme", "figures", "boxes", "agency", "version",
        }  # fmt: skip
        personal = {"owner"}
        about = "owner__person"
        kept = ALWAYS


class SignOff(models.Model):
    """Somebody agreed to a chapter as it stood then. It lapses by itself where the chapter's digest is another now."""

    chapter = models.ForeignKey(Chapter, on_delete=models.CASCADE, related_name="sign_offs")
    digest = models.CharField(max_length=64)  # of all that the chapter said
    by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    agency = models.CharField(max_length=160, blank=True)  # for which they signed, as it was called then
    at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-at", "-pk"]

    class Data:
        plain = {"id", "chapter", "digest", "agency", "at", "withdrawn_at"}
        personal = {"by"}
        about = "by"
        kept = ALWAYS
