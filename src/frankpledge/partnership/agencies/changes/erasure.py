"""Somebody who left is made anonymous. What they did stays, and names nobody.

Their key in the log is destroyed, so that what is sealed there opens no more; the log itself stays as it was written.
"""

from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import CASCADE, Q

from frankpledge.partnership.agencies import kinds, libraries, rules, scrubbing
from frankpledge.partnership.agencies.answers import check
from frankpledge.partnership.agencies.models import Invitation, Membership, Partnership, Person, SubjectRequest
from frankpledge.partnership.audit import sealing, sensitivity
from frankpledge.partnership.audit.recording import record, reference
from frankpledge.partnership.audit.sensitivity import Declared

NOBODY = "Somebody who left"
AT_NOWHERE = "@erased.invalid"  # a name that never exists (RFC 2606)
ERASED = Q(email__endswith=AT_NOWHERE)


@transaction.atomic
def erase(*, person: Person, partnership: Partnership, by: Person) -> Person:
    """Raises Refused. Every partnership that they took part in has it in its log."""
    check(rules.may_erase(by, person, partnership))
    there = Partnership.objects.filter(agencies__memberships__person=person).distinct()
    anonymise(person)
    for each in there:
        record(kinds.PERSON_ERASED, by=by, about=person, partnership=each.slug)
    return person


@transaction.atomic
def anonymise(person: Person) -> None:
    """Forget who somebody is. Whoever calls this has asked whether they may."""
    email = person.email
    memberships = Membership.objects.filter(person=person)
    invitations = Invitation.objects.filter(Q(membership__person=person) | Q(email__iexact=email))
    gone = [reference(thing) for thing in (person, *memberships, *invitations)]
    invitations.update(name=NOBODY, email=_nowhere(person), job="")
    memberships.update(job="")
    SubjectRequest.objects.filter(person=person).update(decisions={})
    _signed_in_no_more(person)
    for said in (*sensitivity.every(), *libraries.every()):
        if said.about and _nothing_without_them(said):
            said.model._base_manager.filter(**{said.about: person}).delete()
    for subject in gone:
        sealing.forget(subject)
    person.name, person.email, person.is_active, person.last_login = NOBODY, _nowhere(person), False, None
    person.set_unusable_password()
    person.save()
    transaction.on_commit(scrubbing.scrub)


def _nowhere(person: Person) -> str:
    return f"person-{person.pk}{AT_NOWHERE}"


def _nothing_without_them(said: Declared) -> bool:
    """Whether a row would go with the person's own, such as what is sent to them by e-mail."""
    first = said.model._meta.get_field(said.about.partition("__")[0]) if said.about != "pk" else None
    return first is not None and first.remote_field.on_delete is CASCADE


def _signed_in_no_more(person: Person) -> None:
    """Sessions hold the address that was typed."""
    for session in Session.objects.iterator():
        if session.get_decoded().get("_auth_user_id") == str(person.pk):
            session.delete()
