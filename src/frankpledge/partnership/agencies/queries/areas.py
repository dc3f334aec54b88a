"""What may be read of the districts that partnerships are responsible for."""

import datetime as dt
from collections.abc import Iterable

from django.db.models import F
from django.shortcuts import get_object_or_404

from frankpledge.partnership.agencies.models import Partnership, PartnershipArea
from frankpledge.partnership.agencies.models.dated import in_force, not_ended
from frankpledge.partnership.agencies.models.partnership import Tier


def of(partnership: Partnership, on: dt.date) -> list[PartnershipArea]:
    """The districts of a partnership on a day, by name."""
    return list(PartnershipArea.objects.filter(in_force(on), partnership=partnership))


def ever_of(partnership: Partnership) -> list[PartnershipArea]:
    """The districts that it has, had or will have, in the order of time."""
    return list(PartnershipArea.objects.filter(partnership=partnership).order_by("since", "name"))


def elsewhere(
    codes: Iterable[str], since: dt.date, *, apart_from: Iterable[Partnership] = (), tier: str
) -> list[PartnershipArea]:
    """Rows of these districts in other partnerships of the same level, on or after a day. A county's stands above."""
    found = PartnershipArea.objects.filter(not_ended(since), code__in=list(codes)).select_related("partnership")
    found = found.exclude(partnership__in=list(apart_from)).exclude(until=F("since"))  # what never was
    county = found.filter(partnership__tier=Tier.COUNTY)
    return list(county if tier == Tier.COUNTY else found.exclude(partnership__tier=Tier.COUNTY))


def one(partnership: Partnership, pk: int) -> PartnershipArea:
    """Of this partnership. Raises Http404."""
    return get_object_or_404(PartnershipArea.objects.select_related("partnership"), pk=pk, partnership=partnership)
