"""What goes from partnerships that merge or split into those that follow: clocks that run, and what was settled.

What was done, for a period or by a clock, stays where it was done. Clocks that run go to one partnership, for the same
matter told in two would be reminded of twice and stopped in one: of a split, to the first of the new. Which of them a
matter belongs to is not known here; whoever has the clock of another stops it and starts it there.
"""

import datetime as dt
from collections.abc import Mapping, Sequence

from django.db import transaction

from frankpledge.partnership.agencies.models import Membership, Partnership
from frankpledge.partnership.audit.recording import record
from frankpledge.partnership.duties import kinds
from frankpledge.partnership.duties.models import Arrangement, Calendar, Obligation, Switch

Members = Mapping[int, Membership]  # old membership's number → the new


@transaction.atomic
def carry_over(
    *,
    olds: Sequence[Partnership],
    news: Sequence[Partnership],
    members: Mapping[int, Members],
    on: dt.date,
    by: object,
) -> None:
    """Whoever calls this has asked if they may. `members`: of each new partnership, by its number."""
    for new in news:
        clocks = _clocks(olds, new, members[new.pk]) if new == news[0] else 0
        rules = _arrangements(olds, new, members[new.pk])
        _calendar(olds, new, on)
        told = {"olds": ", ".join(old.name for old in olds), "new": new.name, "clocks": clocks, "rules": rules}
        for each in (*olds, new):
            record(kinds.DUTIES_CARRIED_OVER, by=by, about=each, partnership=each.slug, **told)


def _clocks(olds: Sequence[Partnership], new: Partnership, members: Members) -> int:
    """Those that run, with whoever sees to them; a page on which one is open is out of date."""
    running = Obligation.objects.select_for_update().filter(
        partnership__in=olds, period="", done_on=None, withdrawn_on=None
    )
    for clock in (found := list(running)):
        clock.partnership, clock.owner = new, members.get(clock.owner_id)
        clock.version += 1
        clock.save()
    return len(found)


def _arrangements(olds: Sequence[Partnership], new: Partnership, members: Members) -> int:
    """Of each rule how the first of them switched it, and whom the first of them named that names anybody."""
    made: dict[str, Arrangement] = {}
    order = {old.pk: n for n, old in enumerate(olds)}
    settled = Arrangement.objects.filter(partnership__in=olds)
    for old in sorted(settled, key=lambda each: order[each.partnership_id]):
        one = made.setdefault(old.rule, Arrangement(partnership=new, rule=old.rule))
        if one.switch == Switch.AS_SHIPPED:
            one.switch, one.because = old.switch, old.because
            one.switched_on, one.switched_by_id = old.switched_on, old.switched_by_id
        if one.owner is None and one.deputy is None:
            one.owner, one.deputy = members.get(old.owner_id), members.get(old.deputy_id)
    Arrangement.objects.bulk_create(made.values())
    return len(made)


def _calendar(olds: Sequence[Partnership], new: Partnership, on: dt.date) -> None:
    """From the day on, where one of the old was followed then: nothing falls between the day and its being told."""
    first = min(Calendar.objects.filter(partnership__in=olds).values_list("since", flat=True), default=None)
    if first is not None:
        Calendar.objects.filter(partnership=new, since__gt=max(on, first)).update(since=max(on, first))
