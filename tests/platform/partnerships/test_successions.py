"""Partnerships work together, merge and split, on days past and to come."""

import datetime as dt

import pytest
import time_machine

from frankpledge.partnership.agencies.answers import Refused
from frankpledge.partnership.agencies.changes import agencies as agency_changes
from frankpledge.partnership.agencies.changes import carrying, members, successions
from frankpledge.partnership.agencies.changes.successions import Part
from frankpledge.partnership.agencies.models import (
    Agency,
    Agreement,
    Feed,
    Holding,
    Invitation,
    Membership,
    Partnership,
    PartnershipArea,
    Person,
    Succession,
)
from frankpledge.partnership.agencies.models.dated import in_force
from frankpledge.partnership.agencies.seats import seat_at
from frankpledge.partnership.audit.models import Event
from frankpledge.partnership.audit.verifying import faults

IN_2010, IN_2016 = dt.date(2010, 4, 1), dt.date(2016, 4, 1)
AGREED = "The Police and Crime Commissioner, decision of 4 March 2016"
TODAY = dt.date(2026, 11, 21)
NAME = "Blaby and Hinckley and Bosworth Community Safety Partnership"


@pytest.fixture
def merged(two, host) -> Partnership:
    """As it was: together from 2010, one partnership from 2016 with the commissioner's approval."""
    both = [two.blaby, two.bosworth]
    successions.work_together(partnerships=both, on=IN_2010, agreed="Both strategy groups", by=host)
    return successions.merge(partnerships=both, name=NAME, slug="bhb", on=IN_2016, agreed=AGREED, by=host)


def anew(email: str) -> Person:
    """Without the seats that an earlier look remembered."""
    return Person.objects.get(email=email)


def test_areas_go_on_in_the_new_partnership_without_a_gap(merged, two):
    assert {(a.code, a.since, a.until) for a in merged.areas.all()} == {
        ("E07000129", IN_2016, None), ("E07000132", IN_2016, None),
    }  # fmt: skip
    assert [a.until for a in two.blaby.areas.all()] == [IN_2016]
    assert Partnership.objects.get(slug="blaby").until == IN_2016


def test_agencies_of_the_same_kind_and_name_become_one(merged):
    assert sorted(a.name for a in merged.agencies.all()) == [
        "Blaby District Council", "Hinckley and Bosworth Borough Council", "Leicestershire Constabulary",
        "Leicestershire County Council",
    ]  # fmt: skip


def test_who_worked_in_both_is_one_member_with_the_roles_of_both(merged):
    ann = Membership.objects.get(person__email="ann@county.example", agency__partnership=merged)
    assert {h.role for h in ann.holdings.all()} == {"analyst", "partner-lead"}
    assert ann.job == "Analyst"
    chair = Membership.objects.get(person__email="chair@police.example", agency__partnership=merged)
    assert (chair.liaison, chair.holdings.count()) == (True, 1)


def test_nothing_is_deleted_and_what_was_ends_on_the_day(merged, two):
    olds = [two.blaby, two.bosworth]
    assert set(Agency.objects.filter(partnership__in=olds).values_list("until", flat=True)) == {IN_2016}
    assert Membership.objects.filter(agency__partnership__in=olds).count() == 6
    assert set(Holding.objects.filter(membership__agency__partnership__in=olds).values_list("until", flat=True)) == {
        IN_2016
    }


def test_members_of_the_new_read_the_old_and_change_nothing_there(merged, two):
    seat = seat_at(anew("bea@blaby.example"), "hinckley")
    assert seat.past
    assert seat_at(anew("bea@blaby.example"), "bhb").past is False


def test_the_old_pages_open_and_take_no_forms(merged, as_):
    bea = as_("bea@blaby.example")
    assert bea.get("/p/bhb/partnership/").status_code == 200
    for slug in ("blaby", "hinckley"):
        assert bea.get(f"/p/{slug}/partnership/").status_code == 200
        assert bea.get(f"/p/{slug}/partnership/history/").status_code == 200
        assert bea.post(f"/p/{slug}/partnership/change/", {"name": "Mine"}).status_code == 404


def test_who_joins_the_new_one_years_later_reads_the_old_too_and_the_page_says_so(merged, works_for, as_):
    council = merged.agencies.filter(kind="district-council").first()
    works_for("new@bhb.example", council, "analyst")
    seat = seat_at(anew("new@bhb.example"), "blaby")
    assert seat.past and seat.roles == {"analyst"}
    page = as_("new@bhb.example").get("/p/blaby/partnership/").content.decode()
    assert "everybody who works for one of them, whenever they joined, reads these pages" in page
    assert "an information officer holds it, answers who asks for it, and erases it" in page


