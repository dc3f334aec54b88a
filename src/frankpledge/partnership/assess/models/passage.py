from django.db import models

from frankpledge.partnership.agencies.models import Person
from frankpledge.partnership.assess.models.chapter import Chapter
from frankpledge.partnership.audit.kept import ALWAYS, Kept

LONGEST = 20_000  # characters


class Passage(models.Model):
    """What a chapter says in people's own words, as it was last saved: its commentary, or its gaps."""

    COMMENTARY, GAPS = "commentary", "gaps"

    chapter = models.ForeignKey(Chapter, on_delete=models.CASCADE, related_name="passages")
    name = models.CharField(max_length=20)
    text = models.TextField(max_length=LONGEST, blank=True)
    changed_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["chapter", "name"], name="passages_of_a_chapter_are_one")]

    class Data:
        plain = {"id", "chapter", "name", "changed_at", "version"}
        personal = {"text", "changed_by"}
        kept = ALWAYS


class Draft(models.Model):
    """What one person is writing in a passage and has not saved: kept on the server as they type, seen by nobody else.

    `seen` is the version of the passage that it began from. Whoever saves from an older one is shown both.
    """

    passage = models.ForeignKey(Passage, on_delete=models.CASCADE, related_name="drafts")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="drafts")
    text = models.TextField(max_length=LONGEST, blank=True)
    seen = models.PositiveIntegerField()
    changed_at = models.DateTimeField(auto_now=True)
    version = models.PositiveIntegerField(default=1)  # counts each save of the draft: two tabs of one person

    class Meta:
        ordering = ["-changed_at"]
        constraints = [models.UniqueConstraint(fields=["passage", "person"], name="one_draft_each")]

    class Data:
        plain = {"id", "passage", "seen", "changed_at", "version"}
        personal = {"person", "text"}
        about = "person"
        kept = Kept(years=1, after="changed_at")
