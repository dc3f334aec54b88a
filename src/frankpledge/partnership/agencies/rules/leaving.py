import datetime as dt

from django.utils import timezone
from django.utils.translation import gettext as _

from frankpledge.partnership.agencies.answers import YES, Answer, No
from frankpledge.partnership.agencies.models import Membership, Person
from frankpledge.partnership.agencies.permissions import Permission
from frankpledge.partnership.agencies.queries import coordinators
from frankpledge.partnership.agencies.rules.members import goes_on_without
from frankpledge.partnership.agencies.rules.permitted import has


def may_leave(person: Person, membership: Membership, until: dt.date) -> Answer:
    """`until`: the first day on which they no longer work here. Everybody may go; a coordinator sees others off.

    Whoever looks after the host may see off a coordinator, so that another can be named where the last one is gone.
    """
    own = membership.person_id == person.pk
    roles = list(coordinators.held_through(membership).select_related("membership__agency__partnership"))
    if membership.until is not None and membership.until <= timezone.localdate():
        return No(_("They have left already."))
    if until < membership.since:
        return No(_("The last day can't be before they joined."))
    if own and membership.until is not None and until > membership.until:
        return No(_("You can't put off your own last day. Ask a coordinator."))
    if not own and not (person.administers_host and roles):
        allowed = has(person, Permission.CHANGE_MEMBERS, membership.agency.partnership)
        if not allowed:
            return allowed
    return goes_on_without(roles, person) if roles else YES


def may_hand_over(person: Person, membership: Membership, successor: Membership, until: dt.date) -> Answer:
    """Who takes over works here on the day, and is somebody else. What they are given is asked of `may_give`."""
    here = successor.agency.partnership_id == membership.agency.partnership_id
    if not here or successor.person_id == membership.person_id or not successor.person.is_active:
        return No(_("Choose somebody else who works in this partnership, or “Nobody yet”."))
    if not (successor.holds(until) and successor.agency.holds(until)):
        return No(_("Choose somebody who works in this partnership when they leave, or “Nobody yet”."))
    return YES


def may_stay(person: Person, membership: Membership) -> Answer:
    """Who was to leave stays after all. Nobody says that of themselves."""
    if membership.until is None or membership.until <= timezone.localdate():
        return No(_("Only somebody whose last day is still to come can stay after all. Invite them again."))
    if membership.person_id == person.pk:
        return No(_("You can't put off your own last day. Ask another coordinator."))
    if membership.agency.until is not None:
        return No(_("Their agency is leaving, and they with it."))
    return has(person, Permission.CHANGE_MEMBERS, membership.agency.partnership)
