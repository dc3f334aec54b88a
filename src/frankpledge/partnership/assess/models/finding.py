from django.db import models

from frankpledge.partnership.agencies.models import Person
from frankpledge.partnership.assess.models.chapter import Chapter
from frankpledge.partnership.audit.kept import ALWAYS


class Taken(models.TextChoices):
    OFFERED = "offered", "Offered"
    TAKEN = "taken", "Taken as drafted"
    CHANGED = "changed", "Taken, in other words"
    LEFT = "left", "Left out"


class Finding(models.Model):
    """A sentence that the figures drafted, and what people made of it.

    `drafted` and `text` are Markdown in which each number is named by its figure's id, between double braces; `text` is
    "" unless somebody found other words, and stays where they are not the ones that are said now. `look_again`: newer
    data changed what somebody took or wrote.
    """

    chapter = models.ForeignKey(Chapter, on_delete=models.CASCADE, related_name="findings")
    measure = models.CharField(max_length=60)  # the id of a measure
    kind = models.CharField(max_length=20)  # “change”, “peers”, “course”
    position = models.PositiveSmallIntegerField(default=0)
    verdict = models.CharField(max_length=30, blank=True)  # of a change: the value of an evidence Verdict
    drafted = models.TextField()
    numbers = models.JSONField(default=dict)  # name in the text → {"text": as it was printed, "figure": its id}
    taken = models.CharField(max_length=10, choices=Taken, default=Taken.OFFERED)
    text = models.TextField(max_length=3000, blank=True)
    look_again = models.BooleanField(default=False)
    changed_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["chapter", "measure", "kind"], name="a_finding_is_drafted_once")]

    class Data:
        plain = {
            "id", "chapter", "measure", "kind", "position", "verdict", "drafted", "numbers", "taken", "look_again",
            "changed_at", "version",
        }  # fmt: skip
        personal = {"text", "changed_by"}
        kept = ALWAYS

    @property
    def words(self) -> str:
        """What it says, if it is taken: other words only where somebody chose them."""
        return self.text if self.taken == Taken.CHANGED and self.text else self.drafted


class Grade(models.TextChoices):
    """How sure somebody is of why something changed."""

    KNOWN = "known", "Known"
    LIKELY = "likely", "Likely"
    POSSIBLE = "possible", "Possible"
    UNKNOWN = "unknown", "We don't know"


class Explanation(models.Model):
    """Why a measure changed, and how sure that is (SI 2007/1830, reg. 6: why changes occurred)."""

    chapter = models.ForeignKey(Chapter, on_delete=models.CASCADE, related_name="explanations")
    measure = models.CharField(max_length=60)
    grade = models.CharField(max_length=10, choices=Grade)
    text = models.TextField(max_length=2000, blank=True)  # why; of “we don't know”: what would tell
    evidence = models.TextField(max_length=1000, blank=True)  # what it rests on; asked for where it is known
    changed_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField(auto_now=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["chapter", "measure"], name="a_change_is_explained_once")]

    class Data:
        plain = {"id", "chapter", "measure", "grade", "changed_at", "version"}
        personal = {"text", "evidence", "changed_by"}
        kept = ALWAYS
