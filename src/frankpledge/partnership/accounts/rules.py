"""Who may do what to somebody's account."""

from django.utils.translation import gettext as _

from frankpledge.partnership.agencies.answers import Answer, No
from frankpledge.partnership.agencies.models import Membership, Person
from frankpledge.partnership.agencies.permissions import Permission
from frankpledge.partnership.agencies.rules import has
from frankpledge.partnership.agencies.seats import seats_of


def may_reset_second_factor(person: Person, membership: Membership) -> Answer:
    """A coordinator of the one partnership that they work in; nobody for themselves, nor for who looks after the host.

    Whoever could reset it from one partnership could open another with a password that they guessed.
    """
    if membership.person_id == person.pk:
        return No(
            _("You can’t reset your own second factor. Ask another coordinator, or whoever looks after this site.")
        )
    if membership.person.administers_host:
        return No(_("They look after this site. Only its command line resets their second factor."))
    here = membership.agency.partnership
    if any(seat.partnership != here for seat in seats_of(membership.person)):
        return No(_("They work in another partnership too. Whoever looks after this site resets their second factor."))
    return has(person, Permission.CHANGE_MEMBERS, here)
