from django.db import models

from frankpledge.partnership.agencies.models.dated import Dated
from frankpledge.partnership.audit.kept import ALWAYS


class PolicingKind(models.TextChoices):
    COMMISSIONER = "commissioner", "Police and crime commissioner"
    FIRE_COMMISSIONER = "fire-commissioner", "Police, fire and crime commissioner"
    MAYOR = "mayor", "Mayor"
    COMMON_COUNCIL = "common-council", "Common Council of the City of London"
    BOARD = "board", "Policing and crime board"


class PolicingBody(Dated):
    """The local policing body of a force area. Dated, since commissioners end and others take their place."""

    force = models.CharField(max_length=80)
    kind = models.CharField(max_length=20, choices=PolicingKind)
    name = models.CharField(max_length=160)

    class Meta(Dated.Meta):
        ordering = ["force", "since"]

    class Data:
        plain = {"id", "since", "until", "force", "kind", "name"}
        kept = ALWAYS

    def __str__(self) -> str:
        return self.name
