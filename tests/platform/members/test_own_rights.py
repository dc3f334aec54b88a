"""Nobody raises their own rights, by whichever way."""

import datetime as dt

import pytest

from frankpledge.partnership.agencies.answers import Refused
from frankpledge.partnership.agencies.changes import deputies, invitations, leaving, members
from frankpledge.partnership.agencies.models import Holding, Membership, Person
from frankpledge.partnership.audit.models import Event

DAY = dt.timedelta(days=1)


def test_a_coordinator_gives_themselves_no_role(silverpit, second, person, membership, roles):
    with pytest.raises(Refused, match="can't give a role to yourself"):
        members.give(membership=membership("coordinator"), role="information-officer", by=person("coordinator"))
    assert roles(person("coordinator")) == {"coordinator"}


def test_nor_through_another_agency_that_they_work_for(silverpit, person, agency, membership):
    members.join(
        person=person("coordinator"), agency=agency("Pit and Shaft Homes"), roles=["caseworker"], by="the test"
    )
    with pytest.raises(Refused, match="yourself"):
        members.give(membership=membership("coordinator"), role="analyst", by=person("coordinator"))


def test_the_page_of_oneself_offers_no_role_and_its_form_gives_none(silverpit, as_, membership, get, post, read_out):
    own = membership("coordinator").pk
    client = as_("coordinator")
    assert "Give a role" not in read_out(get(client, f"people/{own}/"))
    said = read_out(post(client, f"people/{own}/roles/", role="analyst"))
    assert "You can't give a role to yourself" in said
    assert not Holding.objects.filter(membership=own, role="analyst").exists()


def test_a_coordinator_does_not_invite_their_own_address_however_it_is_written(silverpit, person, agency):
    for address in ("coordinator@silverpit.example", "Coordinator@Silverpit.Example"):
        with pytest.raises(Refused, match="can't invite yourself"):
            invitations.invite(
                agency=agency("Pit and Shaft Homes"),
                email=address,
                name="Cora",
                roles=["analyst"],
                by=person("coordinator"),
            )


def test_nobody_joins_by_an_invitation_that_they_sent(silverpit, person, agency):
    made, _token = invitations.invite(
        agency=agency("Pit and Shaft Homes"), email="c@elsewhere.example", name="C", roles=["information-officer"],
        by=person("coordinator"),
    )  # fmt: skip
    with pytest.raises(Refused, match="can't let yourself in"):
        members.join(person=person("coordinator"), agency=made.agency, roles=made.roles, by=made.invited_by)


def test_nor_by_one_that_they_sent_again_and_so_saw_the_link_of(silverpit, second, person, agency):
    made, _token = invitations.invite(
        agency=agency("Pit and Shaft Homes"), email="c@elsewhere.example", name="C", roles=["information-officer"],
        by=second,
    )  # fmt: skip
    invitations.send_again(invitation=made, by=person("coordinator"))
    made.refresh_from_db()
    assert made.invited_by == person("coordinator")
    with pytest.raises(Refused, match="can't let yourself in"):
        members.join(person=person("coordinator"), agency=made.agency, roles=made.roles, by=made.invited_by)


def test_an_invitation_to_oneself_is_not_sent_again_by_oneself(silverpit, second, person, agency):
    made, _token = invitations.invite(
        agency=agency("Pit and Shaft Homes"), email="second@silverpit.example", name="S", roles=["analyst"],
        by=person("coordinator"),
    )  # fmt: skip
    with pytest.raises(Refused, match="is to you"):
        invitations.send_again(invitation=made, by=second)


def test_a_second_account_of_a_coordinator_is_not_hidden(silverpit, person, agency):
    invitations.invite(
        agency=agency("Pit and Shaft Homes"), email="cora.private@elsewhere.example", name="Cora Dunn",
        roles=["information-officer"], by=person("coordinator"),
    )  # fmt: skip
    event = Event.objects.get(kind="person invited")
    assert event.by == f"person:{person('coordinator').pk}"
    assert event.sentence == "somebody was invited for Pit and Shaft Homes, as Information officer"


def test_nobody_makes_themselves_a_deputy(silverpit, person, membership, today):
    days = {"first_day": today, "last_day": today + 9 * DAY}
    with pytest.raises(Refused, match="can't make yourself a deputy"):
        deputies.deputise(
            principal=membership("information"), deputy=membership("coordinator"), by=person("coordinator"), **days
        )


