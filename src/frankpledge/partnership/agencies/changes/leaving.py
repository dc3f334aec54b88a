"""Somebody leaves, in one sitting: their last day, who takes over, and what goes to them."""

import datetime as dt
from collections.abc import Iterable

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from frankpledge.partnership.agencies import kinds, rules
from frankpledge.partnership.agencies.answers import check
from frankpledge.partnership.agencies.changes import members
from frankpledge.partnership.agencies.changes.one_at_a_time import one_at_a_time
from frankpledge.partnership.agencies.changes.versions import next_version
from frankpledge.partnership.agencies.models import Holding, Membership, Person
from frankpledge.partnership.agencies.signals import membership_ended
from frankpledge.partnership.audit.recording import record, reference
from frankpledge.partnership.design.wording import dated

ONE_DAY = dt.timedelta(days=1)


@transaction.atomic
def leave(
    *,
    membership: Membership,
    last_day: dt.date,
    by: Person,
    seen: int,
    successor: Membership | None = None,
    roles: Iterable[str] = (),
    represents: bool = False,
    liaison: bool = False,
) -> Membership:
    """They work here until the end of their last day. To the successor go these roles and designations.

    Raises Refused. Invitations that they sent stay good: the partnership invited, and not they alone.
    """
    until = last_day + ONE_DAY
    one_at_a_time(membership.agency.partnership)
    check(rules.may_leave(by, membership, until))
    next_version(membership, seen)
    if successor is not None:
        check(rules.may_hand_over(by, membership, successor, until))
        _hand_over(successor, roles, represents, liaison, max(until, timezone.localdate()), by)
    membership.successor = successor
    end(membership, until, by)
    return membership


def _hand_over(
    successor: Membership, roles: Iterable[str], represents: bool, liaison: bool, since: dt.date, by: Person
) -> None:
    for role in roles:
        members.give(membership=successor, role=role, since=since, by=by)
    if (represents and not successor.represents) or (liaison and not successor.liaison):
        members.change(
            membership=successor,
            job=successor.job,
            represents=successor.represents or represents,
            liaison=successor.liaison or liaison,
            seen=successor.version,
            by=by,
        )


def end(membership: Membership, until: dt.date, by: object) -> None:
    """End a membership, the roles held through it, and those held in its place. The caller has asked if they may.

    A role with a last day of its own keeps it while the membership's is still to come: if they stay after all, it is
    there as it was.
    """
    today = timezone.localdate()
    theirs = Q(membership=membership) | Q(in_place_of=membership)
    cut = Q(until__isnull=True)
    if until <= today:
        cut |= Q(until__gt=until)
    for holding in Holding.objects.filter(theirs, cut):
        holding.until = max(until, holding.since)
        holding.save(update_fields=["until"])
    membership.until = max(until, membership.since)
    membership.save(update_fields=["until", "successor"])
    record(
        kinds.MEMBERSHIP_ENDED,
        by=by,
        about=membership,
        partnership=membership.agency.partnership.slug,
        agency=membership.agency.name,
        last_day=dated(until - ONE_DAY),
        successor=reference(membership.successor),
    )
    if until <= today:
        membership_ended.send(sender=Membership, membership=membership, by=by)


@transaction.atomic
def stay(*, membership: Membership, seen: int, by: Person) -> Membership:
    """They stay after all, with the roles that would have ended with them. What was handed over stays so as well."""
    check(rules.may_stay(by, membership))
    next_version(membership, seen)
    own = membership.holdings.filter(until=membership.until, in_place_of__isnull=True)
    own.update(until=None)
    membership.until, membership.successor = None, None
    membership.save(update_fields=["until", "successor"])
    agency = membership.agency
    record(kinds.PERSON_STAYING, by=by, about=membership, partnership=agency.partnership.slug, agency=agency.name)
    return membership