def test_history_tells_the_whole_family_in_words(merged, as_):
    for slug in ("bhb", "blaby"):
        page = as_("hal@hinckley.example").get(f"/p/{slug}/partnership/history/").content.decode()
        told = page.index("1 April 2010: Blaby Community Safety Partnership and Hinckley and Bosworth Community")
        assert "began to work together." in page[told:]
        assert page.index("1 April 2016:") > told
        assert f"became {NAME}." in page
        assert AGREED in page


def test_agreements_and_data_sets_go_along_and_agreements_are_to_be_reviewed(two, host):
    signed = dt.date(2014, 1, 1)
    for old in (two.blaby, two.bosworth):
        police = old.agencies.get(kind="police")
        agreement = Agreement.objects.create(
            partnership=old, title="Sharing protocol", purpose="To share", basis="cda-115", since=signed,
            review_on=dt.date(2018, 1, 1),
        )  # fmt: skip
        agreement.parties.set(old.agencies.all())
        Feed.objects.create(agency=police, agreement=agreement, data_set="police-crime", title="Crimes", since=signed)
    made = successions.merge(
        partnerships=[two.blaby, two.bosworth], name=NAME, slug="bhb", on=IN_2016, agreed=AGREED, by=host
    )
    assert {a.title for a in made.agreements.all()} == {
        "Sharing protocol (Blaby Community Safety Partnership)",
        "Sharing protocol (Hinckley and Bosworth Community Safety Partnership)",
    }
    assert {(a.since, a.review_on, a.parties.count()) for a in made.agreements.all()} == {(signed, IN_2016, 3)}
    (feed,) = Feed.objects.filter(agency__partnership=made)
    assert (feed.since, feed.agreement.partnership, feed.agency.partnership) == (IN_2016, made, made)
    assert set(Agreement.objects.filter(partnership=two.blaby).values_list("until", flat=True)) == {IN_2016}


def test_whoever_joined_an_old_partnership_after_the_day_ends_there_before_they_began(two, host, works_for):
    late = two.blaby.agencies.get(kind="police")
    person = Person.objects.create(email="late@police.example", name="Late")
    members.join(person=person, agency=late, roles=["analyst"], since=dt.date(2020, 1, 1), by="the test")
    made = successions.merge(
        partnerships=[two.blaby, two.bosworth], name=NAME, slug="bhb", on=IN_2016, agreed=AGREED, by=host
    )
    new = Membership.objects.get(person=person, agency__partnership=made)
    assert (new.since, new.until) == (dt.date(2020, 1, 1), None)
    old = Membership.objects.get(person=person, agency=late)
    assert old.since == old.until


def test_an_invitation_that_waits_opens_the_door_of_the_new_partnership(two, host):
    council = two.blaby.agencies.get(kind="district-council")
    now = dt.datetime.now(dt.UTC)
    waiting = Invitation.objects.create(
        agency=council, email="x@y.example", name="X", roles=["analyst"], token="t", invited_by=host, invited_at=now,
        expires_at=now + dt.timedelta(days=3),
    )  # fmt: skip
    made = successions.merge(
        partnerships=[two.blaby, two.bosworth], name=NAME, slug="bhb", on=IN_2016, agreed=AGREED, by=host
    )
    waiting.refresh_from_db()
    assert (waiting.agency.partnership, waiting.withdrawn_at) == (made, None)


def test_a_deputy_stands_in_for_the_same_person_as_before(two, host, works_for):
    council = two.blaby.agencies.get(kind="district-council")
    bea = Membership.objects.get(person__email="bea@blaby.example", agency=council)
    works_for("dee@blaby.example", council)
    dee = Membership.objects.get(person__email="dee@blaby.example")
    until = dt.date(2030, 1, 1)
    Holding.objects.create(
        membership=dee, role="coordinator", given_by="x", in_place_of=bea, since=dt.date(2015, 1, 1), until=until
    )
    made = successions.merge(
        partnerships=[two.blaby, two.bosworth], name=NAME, slug="bhb", on=IN_2016, agreed=AGREED, by=host
    )
    (held,) = Holding.objects.filter(membership__person=dee.person, membership__agency__partnership=made)
    assert (held.in_place_of.person, held.in_place_of.agency.partnership, held.until) == (bea.person, made, until)


# A day to come.


@pytest.fixture
def coming(two, host) -> Partnership:
    with time_machine.travel(TODAY):
        return successions.merge(
            partnerships=[two.blaby, two.bosworth],
            name=NAME,
            slug="bhb",
            on=dt.date(2027, 4, 1),
            agreed=AGREED,
            by=host,
        )


