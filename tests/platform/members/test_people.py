"""Who works for which agency, as what, and since when."""

import datetime as dt

import pytest

from frankpledge.partnership.agencies.answers import Refused
from frankpledge.partnership.agencies.changes import agencies, leaving, members
from frankpledge.partnership.agencies.models import Agency, Holding, Person
from frankpledge.partnership.audit.models import Event
from frankpledge.partnership.audit.sealing import opened

DAY = dt.timedelta(days=1)


def test_the_list_says_name_agency_job_and_roles(silverpit, as_, get, read_out):
    page = read_out(get(as_("councillor"), "people/"))
    for said in ("9 people", "Charles Okoro", "Doggerland Police", "Superintendent", "since 1 April 2021"):
        assert said in page
    for said in ("Chair or member of the strategy group", "Represents the agency", "Liaison officer"):
        assert said in page


def test_it_can_be_narrowed_to_an_agency_and_a_role(silverpit, as_, agency, get, read_out):
    council = agency("Silverpit Borough Council").pk
    page = read_out(get(as_("analyst"), "people/", agency=council, role="caseworker"))
    assert "1 of 9 people" in page and "Carys Bevan" in page and "Hugh Osei" not in page
    assert "Nobody here at present" in read_out(get(as_("analyst"), "people/", role="nonsense"))


def test_narrowing_the_list_of_people_is_a_search_and_the_list_itself_is_not(silverpit, as_, agency, person, get):
    client, council = as_("analyst"), agency("Silverpit Borough Council").pk
    get(client, "people/")
    assert not Event.objects.filter(kind="people searched").exists()
    for _again in range(2):
        get(client, "people/", agency=council, role="caseworker")
    (event,) = Event.objects.filter(kind="people searched")
    assert event.sentence == "people were searched: 1 found"
    assert (event.by, event.partnership) == (f"person:{person('analyst').pk}", "silverpit")
    get(client, "people/", role="analyst", format="csv")  # that is a list taken away
    assert Event.objects.filter(kind="people searched").count() == 1


def test_another_partnership_of_the_same_person_is_not_told_of(
    silverpit, fladen, person, membership, as_, get, read_out
):
    members.join(
        person=person("analyst"), agency=Agency.objects.get(name="Fladen Council"), roles=["analyst"], by="the test"
    )
    client = as_("coordinator")
    one = person("analyst").memberships.get(agency__partnership=silverpit)
    for path in ("people/", f"people/{one.pk}/"):
        assert "Fladen" not in read_out(get(client, path))
    assert "Anil Rao" in read_out(as_("stranger@fladen.example").get("/p/fladen/partnership/people/"))


def test_one_person_works_for_two_agencies_here(silverpit, person, agency, as_, get, read_out):
    second = members.join(
        person=person("lead"), agency=agency("Pit and Shaft Homes"), roles=["caseworker"], by="the test"
    )
    page = read_out(get(as_("coordinator"), f"people/{second.pk}/"))
    assert "Doggerland Fire and Rescue Authority , since 1 April 2021" in page


def test_nobody_works_twice_for_the_same_agency(silverpit, person, agency):
    with pytest.raises(Refused, match="already"):
        members.join(
            person=person("lead"), agency=agency("Doggerland Fire and Rescue Authority"), roles=[], by="the test"
        )


def test_nobody_joins_an_agency_that_has_left(silverpit, person, agency, today):
    one = agency("Pit and Shaft Homes")
    agencies.end(agency=one, last_day=today - DAY, seen=one.version, by=person("coordinator"))
    with pytest.raises(Refused, match="no longer takes part"):
        members.join(person=person("lead"), agency=one, roles=["caseworker"], by="the test")


def test_a_coordinator_changes_what_somebody_does(silverpit, as_, membership, post, read_out):
    one = membership("analyst")
    fields = {"job": "Senior analyst", "represents": "on", "version": one.version}
    page = read_out(post(as_("coordinator"), f"people/{one.pk}/change/", **fields))
    assert "Senior analyst" in page and "Represents the agency" in page
    event = Event.objects.get(kind="membership changed")
    assert event.sentence == "somebody of Doggerland County Council: its representative"
    assert "Senior" not in f"{event.sentence}{event.detail}"
    assert opened([event.number]) == {event.number: {"job": "Senior analyst"}}


