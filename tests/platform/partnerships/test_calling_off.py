"""A merger or a split that was planned is called off before its day."""

import datetime as dt

import pytest
import time_machine

from frankpledge.partnership.agencies.answers import Refused
from frankpledge.partnership.agencies.changes import carrying, successions
from frankpledge.partnership.agencies.changes.successions import Part
from frankpledge.partnership.agencies.models import Partnership, PartnershipArea
from frankpledge.partnership.agencies.queries import areas
from frankpledge.partnership.agencies.seats import seat_at
from frankpledge.partnership.audit.models import Event

TODAY, THE_DAY = dt.date(2026, 11, 21), dt.date(2027, 4, 1)
AGREED = "The Police and Crime Commissioner, decision of 4 March 2026"


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel(dt.datetime(2026, 11, 21, 10, tzinfo=dt.UTC)) as traveller:
        yield traveller


@pytest.fixture
def coming(two, host) -> Partnership:
    both = [two.blaby, two.bosworth]
    return successions.merge(partnerships=both, name="Both", slug="bhb", on=THE_DAY, agreed=AGREED, by=host)


@pytest.mark.parametrize("slug", ["blaby", "bhb"])
def test_the_host_calls_a_merger_off_on_any_of_its_pages(coming, two, at_host, today, person, host, slug):
    page = f"/host/partnership/{slug}/"
    assert f'href="{page}call-off/"' in at_host.get(page).content.decode()
    assert "Call it off" in at_host.get(f"{page}call-off/").content.decode()
    assert at_host.post(f"{page}call-off/")["Location"] == page
    assert "was called off" in at_host.get(page).content.decode()
    assert "call-off/" not in at_host.get(page).content.decode()
    today.move_to(dt.datetime(2027, 4, 2, 10, tzinfo=dt.UTC))
    assert carrying.bring_about(on=dt.date(2027, 4, 2), by=host) == []
    assert Partnership.objects.get(slug="blaby").until is None
    assert [a.until for a in two.blaby.areas.all()] == [None]
    assert seat_at(person("bea@blaby.example"), "blaby").past is False


def test_the_new_one_never_was_and_its_areas_are_free_again(coming, two, host, at_host):
    successions.call_off(partnership=coming, by=host)
    coming.refresh_from_db()
    assert coming.until == coming.since
    elsewhere = areas.elsewhere(["E07000129"], TODAY, apart_from=[two.blaby], tier="district")
    assert elsewhere == []
    assert "Never began" in at_host.get("/host/").content.decode()
    again = [two.blaby, two.bosworth]
    made = successions.merge(partnerships=again, name="Both", slug="bhb-2", on=THE_DAY, agreed=AGREED, by=host)
    successions.call_off(partnership=made, by=host)
    assert Partnership.objects.filter(until=None).count() == 2


def test_a_split_is_called_off(two, host):
    PartnershipArea.objects.create(partnership=two.blaby, code="E07000130", name="Charnwood", since=two.blaby.since)
    leaving = PartnershipArea.objects.create(
        partnership=two.blaby, code="E07000131", name="Harborough", since=two.blaby.since, until=THE_DAY
    )
    parts = [Part("A", "a", ("E07000129",)), Part("B", "b", ("E07000130",))]
    successions.split(partnership=two.blaby, into=parts, on=THE_DAY, agreed=AGREED, by=host)
    successions.call_off(partnership=two.blaby, by=host)
    assert {a.code for a in two.blaby.areas.filter(until=None)} == {"E07000129", "E07000130"}
    leaving.refresh_from_db()
    assert leaving.until == THE_DAY  # that was to end by itself


def test_it_stands_in_the_log_of_each(coming, host):
    successions.call_off(partnership=coming, by=host)
    told = Event.objects.filter(kind="merger or split called off")
    assert set(told.values_list("partnership", flat=True)) == {"blaby", "hinckley", "bhb"}
    assert "1 April 2027" in told[0].sentence


def test_from_its_day_on_it_can_not_be_called_off(coming, host, as_, today):
    today.move_to(dt.datetime(2027, 4, 1, 10, tzinfo=dt.UTC))
    with pytest.raises(Refused, match="nothing planned"):
        successions.call_off(partnership=coming, by=host)
    answer = as_(host.email).post("/host/partnership/bhb/call-off/", follow=True)
    assert "nothing planned" in answer.content.decode()


def test_only_the_host_calls_it_off(coming, person, as_):
    assert as_("bea@blaby.example").post("/host/partnership/bhb/call-off/").status_code == 404
    with pytest.raises(Refused, match="looks after this host"):
        successions.call_off(partnership=coming, by=person("bea@blaby.example"))


def test_of_two_plans_one_upon_the_other_the_later_goes_first(coming, two, host, set_up):
    other = set_up("Charnwood", "E07000130")
    later = dt.date(2028, 4, 1)
    successions.merge(partnerships=[coming, other], name="All", slug="all", on=later, agreed=AGREED, by=host)
    with pytest.raises(Refused, match="Call that off first"):
        successions.call_off(partnership=two.blaby, by=host)
    successions.call_off(partnership=coming, by=host)
    coming.refresh_from_db()
    assert coming.until is None
    successions.call_off(partnership=coming, by=host)
    assert Partnership.objects.get(slug="blaby").until is None
