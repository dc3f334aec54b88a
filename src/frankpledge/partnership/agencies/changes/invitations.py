"""Invitations: a link that opens the door once. Of the link itself only the digest stays here."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from frankpledge.partnership.agencies import kinds, rules
from frankpledge.partnership.agencies.answers import Refused, check
from frankpledge.partnership.agencies.changes.one_at_a_time import one_at_a_time
from frankpledge.partnership.agencies.models import Agency, Invitation, Person
from frankpledge.partnership.agencies.roles import role_name
from frankpledge.partnership.agencies.tokens import new_token
from frankpledge.partnership.audit.kinds import Kind
from frankpledge.partnership.audit.recording import record

GOOD_FOR = dt.timedelta(days=14)


@dataclass(frozen=True)
class Guest:
    """Somebody who is to be invited, among others."""

    agency: Agency
    email: str
    name: str
    job: str
    roles: tuple[str, ...]


@transaction.atomic
def invite(
    *,
    agency: Agency,
    email: str,
    name: str,
    roles: Iterable[str],
    by: Person,
    job: str = "",
    represents: bool = False,
    liaison: bool = False,
) -> tuple[Invitation, str]:
    """The invitation, and what goes into its link: told once, and kept nowhere. Raises Refused."""
    one_at_a_time(agency.partnership)
    keys = sorted(set(roles))
    check(rules.may_invite(by, agency, email, keys))
    token, digest = new_token()
    now = timezone.now()
    invitation = Invitation.objects.create(
        agency=agency,
        email=email,
        name=name,
        job=job,
        roles=keys,
        represents=represents,
        liaison=liaison,
        token=digest,
        invited_by=by,
        invited_at=now,
        expires_at=now + GOOD_FOR,
    )
    told_invited(invitation, by)
    return invitation, token


@transaction.atomic
def invite_all(*, guests: Sequence[Guest], by: Person) -> list[tuple[Invitation, str]]:
    """All of them or none. Raises Refused, with whom it is about."""
    made = []
    for guest in guests:
        try:
            made.append(invite(**vars(guest), by=by))
        except Refused as no:
            raise Refused(f"{guest.name}: {no}") from None
    return made


@transaction.atomic
def send_again(*, invitation: Invitation, by: Person) -> str:
    """A new link, good for as long again; the one before opens nothing any more. Raises Refused."""
    one_at_a_time(invitation.agency.partnership)
    check(rules.may_send_again(by, invitation))
    token, invitation.token = new_token()
    invitation.invited_by, invitation.expires_at = by, timezone.now() + GOOD_FOR
    invitation.save(update_fields=["token", "invited_by", "expires_at"])
    told(kinds.INVITATION_SENT_AGAIN, invitation, by)
    return token


@transaction.atomic
def withdraw(*, invitation: Invitation, by: Person) -> Invitation:
    """The link opens nothing any more. Raises Refused."""
    check(rules.may_withdraw(by, invitation))
    take_back(invitation, by)
    return invitation


def take_back(invitation: Invitation, by: object) -> None:
    """The caller has asked if they may."""
    invitation.withdrawn_at = timezone.now()
    invitation.save(update_fields=["withdrawn_at"])
    told(kinds.INVITATION_WITHDRAWN, invitation, by)


def told_invited(invitation: Invitation, by: object) -> None:
    agency = invitation.agency
    record(
        kinds.PERSON_INVITED,
        by=by,
        about=invitation,
        partnership=agency.partnership.slug,
        subject=invitation,
        personal={"name": invitation.name, "email": invitation.email},
        agency=agency.name,
        roles=", ".join(role_name(key) for key in invitation.roles),
    )


def told(kind: Kind, invitation: Invitation, by: object) -> None:
    agency = invitation.agency
    record(kind, by=by, about=invitation, partnership=agency.partnership.slug, agency=agency.name)
