from collections.abc import Iterable

from django.utils import timezone
from django.utils.translation import gettext as _

from frankpledge.partnership.agencies.answers import YES, Answer, No
from frankpledge.partnership.agencies.models import Agency, Invitation, Membership, Partnership, Person
from frankpledge.partnership.agencies.models.dated import not_ended
from frankpledge.partnership.agencies.permissions import Permission
from frankpledge.partnership.agencies.queries import coordinators, invitations
from frankpledge.partnership.agencies.roles import ROLES, Coordinator
from frankpledge.partnership.agencies.rules.permitted import has
from frankpledge.partnership.design.wording import dated


def may_invite(person: Person, agency: Agency, email: str, roles: Iterable[str]) -> Answer:
    """A coordinator invites; and whoever looks after the host invites a partnership's first coordinator."""
    keys = set(roles)
    if not keys or not keys <= set(ROLES):
        return No(_("Choose at least one role: without one they would see nothing here."))
    if email.casefold() == person.email.casefold():
        return No(_("You can't invite yourself. Ask another coordinator."))
    if not (allowed := _invites(person, agency.partnership, keys)):
        return allowed
    if agency.until is not None and agency.until <= timezone.localdate():
        return No(_("%(agency)s no longer takes part.") % {"agency": agency.name})
    return _not_twice(agency, email)


def _invites(person: Person, partnership: Partnership, roles: set[str]) -> Answer:
    if person.administers_host and roles == {Coordinator.key} and not coordinators.lasting(partnership).exists():
        return YES
    return has(person, Permission.CHANGE_MEMBERS, partnership)


def _not_twice(agency: Agency, email: str) -> Answer:
    said = {"email": email, "agency": agency.name}
    members = Membership.objects.filter(not_ended(timezone.localdate()), agency=agency, person__email__iexact=email)
    if members.exists():
        return No(_("%(email)s works for %(agency)s already. Give them roles on their own page.") % said)
    if before := invitations.open_for(agency, email).first():
        said["day"] = dated(timezone.localtime(before.invited_at).date())
        return No(
            _("%(email)s was invited for %(agency)s on %(day)s. Send that invitation again, or withdraw it.") % said
        )
    return YES


def may_withdraw(person: Person, invitation: Invitation) -> Answer:
    if invitations.state(invitation) not in (invitations.OPEN, invitations.EXPIRED):
        return No(_("That invitation was accepted or withdrawn already."))
    return _invites(person, invitation.agency.partnership, set(invitation.roles))


def may_send_again(person: Person, invitation: Invitation) -> Answer:
    """Whoever sends it again sees its link, and answers for it from then on: they can't be who joins by it."""
    state = invitations.state(invitation)
    if state == invitations.OPEN:
        allowed = _invites(person, invitation.agency.partnership, set(invitation.roles))
        own = invitation.email.casefold() == person.email.casefold()
        return No(_("That invitation is to you. Ask whoever sent it.")) if own else allowed
    if state == invitations.EXPIRED:
        return may_invite(person, invitation.agency, invitation.email, invitation.roles)
    return No(_("That invitation was accepted or withdrawn. Invite them again."))
