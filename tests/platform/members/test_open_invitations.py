"""Whether an invitation is open is the same in the list, in the counts and behind its link."""

import datetime as dt

import pytest
from django.utils import timezone

from frankpledge.partnership.accounts import invitations as accounts
from frankpledge.partnership.agencies.changes import invitations
from frankpledge.partnership.agencies.models import Agency, Invitation
from frankpledge.partnership.agencies.queries import invitations as queries
from frankpledge.partnership.agencies.queries import partnerships

DAY = dt.timedelta(days=1)


@pytest.mark.parametrize("change, state, link", [
    ({}, queries.OPEN, "open"),
    ({"ended": 0}, queries.EXPIRED, "expired"),
    ({"ended": 1}, queries.OPEN, "open"),
    ({"expires_at": -DAY}, queries.EXPIRED, "expired"),
    ({"withdrawn_at": -DAY}, queries.WITHDRAWN, "withdrawn"),
    ({"accepted_at": -DAY}, queries.ACCEPTED, "accepted"),
])  # fmt: skip
def test_list_counts_and_link_agree(silverpit, person, agency, change, state, link):
    now, today = timezone.now(), timezone.localdate()
    one = agency("Pit and Shaft Homes")
    made, token = invitations.invite(
        agency=one, email="nell@homes.example", name="Nell", roles=["caseworker"], by=person("coordinator")
    )
    before = partnerships.counts(silverpit, today).invited
    if "ended" in change:
        Agency.objects.filter(pk=one.pk).update(until=today + change["ended"] * DAY)
    else:
        Invitation.objects.filter(pk=made.pk).update(**{name: now + by for name, by in change.items()})
    row = accounts.found(token)
    assert queries.state(row) == state
    assert accounts.state(row) == link
    opened = state == queries.OPEN
    assert queries.every(silverpit).filter(queries.are_open(), pk=made.pk).exists() is opened
    assert before - partnerships.counts(silverpit, today).invited == (0 if opened else 1)