def test_until_the_day_the_old_ones_go_on_and_nobody_sits_in_the_new(coming, two):
    with time_machine.travel(dt.date(2027, 3, 31)):
        assert seat_at(anew("bea@blaby.example"), "blaby").past is False
        assert seat_at(anew("bea@blaby.example"), "bhb") is None
        assert seat_at(anew("bea@blaby.example"), "hinckley") is None


def test_who_joins_or_leaves_meanwhile_is_taken_along_or_not(coming, two, host):
    bea, hal = anew("bea@blaby.example"), anew("hal@hinckley.example")
    with time_machine.travel(dt.date(2027, 2, 1)):
        council = two.blaby.agencies.get(kind="district-council")
        new = Person.objects.create(email="new@blaby.example", name="New")
        members.join(person=new, agency=council, roles=["caseworker"], by="the test")
        analyst = Holding.objects.get(membership__person__email="ann@county.example", role="analyst")
        members.take(holding=analyst, by=bea)
        police = two.bosworth.agencies.get(kind="police")
        agency_changes.end(agency=police, last_day=dt.date(2027, 2, 2), seen=police.version, by=hal)
    with time_machine.travel(dt.date(2027, 4, 1)):
        carrying.bring_about_due()
        assert seat_at(anew("new@blaby.example"), "bhb").roles == {"caseworker"}
        assert seat_at(anew("ann@county.example"), "bhb").roles == {"partner-lead"}
        assert seat_at(anew("bea@blaby.example"), "blaby").past


def test_a_day_that_came_and_was_not_brought_about_locks_nobody_out(coming):
    with time_machine.travel(dt.date(2027, 4, 2)):
        assert seat_at(anew("bea@blaby.example"), "blaby").past is False


def test_it_is_brought_about_once(coming, host):
    with time_machine.travel(dt.date(2027, 4, 1)):
        assert carrying.bring_about(on=dt.date(2027, 4, 1), by=host) == [coming]
        before = Membership.objects.count()
        assert carrying.bring_about(on=dt.date(2027, 4, 2), by=host) == []
        assert Membership.objects.count() == before


def test_only_the_host_brings_it_about(coming, host, as_):
    with time_machine.travel(dt.date(2027, 4, 1)):
        assert as_("bea@blaby.example").post("/host/due/").status_code == 404
        at_host = as_(host.email)
        assert "Bring it about now" in at_host.get("/host/partnership/bhb/").content.decode()
        assert at_host.post("/host/due/")["Location"] == "/host/"
        assert seat_at(anew("bea@blaby.example"), "bhb")


# Splitting.


def test_a_split_gives_each_its_areas_and_all_agencies_and_members(merged, host):
    parts = [Part("Blaby again", "blaby-2", ("E07000129",)), Part("Bosworth again", "bosworth-2", ("E07000132",))]
    news = successions.split(partnership=merged, into=parts, on=dt.date(2026, 4, 1), agreed=AGREED, by=host)
    assert [[a.code for a in new.areas.all()] for new in news] == [["E07000129"], ["E07000132"]]
    assert [new.agencies.count() for new in news] == [4, 4]
    bea = anew("bea@blaby.example")
    assert seat_at(bea, "blaby-2").roles == seat_at(bea, "bosworth-2").roles == {"coordinator"}
    assert seat_at(anew("bea@blaby.example"), "bhb").past
    assert seat_at(anew("bea@blaby.example"), "hinckley").past  # two steps back


# What is refused, with nothing half done.


@pytest.fixture
def nothing_done():
    """The state before and after is the same."""

    def counted():
        models = (Partnership, PartnershipArea, Agency, Membership, Holding, Succession, Event)
        ends = Partnership.objects.filter(until__isnull=False).count()
        return [model.objects.count() for model in models] + [ends]

    before = []

    def check():
        if not before:
            before.extend(counted())
        else:
            assert counted() == before

    return check


@pytest.mark.parametrize(
    "change, words",
    [
        ({"on": dt.date(2007, 1, 1)}, "began on 1 April 2008"),
        ({"agreed": "  "}, "Say who agreed"),
        ({"slug": "blaby"}, "is taken"),
        ({"twice": True}, "chosen twice"),
        ({"alone": True}, "at least two"),
        ({"kent": True}, "different police force areas"),
    ],
)
def test_a_merger_that_can_not_be_is_refused_in_words(two, host, set_up, nothing_done, change, words):
    those = [two.blaby, two.bosworth]
    if change.pop("twice", False):
        those = [two.blaby, two.blaby]
    if change.pop("alone", False):
        those = [two.blaby]
    if change.pop("kent", False):
        those = [two.blaby, set_up("Maidstone", "E07000110", force="Kent")]
    nothing_done()
    asked = {"partnerships": those, "name": NAME, "slug": "bhb", "on": IN_2016, "agreed": AGREED, "by": host} | change
    with pytest.raises(Refused, match=words):
        successions.merge(**asked)
    nothing_done()


