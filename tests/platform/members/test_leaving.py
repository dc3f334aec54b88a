"""Somebody leaves, in one sitting: nothing is left to nobody unnoticed, and what they did keeps their name."""

import datetime as dt

import pytest
import time_machine

from frankpledge.partnership.agencies.answers import Refused
from frankpledge.partnership.agencies.changes import invitations, leaving
from frankpledge.partnership.agencies.changes.versions import CHANGED
from frankpledge.partnership.agencies.models import Agreement, Feed, Holding, Invitation, Membership
from frankpledge.partnership.agencies.queries import people
from frankpledge.partnership.agencies.signals import membership_ended

DAY = dt.timedelta(days=1)


@pytest.fixture
def told():
    """Of whom the other rooms were told that they are gone."""
    gone = []

    def note(membership: Membership, **_named: object) -> None:
        gone.append(membership.person.name)

    membership_ended.connect(note)
    yield gone
    membership_ended.disconnect(note)


def sitting(on, today, membership, days=-1, **more):
    return {"version": membership.version, **on("last_day", today + days * DAY), **more}


def test_one_sitting_ends_the_seat_and_gives_what_is_left_to_who_takes_over(
    silverpit, second, as_, person, membership, post, read_out, roles, on, today, told
):
    going, heir = membership("lead"), membership("second@silverpit.example")
    own = membership("caseworker")
    fields = sitting(on, today, going, successor=own.pk, goes=["partner-lead", "represents"])
    page = read_out(post(as_("coordinator"), f"people/{going.pk}/leaving/", **fields))
    assert "Lena Marsh is written down as leaving" in page and "Who takes over Carys Bevan" in page
    assert roles(person("lead")) == frozenset()
    assert roles(person("caseworker")) == {"caseworker", "partner-lead"}
    assert membership("caseworker").represents and not heir.represents
    assert told == ["Lena Marsh"]


def test_their_name_stays_where_they_were(silverpit, as_, person, membership, get, read_out, today):
    gone = membership("lead")
    leaving.leave(membership=gone, last_day=today - DAY, seen=gone.version, by=person("coordinator"))
    client = as_("coordinator")
    now, earlier = read_out(get(client, "people/")).split("Earlier")
    assert "Lena Marsh" in earlier and "Partner lead" in earlier and "Lena Marsh" not in now
    page = read_out(get(client, f"people/{gone.pk}/"))
    assert "They worked here until" in page and "is leaving" not in page


def test_a_day_to_come_ends_it_then_and_tells_nobody_yet(silverpit, person, membership, roles, today, told):
    going = membership("lead")
    leaving.leave(membership=going, last_day=today + 2 * DAY, seen=going.version, by=person("coordinator"))
    assert told == []
    for day, held in ((0, {"partner-lead"}), (2, {"partner-lead"}), (3, frozenset())):
        with time_machine.travel(dt.datetime.combine(today + day * DAY, dt.time(12))):
            assert roles(person("lead")) == held, day


def test_roles_go_over_on_the_day_after_the_last(silverpit, person, membership, today):
    going = membership("lead")
    leaving.leave(
        membership=going, last_day=today + 2 * DAY, seen=going.version, by=person("coordinator"),
        successor=membership("caseworker"), roles=["partner-lead"],
    )  # fmt: skip
    assert Holding.objects.get(membership=membership("caseworker"), role="partner-lead").since == today + 3 * DAY


def test_the_page_lists_what_they_leave_behind(silverpit, person, membership, agency, as_, get, read_out, today):
    fire = agency("Doggerland Fire and Rescue Authority")
    agreement = Agreement.objects.create(
        partnership=silverpit, title="Fires and callouts", purpose="…", basis="cda-17a", since=today,
        review_on=today + 300 * DAY,
    )  # fmt: skip
    agreement.parties.add(fire)
    Feed.objects.create(agency=fire, agreement=agreement, data_set="own", title="Deliberate fires", since=today)
    page = read_out(get(as_("coordinator"), f"people/{membership('lead').pk}/leaving/"))
    for said in ("The role “Partner lead”", "Nobody else represents Doggerland Fire and Rescue Authority",
                 "Nobody else works here for Doggerland Fire", "“Fires and callouts”", "Deliberate fires"):  # fmt: skip
        assert said in page


