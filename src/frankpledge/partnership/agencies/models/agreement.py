from django.db import models
from django.db.models import F, Q

from frankpledge.partnership.agencies.models.agency import Agency
from frankpledge.partnership.agencies.models.dated import Dated
from frankpledge.partnership.agencies.models.partnership import Partnership
from frankpledge.partnership.audit.kept import Kept


class Basis(models.TextChoices):
    """The law that lets agencies share. A power lets them; a duty makes them."""

    DUTY_17A = "cda-17a", "Crime and Disorder Act 1998, section 17A: depersonalised information, a duty"
    POWER_115 = "cda-115", "Crime and Disorder Act 1998, section 115: where necessary or expedient, a power"
    CASE_REVIEW = "asb-104", "Anti-social Behaviour, Crime and Policing Act 2014, section 104: case reviews"
    VIOLENCE_DUTY = "pcsc-16", "Police, Crime, Sentencing and Courts Act 2022, Part 2: serious violence"
    PREVENT = "ctsa", "Counter-Terrorism and Security Act 2015: Prevent and Channel"
    ABUSE = "da-2021", "Domestic Abuse Act 2021"
    OTHER = "other", "Another law"


class Agreement(Dated):
    """A sharing agreement. `since` is when it was signed, `until` when it ended or was replaced.

    The data sets that are sent every quarter under it are its feeds; whatever else is shared is told in `shared`.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="agreements")
    title = models.CharField(max_length=160)
    purpose = models.TextField(max_length=2000)
    basis = models.CharField(max_length=10, choices=Basis)
    law = models.CharField(max_length=200, blank=True)  # which, where the basis is another
    parties = models.ManyToManyField(Agency, related_name="agreements")
    personal = models.BooleanField(default=False)  # personal data are shared under it
    shared = models.TextField(max_length=2000, blank=True)  # besides what is sent every quarter
    review_on = models.DateField()
    replaced_by = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="replaces")
    version = models.PositiveIntegerField(default=1)

    class Meta(Dated.Meta):
        ordering = ["review_on", "title"]
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(condition=Q(review_on__gt=F("since")), name="agreement_is_reviewed_after_signing"),
            models.CheckConstraint(condition=~Q(basis="other") | ~Q(law=""), name="agreement_names_its_law"),
        ]

    class Data:
        plain = {
            "id", "since", "until", "partnership", "title", "purpose", "basis", "law", "parties", "personal", "shared",
            "review_on", "replaced_by", "version",
        }  # fmt: skip
        kept = Kept(years=7, after="until")

    def __str__(self) -> str:
        return self.title