def test_an_analyst_names_no_deputy_for_somebody_else(silverpit, person, membership, as_, get, today):
    days = {"first_day": today, "last_day": today + 9 * DAY}
    with pytest.raises(Refused, match="role does not let you"):
        deputies.deputise(
            principal=membership("coordinator"), deputy=membership("caseworker"), by=person("analyst"), **days
        )
    assert get(as_("analyst"), f"people/{membership('coordinator').pk}/deputy/").status_code == 404


def test_whoever_has_left_can_not_come_back_by_themselves(silverpit, second, person, membership, as_, get, post, today):
    gone = membership("coordinator")
    leaving.leave(membership=gone, last_day=today - DAY, seen=gone.version, by=second)
    client = as_("coordinator")
    assert get(client, f"people/{gone.pk}/").status_code == 404
    assert post(client, f"people/{gone.pk}/staying/", version=2).status_code == 404
    with pytest.raises(Refused):
        leaving.stay(membership=membership("coordinator"), seen=2, by=person("coordinator"))


def test_whoever_is_leaving_does_not_put_off_their_own_last_day(silverpit, second, person, membership, today):
    going = membership("coordinator")
    leaving.leave(membership=going, last_day=today + 5 * DAY, seen=going.version, by=second)
    going = membership("coordinator")
    with pytest.raises(Refused, match="can't put off your own last day"):
        leaving.leave(membership=going, last_day=today + 9 * DAY, seen=going.version, by=person("coordinator"))
    with pytest.raises(Refused, match="can't put off your own last day"):
        leaving.stay(membership=going, seen=going.version, by=person("coordinator"))
    assert membership("coordinator").last_day == today + 5 * DAY


def test_nobody_takes_over_somebody_s_roles_by_seeing_them_off(silverpit, person, membership, roles, today):
    going = membership("information")
    with pytest.raises(Refused, match="can't give a role to yourself"):
        leaving.leave(
            membership=going, last_day=today - DAY, seen=going.version, by=person("coordinator"),
            successor=membership("coordinator"), roles=["information-officer"],
        )  # fmt: skip
    assert roles(person("coordinator")) == {"coordinator"}
    assert roles(person("information")) == {"information-officer"}, "and nothing half done"


def test_whoever_leaves_hands_no_role_on_unless_they_may_give_it(silverpit, person, membership, roles, today):
    going = membership("analyst")
    with pytest.raises(Refused, match="role does not let you"):
        leaving.leave(
            membership=going, last_day=today - DAY, seen=going.version, by=person("analyst"),
            successor=membership("caseworker"), roles=["analyst"],
        )  # fmt: skip
    assert roles(person("caseworker")) == {"caseworker"}


@pytest.mark.parametrize("key", ["analyst", "information", "chair", "lead", "councillor"])
def test_only_coordinators_give_roles_and_invite(silverpit, person, membership, agency, as_, get, key):
    with pytest.raises(Refused, match="role does not let you"):
        members.give(membership=membership("caseworker"), role="analyst", by=person(key))
    with pytest.raises(Refused, match="role does not let you"):
        invitations.invite(
            agency=agency("Pit and Shaft Homes"),
            email="a@elsewhere.example",
            name="A",
            roles=["analyst"],
            by=person(key),
        )
    client = as_(key)
    other = membership("caseworker").pk
    for path in ("people/invite/", "people/invite/several/", "people/invitations/", f"people/{other}/roles/",
                 f"people/{other}/change/", f"people/{other}/leaving/"):  # fmt: skip
        assert get(client, path).status_code == 404, path


def test_a_coordinator_has_no_power_over_another_partnership(silverpit, fladen, person, membership, as_, get, today):
    theirs = Membership.objects.get(person__email="stranger@fladen.example")
    with pytest.raises(Refused):
        members.give(membership=theirs, role="analyst", by=person("coordinator"))
    with pytest.raises(Refused):
        leaving.leave(membership=theirs, last_day=today, seen=theirs.version, by=person("coordinator"))
    client = as_("coordinator")
    for path in ("", "change/", "roles/", "deputy/", "leaving/", "staying/"):
        assert get(client, f"people/{theirs.pk}/{path}").status_code == 404, path


def test_whoever_looks_after_the_host_gives_no_roles(silverpit, membership):
    host = Person.objects.create(email="host@host.example", name="Hope", administers_host=True)
    with pytest.raises(Refused, match="role does not let you"):
        members.give(membership=membership("caseworker"), role="coordinator", by=host)