def test_the_second_of_two_who_change_it_is_told(silverpit, as_, membership, post, read_out):
    one = membership("analyst")
    for job in ("Senior analyst", "Junior analyst"):
        said = read_out(post(as_("coordinator"), f"people/{one.pk}/change/", job=job, version=one.version))
    assert "Somebody else changed this" in said
    assert membership("analyst").job == "Senior analyst"


def test_a_coordinator_gives_a_role_and_takes_it(silverpit, as_, membership, person, post, read_out, roles):
    client, one = as_("coordinator"), membership("caseworker")
    assert "holds the role “Analyst” now" in read_out(post(client, f"people/{one.pk}/roles/", role="analyst"))
    assert roles(person("caseworker")) == {"caseworker", "analyst"}
    given = Holding.objects.get(membership=one, role="analyst")
    assert given.given_by == f"person:{person('coordinator').pk}"
    post(client, f"people/{one.pk}/roles/{given.pk}/take/")
    assert roles(person("caseworker")) == {"caseworker"}


def test_a_role_given_for_a_time_ends_by_itself(silverpit, as_, membership, post, on, today):
    one = membership("caseworker")
    post(as_("coordinator"), f"people/{one.pk}/roles/", role="analyst", **on("last_day", today + 3 * DAY))
    assert Holding.objects.get(membership=one, role="analyst").until == today + 4 * DAY


def test_a_role_that_is_held_is_not_given_again(silverpit, person, membership):
    with pytest.raises(Refused, match="already"):
        members.give(membership=membership("caseworker"), role="caseworker", by=person("coordinator"))


def test_everybody_lays_down_their_own(silverpit, as_, membership, person, post, roles):
    held = Holding.objects.get(membership=membership("analyst"))
    post(as_("analyst"), f"people/{held.membership_id}/roles/{held.pk}/take/")
    assert roles(person("analyst")) == frozenset()


def test_nobody_else_takes_one(silverpit, as_, membership, post):
    held = Holding.objects.get(membership=membership("analyst"))
    assert post(as_("caseworker"), f"people/{held.membership_id}/roles/{held.pk}/take/").status_code == 404
    held.refresh_from_db()
    assert held.until is None


def test_a_role_is_taken_from_whom_it_is_of(silverpit, as_, membership, post):
    held = Holding.objects.get(membership=membership("analyst"))
    other = membership("caseworker").pk
    assert post(as_("coordinator"), f"people/{other}/roles/{held.pk}/take/").status_code == 404


def test_who_has_left_is_not_given_roles(silverpit, person, membership, today):
    gone = membership("caseworker")
    leaving.leave(membership=gone, last_day=today - DAY, seen=gone.version, by=person("coordinator"))
    with pytest.raises(Refused, match="have left"):
        members.give(membership=gone, role="analyst", by=person("coordinator"))


def test_no_name_stands_in_the_log(silverpit, person, membership, agency, today):
    names = set(Person.objects.values_list("name", flat=True))
    members.give(membership=membership("caseworker"), role="analyst", by=person("coordinator"))
    gone = membership("lead")
    leaving.leave(membership=gone, last_day=today, seen=gone.version, by=person("coordinator"))
    for event in Event.objects.all():
        assert not [name for name in names if name in f"{event.sentence} {event.detail}"], event.sentence


def test_a_look_at_somebody_s_page_is_in_the_log_and_one_at_the_list_is_not(silverpit, as_, membership, person, get):
    client, one = as_("analyst"), membership("caseworker")
    get(client, "people/")
    assert not Event.objects.filter(kind="person read").exists()
    get(client, f"people/{one.pk}/")
    event = Event.objects.get(kind="person read")
    assert (event.by, event.about) == (f"person:{person('analyst').pk}", f"membership:{one.pk}")
