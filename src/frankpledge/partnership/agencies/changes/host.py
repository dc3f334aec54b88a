"""Who looks after the host."""

from django.db import transaction

from frankpledge.partnership.agencies import kinds
from frankpledge.partnership.agencies.models import Person
from frankpledge.partnership.audit.recording import record


@transaction.atomic
def name_administrator(*, email: str, name: str, by: object) -> Person:
    """Make somebody an administrator of this host, known to it already or not. They can't sign in by this alone."""
    person = Person.objects.filter(email__iexact=email).first() or Person(email=email, name=name)
    if person.pk is None:
        person.set_unusable_password()
    person.administers_host = True
    person.is_active = True
    person.save()
    record(kinds.HOST_ADMINISTRATOR_NAMED, by=by, about=person, subject=person, personal={"email": person.email})
    return person