@pytest.mark.parametrize(
    "areas, words",
    [
        ((("E07000129",), ()), "needs at least one district"),
        ((("E07000129",), ("E07000129", "E07000132")), "in two of the new"),
        ((("E07000129",), ("E07000110",)), "is not responsible for E07000110"),
        ((("E07000129", "E07000132"),), "at least two"),
    ],
)
def test_a_split_that_can_not_be_is_refused_in_words(merged, host, nothing_done, areas, words):
    parts = [Part(f"Part {n}", f"part-{n}", codes) for n, codes in enumerate(areas)]
    nothing_done()
    with pytest.raises(Refused, match=words):
        successions.split(partnership=merged, into=parts, on=dt.date(2026, 4, 1), agreed=AGREED, by=host)
    nothing_done()


def test_districts_that_are_left_over_are_named(two, host, set_up, nothing_done):
    three = set_up("Threefold", "E07000001")
    for code, name in (("E07000002", "Two"), ("E07000003", "Three")):
        PartnershipArea.objects.create(partnership=three, code=code, name=name, since=three.since)
    parts = [Part("A", "a", ("E07000001",)), Part("B", "b", ("E07000002",))]
    nothing_done()
    with pytest.raises(Refused, match="left over: Three"):
        successions.split(partnership=three, into=parts, on=IN_2016, agreed=AGREED, by=host)
    nothing_done()


def test_two_new_partnerships_need_two_addresses(merged, host):
    parts = [Part("A", "same", ("E07000129",)), Part("B", "same", ("E07000132",))]
    with pytest.raises(Refused, match="same address"):
        successions.split(partnership=merged, into=parts, on=dt.date(2026, 4, 1), agreed=AGREED, by=host)


def test_what_has_merged_can_not_merge_again(merged, two, host, set_up):
    other = set_up("Charnwood", "E07000130")
    with pytest.raises(Refused, match="ends on 1 April 2016 already"):
        successions.merge(partnerships=[two.blaby, other], name="X", slug="x", on=TODAY, agreed=AGREED, by=host)


def test_a_coordinator_merges_nothing(two):
    bea = anew("bea@blaby.example")
    with pytest.raises(Refused, match="looks after this host"):
        successions.merge(
            partnerships=[two.blaby, two.bosworth], name=NAME, slug="bhb", on=IN_2016, agreed=AGREED, by=bea
        )


def test_the_log_tells_of_it_in_each_and_holds(merged):
    told = Event.objects.filter(kind="partnerships merged").values_list("partnership", flat=True)
    assert set(told) == {"blaby", "hinckley", "bhb"}
    assert list(faults()) == []


def test_the_host_merges_by_its_pages(two, at_host):
    page = at_host.get("/host/merge/")
    assert page.status_code == 200
    sent = {
        "partnerships": [two.blaby.pk, two.bosworth.pk], "name": NAME, "slug": "bhb", "on_day": "1", "on_month": "4",
        "on_year": "2016", "agreed": AGREED, "tier": "",
    }  # fmt: skip
    sent |= {f"on_{n}": value for n, value in enumerate(("1", "4", "2016"))}
    answer = at_host.post("/host/merge/", sent)
    assert answer.status_code == 302, answer.content.decode()
    assert at_host.get(answer["Location"]).status_code == 200
    assert Partnership.objects.get(slug="bhb").agencies.filter(in_force(TODAY)).count() == 4


def test_the_host_splits_by_its_pages(merged, at_host):
    assert at_host.get("/host/partnership/bhb/split/").status_code == 200
    sent = {
        "name_1": "A", "slug_1": "a", "name_2": "B", "slug_2": "b", "area_E07000129": "1", "area_E07000132": "2",
        "on_day": "1", "on_month": "4", "on_year": "2026", "agreed": AGREED,
    }  # fmt: skip
    answer = at_host.post("/host/partnership/bhb/split/", sent)
    assert answer.status_code == 302, answer.content.decode()
    assert [a.code for a in Partnership.objects.get(slug="b").areas.all()] == ["E07000132"]
