"""What this room hears of others: partnerships merge or split, and people's concerns go on in those that follow."""

from collections.abc import Sequence

from django.dispatch import receiver

from frankpledge.partnership.agencies.models import Partnership
from frankpledge.partnership.agencies.signals import carried_over
from frankpledge.partnership.consult import changes


@receiver(carried_over, dispatch_uid="concerns go on in those that follow")
def carry_concerns(olds: Sequence[Partnership], news: Sequence[Partnership], by: object, **named: object) -> None:
    changes.carry_over(olds=olds, news=news, by=by)
