from django.db import models
from django.utils import timezone

from frankpledge.partnership.agencies.models import Partnership, Person
from frankpledge.partnership.audit.kept import Kept


class Way(models.TextChoices):
    """By which way a concern came. SI 2007/1830, reg. 12, asks for as many groups as is reasonable."""

    SURVEY = "survey", "A survey of residents"
    PARISH = "parish", "A parish or town council"
    MEETING = "meeting", "A public meeting"
    COUNCILLOR = "councillor", "A councillor"
    WORKPLACE = "workplace", "People who work in the area, or businesses"
    YOUNG = "young", "Children and young people"
    AFFECTED = "affected", "A group that is particularly affected"
    OFFICERS = "officers", "Officers, from what they see and hear"
    OTHER = "other", "Another way"


class Concern(models.Model):
    """What a group of people said that they are concerned about. Never one person, and nobody's name."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")  # see queries/visible.py
    title = models.CharField(max_length=150)
    words = models.TextField(max_length=2000, blank=True)
    way = models.CharField(max_length=12, choices=Way)
    group = models.CharField(max_length=150)  # who said so, as a group: “Markham Parish Council”
    raised_on = models.DateField()
    people = models.PositiveIntegerField(null=True, blank=True)  # how many said so, where that is known
    asked = models.PositiveIntegerField(null=True, blank=True)  # of how many who were asked
    place = models.CharField(max_length=150, blank=True)
    theme = models.CharField(max_length=30, blank=True)  # the key of a theme of the measures; "": of none
    first = models.BooleanField(default=False)  # they want it to be a priority
    answer = models.TextField(max_length=2000, blank=True)  # what was said back to them
    answered_on = models.DateField(null=True, blank=True)
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_because = models.CharField(max_length=300, blank=True)
    private = models.BooleanField(default=False)  # for a few alone, and for nothing that is shared
    # The number of the concern that this is a copy of, after a merger or a split: no key, for that one may be gone.
    origin = models.PositiveBigIntegerField(null=True, blank=True, db_index=True)
    written_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-raised_on", "-pk"]
        indexes = [models.Index(fields=["partnership", "raised_on"])]

    class Data:
        plain = {
            "id", "partnership", "way", "raised_on", "people", "asked", "theme", "first", "answered_on",
            "withdrawn_on", "private", "origin", "written_at", "version",
        }  # fmt: skip
        # Free text may name somebody, though every page asks that it does not.
        personal = {"title", "words", "group", "place", "answer", "withdrawn_because", "written_by"}
        kept = Kept(years=7, after="raised_on")

    @property
    def root(self) -> int:
        """The number that it and all its copies have in common."""
        return self.origin or self.pk


class PrivacyNote(models.Model):
    """A concern was made private or open. What was private from the start has a note of that, without a reason."""

    concern = models.ForeignKey(Concern, on_delete=models.PROTECT, related_name="notes")
    private = models.BooleanField()  # what it is since then
    because = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-at", "-pk"]

    class Data:
        plain = {"id", "concern", "private", "at"}
        personal = {"because", "by"}  # free text, in which nobody is to be named
        kept = Kept(years=7, after="concern__raised_on")
