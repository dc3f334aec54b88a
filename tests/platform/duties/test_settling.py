"""Coordinators switch rules on and off, with their name, and say who sees to them."""

import datetime as dt

import pytest

from frankpledge.partnership.agencies.answers import Refused
from frankpledge.partnership.agencies.models import Succession
from frankpledge.partnership.audit.models import Event
from frankpledge.partnership.duties.changes import settling
from frankpledge.partnership.duties.law import loading
from frankpledge.partnership.duties.models import Arrangement

PLAN = "/p/silverpit/duties/rules/partnership-plan/"
CHECKED = {"against": "reg. 10(3) on legislation.gov.uk", "on_day": "2", "on_month": "11", "on_year": "2026"}


def test_a_rule_that_nobody_has_checked_says_so_and_a_coordinator_switches_it_on(kept, as_):
    coordinator = as_("coordinator")
    page = coordinator.get(PLAN).content.decode()
    assert "Nobody has held this against the law yet." in page and "switched off here" in page
    page = coordinator.post(f"{PLAN}switch-on/", CHECKED | {"version": 0}, follow=True).content.decode()
    assert "Switched on here 2 November 2026, Cora Dunn: reg. 10(3) on legislation.gov.uk" in page
    assert Event.objects.first().kind == "rule switched on"
    made = Arrangement.objects.get()
    coordinator.post(f"{PLAN}switch-off/", {"because": "Read wrongly", "version": made.version})
    assert "Switched off here 18 November 2026" in coordinator.get(PLAN).content.decode()
    assert [event.kind for event in Event.objects.all()[:2]] == ["rule switched off", "rule switched on"]


def test_what_it_was_checked_against_has_to_be_said(kept, as_):
    page = as_("coordinator").post(f"{PLAN}switch-on/", {"version": 0, "against": " "}).content.decode()
    assert "Say what you checked the rule against" in page and "Enter the day on which you checked it" in page
    late = CHECKED | {"on_year": "2027", "version": 0}
    assert "yet to come" in as_("coordinator").post(f"{PLAN}switch-on/", late).content.decode()
    assert not Arrangement.objects.filter(switch="on").exists()


def test_nobody_else_may(kept, as_, person):
    for key in ("analyst", "information", "councillor"):
        for page in ("switch-on", "switch-off", "owners"):
            assert as_(key).get(f"{PLAN}{page}/").status_code == 404
            assert as_(key).post(f"{PLAN}{page}/", CHECKED | {"version": 0}).status_code == 404
    rule = loading.rule("partnership-plan", dt.date(2026, 11, 18))
    with pytest.raises(Refused):
        settling.switch_off(partnership=kept, rule=rule, because="x", seen=0, by=person("analyst"))


def test_a_page_that_is_out_of_date_changes_nothing(kept, as_):
    coordinator = as_("coordinator")
    coordinator.post(f"{PLAN}switch-on/", CHECKED | {"version": 0})
    page = coordinator.post(f"{PLAN}switch-off/", {"because": "x", "version": 0}).content.decode()
    assert "Somebody else changed this" in page
    assert Arrangement.objects.get().switch == "on"


def test_an_owner_and_a_deputy_are_named(kept, as_, member):
    coordinator = as_("coordinator")
    sent = {"owner": member("analyst").pk, "deputy": member("lead").pk, "version": 0}
    page = coordinator.post(f"{PLAN}owners/", sent, follow=True).content.decode()
    assert "Anil Rao, Doggerland County Council" in page and "Lena Marsh" in page
    same = coordinator.post(f"{PLAN}owners/", sent | {"deputy": sent["owner"], "version": 1}).content.decode()
    assert "The deputy has to be somebody else." in same


def test_the_duties_of_who_has_left_are_listed_for_handing_over(kept, owned, member, as_):
    owned("prescribed-information", "analyst")
    leaver = member("analyst")
    leaver.until = dt.date(2026, 11, 18)
    leaver.save()
    page = as_("coordinator").get("/p/silverpit/duties/").content.decode()
    assert "Somebody has left who saw to these duties" in page and "prescribed-information/owners/" in page
    assert "Anil Rao" not in page
    assert "has left" in as_("coordinator").get("/p/silverpit/duties/rules/prescribed-information/").content.decode()


def test_a_partnership_that_is_past_is_read_and_not_changed(kept, as_, fladen, person):
    Succession.objects.create(before=kept, after=fladen, how="merged", on=dt.date(2026, 11, 1))
    heir = as_("stranger@fladen.example")
    assert heir.get("/p/silverpit/duties/").status_code == 200
    assert "Start a clock" not in heir.get("/p/silverpit/duties/").content.decode()
    assert heir.post(f"{PLAN}switch-on/", CHECKED | {"version": 0}).status_code == 404


def test_a_coordinator_says_from_when_duties_are_followed(kept, as_, due):
    coordinator = as_("coordinator")
    page = "/p/silverpit/duties/since/"
    sent = {"since_day": "1", "since_month": "10", "since_year": "2026"}
    assert "from 1 October 2026 on" in coordinator.post(page, sent, follow=True).content.decode()
    assert [entry.key for entry in due("prescribed-information", dt.date(2027, 1, 1))] == ["2026-27-q2"]
    early = coordinator.post(page, sent | {"since_year": "2020"}).content.decode()
    assert "The partnership began on 1 April 2021" in early
    assert as_("analyst").get(page).status_code == 404
