from django.db import models

from frankpledge.partnership.agencies.models import Partnership, Person
from frankpledge.partnership.audit.kept import ALWAYS
from frankpledge.partnership.duties import wording


class State(models.TextChoices):
    PREPARING = "preparing", "Being prepared"
    OPEN = "open", "Open for scoring"
    CLOSED = "closed", "Scored"
    DECIDED = "decided", "Decided"


class Decision(models.TextChoices):
    PRIORITY = "priority", "A priority"
    WATCH = "watch", "Not a priority, and watched"
    NO = "no", "Not a priority"


class Workshop(models.Model):
    """One year's choice of priorities. Until it is closed nobody sees a score, its coordinators included.

    `area`, `period` and `edition` say what the evidence scores are made from; `edition` is pinned when it is opened.
    `criteria` is the matrix that is scored, as it was when the workshop was made: a file that changes later changes
    nothing here.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="workshops")
    year = models.CharField(max_length=7)  # “2026-27”: of the assessment that it belongs to
    area = models.CharField(max_length=9)
    period = models.CharField(max_length=20)  # the id of an evidence.period.Period
    edition = models.CharField(max_length=12, blank=True)
    criteria = models.JSONField()
    state = models.CharField(max_length=10, choices=State, default=State.PREPARING)
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    reopened_because = models.CharField(max_length=500, blank=True)  # what was decided is being changed
    made_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-year"]
        constraints = [models.UniqueConstraint(fields=["partnership", "year"], name="workshop_of_a_year_is_one")]

    class Data:
        plain = {
            "id", "partnership", "year", "area", "period", "edition", "criteria", "state", "opened_at", "closed_at",
            "decided_at", "made_at", "version",
        }  # fmt: skip
        personal = {"made_by", "reopened_because"}
        kept = ALWAYS  # how priorities were chosen stays

    @property
    def called(self) -> str:
        """Its year as people read it: “2026/27”. In addresses it is its key."""
        return wording.year(self.year)


class Issue(models.Model):
    """Something that may become a priority. `measures`: ids of the measures that its evidence score is made from.

    `evidence` is written when the workshop is opened: {"score": 71.2 or null, "place": 2, "in_the_top": 0.83,
    "says": ["…"], "measures": [{"id", "title", "score", "figure", "says"}]}. Its score is the highest of its measures'.
    """

    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="issues")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=120)
    about = models.TextField(max_length=1000, blank=True)
    title_cy = models.CharField(max_length=120, blank=True)  # what a partnership in Wales calls it in Welsh
    about_cy = models.TextField(max_length=1000, blank=True)
    measures = models.JSONField(default=list)
    evidence = models.JSONField(default=dict)
    decision = models.CharField(max_length=10, choices=Decision, blank=True)
    rank = models.PositiveSmallIntegerField(null=True, blank=True)  # of a priority: 1 comes first
    because = models.TextField(max_length=1000, blank=True)  # asked for where the decision departs from the ranking
    decided_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["position", "pk"]

    class Data:
        plain = {
            "id", "workshop", "position", "title", "title_cy", "measures", "evidence", "decision", "rank", "decided_at",
            "version",
        }  # fmt: skip
        personal = {
            "about",
            "about_cy",
            "because",
        }  # free text may name somebody, though every page asks that it does not
        kept = ALWAYS
