"""What this room hears of others: partnerships merge or split, and those that follow open their years alike."""

from collections.abc import Sequence

from django.dispatch import receiver

from frankpledge.partnership.agencies.models import Partnership
from frankpledge.partnership.agencies.signals import carried_over
from frankpledge.partnership.assess.changes import carrying


@receiver(carried_over, dispatch_uid="chapters go on in those that follow")
def carry_chapters(olds: Sequence[Partnership], news: Sequence[Partnership], by: object, **named: object) -> None:
    carrying.carry_over(olds=olds, news=news, by=by)
