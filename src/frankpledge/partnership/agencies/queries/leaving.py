"""What somebody leaves behind: shown before they go, so that nothing is left to nobody unnoticed."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import QuerySet

from frankpledge.partnership.agencies.models import Agreement, Feed, Holding, Invitation, Membership
from frankpledge.partnership.agencies.models.dated import not_ended
from frankpledge.partnership.agencies.queries.invitations import are_open
from frankpledge.partnership.agencies.roles import ROLES


@dataclass(frozen=True)
class Left:
    """`roles`: keys held in their own right. `alone`: nobody else works for the agency. Then agreements and feeds."""

    roles: list[str]
    represents: bool
    liaison: bool
    stands_in_for: list[str]
    deputies: list[str]
    invitations: int
    alone: bool
    agreements: list[str]
    feeds: list[str]


def left_behind(membership: Membership, on: dt.date) -> Left:
    own = membership.holdings.filter(not_ended(on))
    others = Membership.objects.filter(not_ended(on), agency=membership.agency).exclude(pk=membership.pk)
    represented = others.filter(represents=True).exists()
    shared = others.filter(liaison=True).exists()
    alone = not others.exists()
    agreements = (
        Agreement.objects.filter(not_ended(on), parties=membership.agency) if alone else Agreement.objects.none()
    )
    feeds = Feed.objects.filter(not_ended(on), agency=membership.agency) if alone else Feed.objects.none()
    return Left(
        roles=sorted({h.role for h in own.filter(in_place_of__isnull=True) if h.role in ROLES}),
        represents=membership.represents and not represented,
        liaison=membership.liaison and not shared,
        stands_in_for=_names(own.filter(in_place_of__isnull=False), "in_place_of__person__name"),
        deputies=_names(Holding.objects.filter(not_ended(on), in_place_of=membership), "membership__person__name"),
        invitations=Invitation.objects.filter(
            are_open(), invited_by=membership.person_id, agency__partnership=membership.agency.partnership_id
        ).count(),
        alone=alone,
        agreements=[agreement.title for agreement in agreements],
        feeds=[feed.title for feed in feeds],
    )


def _names(holdings: QuerySet[Holding], name: str) -> list[str]:
    return sorted(set(holdings.values_list(name, flat=True)))
