"""Nobody raises their own rights, whatever role they hold; and no partnership is left without a coordinator."""

import datetime as dt

from django.utils import timezone
from django.utils.translation import gettext as _

from frankpledge.partnership.agencies.answers import YES, Answer, No
from frankpledge.partnership.agencies.models import Agency, Holding, Membership, Person
from frankpledge.partnership.agencies.models.dated import not_ended
from frankpledge.partnership.agencies.permissions import Permission
from frankpledge.partnership.agencies.queries import coordinators
from frankpledge.partnership.agencies.roles import ROLES, Coordinator
from frankpledge.partnership.agencies.rules.permitted import has


def may_join(person: Person, agency: Agency, since: dt.date, by: object) -> Answer:
    """Nobody lets themselves in, by an invitation of their own either."""
    if isinstance(by, Person) and by.pk == person.pk:
        return No(_("You can't let yourself in. Ask another coordinator to invite you."))
    if agency.until is not None and agency.until <= since:
        return No(_("%(agency)s no longer takes part.") % {"agency": agency.name})
    if Membership.objects.filter(not_ended(since), person=person, agency=agency).exists():
        said = {"person": person.name, "agency": agency.name}
        return No(_("%(person)s works for %(agency)s here already.") % said)
    return YES


def may_change_member(person: Person, membership: Membership) -> Answer:
    """Job, and what somebody is for their agency. Neither carries a permission: one's own may be put right as well."""
    if _ended(membership):
        return No(_("They have left. What the partnership knew of them stays as it was."))
    return has(person, Permission.CHANGE_MEMBERS, membership.agency.partnership)


def may_give(
    person: Person,
    membership: Membership,
    role: str,
    since: dt.date | None = None,
    until: dt.date | None = None,
) -> Answer:
    """Nobody gives a role to themselves, through whichever of their memberships."""
    if role not in ROLES:
        return No(_("There is no such role."))
    if membership.person_id == person.pk:
        return No(_("You can't give a role to yourself. Ask another coordinator."))
    first = since or timezone.localdate()
    if membership.until is not None and membership.until <= first:
        return No(_("They have left by then, and can't be given a role."))
    if first < membership.since:
        return No(_("They don't work here before then, and can't have a role."))
    if until is not None and until <= first:
        return No(_("The last day must be the same as or after the first day."))
    held = Holding.objects.filter(not_ended(first), membership=membership, role=role, in_place_of__isnull=True)
    if held.exists():
        return No(_("They hold the role “%(role)s” already.") % {"role": ROLES[role].name})
    return has(person, Permission.CHANGE_MEMBERS, membership.agency.partnership)


def may_take(person: Person, holding: Holding) -> Answer:
    """A coordinator takes roles; and everybody may lay down their own."""
    membership = holding.membership
    if holding.until is not None and holding.until <= timezone.localdate():
        return No(_("That role has ended already."))
    if membership.person_id != person.pk and not (allowed := _manages(person, membership)):
        return allowed
    if holding.role == Coordinator.key and holding.in_place_of_id is None:
        return goes_on_without([holding], person)
    return YES


def goes_on_without(holdings: list[Holding], person: Person) -> Answer:
    """Whether a coordinator is left when these end. Who looks after the host may end the last one, and name another."""
    partnership = holdings[0].membership.agency.partnership
    lasting = coordinators.lasting(partnership)
    ending = {holding.pk for holding in holdings}
    if person.administers_host or not lasting.filter(pk__in=ending).exists() or lasting.exclude(pk__in=ending).exists():
        return YES
    return No(
        _(
            "%(partnership)s would be left without a coordinator, and nobody could invite people any more. "
            "Give the role to somebody else first."
        )
        % {"partnership": partnership.name}
    )


def _manages(person: Person, membership: Membership) -> Answer:
    """A coordinator; and for a coordinator's own role, who looks after the host."""
    if person.administers_host and coordinators.held_through(membership).exists():
        return YES
    return has(person, Permission.CHANGE_MEMBERS, membership.agency.partnership)


def _ended(membership: Membership) -> bool:
    return membership.until is not None and membership.until <= timezone.localdate()
