"""People join, are given roles and lose them, and do other work. Nothing is deleted: what ended has a last day."""

import datetime as dt
from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from frankpledge.partnership.agencies import kinds, rules
from frankpledge.partnership.agencies.answers import check
from frankpledge.partnership.agencies.changes.one_at_a_time import one_at_a_time
from frankpledge.partnership.agencies.changes.versions import next_version
from frankpledge.partnership.agencies.models import Agency, Holding, Membership, Person
from frankpledge.partnership.agencies.models.dated import not_ended
from frankpledge.partnership.agencies.roles import role_name
from frankpledge.partnership.agencies.rules.confirming import may_confirm
from frankpledge.partnership.audit.recording import record, reference


@transaction.atomic
def join(
    *,
    person: Person,
    agency: Agency,
    roles: Iterable[str],
    by: object,
    job: str = "",
    represents: bool = False,
    liaison: bool = False,
    since: dt.date | None = None,
) -> Membership:
    """Somebody works for an agency from a day on, with these roles. Whoever calls this has asked whether they may.

    Raises Refused where they work for it already, or where it no longer takes part.
    """
    first = since or timezone.localdate()
    check(rules.may_join(person, agency, first, by))
    membership = Membership.objects.create(
        person=person, agency=agency, job=job, represents=represents, liaison=liaison, since=first
    )
    keys = sorted(set(roles))
    for key in keys:
        Holding.objects.create(membership=membership, role=key, since=first, given_by=reference(by))
    record(
        kinds.PERSON_JOINED,
        by=by,
        about=membership,
        partnership=agency.partnership.slug,
        subject=person,
        personal={"name": person.name, "email": person.email},
        agency=agency.name,
        roles=", ".join(role_name(key) for key in keys) or "no role",
    )
    return membership


@transaction.atomic
def change(*, membership: Membership, job: str, represents: bool, liaison: bool, seen: int, by: Person) -> Membership:
    """What somebody does for their agency. Raises Refused."""
    check(rules.may_change_member(by, membership))
    next_version(membership, seen)
    before = (membership.represents, membership.liaison)
    membership.job, membership.represents, membership.liaison = job, represents, liaison
    membership.save(update_fields=["job", "represents", "liaison"])
    record(
        kinds.MEMBERSHIP_CHANGED,
        by=by,
        about=membership,
        partnership=membership.agency.partnership.slug,
        subject=membership.person,
        personal={"job": job},
        agency=membership.agency.name,
        what=_what_they_are(before, (represents, liaison)),
    )
    return membership


def _what_they_are(before: tuple[bool, bool], after: tuple[bool, bool]) -> str:
    """The designations that changed, in words; that a job changed is in the sealed part."""
    said = {
        0: ("no longer its representative", "its representative"),
        1: ("no longer its designated liaison officer", "its designated liaison officer"),
    }
    changed = [said[i][after[i]] for i in said if before[i] != after[i]]
    return ", ".join(changed) or "what they do there was written down anew"


@transaction.atomic
def give(
    *, membership: Membership, role: str, by: Person, since: dt.date | None = None, until: dt.date | None = None
) -> Holding:
    """Give a member a role. Raises Refused."""
    one_at_a_time(membership.agency.partnership)
    check(rules.may_give(by, membership, role, since, until))
    ends = min((day for day in (until, membership.until) if day), default=None)
    holding = Holding.objects.create(
        membership=membership, role=role, given_by=reference(by), since=since or timezone.localdate(), until=ends
    )
    agency = membership.agency
    named = {"role": role_name(role), "agency": agency.name}
    record(kinds.ROLE_GIVEN, by=by, about=membership, partnership=agency.partnership.slug, **named)
    return holding


@transaction.atomic
def confirm(*, holding: Holding, by: Person) -> Holding:
    """Somebody else stands by a role that one person gave. Raises Refused."""
    membership = holding.membership
    one_at_a_time(membership.agency.partnership)
    check(may_confirm(by, holding))
    holding.confirmed_by = reference(by)
    holding.save(update_fields=["confirmed_by"])
    agency = membership.agency
    named = {"role": role_name(holding.role), "agency": agency.name}
    record(kinds.ROLE_CONFIRMED, by=by, about=membership, partnership=agency.partnership.slug, **named)
    return holding


@transaction.atomic
def take(*, holding: Holding, by: Person) -> Holding:
    """Take a role away from today on, and from whoever holds it in their place. Raises Refused."""
    membership = holding.membership
    one_at_a_time(membership.agency.partnership)
    check(rules.may_take(by, holding))
    today = timezone.localdate()
    ending = [holding, *_deputies(holding, today)]
    for each in ending:
        each.until = max(today, each.since)
        each.save(update_fields=["until"])
        agency = each.membership.agency
        named = {"role": role_name(each.role), "agency": agency.name}
        record(kinds.ROLE_TAKEN, by=by, about=each.membership, partnership=agency.partnership.slug, **named)
    return holding


def _deputies(holding: Holding, today: dt.date) -> list[Holding]:
    """A role that is taken from somebody is taken from their deputies as well."""
    if holding.in_place_of_id is not None:
        return []
    those = Holding.objects.filter(not_ended(today), in_place_of=holding.membership, role=holding.role)
    return list(those.select_related("membership__agency__partnership"))
