"""What this room hears of others: a partnership that is set up has a calendar from that day, and one that follows
others goes on with what the law waits for in those. Who loses their second factor loses their calendar's address.
"""

import datetime as dt
from collections.abc import Mapping, Sequence

from django.db.models.signals import post_save
from django.dispatch import receiver
from django.utils import timezone

from frankpledge.partnership.accounts.signals import second_factor_gone
from frankpledge.partnership.agencies.models import Membership, Partnership, Person
from frankpledge.partnership.agencies.signals import carried_over
from frankpledge.partnership.duties.changes import carrying, reminding
from frankpledge.partnership.duties.models import Calendar


@receiver(post_save, sender=Partnership, dispatch_uid="a partnership has a calendar")
def begin_calendar(instance: Partnership, created: bool, raw: bool, **named: object) -> None:
    if created and not raw:
        Calendar.objects.create(partnership=instance, since=max(instance.since, timezone.localdate()))


@receiver(carried_over, dispatch_uid="duties go on in those that follow")
def carry_duties(
    olds: Sequence[Partnership],
    news: Sequence[Partnership],
    members: Mapping[int, Mapping[int, Membership]],
    on: dt.date,
    by: object,
    **named: object,
) -> None:
    carrying.carry_over(olds=olds, news=news, members=members, on=on, by=by)


@receiver(second_factor_gone, dispatch_uid="a calendar's address goes with the second factor")
def withdraw_address(person: Person, by: object, **named: object) -> None:
    """Whoever had their telephone may have the address too, and it asks for nothing else."""
    reminding.withdraw_address(person=person, by=by)