def test_an_invitation_that_they_sent_stays_good(
    silverpit, second, person, membership, agency, as_, get, read_out, today
):
    invitations.invite(
        agency=agency("Pit and Shaft Homes"), email="n@homes.example", name="N", roles=["caseworker"],
        by=person("coordinator"),
    )  # fmt: skip
    going = membership("coordinator")
    page = read_out(get(as_("second@silverpit.example"), f"people/{going.pk}/leaving/"))
    assert "1 invitation that waits, and stays good" in page
    leaving.leave(membership=going, last_day=today - DAY, seen=going.version, by=second)
    assert Invitation.objects.get(email="n@homes.example").withdrawn_at is None


def test_only_people_who_work_here_can_take_over(
    silverpit, fladen, second, as_, person, membership, get, read_out, today
):
    gone = membership("councillor")
    leaving.leave(membership=gone, last_day=today - DAY, seen=gone.version, by=second)
    going = membership("lead")
    page = read_out(get(as_("coordinator"), f"people/{going.pk}/leaving/"))
    assert "Nobody yet" in page and "Carys Bevan" in page
    assert "Sian Price" not in page and "Lena Marsh, " not in page and "Stig Strand" not in page
    theirs = Membership.objects.get(person__email="stranger@fladen.example")
    for heir in (gone, going, theirs):
        with pytest.raises(Refused, match="Choose somebody"):
            leaving.leave(
                membership=membership("lead"), last_day=today, seen=going.version, by=second, successor=heir
            )  # fmt: skip


def test_roles_with_nobody_to_take_them_over_are_asked_about(silverpit, as_, membership, post, read_out, on, today):
    going = membership("lead")
    said = post(as_("coordinator"), f"people/{going.pk}/leaving/", **sitting(on, today, going, goes=["partner-lead"]))
    assert "Choose who takes over, or clear these boxes" in read_out(said)
    assert membership("lead").until is None


def test_a_member_sees_themselves_off_and_hands_nothing_on(
    silverpit, as_, person, membership, get, post, read_out, on, today, roles
):
    going, client = membership("analyst"), as_("analyst")
    page = read_out(get(client, f"people/{going.pk}/leaving/"))
    assert "You are leaving" in page and "What goes to them?" not in page
    fields = sitting(on, today, going, successor=membership("caseworker").pk, goes=["analyst"])
    client.post(f"/p/silverpit/partnership/people/{going.pk}/leaving/", fields)
    assert roles(person("analyst")) == frozenset() and roles(person("caseworker")) == {"caseworker"}
    assert Membership.objects.get(pk=going.pk).successor == membership("caseworker")


def test_two_who_see_somebody_off_don_t_overwrite_each_other(silverpit, second, person, membership, today):
    going = membership("lead")
    leaving.leave(membership=membership("lead"), last_day=today + DAY, seen=going.version, by=second)
    with pytest.raises(Refused, match=CHANGED[:30]):
        leaving.leave(membership=going, last_day=today + 9 * DAY, seen=going.version, by=person("coordinator"))


def test_they_stay_after_all_with_their_roles_and_without_what_ended_of_itself(
    silverpit, second, as_, person, membership, post, roles, today
):
    going = membership("lead")
    leaving.leave(membership=going, last_day=today + 2 * DAY, seen=going.version, by=second)
    going = membership("lead")
    post(as_("coordinator"), f"people/{going.pk}/staying/", version=going.version)
    with time_machine.travel(dt.datetime.combine(today + 30 * DAY, dt.time(12))):
        assert roles(person("lead")) == {"partner-lead"}
    assert membership("lead").until is None


def test_a_last_day_before_the_first_is_refused(silverpit, person, membership):
    going = membership("lead")
    with pytest.raises(Refused, match="before they joined"):
        leaving.leave(membership=going, last_day=dt.date(2021, 3, 1), seen=going.version, by=person("coordinator"))


def test_nobody_is_picked_who_may_not_sign_in(silverpit, person, today):
    one = person("lead")
    one.is_active = False
    one.save()
    assert "Lena Marsh" not in [m.person.name for m in people.to_pick(silverpit, today)]
