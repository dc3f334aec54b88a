"""Somebody stands in for somebody else, under their own name, and only for as long as was said."""

import datetime as dt

import pytest
import time_machine

from frankpledge.partnership.agencies.answers import Refused
from frankpledge.partnership.agencies.changes import deputies, leaving, members
from frankpledge.partnership.agencies.models import Holding

DAY = dt.timedelta(days=1)


@pytest.fixture
def stands_in(person, membership, today):
    """The information officer stands in for the coordinator from today, for ten days."""

    def named(by: str = "coordinator", first: int = 0, last: int = 9) -> list[Holding]:
        return deputies.deputise(
            principal=membership("coordinator"), deputy=membership("information"), by=person(by),
            first_day=today + first * DAY, last_day=today + last * DAY,
        )  # fmt: skip

    return named


def test_they_hold_the_roles_from_the_first_day_to_the_last_and_then_no_more(
    silverpit, stands_in, person, roles, today
):
    stands_in(first=2, last=4)
    own, both = {"information-officer"}, {"information-officer", "coordinator"}
    for day, held in ((0, own), (1, own), (2, both), (4, both), (5, own)):
        with time_machine.travel(dt.datetime.combine(today + day * DAY, dt.time(12))):
            assert roles(person("information")) == held, day


def test_both_pages_show_it(silverpit, stands_in, as_, membership, get, read_out):
    stands_in()
    client = as_("analyst")
    assert "Who stands in" in read_out(get(client, f"people/{membership('coordinator').pk}/"))
    assert "In place of Cora Dunn" in read_out(get(client, f"people/{membership('information').pk}/"))


def test_a_deputy_does_not_pass_it_on(silverpit, stands_in, person, membership, roles, today):
    stands_in()
    given = deputies.deputise(
        principal=membership("information"), deputy=membership("analyst"), by=person("information"),
        first_day=today, last_day=today + DAY,
    )  # fmt: skip
    assert {holding.role for holding in given} == {"information-officer"}
    assert "coordinator" not in roles(person("analyst"))


def test_who_holds_nothing_in_their_own_right_has_nothing_to_stand_in_for(
    silverpit, stands_in, second, person, membership, today
):
    stands_in()
    members.take(holding=Holding.objects.get(membership=membership("information"), in_place_of=None), by=second)
    with pytest.raises(Refused, match="can't be passed on"):
        deputies.deputise(
            principal=membership("information"), deputy=membership("analyst"), by=person("information"),
            first_day=today, last_day=today + DAY,
        )  # fmt: skip


def test_a_deputy_does_not_put_off_their_own_last_day(silverpit, stands_in):
    stands_in()
    with pytest.raises(Refused, match="can't make yourself a deputy"):
        stands_in(by="information", first=10, last=40)


def test_a_coordinator_names_one_for_somebody_who_is_ill(silverpit, person, membership, roles, today):
    deputies.deputise(
        principal=membership("analyst"), deputy=membership("caseworker"), by=person("coordinator"), first_day=today,
        last_day=today,
    )  # fmt: skip
    assert "analyst" in roles(person("caseworker"))


def test_a_role_that_is_taken_is_taken_from_the_deputy_too(silverpit, second, stands_in, person, membership, roles):
    stands_in()
    members.take(holding=Holding.objects.get(membership=membership("coordinator"), in_place_of=None), by=second)
    assert roles(person("information")) == {"information-officer"}


def test_a_role_that_ends_sooner_ends_for_the_deputy_too(silverpit, second, person, membership, today):
    members.give(membership=membership("analyst"), role="partner-lead", until=today + 3 * DAY, by=person("coordinator"))
    given = deputies.deputise(
        principal=membership("analyst"), deputy=membership("caseworker"), by=person("analyst"), first_day=today,
        last_day=today + 20 * DAY,
    )  # fmt: skip
    assert {h.role: h.last_day for h in given} == {"analyst": today + 20 * DAY, "partner-lead": today + 2 * DAY}


def test_nobody_stands_in_for_who_has_left(silverpit, second, stands_in, person, membership, roles, today):
    stands_in()
    gone = membership("coordinator")
    leaving.leave(membership=gone, last_day=today - DAY, seen=gone.version, by=second)
    assert roles(person("information")) == {"information-officer"}


@pytest.mark.parametrize("key", ["coordinator", "information"])
def test_either_of_the_two_ends_it(silverpit, stands_in, as_, person, membership, roles, post, key):
    stands_in()
    path = f"people/{membership('coordinator').pk}/deputy/{membership('information').pk}/end/"
    assert post(as_(key), path).status_code == 200
    assert roles(person("information")) == {"information-officer"}


def test_nobody_else_ends_it(silverpit, stands_in, as_, membership, post):
    stands_in()
    path = f"people/{membership('coordinator').pk}/deputy/{membership('information').pk}/end/"
    assert post(as_("analyst"), path).status_code == 404


def test_the_same_two_are_not_named_twice_nor_for_longer_than_a_year_nor_for_days_gone_by(silverpit, stands_in):
    with pytest.raises(Refused, match="a year at most"):
        stands_in(last=400)
    with pytest.raises(Refused, match="today or later"):
        stands_in(first=-1)
    with pytest.raises(Refused, match="on or after|same as or after"):
        stands_in(first=5, last=3)
    stands_in()
    with pytest.raises(Refused, match="already"):
        stands_in(first=5, last=20)
    stands_in(first=10, last=20)


def test_a_member_names_theirs_on_a_page_that_offers_nobody_who_has_left(
    silverpit, second, as_, person, membership, get, post, read_out, on, roles, today
):
    gone = membership("councillor")
    leaving.leave(membership=gone, last_day=today - DAY, seen=gone.version, by=second)
    client = as_("analyst")
    path = f"people/{membership('analyst').pk}/deputy/"
    page = read_out(get(client, path))
    assert "Carys Bevan, Silverpit Borough Council" in page
    assert "Sian Price" not in page and "Anil Rao, " not in page
    said = post(
        client, path, deputy=membership("caseworker").pk, **on("first_day", today), **on("last_day", today + DAY)
    )
    assert "Carys Bevan stands in for Anil Rao" in read_out(said)
    assert "analyst" in roles(person("caseworker"))
