"""Members, their roles and the invitations that wait, from the agencies of old partnerships to those of a new one."""

import datetime as dt
from collections.abc import Mapping

from frankpledge.partnership.agencies import kinds
from frankpledge.partnership.agencies.changes import invitations
from frankpledge.partnership.agencies.models import Agency, Holding, Invitation, Membership
from frankpledge.partnership.agencies.models.dated import not_ended
from frankpledge.partnership.agencies.queries.invitations import are_open
from frankpledge.partnership.agencies.roles import role_name
from frankpledge.partnership.audit.recording import record

Of = Mapping[int, Agency]  # old agency's number → the one that it is in the new partnership


def carry_members(agencies: Of, on: dt.date, by: object) -> dict[int, Membership]:
    """Old membership's number → the new. Who worked for one agency in two partnerships is one member of the new."""
    made: dict[tuple[int, int], Membership] = {}
    found: dict[int, Membership] = {}
    olds = Membership.objects.filter(not_ended(on), agency__in=agencies).select_related("person").order_by("pk")
    for old in olds:
        agency = agencies[old.agency_id]
        key = (old.person_id, agency.pk)
        if key in made:
            _joined(made[key], old, on)
        else:
            made[key] = Membership.objects.create(
                person=old.person, agency=agency, job=old.job, represents=old.represents, liaison=old.liaison,
                since=max(on, old.since), until=old.until,
            )  # fmt: skip
        found[old.pk] = made[key]
    _roles(found, on)
    for membership in made.values():
        _told(membership, by)
    return found


def _joined(new: Membership, old: Membership, on: dt.date) -> None:
    new.job = new.job or old.job
    new.represents |= old.represents
    new.liaison |= old.liaison
    new.since = min(new.since, max(on, old.since))
    new.until = None if None in (new.until, old.until) else max(new.until, old.until)
    new.save()


def _roles(members: Mapping[int, Membership], on: dt.date) -> None:
    """Each role once, for as long as it was given; a deputy's in the place of the same person as before."""
    made: dict[tuple[int, str, int | None], Holding] = {}
    for old in Holding.objects.filter(not_ended(on), membership__in=members).order_by("pk"):
        instead = members.get(old.in_place_of_id)
        if old.in_place_of_id is not None and instead is None:
            continue  # they stood in for somebody who has left
        new = members[old.membership_id]
        key = (new.pk, old.role, instead.pk if instead else None)
        if key in made:
            same = made[key]
            same.since = min(same.since, max(on, old.since))
            same.until = None if None in (same.until, old.until) else max(same.until, old.until)
            same.save(update_fields=["since", "until"])
        else:
            made[key] = Holding.objects.create(
                membership=new, role=old.role, given_by=old.given_by, confirmed_by=old.confirmed_by,
                in_place_of=instead, since=max(on, old.since), until=old.until,
            )  # fmt: skip


def carry_invitations(agencies: Of, by: object) -> None:
    """The link that somebody was sent opens the door of the new partnership, and that of the old no longer."""
    waiting = Invitation.objects.filter(are_open(), agency__in=agencies).select_related("agency__partnership")
    for invitation in waiting.order_by("pk"):
        invitations.told(kinds.INVITATION_WITHDRAWN, invitation, by)
        invitation.agency = agencies[invitation.agency_id]
        invitation.save(update_fields=["agency"])
        invitations.told_invited(invitation, by)


def _told(membership: Membership, by: object) -> None:
    person, agency = membership.person, membership.agency
    roles = sorted({holding.role for holding in membership.holdings.all()})
    record(
        kinds.PERSON_JOINED, by=by, about=membership, partnership=agency.partnership.slug, subject=person,
        personal={"name": person.name, "email": person.email}, agency=agency.name,
        roles=", ".join(role_name(role) for role in roles) or "no role",
    )  # fmt: skip
