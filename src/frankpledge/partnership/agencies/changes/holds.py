"""Holds are set and lifted. One that was lifted stays in the list, with both reasons."""

from django.db import transaction
from django.utils import timezone

from frankpledge.partnership.agencies import kinds, rules
from frankpledge.partnership.agencies.answers import check
from frankpledge.partnership.agencies.models import Hold, Partnership, Person
from frankpledge.partnership.audit.recording import record, reference


@transaction.atomic
def set_hold(*, partnership: Partnership, subject: str, reason: str, by: Person) -> Hold:
    """`subject`: a reference, such as “person:12”. Raises Refused."""
    check(rules.may_hold(by, subject, partnership))
    hold = Hold.objects.create(
        partnership=partnership, subject=subject, reason=reason, since=timezone.localdate(), set_by=reference(by)
    )
    told = {"subject": subject, "personal": {"reason": reason}}
    record(kinds.HOLD_SET, by=by, about=subject, partnership=partnership.slug, **told)
    return hold


@transaction.atomic
def lift(*, hold: Hold, reason: str, by: Person) -> Hold:
    """From today on it holds no more. Raises Refused."""
    hold = Hold.objects.select_for_update().get(pk=hold.pk)
    check(rules.may_lift(by, hold))
    hold.until, hold.lifted_by, hold.lifted_because = timezone.localdate(), reference(by), reason
    hold.save(update_fields=["until", "lifted_by", "lifted_because"])
    told = {"subject": hold.subject, "personal": {"reason": reason}}
    record(kinds.HOLD_LIFTED, by=by, about=hold.subject, partnership=hold.partnership.slug, **told)
    return hold
