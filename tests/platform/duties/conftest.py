import datetime as dt
from collections.abc import Callable

import pytest
import time_machine

from frankpledge.partnership.agencies.models import Membership, Partnership
from frankpledge.partnership.agencies.seats import person_with_seats, seat_at
from frankpledge.partnership.duties.changes import clocks, settling
from frankpledge.partnership.duties.clocks.hours import LONDON
from frankpledge.partnership.duties.law import loading
from frankpledge.partnership.duties.models import Obligation
from frankpledge.partnership.duties.queries.duty import clock_of
from frankpledge.partnership.duties.queries.entries import Entry, entries
from frankpledge.partnership.duties.queries.records import record_of

TODAY = dt.date(2026, 11, 18)  # a Wednesday


def moment(*parts: int, fold: int = 0) -> dt.datetime:
    """A time in London, as a moment."""
    return dt.datetime(*parts, tzinfo=LONDON, fold=fold).astimezone(dt.UTC)


@pytest.fixture(autouse=True)
def today():
    """It is ten on a Wednesday of November 2026, and tests may travel from there."""
    with time_machine.travel(moment(2026, 11, 18, 10), tick=False) as traveller:
        yield traveller


@pytest.fixture
def kept(silverpit, person) -> Partnership:
    """Silverpit, which has followed its duties since 1 April 2026."""
    settling.keep_since(partnership=silverpit, since=dt.date(2026, 4, 1), by=person("coordinator"))
    return silverpit


@pytest.fixture
def member() -> Callable[[str], Membership]:
    return lambda key: Membership.objects.get(person__email=f"{key}@silverpit.example")


@pytest.fixture
def switch_on(kept, person) -> Callable[..., None]:
    def on(rule: str, since: dt.date = dt.date(2026, 4, 1)) -> None:
        found = loading.rule(rule, TODAY)
        given = {"against": "the regulations themselves", "on": since, "seen": 0, "by": person("coordinator")}
        settling.switch_on(partnership=kept, rule=found, **given)

    return on


@pytest.fixture
def owned(kept, person, member) -> Callable[..., None]:
    def by(rule: str, owner: str, deputy: str | None = None) -> None:
        made = record_of(kept).arrangements.get(rule)
        settling.name_owners(
            partnership=kept,
            rule=loading.rule(rule, TODAY),
            owner=member(owner),
            deputy=member(deputy) if deputy else None,
            seen=made.version if made else 0,
            by=person("coordinator"),
        )

    return by


@pytest.fixture
def start(kept, person) -> Callable[..., Obligation]:
    def started(rule: str, began: dt.datetime, by: str = "coordinator", **named: object) -> Obligation:
        given = {"reference": "Matter 1", "began": began, "by": person(by)} | named
        return clocks.start(kept=record_of(kept), rule=loading.rule(rule, TODAY), **given)

    return started


@pytest.fixture
def seen_by(kept, person) -> Callable[[Obligation, str], Entry]:
    """A clock as somebody sees it."""

    def seen(row: Obligation, key: str = "coordinator") -> Entry:
        who = person_with_seats(person(key).pk)
        return clock_of(who, seat_at(who, kept.slug), row.pk)

    return seen


@pytest.fixture
def due(kept) -> Callable[..., list[Entry]]:
    """What is on the calendar of a rule until a day."""

    def of(rule: str, until: dt.date = dt.date(2027, 6, 30)) -> list[Entry]:
        return [each for each in entries(record_of(kept), until) if each.rule.id == rule]

    return of
