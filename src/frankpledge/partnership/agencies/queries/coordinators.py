"""Who keeps a partnership going: without a coordinator nobody there could invite anybody any more."""

import datetime as dt

from django.db.models import Q, QuerySet
from django.utils import timezone

from frankpledge.partnership.agencies.models import Holding, Membership, Partnership
from frankpledge.partnership.agencies.models.dated import in_force, not_ended
from frankpledge.partnership.agencies.roles import Coordinator


def lasting(partnership: Partnership) -> QuerySet[Holding]:
    """Coordinators in their own right and without a last day: who stands in, or is leaving, keeps nothing going."""
    return Holding.objects.filter(
        role=Coordinator.key,
        in_place_of__isnull=True,
        until__isnull=True,
        membership__until__isnull=True,
        membership__agency__until__isnull=True,
        membership__agency__partnership=partnership,
        membership__person__is_active=True,
    )


def held_through(membership: Membership) -> QuerySet[Holding]:
    """The role of coordinator as somebody holds it in their own right."""
    return membership.holdings.filter(not_ended(timezone.localdate()), role=Coordinator.key, in_place_of__isnull=True)


def of(partnership: Partnership, on: dt.date) -> QuerySet[Membership]:
    """Who coordinates it in their own right on a day, by name."""
    held = in_force(on, "holdings__") & Q(holdings__role=Coordinator.key, holdings__in_place_of__isnull=True)
    return (
        Membership.objects.filter(held, in_force(on), in_force(on, "agency__"), agency__partnership=partnership)
        .select_related("person", "agency__partnership")
        .order_by("person__name", "pk")
        .distinct()
    )
