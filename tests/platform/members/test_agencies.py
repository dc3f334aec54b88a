"""Agencies are listed with their legal role, change and leave; with one go those who work for it."""

import datetime as dt

import pytest
import time_machine

from frankpledge.partnership.agencies.answers import Refused
from frankpledge.partnership.agencies.changes import agencies, invitations, partnerships
from frankpledge.partnership.agencies.models import Agency, Holding, Invitation, Membership
from frankpledge.partnership.agencies.signals import membership_ended
from frankpledge.partnership.audit.models import Event

DAY = dt.timedelta(days=1)
COMMISSIONER = "Office of the Police and Crime Commissioner for Doggerland"
LISTED = {"kind": "voluntary", "standing": "invited", "since_day": "1", "since_month": "4", "since_year": "2026"}


def test_everybody_here_sees_who_takes_part_and_as_what(silverpit, as_, get, read_out):
    page = read_out(get(as_("councillor"), "agencies/"))
    assert "Doggerland Police" in page and "Responsible authority" in page and "Charles Okoro" in page
    assert "Add an agency" not in page


def test_a_coordinator_adds_one(silverpit, as_, post, read_out):
    said = read_out(post(as_("coordinator"), "agencies/add/", name="Victim Care", **LISTED))
    assert "Victim Care is listed." in said
    made = Agency.objects.get(name="Victim Care")
    assert (made.kind, made.standing, made.since) == ("voluntary", "invited", dt.date(2026, 4, 1))
    assert Event.objects.filter(kind="agency added", about=f"agency:{made.pk}").exists()


def test_nobody_else_does(silverpit, as_, post):
    assert post(as_("analyst"), "agencies/add/", name="Victim Care", **LISTED).status_code == 404
    assert not Agency.objects.filter(name="Victim Care").exists()


def test_one_that_is_listed_is_not_listed_again_however_it_is_written(silverpit, as_, post, read_out):
    said = read_out(post(as_("coordinator"), "agencies/add/", name="doggerland POLICE", **LISTED))
    assert "doggerland POLICE is listed here already" in said


def test_a_policing_body_is_no_responsible_authority(silverpit, as_, post, read_out):
    asked = LISTED | {"kind": "policing-body", "standing": "responsible"}
    answer = post(as_("coordinator"), "agencies/add/", name="The Mayor", **asked)
    assert "is no responsible authority under section 5" in read_out(answer)
    assert "<title>Error: " in answer.content.decode()
    assert not Agency.objects.filter(name="The Mayor").exists()


def test_nor_does_one_become_it(silverpit, person, agency):
    one = agency(COMMISSIONER)
    with pytest.raises(Refused, match="no responsible authority"):
        agencies.change(
            agency=one, name=one.name, kind=one.kind, standing="responsible", since=one.since, seen=one.version,
            by=person("coordinator"),
        )  # fmt: skip


def test_nor_by_whatever_else_adds_agencies(silverpit, today):
    with pytest.raises(Refused, match="no responsible authority"):
        partnerships.add_agency(
            partnership=silverpit, name="The Mayor", kind="policing-body", standing="responsible", since=today,
            by="the test",
        )  # fmt: skip


def test_the_second_of_two_who_change_one_is_told(silverpit, as_, agency, post, read_out):
    one = agency("Pit and Shaft Homes")
    fields = {**LISTED, "kind": "housing", "standing": "cooperating", "since_year": "2021", "version": one.version}
    client = as_("coordinator")
    assert "was changed" in read_out(post(client, f"agencies/{one.pk}/change/", name="Shaft Homes", **fields))
    said = read_out(post(client, f"agencies/{one.pk}/change/", name="Pit Homes", **fields))
    assert "Somebody else changed this" in said
    assert Agency.objects.get(pk=one.pk).name == "Shaft Homes"


