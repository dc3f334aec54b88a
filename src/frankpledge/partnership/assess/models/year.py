from django.db import models

from frankpledge.partnership.agencies.models import Partnership, Person
from frankpledge.partnership.assess import checks
from frankpledge.partnership.audit.kept import ALWAYS
from frankpledge.partnership.duties import wording


class State(models.TextChoices):
    DRAFT = "draft", "Being written"
    FREEZING = "freezing", "Being frozen"
    FROZEN = "frozen", "Frozen"
    CORRECTING = "correcting", "Being corrected"


class Assessment(models.Model):
    """A partnership's strategic assessment of a year (SI 2007/1830, regs. 5 and 6), as people write it.

    Its figures are of one area, one period and one edition of the data, which stays the same until somebody takes newer
    data. `left` is the newest edition of which somebody said that it is not taken. `checks` is the day of the newest
    check that there was when it was opened: those that came later bind the years after it (`assess/checks.py`).
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="assessments")
    year = models.CharField(max_length=7)  # “2026-27”: the partnership year in which it is made, as duties name it
    area = models.CharField(max_length=9)  # the code of a district or partnership of the gazetteer
    period = models.CharField(max_length=20)  # the id of an evidence.period.Period of at most twelve months
    edition = models.CharField(max_length=12)
    left = models.CharField(max_length=12, blank=True)
    checks = models.DateField(default=checks.newest)
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    correcting_because = models.CharField(max_length=500, blank=True)
    opened_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(auto_now_add=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-year"]
        constraints = [models.UniqueConstraint(fields=["partnership", "year"], name="assessment_of_a_year_is_one")]

    class Data:
        plain = {
            "id", "partnership", "year", "area", "period", "edition", "left", "checks", "state", "opened_at",
            "version",
        }  # fmt: skip
        personal = {"opened_by", "correcting_because"}  # free text may name somebody
        kept = ALWAYS  # the account of a year stays

    @property
    def called(self) -> str:
        """Its year as people read it: “2026/27”. In addresses it is its key."""
        return wording.year(self.year)

    @property
    def is_open(self) -> bool:
        """Whether it may be written in."""
        return self.state in (State.DRAFT, State.CORRECTING)
