"""The other half of an invitation: whoever has its link accepts it, as a new person or as one who is known here."""

from enum import StrEnum

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from frankpledge.partnership.accounts import kinds
from frankpledge.partnership.agencies.addresses import inside
from frankpledge.partnership.agencies.answers import Refused
from frankpledge.partnership.agencies.changes import members
from frankpledge.partnership.agencies.models import Invitation, Membership, Person
from frankpledge.partnership.agencies.queries import invitations as queries
from frankpledge.partnership.agencies.tokens import digest
from frankpledge.partnership.audit.recording import record

ACCEPTING = "invitation_being_accepted"  # in the session: the digest of the one that somebody accepts by a provider


class State(StrEnum):
    """What a link is: what its invitation is, or that there is none."""

    OPEN = queries.OPEN
    USED = queries.ACCEPTED
    WITHDRAWN = queries.WITHDRAWN
    EXPIRED = queries.EXPIRED
    UNKNOWN = "unknown"


def found(token: str) -> Invitation | None:
    rows = Invitation.objects.select_related("agency__partnership", "invited_by")
    return rows.filter(token=digest(token)).first()


def state(invitation: Invitation | None) -> State:
    return State.UNKNOWN if invitation is None else State(queries.state(invitation))


def known(invitation: Invitation) -> Person | None:
    """Whoever already has an account with the address of the invitation: they sign in, and nobody in their place."""
    return Person.objects.filter(email__iexact=invitation.email).first()


@transaction.atomic
def join(*, invitation: Invitation, person: Person) -> Membership:
    """A known person works for one more agency. Raises Refused where the invitation is no longer open."""
    held = Invitation.objects.select_for_update(of=("self",)).select_related("agency__partnership", "invited_by")
    row = held.get(pk=invitation.pk)
    if state(row) is not State.OPEN:
        raise Refused(_("This invitation can’t be used any more. Ask for another."))
    membership = members.join(
        person=person,
        agency=row.agency,
        roles=row.roles,
        job=row.job,
        represents=row.represents,
        liaison=row.liaison,
        by=row.invited_by,
    )
    row.accepted_at, row.membership = timezone.now(), membership
    row.save(update_fields=["accepted_at", "membership"])
    slug = row.agency.partnership.slug
    record(kinds.INVITATION_ACCEPTED, by=person, about=row, partnership=slug, agency=row.agency.name)
    return membership


@transaction.atomic
def join_new(*, invitation: Invitation, name: str, password: str) -> Person:
    """Somebody new, with the address that they were invited at. Raises Refused, and where that is known meanwhile."""
    Invitation.objects.select_for_update().get(pk=invitation.pk)
    if known(invitation):
        raise Refused(_("There is an account with this e-mail address already. Sign in, then open the link again."))
    person = Person(email=invitation.email, name=name)
    person.set_password(password)
    person.save()
    join(invitation=invitation, person=person)
    return person


@transaction.atomic
def join_vouched(request: HttpRequest, email: str) -> Person | None:
    """Somebody new who accepts by the council's own sign-in: its verified address has to be the invitation's."""
    held = Invitation.objects.select_for_update(of=("self",)).select_related("agency__partnership")
    invitation = held.filter(token=request.session.get(ACCEPTING, ""), email__iexact=email).first()
    if invitation is None or state(invitation) is not State.OPEN or known(invitation):
        return None
    person = Person(email=invitation.email, name=invitation.name)
    person.set_unusable_password()
    person.save()
    join(invitation=invitation, person=person)
    return person


def enter(request: HttpRequest, invitation: Invitation, person: Person) -> HttpResponse:
    """Sign the new person in; the way leads by their second factor to the partnership."""
    record_authentication(request, person, "invitation")
    to = inside(invitation.agency.partnership.slug, "home:start")
    return perform_login(request, Login(user=person, redirect_url=to))
