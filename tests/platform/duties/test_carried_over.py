"""A partnership merges or splits: what the law is waiting for goes on in those that follow it."""

import datetime as dt

import pytest

from frankpledge.partnership.agencies.changes import carrying, successions
from frankpledge.partnership.agencies.changes.host import name_administrator
from frankpledge.partnership.agencies.changes.successions import Part
from frankpledge.partnership.agencies.models import PartnershipArea
from frankpledge.partnership.agencies.seats import person_with_seats, seat_at
from frankpledge.partnership.audit.models import Event
from frankpledge.partnership.duties.changes import clocks, settling
from frankpledge.partnership.duties.law import loading
from frankpledge.partnership.duties.models import Arrangement, Calendar
from frankpledge.partnership.duties.queries.duty import clock_of
from frankpledge.partnership.duties.queries.waiting import waiting_for

from .conftest import TODAY, moment

AGREED = "The Police and Crime Commissioner, decision of 4 March 2026"
SOME_DAYS_AGO = dt.date(2026, 10, 1)


@pytest.fixture
def host(db):
    return name_administrator(email="host@frankpledge.example", name="Hester Boone", by="the test")


@pytest.fixture
def breach(kept, switch_on, start, member):
    """The information officer sees to a clock of 72 hours that began yesterday."""
    switch_on("data-breach")
    return start("data-breach", moment(2026, 11, 17, 9), owner=member("information"))


@pytest.fixture
def merge(kept, fladen, host):
    def merged(on: dt.date = TODAY):
        fladen.force, fladen.tier = kept.force, kept.tier
        fladen.save()
        return successions.merge(
            partnerships=[kept, fladen], name="Dogger Bank", slug="dogger", on=on, agreed=AGREED, by=host
        )

    return merged


@pytest.fixture
def split(kept, host):
    def parted(on: dt.date = TODAY):
        held = set(kept.areas.values_list("code", flat=True))
        if len(held) < 2:
            PartnershipArea.objects.create(partnership=kept, code="E07990998", name="Second", since=kept.since)
        first, *rest = kept.areas.order_by("code").values_list("code", flat=True)
        parts = [Part("One", "one", (first,)), Part("Two", "two", tuple(rest))]
        return successions.split(partnership=kept, into=parts, on=on, agreed=AGREED, by=host)

    return parted


def test_a_running_clock_can_be_stopped_in_the_merged_partnership(breach, merge, person, kept):
    made = merge()
    who = person_with_seats(person("information").pk)
    entry = clock_of(who, seat_at(who, "dogger"), breach.pk)
    assert entry.owner.person == who and entry.owner.agency.partnership == made
    assert [each.row for each in waiting_for(who, seat_at(who, "dogger")) if each.row] == [breach]
    clocks.stop(entry=entry, seen=entry.row.version, at=moment(2026, 11, 18, 9), evidence="Told them", by=who)
    breach.refresh_from_db()
    assert (breach.partnership, breach.done_on) == (made, TODAY)
    assert not kept.obligations.exists()


def test_a_clock_that_was_stopped_or_taken_back_stays_where_it_was(breach, merge, start, seen_by, person, kept):
    other = start("data-breach", moment(2026, 11, 17, 10))
    by = person("coordinator")
    clocks.stop(entry=seen_by(breach), seen=1, at=moment(2026, 11, 18, 9), evidence="Told them", by=by)
    clocks.take_back(entry=seen_by(other), seen=1, because="By mistake", by=by)
    merge()
    assert set(kept.obligations.all()) == {breach, other}


def test_a_page_that_was_open_during_the_merger_is_out_of_date(breach, merge):
    merge()
    before = breach.version
    breach.refresh_from_db()
    assert breach.version == before + 1


def test_what_either_settled_holds_in_the_merged_partnership_and_the_first_wins(
    switch_on, owned, merge, kept, fladen, person
):
    owned("strategic-assessment", "coordinator", "analyst")
    switch_on("data-breach")
    stranger = person("stranger@fladen.example")
    for rule, against in (("data-breach", "Fladen's own copy"), ("plan-published", "the regulations")):
        settling.switch_on(
            partnership=fladen, rule=loading.rule(rule, TODAY), against=against, on=TODAY, seen=0, by=stranger
        )
    made = merge()
    held = {each.rule: each for each in made.arrangements.all()}
    assert set(held) == {"strategic-assessment", "data-breach", "plan-published"}
    assert held["data-breach"].because == "the regulations themselves"
    assert held["plan-published"].switched_by == stranger
    theirs = held["strategic-assessment"]
    assert (theirs.owner.person, theirs.deputy.person) == (person("coordinator"), person("analyst"))
    assert {theirs.owner.agency.partnership, theirs.deputy.agency.partnership} == {made}
    assert kept.arrangements.count() == 2  # the old keeps its history


def test_what_fell_due_between_the_day_and_its_being_written_down_is_on_the_calendar(merge):
    made = merge(SOME_DAYS_AGO)
    assert Calendar.objects.get(partnership=made).since == SOME_DAYS_AGO


def test_a_calendar_begins_no_earlier_than_those_before_it(merge, kept, fladen):
    Calendar.objects.filter(partnership__in=[kept, fladen]).update(since=dt.date(2026, 11, 2))
    assert Calendar.objects.get(partnership=merge(SOME_DAYS_AGO)).since == dt.date(2026, 11, 2)


def test_a_split_gives_running_clocks_to_the_first_and_what_was_settled_to_each(breach, owned, split, person):
    owned("strategic-assessment", "coordinator")
    one, two = split()
    breach.refresh_from_db()
    assert (breach.partnership, breach.owner.agency.partnership) == (one, one)
    for new in (one, two):
        held = Arrangement.objects.get(partnership=new, rule="strategic-assessment")
        assert (held.owner.person, held.owner.agency.partnership) == (person("coordinator"), new)
        assert new.arrangements.filter(rule="data-breach", switch="on").exists()


def test_a_merger_to_come_moves_clocks_on_its_day(breach, merge, today, host):
    made = merge(dt.date(2026, 11, 19))
    breach.refresh_from_db()
    assert breach.partnership.slug == "silverpit"
    today.move_to(moment(2026, 11, 19, 1))
    carrying.bring_about(on=dt.date(2026, 11, 19), by=host)
    breach.refresh_from_db()
    assert breach.partnership == made


def test_the_log_of_each_tells_of_it_and_of_no_matter(breach, merge):
    merge()
    told = Event.objects.filter(kind="duties carried over")
    assert set(told.values_list("partnership", flat=True)) == {"silverpit", "fladen", "dogger"}
    assert "1 running clocks" in told[0].sentence and "Matter 1" not in told[0].sentence
