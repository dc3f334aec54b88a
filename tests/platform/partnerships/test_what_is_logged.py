"""Whatever a merger, a split or the end of an agency changes stands in the log of whom it concerns."""

import datetime as dt

import pytest
import time_machine

from frankpledge.partnership.agencies.changes import agencies as agency_changes
from frankpledge.partnership.agencies.changes import carrying, setting_up, successions
from frankpledge.partnership.agencies.changes.successions import Part
from frankpledge.partnership.agencies.models import Invitation, Membership, PartnershipArea
from frankpledge.partnership.audit.models import Event

IN_2016 = dt.date(2016, 4, 1)
AGREED = "The Police and Crime Commissioner, decision of 4 March 2016"


@pytest.fixture
def merge(two, host):
    def merged():
        both = [two.blaby, two.bosworth]
        return successions.merge(partnerships=both, name="Both", slug="bhb", on=IN_2016, agreed=AGREED, by=host)

    return merged


@pytest.fixture
def waiting(two, host) -> Invitation:
    now = dt.datetime.now(dt.UTC)
    return Invitation.objects.create(
        agency=two.blaby.agencies.get(kind="district-council"), email="x@y.example", name="X", roles=["analyst"],
        token="t", invited_by=host, invited_at=now, expires_at=now + dt.timedelta(days=3),
    )  # fmt: skip


def told(kind: str) -> list[tuple[str, str]]:
    return sorted(Event.objects.filter(kind=kind).values_list("partnership", "about"))


def test_each_old_partnership_says_what_went_on(merge):
    merge()
    assert {slug for slug, _about in told("carried over")} == {"blaby", "hinckley", "bhb"}
    assert "went from Blaby" in Event.objects.filter(kind="carried over", partnership="blaby").get().sentence


def test_memberships_that_end_are_told(merge, two):
    olds = Membership.objects.filter(agency__partnership__in=[two.blaby, two.bosworth])
    expected = sorted((m.agency.partnership.slug, f"membership:{m.pk}") for m in olds)
    merge()
    assert told("membership ended") == expected
    assert "until 31 March 2016" in Event.objects.filter(kind="membership ended").first().sentence


def test_an_invitation_that_moves_is_told_in_both(merge, waiting):
    merge()
    about = f"invitation:{waiting.pk}"
    assert told("invitation withdrawn") == [("blaby", about)]
    assert told("person invited") == [("bhb", about)]


def test_an_invitation_that_a_split_withdraws_is_told(two, host, waiting):
    PartnershipArea.objects.create(partnership=two.blaby, code="E07000130", name="Charnwood", since=two.blaby.since)
    parts = [Part("A", "a", ("E07000129",)), Part("B", "b", ("E07000130",))]
    successions.split(partnership=two.blaby, into=parts, on=IN_2016, agreed=AGREED, by=host)
    assert told("invitation withdrawn") == [("blaby", f"invitation:{waiting.pk}")]


@pytest.mark.parametrize("ago", [1, 0, -30])
def test_an_invitation_that_ends_with_its_agency_is_told(two, person, waiting, ago, works_for):
    agency = two.blaby.agencies.get(kind="district-council")
    police = two.blaby.agencies.get(kind="police")
    works_for("second@police.example", police, "coordinator")
    last_day = dt.date.today() - dt.timedelta(days=ago)
    by = person("second@police.example")
    agency_changes.end(agency=agency, last_day=last_day, seen=agency.version, by=by)
    waiting.refresh_from_db()
    assert waiting.withdrawn_at
    assert told("invitation withdrawn") == [("blaby", f"invitation:{waiting.pk}")]


def test_a_district_whose_county_changes_says_so_and_its_open_pages_are_out_of_date(two, host, set_up):
    county = set_up("Leicestershire", "E07000129", tier="county")
    PartnershipArea.objects.create(partnership=county, code="E07000132", name="H and B", since=county.since)
    setting_up._placed(county, None, ["E07000129", "E07000132"], host)
    two.blaby.refresh_from_db()
    assert (two.blaby.county, two.blaby.version) == (county, 2)
    assert told("partnership changed") == [
        ("blaby", f"partnership:{two.blaby.pk}"), ("hinckley", f"partnership:{two.bosworth.pk}")
    ]  # fmt: skip
    parts = [Part("East", "east", ("E07000129",)), Part("West", "west", ("E07000132",))]
    east, _west = successions.split(partnership=county, into=parts, on=IN_2016, agreed=AGREED, by=host)
    two.blaby.refresh_from_db()
    assert (two.blaby.county, two.blaby.version) == (east, 3)
    sentence = Event.objects.filter(kind="partnership changed", partnership="blaby").order_by("-number")[0].sentence
    assert sentence == (
        "the partnership was changed: the county partnership above it from "
        "“Leicestershire Community Safety Partnership” to “East”"
    )


def test_the_chore_brings_about_what_is_due(two, host):
    with time_machine.travel(dt.date(2026, 11, 21)):
        successions.merge(
            partnerships=[two.blaby, two.bosworth], name="Both", slug="bhb", on=dt.date(2027, 4, 1), agreed=AGREED,
            by=host,
        )  # fmt: skip
    with time_machine.travel(dt.date(2027, 4, 1)):
        carrying.bring_about_due()
    assert {slug for slug, _about in told("carried over")} == {"blaby", "hinckley", "bhb"}
