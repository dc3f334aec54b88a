"""What goes from partnerships that merge or split into those that follow: criteria of their own."""

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from frankpledge.partnership.agencies.models import Partnership
from frankpledge.partnership.audit.recording import record
from frankpledge.partnership.workshop import kinds
from frankpledge.partnership.workshop.models import OwnCriteria
from frankpledge.partnership.workshop.queries import criteria


@transaction.atomic
def carry_over(*, olds: Sequence[Partnership], news: Sequence[Partnership], by: object) -> None:
    """Those of the first of the old that has others than the usual. Whoever calls this has asked if they may."""
    old = next((old for old in olds if criteria.next_of(old) != criteria.usual()), None)
    if old is None:
        return
    for new in news:
        OwnCriteria.objects.create(partnership=new, criteria=criteria.next_of(old), taken_at=timezone.now())
        for each in (old, new):
            record(kinds.CRITERIA_CARRIED_OVER, by=by, about=each, partnership=each.slug, old=old.name, new=new.name)
