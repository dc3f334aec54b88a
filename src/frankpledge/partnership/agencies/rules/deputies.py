import datetime as dt

from django.utils import timezone
from django.utils.translation import gettext as _

from frankpledge.partnership.agencies.answers import YES, Answer, No
from frankpledge.partnership.agencies.models import Holding, Membership, Person
from frankpledge.partnership.agencies.models.dated import not_ended
from frankpledge.partnership.agencies.permissions import Permission
from frankpledge.partnership.agencies.rules.permitted import has

LONGEST = 366  # days: who stands in for longer has the role, and should be given it


def may_deputise(person: Person, principal: Membership, deputy: Membership, since: dt.date, until: dt.date) -> Answer:
    """Somebody names who stands in for them; a coordinator does it for others, and never names themselves.

    Only what is held in one's own right goes to a deputy (`changes.deputies`), so that none can pass it on.
    """
    if deputy.person_id == person.pk:
        return No(_("You can't make yourself a deputy. They can name you, or another coordinator can."))
    if principal.person_id != person.pk:
        allowed = has(person, Permission.CHANGE_MEMBERS, principal.agency.partnership)
        if not allowed:
            return allowed
    return _can_stand_in(principal, deputy, since, until) and _at_that_time(principal, deputy, since, until)


def _can_stand_in(principal: Membership, deputy: Membership, since: dt.date, until: dt.date) -> Answer:
    same = principal.agency.partnership_id == deputy.agency.partnership_id
    if not same or principal.person_id == deputy.person_id or not deputy.person.is_active:
        return No(_("Choose somebody else who works in this partnership."))
    for membership in (principal, deputy):
        if not (membership.holds(since) and membership.agency.holds(since)):
            return No(_("%(name)s does not work here on the first day.") % {"name": membership.person.name})
    own = principal.holdings.filter(not_ended(since), in_place_of__isnull=True, since__lt=until)
    if not own.exists():
        return No(_("There is no role to stand in for: what is held as a deputy can't be passed on."))
    return YES


def _at_that_time(principal: Membership, deputy: Membership, since: dt.date, until: dt.date) -> Answer:
    if since < timezone.localdate():
        return No(_("The first day must be today or later."))
    if until <= since:
        return No(_("The last day must be the same as or after the first day."))
    if (until - since).days > LONGEST:
        return No(_("A deputy stands in for a year at most. Choose an earlier last day, or give them the role."))
    already = Holding.objects.filter(not_ended(since), membership=deputy, in_place_of=principal, since__lt=until)
    if already.exists():
        return No(_("%(name)s is the deputy for some of these days already.") % {"name": deputy.person.name})
    return YES


def may_end_deputy(person: Person, principal: Membership, deputy: Membership) -> Answer:
    """Either of the two, or a coordinator."""
    if person.pk in (principal.person_id, deputy.person_id):
        return YES
    return has(person, Permission.CHANGE_MEMBERS, principal.agency.partnership)
