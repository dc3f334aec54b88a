"""What may be read of local policing bodies: one for each force area at a time, with the days between which it is."""

import datetime as dt

from django.shortcuts import get_object_or_404

from frankpledge.partnership.agencies.models import PolicingBody
from frankpledge.partnership.agencies.models.dated import in_force, not_ended


def of_force(force: str, on: dt.date) -> PolicingBody | None:
    return PolicingBody.objects.filter(in_force(on), force=force).first()


def next_of_force(force: str, on: dt.date) -> PolicingBody | None:
    """What takes its place after a day, where that is written down."""
    return PolicingBody.objects.filter(not_ended(on), force=force, since__gt=on).order_by("since").first()


def every() -> list[PolicingBody]:
    """All that are and were, by force and in the order of time."""
    return list(PolicingBody.objects.order_by("force", "since"))


def all_of_force(force: str) -> list[PolicingBody]:
    return list(PolicingBody.objects.filter(force=force).order_by("since"))


def one(pk: int) -> PolicingBody:
    """Raises Http404."""
    return get_object_or_404(PolicingBody, pk=pk)
