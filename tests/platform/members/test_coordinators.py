"""A partnership keeps a coordinator, whatever else changes."""

import datetime as dt

import pytest

from frankpledge.partnership.agencies.answers import Refused
from frankpledge.partnership.agencies.changes import agencies, deputies, invitations, leaving, members
from frankpledge.partnership.agencies.models import Holding, Person
from frankpledge.partnership.audit.models import Event

DAY = dt.timedelta(days=1)
LEFT_WITHOUT = "would be left without a coordinator"


@pytest.fixture
def host(db) -> Person:
    return Person.objects.create(email="host@host.example", name="Hope Ward", administers_host=True)


@pytest.fixture
def role(membership) -> Holding:
    return Holding.objects.get(membership=membership("coordinator"), role="coordinator")


def test_the_last_one_does_not_lay_the_role_down(silverpit, as_, role, post, read_out):
    said = read_out(post(as_("coordinator"), f"people/{role.membership_id}/roles/{role.pk}/take/"))
    assert LEFT_WITHOUT in said and "Give the role to somebody else first" in said


def test_one_of_two_does(silverpit, second, person, role, roles):
    members.take(holding=role, by=person("coordinator"))
    assert roles(person("coordinator")) == frozenset()


def test_the_second_may_not_follow_the_first(silverpit, second, person, role, membership):
    members.take(holding=role, by=person("coordinator"))
    with pytest.raises(Refused, match=LEFT_WITHOUT):
        members.take(holding=Holding.objects.get(membership=membership("second@silverpit.example")), by=second)


def test_the_last_one_does_not_leave_today_or_later(silverpit, person, membership, today):
    going = membership("coordinator")
    for day in (today - DAY, today, today + 90 * DAY):
        with pytest.raises(Refused, match=LEFT_WITHOUT):
            leaving.leave(membership=going, last_day=day, seen=going.version, by=person("coordinator"))


def test_somebody_who_leaves_next_month_is_nobody_to_stay_behind(silverpit, second, person, membership, today):
    going = membership("second@silverpit.example")
    leaving.leave(membership=going, last_day=today + 30 * DAY, seen=going.version, by=second)
    own = membership("coordinator")
    with pytest.raises(Refused, match=LEFT_WITHOUT):
        leaving.leave(membership=own, last_day=today, seen=own.version, by=person("coordinator"))


def test_nor_is_a_deputy(silverpit, person, membership, today):
    deputies.deputise(
        principal=membership("coordinator"), deputy=membership("analyst"), first_day=today, last_day=today + 30 * DAY,
        by=person("coordinator"),
    )  # fmt: skip
    own = membership("coordinator")
    with pytest.raises(Refused, match=LEFT_WITHOUT):
        leaving.leave(membership=own, last_day=today, seen=own.version, by=person("coordinator"))


def test_nor_somebody_who_has_the_role_for_a_time(silverpit, person, membership, today):
    members.give(membership=membership("analyst"), role="coordinator", until=today + 30 * DAY, by=person("coordinator"))
    own = membership("coordinator")
    with pytest.raises(Refused, match=LEFT_WITHOUT):
        leaving.leave(membership=own, last_day=today, seen=own.version, by=person("coordinator"))


def test_the_agency_of_the_last_one_does_not_end(silverpit, person, agency, today):
    council = agency("Silverpit Borough Council")
    with pytest.raises(Refused, match=LEFT_WITHOUT):
        agencies.end(agency=council, last_day=today, seen=council.version, by=person("coordinator"))


def test_whoever_looks_after_the_host_sees_the_last_one_off_and_invites_the_next(
    silverpit, host, membership, agency, today
):
    council = agency("Silverpit Borough Council")
    next_one = {"agency": council, "email": "next@silverpit.example", "name": "Nia", "by": host}
    with pytest.raises(Refused, match="role does not let you"):
        invitations.invite(roles=["coordinator"], **next_one)
    gone = membership("coordinator")
    leaving.leave(membership=gone, last_day=today - DAY, seen=gone.version, by=host)
    with pytest.raises(Refused, match="role does not let you"):
        invitations.invite(roles=["coordinator", "analyst"], **next_one)
    made, token = invitations.invite(roles=["coordinator"], **next_one)
    assert made.roles == ["coordinator"] and token


def test_the_host_sees_nobody_else_off(silverpit, host, membership, today):
    other = membership("analyst")
    with pytest.raises(Refused, match="role does not let you"):
        leaving.leave(membership=other, last_day=today, seen=other.version, by=host)


def test_nor_invites_themselves(silverpit, host, membership, agency, today):
    gone = membership("coordinator")
    leaving.leave(membership=gone, last_day=today - DAY, seen=gone.version, by=host)
    with pytest.raises(Refused, match="can't invite yourself"):
        invitations.invite(
            agency=agency("Silverpit Borough Council"),
            email="host@host.example",
            name="H",
            roles=["coordinator"],
            by=host,
        )


def test_the_host_s_pages_do_the_same_and_show_nobody_else(silverpit, host, as_, membership, read_out):
    client = as_("host@host.example")
    page = read_out(client.get("/host/partnership/silverpit/coordinators/"))
    assert "Cora Dunn" in page and "Anil Rao" not in page
    other, gone = membership("analyst"), membership("coordinator")
    assert client.get(f"/host/partnership/silverpit/coordinators/{other.pk}/gone/").status_code == 404
    page = read_out(
        client.post(f"/host/partnership/silverpit/coordinators/{gone.pk}/gone/", {"version": gone.version}, follow=True)
    )
    assert "Cora Dunn is written down as gone" in page and "It has no coordinator" in page
    event = Event.objects.get(kind="membership ended")
    assert (event.by, event.partnership) == (f"person:{host.pk}", "silverpit")


def test_they_are_the_host_s_alone(silverpit, as_, membership):
    for path in ("coordinators/", f"coordinators/{membership('coordinator').pk}/gone/"):
        assert as_("coordinator").get(f"/host/partnership/silverpit/{path}").status_code == 404
