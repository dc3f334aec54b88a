from django.db import models

from frankpledge.partnership.agencies.models.person import Person
from frankpledge.partnership.audit.kept import Kept


class Submission(models.Model):
    """A form that somebody sent, by the number that the form carried: sent twice, it is done once."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    number = models.CharField(max_length=32)
    led_to = models.CharField(max_length=300)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "number"], name="submission_is_done_once")]

    class Data:
        plain = {"id", "number", "led_to", "at"}
        personal = {"person"}
        across = {"led_to"}
        kept = Kept(days=1, after="at")
        about = "person"
