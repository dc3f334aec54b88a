"""Silverpit in the demonstration has something of every kind on its calendar, whenever it is made."""

import datetime as dt

import pytest
import time_machine

from frankpledge.demo import cast
from frankpledge.partnership.audit.verifying import faults
from frankpledge.partnership.duties.queries.entries import entries
from frankpledge.partnership.duties.queries.records import record_of


@pytest.mark.django_db
@pytest.mark.parametrize("day", [dt.date(2026, 1, 1), dt.date(2026, 4, 2), dt.date(2027, 12, 31), dt.date(2028, 2, 29)])
def test_there_is_something_done_due_and_overdue(day):
    now = dt.datetime.combine(day, dt.time(12), tzinfo=dt.UTC)
    with time_machine.travel(now, tick=False):
        made = cast.perform(day)
        found = entries(record_of(made), day + dt.timedelta(days=200))
        assert any(each.done for each in found)
        late = {each.rule.id for each in found if each.overdue(now)}
        assert {"prescribed-information", "information-request"} <= late
        assert len(late) <= 4
        assert any(not each.done and not each.overdue(now) for each in found)
        assert list(faults()) == []
