"""What may be read of partnerships themselves."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.shortcuts import get_object_or_404

from frankpledge.partnership.agencies.models import Agency, Agreement, Invitation, Membership, Partnership
from frankpledge.partnership.agencies.models.dated import in_force
from frankpledge.partnership.agencies.queries import invitations
from frankpledge.partnership.agencies.statutory import Body


def every() -> QuerySet[Partnership]:
    """For who looks after the host: that a partnership is here is all that is told."""
    return Partnership.objects.select_related("county").defer("logo", "county__logo").order_by("name")


def with_areas() -> QuerySet[Partnership]:
    """The same with the districts that they have, had or will have, in two queries."""
    return every().prefetch_related("areas")


def at(slug: str) -> Partnership:
    """For who looks after the host. Raises Http404."""
    return get_object_or_404(Partnership.objects.select_related("county").defer("county__logo"), slug=slug)


@dataclass(frozen=True)
class Counts:
    """What a partnership has of what it needs, as numbers."""

    agreements: int
    members: int
    invited: int


def bodies(partnership: Partnership, on: dt.date) -> list[Body]:
    """The agencies that take part on a day, as the law asks about them."""
    held = in_force(on, "memberships__") & Q(memberships__person__is_active=True)
    agencies = (
        Agency.objects.filter(in_force(on), partnership=partnership)
        .annotate(
            speaking=Count("memberships", filter=held & Q(memberships__represents=True)),
            sharing=Count("memberships", filter=held & Q(memberships__liaison=True)),
        )
        .order_by("name")
    )
    return [Body(a.name, a.kind, a.standing, a.speaking, a.sharing) for a in agencies]


def counts(partnership: Partnership, on: dt.date) -> Counts:
    """In one query."""
    agreements = Agreement.objects.filter(in_force(on), partnership=OuterRef("pk"))
    members = Membership.objects.filter(in_force(on), in_force(on, "agency__"), agency__partnership=OuterRef("pk"))
    waiting = Invitation.objects.filter(invitations.are_open(), agency__partnership=OuterRef("pk"))
    found = Partnership.objects.filter(pk=partnership.pk).values_list(
        _number(agreements), _number(members), _number(waiting)
    )
    return Counts(*found.get())


def _number(of: QuerySet) -> Coalesce:
    counted = of.order_by().annotate(one=Value(1)).values("one").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted), 0)
