"""What this room hears of others: partnerships merge or split, and those that follow score by the same criteria."""

from collections.abc import Sequence

from django.dispatch import receiver

from frankpledge.partnership.agencies.models import Partnership
from frankpledge.partnership.agencies.signals import carried_over
from frankpledge.partnership.workshop.changes import carrying


@receiver(carried_over, dispatch_uid="criteria go on in those that follow")
def carry_criteria(olds: Sequence[Partnership], news: Sequence[Partnership], by: object, **named: object) -> None:
    carrying.carry_over(olds=olds, news=news, by=by)
