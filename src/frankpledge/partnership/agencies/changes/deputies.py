"""Somebody stands in for somebody else, for some days and by their own name. It ends by itself."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from frankpledge.partnership.agencies import kinds, rules
from frankpledge.partnership.agencies.answers import Refused, check
from frankpledge.partnership.agencies.changes.one_at_a_time import one_at_a_time
from frankpledge.partnership.agencies.models import Holding, Membership, Person
from frankpledge.partnership.agencies.models.dated import not_ended
from frankpledge.partnership.agencies.roles import role_name
from frankpledge.partnership.audit.recording import record, reference
from frankpledge.partnership.design.wording import dated

ONE_DAY = dt.timedelta(days=1)


@transaction.atomic
def deputise(
    *, principal: Membership, deputy: Membership, first_day: dt.date, last_day: dt.date, by: Person
) -> list[Holding]:
    """`deputy` holds what `principal` holds in their own right, from the first day to the last. Raises Refused."""
    one_at_a_time(principal.agency.partnership)
    until = last_day + ONE_DAY
    check(rules.may_deputise(by, principal, deputy, first_day, until))
    own = principal.holdings.filter(not_ended(first_day), in_place_of__isnull=True, since__lt=until)
    given = [
        Holding.objects.create(
            membership=deputy,
            role=holding.role,
            since=max(first_day, holding.since),
            until=min(day for day in (until, holding.until, principal.until, deputy.until) if day),
            given_by=reference(by),
            in_place_of=principal,
        )
        for holding in own
    ]
    record(
        kinds.DEPUTY_NAMED,
        by=by,
        about=deputy,
        partnership=principal.agency.partnership.slug,
        agency=deputy.agency.name,
        roles=", ".join(sorted(role_name(holding.role) for holding in given)),
        first_day=dated(first_day),
        last_day=dated(last_day),
    )
    return given


@transaction.atomic
def end_deputy(*, principal: Membership, deputy: Membership, by: Person) -> list[Holding]:
    """From today on they no longer stand in. Raises Refused."""
    check(rules.may_end_deputy(by, principal, deputy))
    today = timezone.localdate()
    held = list(Holding.objects.filter(not_ended(today), membership=deputy, in_place_of=principal))
    if not held:
        raise Refused("They are not the deputy any more.")
    for holding in held:
        holding.until = max(today, holding.since)
        holding.save(update_fields=["until"])
    agency = deputy.agency
    record(kinds.DEPUTY_ENDED, by=by, about=deputy, partnership=agency.partnership.slug, agency=agency.name)
    return held
