"""Pages of agreements and feeds: who sees what, and that they cost the same however much is sent."""

import pytest

from frankpledge.demo import agreed, cast
from frankpledge.partnership.agencies.changes import agreements, feeds_received
from frankpledge.partnership.agencies.changes.feeds_received import Came
from frankpledge.partnership.agencies.models import Agency, Agreement, Feed, Succession
from frankpledge.partnership.agencies.permissions import Permission
from frankpledge.partnership.agencies.quarters import up_to
from frankpledge.partnership.agencies.roles import ROLES

HOME = "/p/silverpit/partnership"


@pytest.fixture
def performed(silverpit, person, today):
    agreed.agree(silverpit, coordinator=person("coordinator"), analyst=person("analyst"), today=today)
    return silverpit


def pages(quarter) -> dict[Permission, list[str]]:
    one = Agreement.objects.filter(replaced_by=None).first()
    feed = Feed.objects.first()
    return {
        Permission.READ_AGREEMENTS: [
            "/agreements/", f"/agreements/{one.pk}/", "/feeds/", "/feeds/deliveries.csv", f"/feeds/{feed.pk}/",
        ],
        Permission.CHANGE_AGREEMENTS: [
            "/agreements/add/", f"/agreements/{one.pk}/change/", f"/agreements/{one.pk}/end/",
            f"/agreements/{one.pk}/replace/", "/feeds/agree/council-asb/", "/feeds/agree/own/",
            f"/feeds/{feed.pk}/change/", f"/feeds/{feed.pk}/end/",
        ],
        Permission.RECORD_DELIVERIES: [
            "/feeds/record/", f"/feeds/{feed.pk}/{quarter.id}/",
            f"/feeds/{feed.pk}/{quarter.after(-5).id}/not-received/",
        ],
    }  # fmt: skip


def test_each_page_opens_for_the_roles_that_hold_its_permission_and_for_nobody_else(performed, as_, last):
    for player in cast.CAST:
        client, held = as_(player.key), ROLES[player.roles[0]].permissions
        for permission, addresses in pages(last).items():
            for address in addresses:
                assert client.get(HOME + address).status_code == (200 if permission in held else 404), address


def test_another_partnership_s_agreements_and_feeds_are_not_there(performed, fladen, as_, last):
    stranger = as_("stranger@fladen.example")
    for addresses in pages(last).values():
        for address in addresses:
            if any(letter.isdigit() for letter in address):
                assert stranger.get(f"/p/fladen/partnership{address}").status_code == 404, address
                assert stranger.post(f"/p/fladen/partnership{address}", {"seen": "1"}).status_code in (404, 405)


@pytest.mark.parametrize("count", [3, 40])
def test_lists_cost_three_queries_however_many_there_are(
    silverpit, person, feed, terms, last, today, as_, count, django_assert_max_num_queries
):
    for number in range(count):
        one = feed(title=f"Kind {number}")
        agreements.write_down(partnership=silverpit, terms=terms(title=f"Agreement {number}"), by=person("coordinator"))
        came = Came(one, last.after(-1).due, "good")
        feeds_received.record_delivery(quarter=last.after(-1), came=came, by=person("analyst"))
    client = as_("coordinator")
    # A download is an event as well, in a transaction of its own.
    for address, queries in (("/agreements/", 3), ("/feeds/", 3), ("/feeds/deliveries.csv", 10)):
        with django_assert_max_num_queries(queries):
            answer = client.get(HOME + address)
        assert f"Kind {count - 1}" in (text := answer.content.decode()) or f"Agreement {count - 1}" in text


def test_only_what_was_agreed_is_in_the_grid_and_the_rest_is_offered_by_holder(silverpit, feed, as_):
    feed(agency=cast.POLICE, data_set="police-crimes", title="Crimes")
    page = as_("coordinator").get(f"{HOME}/feeds/").content.decode()
    assert page.count("Overdue by") == 5  # of the six, the latest is not due yet
    for holder in ("Police (3)", "Fire and rescue (2)", "Health (5)", "Ambulance (1)"):
        assert holder in page
    assert f"{HOME}/feeds/agree/police-incidents/" in page
    assert f"{HOME}/feeds/agree/police-crimes/" not in page
    assert "missing" not in page.replace("Nothing here counts as missing", "")


def test_an_agency_that_has_left_is_offered_nothing(silverpit, as_, today):
    Agency.objects.filter(name=cast.POLICE).update(until=today)
    page = as_("coordinator").get(f"{HOME}/feeds/").content.decode()
    assert "Here: Doggerland Fire" in page
    assert "Here: Doggerland Police" not in page


def test_where_nothing_was_agreed_nothing_is_overdue(silverpit, as_):
    page = as_("coordinator").get(f"{HOME}/feeds/").content.decode()
    assert "No quarterly data has been agreed yet." in page
    assert "verdue" not in page


def test_who_may_only_read_is_shown_no_way_to_change(performed, as_):
    for address in ("/feeds/", "/agreements/", f"/agreements/{Agreement.objects.last().pk}/"):
        page = as_("lead").get(HOME + address).content.decode()
        main = page[page.index("<main") : page.index("</main>")]
        for word in ("/agree/", "/record/", "/change/", "/end/", "/add/", "govuk-button--warning"):
            assert word not in main


def test_what_a_merged_partnership_agreed_is_read_by_its_heirs_and_not_changed(performed, fladen, as_, last, today):
    Succession.objects.create(how="merged", before=performed, after=fladen, on=today)
    heir = as_("stranger@fladen.example")
    for address in pages(last)[Permission.READ_AGREEMENTS]:
        page = heir.get(HOME + address).content.decode()
        assert "Quarterly data sharing agreement" in page or "Sharing agreement" in page
        for word in ("/agree/", "/record/", "/change/", "/end/", "/add/"):
            assert word not in page[page.find("<main") :]
    for permission in (Permission.CHANGE_AGREEMENTS, Permission.RECORD_DELIVERIES):
        for address in pages(last)[permission]:
            assert heir.post(HOME + address, {"seen": "1"}).status_code == 404


def test_every_state_is_among_the_demonstration(performed, as_):
    page = as_("analyst").get(f"{HOME}/feeds/").content.decode()
    for words in ("on time", "Received 12 days late", "Not here yet, due on", "Overdue by", "before the agreement"):
        assert words in page
    for words in ("Good", "Some gaps", "Poor"):
        assert words in page
    page = as_("analyst").get(f"{HOME}/agreements/").content.decode()
    for words in ("Review overdue by 19 days", "Review due in 41 days", "Agreements that ended"):
        assert words in page


@pytest.mark.parametrize(
    "choice",
    ["to=2025-05", "to=soon", "to=2999-01", "to=0001-01", "to=2007-04", "agency=0", "agency=abc", "agency=1%00"],
)
def test_a_choice_that_is_none_is_no_page(performed, as_, choice):
    assert as_("analyst").get(f"{HOME}/feeds/?{choice}").status_code == 404
    assert as_("analyst").get(f"{HOME}/feeds/deliveries.csv?{choice}").status_code == 404


def test_an_earlier_choice_leads_back_to_now(performed, as_, last):
    client = as_("analyst")
    earlier = last.after(-6)
    page = client.get(f"{HOME}/feeds/?to={earlier.id}").content.decode()
    assert earlier.words in page
    assert last.words not in page
    assert "Later quarters" in page
    assert "Later quarters" not in client.get(f"{HOME}/feeds/").content.decode()
    assert [q.words in page for q in up_to(earlier, 6)] == [True] * 6
