from django.db import models

from frankpledge.partnership.agencies.models.dated import Dated
from frankpledge.partnership.agencies.models.partnership import Partnership
from frankpledge.partnership.audit.kept import ALWAYS


class AgencyKind(models.TextChoices):
    """What a body is. What the law makes of it follows from that: `statutory.py`."""

    DISTRICT_COUNCIL = "district-council", "District or borough council"
    UNITARY_COUNCIL = "unitary-council", "Unitary, metropolitan, London borough or Welsh council"
    COUNTY_COUNCIL = "county-council", "County council"
    POLICE = "police", "Police force"
    FIRE = "fire", "Fire and rescue authority"
    PROBATION = "probation", "Provider of probation services"
    CARE_BOARD = "care-board", "Integrated care board"
    HEALTH_BOARD = "health-board", "Local health board"
    POLICING_BODY = "policing-body", "Local policing body, such as a police and crime commissioner"
    NHS_PROVIDER = "nhs-provider", "NHS trust or other provider"
    HOUSING = "housing", "Registered provider of housing"
    PARISH = "parish", "Parish or community council"
    SCHOOL = "school", "School, college or university"
    VOLUNTARY = "voluntary", "Voluntary or community body"
    BUSINESS = "business", "Business or trade body"
    OTHER = "other", "Other body"


class Standing(models.TextChoices):
    """An agency's place in a partnership (Crime and Disorder Act 1998, s.5)."""

    RESPONSIBLE = "responsible", "Responsible authority"
    COOPERATING = "cooperating", "Co-operating body"
    INVITED = "invited", "Invited to take part"


class Agency(Dated):
    """A body that takes part in one partnership. The same force in two partnerships is two rows: each is its own."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="agencies")
    name = models.CharField(max_length=160)
    kind = models.CharField(max_length=20, choices=AgencyKind)
    standing = models.CharField(max_length=12, choices=Standing)
    version = models.PositiveIntegerField(default=1)

    class Meta(Dated.Meta):
        ordering = ["name"]
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(fields=["partnership", "name", "since"], name="agency_is_listed_once"),
        ]

    class Data:
        plain = {"id", "since", "until", "partnership", "name", "kind", "standing", "version"}
        kept = ALWAYS

    def __str__(self) -> str:
        return self.name
