"""When somebody is reminded, and the address of their calendar."""

from django.db import transaction
from django.utils import timezone

from frankpledge.partnership.agencies.models import Person
from frankpledge.partnership.agencies.tokens import new_token
from frankpledge.partnership.audit.recording import record
from frankpledge.partnership.duties import kinds
from frankpledge.partnership.duties.models import CalendarAddress, Reminders


@transaction.atomic
def choose(*, often: str, hour: int, days_before: int, by: Person) -> Reminders:
    """Everybody chooses for themselves."""
    chosen = {"often": often, "hour": hour, "days_before": days_before, "changed_at": timezone.now()}
    reminders, _made = Reminders.objects.update_or_create(person=by, defaults=chosen)
    record(kinds.REMINDERS_CHANGED, by=by, about=by)
    return reminders


@transaction.atomic
def renew_address(*, by: Person) -> str:
    """A new secret for somebody's calendar, told this once. The address that was before leads nowhere from now on."""
    token, kept = new_token()
    CalendarAddress.objects.update_or_create(person=by, defaults={"token": kept, "made_at": timezone.now()})
    record(kinds.CALENDAR_ADDRESS_RENEWED, by=by, about=by)
    return token


@transaction.atomic
def withdraw_address(*, person: Person, by: object) -> None:
    """No address: it is the one thing here that is taken away, for a digest that opens nothing tells nothing."""
    if CalendarAddress.objects.filter(person=person).delete()[0]:
        record(kinds.CALENDAR_ADDRESS_WITHDRAWN, by=by, about=person)
