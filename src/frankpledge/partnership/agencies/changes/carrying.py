"""What goes from partnerships that end into those that follow: agencies, members with their roles, agreements, data.

Run on the day, or at once where the day is past. Nothing is deleted: what is carried ends in the old partnership on the
day, and begins in the new one. An agency of the same kind and name in two old partnerships becomes one.
"""

import datetime as dt
from collections.abc import Sequence

from django.db import transaction
from django.db.models import F, Value
from django.db.models.functions import Greatest
from django.utils import timezone

from frankpledge.evidence.area import plain
from frankpledge.partnership.agencies import kinds
from frankpledge.partnership.agencies.answers import check
from frankpledge.partnership.agencies.changes.carried_members import carry_invitations, carry_members
from frankpledge.partnership.agencies.changes.carried_sharing import carry_agreements, carry_feeds
from frankpledge.partnership.agencies.changes.invitations import take_back
from frankpledge.partnership.agencies.changes.partnerships import place_below
from frankpledge.partnership.agencies.models import (
    Agency,
    Agreement,
    Feed,
    Holding,
    Invitation,
    Membership,
    Partnership,
)
from frankpledge.partnership.agencies.models.agency import Standing
from frankpledge.partnership.agencies.models.dated import not_ended
from frankpledge.partnership.agencies.models.partnership import Tier
from frankpledge.partnership.agencies.queries import successions
from frankpledge.partnership.agencies.queries.invitations import unanswered
from frankpledge.partnership.agencies.rules import partnerships as rules
from frankpledge.partnership.agencies.signals import carried_over
from frankpledge.partnership.audit.recording import record
from frankpledge.partnership.design.wording import dated, last_day

STRONGEST = (Standing.RESPONSIBLE, Standing.COOPERATING, Standing.INVITED)


@transaction.atomic
def bring_about(*, on: dt.date, by: object) -> list[Partnership]:
    """Carry over whatever is due by a day and has not been yet; the partnerships that began so. Raises Refused."""
    check(rules.looks_after_host(by))
    began = []
    for day, olds, news in successions.due(on):
        carry_over(olds, news, day, by)
        began += news
    return began


def bring_about_due() -> None:
    """What the host does by itself, again and again."""
    bring_about(on=timezone.localdate(), by="the host's own round")


def carry_over(olds: Sequence[Partnership], news: Sequence[Partnership], on: dt.date, by: object) -> None:
    """From all of the old into each of the new. What the old still have afterwards has ended."""
    every = {}
    for new in news:
        agencies = _agencies(olds, new, on)
        members = every[new.pk] = carry_members(agencies, on, by)
        agreements = carry_agreements(olds, new, agencies, on)
        feeds = carry_feeds(agencies, agreements, on)
        told = {
            "olds": ", ".join(old.name for old in olds), "new": new.name,
            "agencies": len({a.pk for a in agencies.values()}), "members": len({m.pk for m in members.values()}),
            "agreements": len(agreements), "feeds": feeds,
        }  # fmt: skip
        for each in (*olds, new):
            record(kinds.CARRIED_OVER, by=by, about=each, partnership=each.slug, **told)
        if len(news) == 1:
            carry_invitations(agencies, by)
    _districts_below(olds, news, by)
    carried_over.send(sender=Partnership, olds=olds, news=news, members=every, on=on, by=by)
    for old in olds:
        _end(old, on, by)


def _agencies(olds: Sequence[Partnership], new: Partnership, on: dt.date) -> dict[int, Agency]:
    """Old agency's number → the one that it is in the new partnership."""
    made: dict[tuple[str, str], Agency] = {}
    found: dict[int, Agency] = {}
    for old in Agency.objects.filter(not_ended(on), partnership__in=olds).order_by("partnership", "name"):
        key = (old.kind, plain(old.name))
        same = made.get(key)
        if same is None:
            same = made[key] = Agency.objects.create(
                partnership=new, name=old.name, kind=old.kind, standing=old.standing,
                since=max(on, old.since), until=old.until,
            )  # fmt: skip
        else:
            same.standing = min(same.standing, old.standing, key=[s.value for s in STRONGEST].index)
            same.since = min(same.since, max(on, old.since))
            same.until = None if None in (same.until, old.until) else max(same.until, old.until)
            same.save(update_fields=["standing", "since", "until"])
        found[old.pk] = same
    return found


def _districts_below(olds: Sequence[Partnership], news: Sequence[Partnership], by: object) -> None:
    """Those below a county's partnership come below the one that has their districts now."""
    if olds[0].tier != Tier.COUNTY:
        return
    codes = {code: new for new in news for code in new.areas.values_list("code", flat=True)}
    for below in Partnership.objects.filter(county__in=olds, until=None).select_related("county"):
        held = below.areas.values_list("code", flat=True)
        place_below(below=below, county=next((codes[code] for code in held if code in codes), None), by=by)


def _end(old: Partnership, on: dt.date, by: object) -> None:
    """All that is dated ends on the day, or on its own first if that is later. Each member's own record says so."""
    memberships = Membership.objects.filter(agency__partnership=old)
    ending = list(memberships.filter(not_ended(on)).select_related("agency").order_by("pk"))
    for those in (
        Holding.objects.filter(membership__in=memberships),
        memberships,
        Feed.objects.filter(agency__partnership=old),
        Agreement.objects.filter(partnership=old),
        Agency.objects.filter(partnership=old),
    ):
        those.filter(not_ended(on)).update(until=Greatest(F("since"), Value(on)))
    for membership in ending:
        record(
            kinds.MEMBERSHIP_ENDED, by=by, about=membership, partnership=old.slug, agency=membership.agency.name,
            last_day=dated(last_day(on)), successor="",
        )  # fmt: skip
    for invitation in Invitation.objects.filter(unanswered(), agency__partnership=old).select_related("agency"):
        take_back(invitation, by)
