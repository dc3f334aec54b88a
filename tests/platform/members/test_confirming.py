"""Roles that one person alone gave are shown as such, until somebody else stands by them."""

import pytest
from django.utils import timezone

from frankpledge.partnership.agencies.answers import Refused
from frankpledge.partnership.agencies.changes import members
from frankpledge.partnership.agencies.models import Holding, Membership, Person
from frankpledge.partnership.agencies.queries import confirming
from frankpledge.partnership.audit.models import Event

PEOPLE = "/p/silverpit/partnership/people/"


@pytest.fixture
def second(silverpit, person, agency) -> Holding:
    """The coordinator's second address, which she has made a coordinator."""
    again = Person.objects.create(email="cora.again@silverpit.example", name="C Dunn")
    members.join(person=again, agency=agency("Doggerland Police"), roles=["coordinator"], by=person("coordinator"))
    return Holding.objects.get(membership__person=again)


def waiting(silverpit) -> set[Holding]:
    return set(confirming.waiting(silverpit, timezone.localdate()))


def test_what_the_host_gave_and_roles_that_open_little_wait_for_nobody(silverpit, person, agency):
    assert waiting(silverpit) == set()
    new = Person.objects.create(email="new@silverpit.example", name="Nora New")
    joined = members.join(person=new, agency=agency("Doggerland Police"), roles=["analyst"], by=person("coordinator"))
    host = Person.objects.create(email="host@silverpit.example", name="Hedda Host", administers_host=True)
    Holding.objects.create(
        membership=joined, role="coordinator", since=timezone.localdate(), given_by=f"person:{host.pk}"
    )
    assert waiting(silverpit) == set()


def test_a_role_given_by_one_person_is_shown_to_everybody_and_works(silverpit, second, as_, person):
    assert waiting(silverpit) == {second}
    for key in ("information", "chair", "coordinator"):
        page = as_(key).get(PEOPLE).content.decode()
        assert "To be reviewed" in page and "C Dunn" in page.split("<table")[0]
    page = as_("chair").get(f"{PEOPLE}{second.membership_id}/").content.decode()
    assert "Given by one person, not confirmed" in page and "Confirm it" not in page
    assert as_("cora.again@silverpit.example").get(f"{PEOPLE}invite/").status_code == 200


def test_the_information_officer_confirms_it_and_the_log_tells(silverpit, second, as_, person):
    address = f"{PEOPLE}{second.membership_id}/roles/{second.pk}/confirm/"
    browser = as_("information")
    assert address in browser.get(f"{PEOPLE}{second.membership_id}/").content.decode()
    assert "Confirm it if you know C Dunn" in browser.get(address).content.decode()
    assert browser.post(address)["Location"] == f"{PEOPLE}{second.membership_id}/"
    assert waiting(silverpit) == set()
    told = Event.objects.get(kind="role confirmed")
    assert (told.by, told.about) == (f"person:{person('information').pk}", f"membership:{second.membership_id}")
    assert browser.get(address).status_code == 404
    assert "To be reviewed" not in browser.get(PEOPLE).content.decode()


@pytest.mark.parametrize("key", ["coordinator", "cora.again@silverpit.example", "chair", "analyst"])
def test_neither_who_gave_it_nor_who_holds_it_nor_anybody_else_confirms_it(second, as_, person, key):
    address = f"{PEOPLE}{second.membership_id}/roles/{second.pk}/confirm/"
    assert as_(key).post(address).status_code == 404
    with pytest.raises(Refused):
        members.confirm(holding=second, by=person(key))
    assert not Event.objects.filter(kind="role confirmed").exists()


def test_two_addresses_that_wait_do_not_confirm_one_another(silverpit, second, person, agency):
    third = Person.objects.create(email="cora.third@silverpit.example", name="D Cunn")
    cora = person("coordinator")
    members.join(person=third, agency=agency("Doggerland Police"), roles=["information-officer"], by=cora)
    with pytest.raises(Refused, match="Only another coordinator"):
        members.confirm(holding=second, by=third)
    members.confirm(holding=Holding.objects.get(membership__person=third), by=person("information"))
    members.confirm(holding=second, by=third)
    assert waiting(silverpit) == set()


def test_who_looks_after_the_host_confirms_where_there_is_nobody_else(silverpit, second, as_):
    Person.objects.create(email="host@silverpit.example", name="Hedda Host", administers_host=True)
    browser, page = as_("host@silverpit.example"), "/host/partnership/silverpit/coordinators/"
    address = f"{page}{second.pk}/confirm/"
    assert "Given by one person, not confirmed" in (shown := browser.get(page).content.decode()) and address in shown
    assert "Confirm C Dunn as a coordinator" in browser.get(address).content.decode()
    assert browser.post(address)["Location"] == page
    assert waiting(silverpit) == set()
    assert "not confirmed" not in browser.get(page).content.decode()
    assert browser.get(address).status_code == 404


def test_a_role_of_another_partnership_is_not_there(silverpit, fladen, second, as_):
    theirs = Membership.objects.get(person__email="stranger@fladen.example")
    address = f"{PEOPLE}{second.membership_id}/roles/{theirs.holdings.get().pk}/confirm/"
    assert as_("information").post(address).status_code == 404
