"""What goes from partnerships that merge or split into those that follow: criteria of their own."""

from collections.abc import Sequence

from django.db import transaction

from frankpledge.partnership.agencies.models import Partnership
from frankpledge.partnership.audit.recording import record
from frankpledge.partnership.workshop import kinds
from frankpledge.partnership.workshop.models import OwnCriteria


@transaction.atomic
def carry_over(*, olds: Sequence[Partnership], news: Sequence[Partnership], by: object) -> None:
    """Those of the first of the old that has any. Whoever calls this has asked if they may."""
    held = {own.partnership_id: own for own in OwnCriteria.objects.filter(partnership__in=olds)}
    old = next((old for old in olds if old.pk in held), None)
    if old is None:
        return
    for new in news:
        same = {"criteria": held[old.pk].criteria, "taken_at": held[old.pk].taken_at}
        OwnCriteria.objects.get_or_create(partnership=new, defaults=same)
        for each in (old, new):
            record(kinds.CRITERIA_CARRIED_OVER, by=by, about=each, partnership=each.slug, old=old.name, new=new.name)
