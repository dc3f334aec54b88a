from django.utils import timezone
from django.utils.translation import gettext as _

from frankpledge.partnership.agencies.answers import YES, Answer, No
from frankpledge.partnership.agencies.models import Holding, Person
from frankpledge.partnership.agencies.queries import confirming
from frankpledge.partnership.audit.recording import reference


def may_confirm(person: Person, holding: Holding) -> Answer:
    """Another coordinator, the information officer or who looks after the host: nobody whose own role waits too."""
    partnership, today = holding.membership.agency.partnership, timezone.localdate()
    if not confirming.waiting(partnership, today).filter(pk=holding.pk).exists():
        return No(_("There is nothing to confirm: it has ended, or somebody has confirmed it already."))
    if person.pk == holding.membership.person_id or reference(person) == holding.given_by:
        return No(_("Somebody else has to confirm this role: neither who gave it nor who holds it can."))
    if person.administers_host or confirming.settled(partnership, person, today):
        return YES
    return No(_("Only another coordinator, the information officer or who looks after the host can confirm this role."))
