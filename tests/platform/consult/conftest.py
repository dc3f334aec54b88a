"""Concerns of Silverpit, at a fixed day of its year 2026-27."""

import datetime as dt
from collections.abc import Callable

import pytest
import time_machine

from frankpledge.partnership.consult import changes
from frankpledge.partnership.consult.models import Concern
from frankpledge.partnership.consult.said import Said

NOW = dt.datetime(2026, 11, 17, 10, tzinfo=dt.UTC)
SPEEDING = {"title": "Speeding through Markham", "way": "parish", "group": "Markham Parish Council", "theme": "roads"}


@pytest.fixture(autouse=True)
def in_november():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def written(silverpit, person) -> Callable[..., Concern]:
    """Write a concern down, by the platform's own changes: of Markham's parish council, unless it says otherwise."""

    def write(**said: object) -> Concern:
        given = SPEEDING | {"raised_on": dt.date(2026, 9, 3)} | said
        return changes.write(partnership=silverpit, said=Said(**given), by=person("coordinator"))

    return write
