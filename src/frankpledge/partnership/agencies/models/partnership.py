from django.db import models

from frankpledge.partnership.agencies.models.dated import Dated
from frankpledge.partnership.audit.kept import ALWAYS


class Nation(models.TextChoices):
    ENGLAND = "england", "England"
    WALES = "wales", "Wales"


class Tier(models.TextChoices):
    """A county partnership stands above those of its districts (SI 2007/1830, reg. 8)."""

    DISTRICT = "district", "A district, borough or city, with a county council above it"
    UNITARY = "unitary", "A unitary authority, metropolitan district, London borough or Welsh county"
    COUNTY = "county", "A county, above the partnerships of its districts"


class Partnership(Dated):
    """A community safety partnership on this host (Crime and Disorder Act 1998, ss.5-7)."""

    name = models.CharField(max_length=120)
    name_cy = models.CharField(max_length=120, blank=True)  # in Wales, what it is called in Welsh
    slug = models.SlugField(max_length=60, unique=True)
    tier = models.CharField(max_length=10, choices=Tier)
    nation = models.CharField(max_length=10, choices=Nation)
    force = models.CharField(max_length=80)  # the police force area, as the evidence names it
    area = models.CharField(max_length=9, blank=True)  # the code of the area that its pages open on
    county = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="districts")
    colour = models.CharField(max_length=7, default="#1d3557")  # of the band at the head of its pages
    logo = models.BinaryField(null=True, blank=True)
    logo_type = models.CharField(max_length=20, blank=True)
    version = models.PositiveIntegerField(default=1)  # goes up at each change: a page that is out of date is refused

    class Meta(Dated.Meta):
        ordering = ["name"]

    class Data:
        plain = {
            "id", "since", "until", "name", "name_cy", "slug", "tier", "nation", "force", "area", "county", "colour",
            "logo", "logo_type", "version",
        }  # fmt: skip
        kept = ALWAYS  # partnerships merge and split, and their history stays

    def __str__(self) -> str:
        return self.name


class PartnershipArea(Dated):
    """A district that a partnership is responsible for, by its ONS code."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="areas")
    code = models.CharField(max_length=9)
    name = models.CharField(max_length=120)
    shared_because = models.CharField(max_length=300, blank=True)  # why another partnership has this district too

    class Meta(Dated.Meta):
        ordering = ["name", "since"]

    class Data:
        plain = {"id", "since", "until", "partnership", "code", "name", "shared_because"}
        kept = ALWAYS
