from django.core.validators import MaxValueValidator
from django.db import models

from frankpledge.partnership.agencies.models import Person
from frankpledge.partnership.audit.kept import Kept


class Often(models.TextChoices):
    WORKING_DAYS = "daily", "On working days, when there is something new"
    WEEKLY = "weekly", "Once a week, on its first working day"
    NEVER = "never", "Never"


class Reminders(models.Model):
    """When somebody wants to be reminded. Without a row: on working days at eight, from 28 days before."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="reminders")
    often = models.CharField(max_length=6, choices=Often, default=Often.WORKING_DAYS)
    hour = models.PositiveSmallIntegerField(default=8, validators=[MaxValueValidator(23)])  # in London
    days_before = models.PositiveSmallIntegerField(default=28)
    changed_at = models.DateTimeField()  # an hour that had passed before this is not made up for

    class Data:
        plain = {"id", "often", "hour", "days_before", "changed_at"}
        personal = {"person"}
        about = "person"
        kept = Kept(beside="the person")


class CalendarAddress(models.Model):
    """The address under which somebody's calendar program reads what is due. Of its secret only the digest is kept."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="calendar_address")
    token = models.CharField(max_length=64, unique=True)  # SHA-256 of what is in the address
    made_at = models.DateTimeField()

    class Data:
        plain = {"id", "token", "made_at"}
        personal = {"person"}
        secret = {"token"}
        about = "person"
        kept = Kept(beside="the person")