def test_ending_one_says_first_whom_it_concerns(silverpit, person, as_, agency, get, read_out):
    one = agency("Pit and Shaft Homes")
    invitations.invite(
        agency=one, email="new@homes.example", name="Nell Pike", roles=["caseworker"], by=person("coordinator")
    )
    page = read_out(get(as_("coordinator"), f"agencies/{one.pk}/end/"))
    assert "Hugh Osei: Caseworker" in page
    assert "Nell Pike, whose invitation is withdrawn" in page


def test_with_it_end_its_members_their_roles_and_its_invitations(
    silverpit, person, as_, agency, post, on, roles, today
):
    one = agency("Pit and Shaft Homes")
    invitations.invite(
        agency=one, email="new@homes.example", name="Nell Pike", roles=["caseworker"], by=person("coordinator")
    )
    told = []
    membership_ended.connect(told_of := lambda membership, **_named: told.append(membership), weak=False)
    try:
        post(as_("coordinator"), f"agencies/{one.pk}/end/", version=one.version, **on("last_day", today - DAY))
    finally:
        membership_ended.disconnect(told_of)
    assert roles(person("housing")) == frozenset()
    assert Membership.objects.get(person=person("housing")).until == today
    assert Holding.objects.get(membership__person=person("housing")).until == today
    assert Invitation.objects.get(email="new@homes.example").withdrawn_at is not None
    assert [membership.person for membership in told] == [person("housing")]
    events = Event.objects.filter(partnership="silverpit").order_by("-number")
    assert [event.kind for event in events[:3]] == ["agency ended", "invitation withdrawn", "membership ended"]


def test_it_can_be_said_beforehand(silverpit, person, as_, agency, post, on, roles, today):
    one = agency("Pit and Shaft Homes")
    post(as_("coordinator"), f"agencies/{one.pk}/end/", version=one.version, **on("last_day", today + DAY))
    for day, held in ((0, {"caseworker"}), (1, {"caseworker"}), (2, frozenset())):
        with time_machine.travel(dt.datetime.combine(today + day * DAY, dt.time(12))):
            assert roles(person("housing")) == held, day


def test_what_ended_stands_under_earlier_with_who_worked_for_it(silverpit, person, as_, agency, get, read_out, today):
    one = agency("Pit and Shaft Homes")
    agencies.end(agency=one, last_day=today - DAY, seen=one.version, by=person("coordinator"))
    client = as_("coordinator")
    now, earlier = read_out(get(client, "agencies/")).split("Earlier")
    assert "Pit and Shaft Homes" in earlier and "Pit and Shaft Homes" not in now
    page = read_out(get(client, f"agencies/{one.pk}/"))
    assert "It took part until" in page and "Hugh Osei" in page.split("Earlier")[1]
    assert "Change the agency" not in page


def test_it_may_come_back_under_the_same_name(silverpit, person, agency, today):
    one = agency("Pit and Shaft Homes")
    agencies.end(agency=one, last_day=today - DAY, seen=one.version, by=person("coordinator"))
    again = agencies.add(
        partnership=silverpit,
        name=one.name,
        kind=one.kind,
        standing=one.standing,
        since=today,
        by=person("coordinator"),
    )
    assert again.pk != one.pk


def test_that_of_another_partnership_is_not_there(silverpit, fladen, as_, agency, get):
    theirs = agency("Fladen Council").pk
    for path in ("", "change/", "end/"):
        assert get(as_("coordinator"), f"agencies/{theirs}/{path}").status_code == 404


def test_its_first_day_is_not_put_off_so_that_its_people_would_be_shut_out(silverpit, person, agency, today):
    one = agency("Silverpit Borough Council")
    for since in (dt.date(2021, 4, 2), today + DAY):
        with pytest.raises(Refused, match="can't be after 1 April 2021, when the first of its people joined"):
            agencies.change(
                agency=one, name=one.name, kind=one.kind, standing=one.standing, since=since, seen=one.version,
                by=person("coordinator"),
            )  # fmt: skip
