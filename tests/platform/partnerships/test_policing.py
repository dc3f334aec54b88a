"""The local policing body of a force is a record with days: nothing in the program knows when commissioners end."""

import datetime as dt

import pytest
import time_machine

from frankpledge.partnership.agencies.answers import Refused
from frankpledge.partnership.agencies.changes import policing
from frankpledge.partnership.agencies.queries import policing as queries
from frankpledge.partnership.audit.models import Event

DOGGERLAND = "Doggerland"
LAST_DAY, NEXT_DAY = dt.date(2028, 5, 3), dt.date(2028, 5, 4)


@pytest.fixture
def commissioner(host):
    return policing.begin(
        force=DOGGERLAND, kind="commissioner", name="Police and Crime Commissioner for Doggerland",
        since=dt.date(2012, 11, 22), by=host,
    )  # fmt: skip


@pytest.fixture
def mayor(commissioner, host):
    return policing.begin(force=DOGGERLAND, kind="mayor", name="Mayor of Doggerland", since=NEXT_DAY, by=host)


def test_it_changes_hands_on_the_day(commissioner, mayor):
    assert queries.of_force(DOGGERLAND, LAST_DAY) == commissioner
    assert queries.of_force(DOGGERLAND, NEXT_DAY) == mayor
    assert queries.next_of_force(DOGGERLAND, LAST_DAY) == mayor


def test_the_hub_names_who_it_is_today_and_of_which_kind(silverpit, mayor, as_):
    for day, words in ((LAST_DAY, "Police and Crime Commissioner for Doggerland"), (NEXT_DAY, "Mayor of Doggerland")):
        with time_machine.travel(dt.datetime.combine(day, dt.time(12))):
            page = as_("analyst").get("/p/silverpit/partnership/").content.decode()
            assert words in page


def test_another_force_has_its_own(mayor):
    assert queries.of_force("Fenland", NEXT_DAY) is None


@pytest.mark.parametrize("day", [dt.date(2012, 11, 22), dt.date(2000, 1, 1)])
def test_nothing_begins_before_what_it_follows(commissioner, host, day):
    with pytest.raises(Refused, match="began on 22 November 2012"):
        policing.begin(force=DOGGERLAND, kind="mayor", name="Mayor", since=day, by=host)


def test_it_is_the_hosts_alone(silverpit, as_, person):
    assert as_("coordinator").get("/host/policing/").status_code == 404
    with pytest.raises(Refused):
        policing.begin(force=DOGGERLAND, kind="mayor", name="Mayor", since=NEXT_DAY, by=person("coordinator"))


def test_the_host_writes_it_down_by_its_pages(at_host):
    sent = {"force": DOGGERLAND, "kind": "board", "name": "Doggerland Policing and Crime Board", "since_day": "4",
            "since_month": "5", "since_year": "2028"}  # fmt: skip
    assert at_host.post("/host/policing/begin/", sent).status_code == 302
    body = queries.of_force(DOGGERLAND, NEXT_DAY)
    sent = {"kind": "board", "name": "Policing and Crime Board for Doggerland"}
    assert at_host.post(f"/host/policing/{body.pk}/", sent).status_code == 302
    assert "Policing and Crime Board for Doggerland" in at_host.get("/host/policing/").content.decode()
    kinds = list(Event.objects.order_by("number").values_list("kind", flat=True))[-2:]
    assert kinds == ["policing body began", "policing body corrected"]
