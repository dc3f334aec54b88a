"""What is sent every quarter: agreed, received, corrected, and ended; alone and many at once."""

import csv
import datetime as dt
import io

import pytest

from frankpledge.demo import agreed, cast
from frankpledge.partnership.agencies.answers import Refused
from frankpledge.partnership.agencies.changes import agreements, feeds, feeds_received
from frankpledge.partnership.agencies.changes.feeds_received import Came
from frankpledge.partnership.agencies.data_sets.catalogue import data_sets
from frankpledge.partnership.agencies.models import Agency, Delivery, Feed
from frankpledge.partnership.agencies.quarters import Quarter
from frankpledge.partnership.agencies.queries import feeds as queries
from frankpledge.partnership.agencies.queries import feeds_board as boards
from frankpledge.partnership.audit.models import Event, SealedDetail
from frankpledge.partnership.design import wording

HOME = "/p/silverpit/partnership/feeds"


def dated(name: str, day: dt.date) -> dict[str, int]:
    return {f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year}


def told(day: dt.date, quality: str = "good", note: str = "", seen: int = 0) -> dict[str, object]:
    return {**dated("received_on", day), "quality": quality, "note": note, "seen": seen}


def test_a_coordinator_agrees_a_data_set_of_the_list(silverpit, as_, agency, last):
    sent = {"agency": agency(cast.FIRE).pk, **dated("since", last.first)}
    answer = as_("coordinator").post(f"{HOME}/agree/fire-incidents/", sent)
    made = Feed.objects.get()
    assert answer["Location"] == f"{HOME}/{made.pk}/"
    assert (made.data_set, made.title) == ("fire-incidents", data_sets()["fire-incidents"].title)
    assert Event.objects.get(kind="feed agreed").about == f"feed:{made.pk}"


def test_a_feed_of_the_partnership_s_own_has_a_title_that_is_typed(silverpit, as_, agency, last):
    sent = {"agency": agency(cast.HOMES).pk, **dated("since", last.first)}
    assert "Enter what is sent" in as_("coordinator").post(f"{HOME}/agree/own/", sent).content.decode()
    as_("coordinator").post(f"{HOME}/agree/own/", {**sent, "title": "Nuisance reports"})
    assert Feed.objects.get().title == "Nuisance reports"
    assert as_("coordinator").get(f"{HOME}/agree/no-such-thing/").status_code == 404


def test_the_same_is_agreed_once_at_a_time(feed, person, today):
    first = feed(data_set="council-asb", title="ASB")
    with pytest.raises(Refused, match="already"):
        feed(data_set="council-asb", title="ASB")
    with pytest.raises(Refused, match="already"):
        feed(), feed(title="noise COMPLAINTS")
    feeds.end(feed=first, ended=today, seen=1, by=person("coordinator"))
    assert feed(data_set="council-asb", title="ASB").pk != first.pk


def test_a_feed_can_t_begin_before_its_agency_took_part(feed):
    with pytest.raises(Refused, match="joined on 1 April 2021"):
        feed(since=dt.date(2021, 3, 31))


def test_only_who_may_agrees_changes_and_ends_and_only_who_may_records(feed, person, last, agency):
    one = feed()
    for key in ("analyst", "lead"):
        with pytest.raises(Refused, match="Your role"):
            feeds.agree(agency=agency(cast.FIRE), data_set="own", title="x", since=last.first, by=person(key))
        with pytest.raises(Refused, match="Your role"):
            feeds.change(feed=one, title="x", since=one.since, agreement=None, seen=1, by=person(key))
        with pytest.raises(Refused, match="Your role"):
            feeds.end(feed=one, ended=last.first, seen=1, by=person(key))
    for key in ("information", "lead"):
        with pytest.raises(Refused, match="Your role"):
            feeds_received.record_delivery(quarter=last, came=Came(one, last.last, "good"), by=person(key))
    assert Feed.objects.get().version == 1
    assert not Delivery.objects.exists()


def test_an_analyst_records_a_quarter(feed, as_, last, person):
    one = feed()
    answer = as_("analyst").post(f"{HOME}/{one.pk}/{last.id}/", told(last.last, "gaps", "No map references."))
    assert answer["Location"] == f"{HOME}/{one.pk}/"
    came = Delivery.objects.get()
    assert (came.quarter, came.received_on, came.quality, came.note) == (
        last.first, last.last, "gaps", "No map references.",
    )  # fmt: skip
    event = Event.objects.get(kind="delivery recorded")
    assert (event.about, event.by) == (f"feed:{one.pk}", f"person:{person('analyst').pk}")
    assert event.detail["quality"] == "some gaps"


def test_the_same_quarter_told_again_is_a_correction_that_holds_old_and_new(feed, as_, last):
    one, address = feed(), ""
    address = f"{HOME}/{one.pk}/{last.id}/"
    as_("analyst").post(address, told(last.last, "good"))
    as_("coordinator").post(address, told(last.last + dt.timedelta(days=1), "poor", "From Mr Brown", seen=1))
    came = Delivery.objects.get()
    assert (came.quality, came.version) == ("poor", 2)
    event = Event.objects.get(kind="delivery corrected")
    for words in (
        wording.dated(last.last),
        wording.dated(last.last + dt.timedelta(days=1)),
        "quality poor instead of good",
        "another note",
    ):
        assert words in event.sentence
    assert "Brown" not in event.sentence + str(event.detail)
    assert SealedDetail.objects.filter(event=event.number).exists()


def test_told_the_same_again_nothing_happens(feed, as_, last):
    one = feed()
    for seen in (0, 1, 1):
        as_("analyst").post(f"{HOME}/{one.pk}/{last.id}/", told(last.last, seen=seen))
    assert Delivery.objects.get().version == 1
    assert not Event.objects.filter(kind="delivery corrected").exists()


def test_a_correction_from_a_stale_page_is_refused(feed, as_, last):
    one = feed()
    address = f"{HOME}/{one.pk}/{last.id}/"
    as_("analyst").post(address, told(last.last, "good"))
    page = as_("coordinator").post(address, told(last.last, "poor", seen=0)).content.decode()
    assert "Somebody else changed this" in page
    assert Delivery.objects.get().quality == "good"


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        (lambda today, last: dated("received_on", today + dt.timedelta(days=1)), "can&#39;t be in the future"),
        (lambda today, last: dated("received_on", last.last - dt.timedelta(days=1)), "was not over then"),
        (lambda today, last: {"received_on_day": ""}, "The date must include a day"),
        (lambda today, last: {"quality": ""}, "Choose how good it is"),
        (lambda today, last: {"quality": "splendid"}, "splendid"),
        (lambda today, last: {"note": "x" * 301}, "300 characters or fewer"),
    ],
)
def test_what_is_wrong_with_a_delivery_is_said(feed, as_, today, last, wrong, says):
    one = feed()
    page = as_("analyst").post(f"{HOME}/{one.pk}/{last.id}/", told(last.last) | wrong(today, last)).content.decode()
    assert says in page
    assert "<title>Error: " in page
    assert not Delivery.objects.exists()


def test_the_change_itself_refuses_a_day_that_can_t_be(feed, person, today, last):
    one = feed()
    for day in (today + dt.timedelta(days=1), last.last - dt.timedelta(days=1)):
        with pytest.raises(Refused):
            feeds_received.record_delivery(quarter=last, came=Came(one, day, "good"), by=person("analyst"))


def test_a_quarter_that_is_not_over_or_was_not_asked_for_has_no_page(feed, as_, last):
    one = feed(since=last.after(-1).first)
    client = as_("analyst")
    for quarter in (last.after(1), last.after(-2)):
        assert client.get(f"{HOME}/{one.pk}/{quarter.id}/").status_code == 404
    for text in ("2025-02", "soon", "9999-10"):
        assert client.get(f"{HOME}/{one.pk}/{text}/").status_code == 404
    assert client.get(f"{HOME}/{one.pk}/{last.id}/").status_code == 200


def test_what_was_written_down_by_mistake_is_taken_back_and_can_come_after_all(feed, as_, silverpit, today, last):
    one = feed()
    address = f"{HOME}/{one.pk}/{last.id}/"
    as_("analyst").post(address, told(last.last))
    assert as_("analyst").post(f"{address}not-received/", {"seen": "1"}).status_code == 302
    assert Delivery.objects.get().withdrawn
    assert "Received" not in boards.words(boards.board(silverpit, today).shown()[0].rows[0].cells[-1])
    assert as_("analyst").get(f"{address}not-received/").status_code == 404
    as_("analyst").post(address, told(last.last, "gaps", seen=2))
    assert not Delivery.objects.get().withdrawn
    kinds = list(Event.objects.filter(kind__startswith="delivery").order_by("number").values_list("kind", flat=True))
    assert kinds == ["delivery recorded", "delivery withdrawn", "delivery corrected"]


def test_a_feed_that_ended_keeps_what_came_and_is_asked_for_no_more(feed, as_, person, silverpit, today, last):
    one = feed()
    as_("analyst").post(f"{HOME}/{one.pk}/{last.after(-1).id}/", told(last.last))
    as_("coordinator").post(f"{HOME}/{one.pk}/end/", {**dated("ended", today), "seen": 1})
    assert queries.standing(silverpit, today).agreed == 0
    assert queries.standing(silverpit, today).overdue == 0
    (shown,) = boards.board(silverpit, today).shown()
    said = [boards.words(cell) for cell in shown.rows[0].cells]
    assert said.count("Received on time") == 1
    assert said.count("Did not come before the feed ended") == 5
    with pytest.raises(Refused, match="ended already"):
        feeds.end(feed=Feed.objects.get(), ended=today, seen=2, by=person("coordinator"))


def test_a_feed_changes_and_a_stale_page_is_refused(feed, as_, last, person):
    one = feed()
    sent = {"title": "Noise", **dated("since", last.first), "agreement": "", "seen": 1}
    assert as_("coordinator").post(f"{HOME}/{one.pk}/change/", sent).status_code == 302
    assert "its name" in Event.objects.get(kind="feed changed").sentence
    page = as_("information").post(f"{HOME}/{one.pk}/change/", sent | {"title": "Din"}).content.decode()
    assert "Somebody else changed this" in page
    assert Feed.objects.get().title == "Noise"


def test_a_feed_comes_only_under_an_agreement_that_its_agency_signed(feed, silverpit, person, terms, as_, last):
    one = feed(agency=cast.FIRE)
    made = agreements.write_down(partnership=silverpit, terms=terms(), by=person("coordinator"))
    sent = {"title": one.title, **dated("since", last.first), "agreement": made.pk, "seen": 1}
    assert "is no party" in as_("coordinator").post(f"{HOME}/{one.pk}/change/", sent).content.decode()
    assert Feed.objects.get().agreement is None


def quarter_of(feeds_told: dict[Feed, dict[str, object]], day: dt.date | None) -> dict[str, object]:
    sent = dated("received_on", day) if day else {}
    for feed, said in feeds_told.items():
        own = said.get("day")
        sent |= {f"quality_{feed.pk}": said.get("quality", ""), f"note_{feed.pk}": said.get("note", "")}
        sent |= {f"seen_{feed.pk}": said.get("seen", 0)} | (dated(f"day_{feed.pk}", own) if own else {})
    return sent


def test_a_quarter_of_all_feeds_is_recorded_in_one_sitting(feed, as_, last):
    noise, fires, crimes = feed(), feed(agency=cast.FIRE, title="Fires"), feed(agency=cast.POLICE, title="Crimes")
    own_day = last.last + dt.timedelta(days=3)
    said = {noise: {"quality": "good"}, fires: {"quality": "poor", "day": own_day, "note": "Late in May."}, crimes: {}}
    assert as_("analyst").post(f"{HOME}/record/", quarter_of(said, last.last)).status_code == 302
    came = {one.feed: (one.received_on, one.quality) for one in Delivery.objects.all()}
    assert came == {noise: (last.last, "good"), fires: (own_day, "poor")}


def test_of_a_sitting_in_which_one_is_refused_nothing_is_saved(feed, as_, last, today):
    noise, fires = feed(), feed(agency=cast.FIRE, title="Fires")
    wrong = {noise: {"quality": "good"}, fires: {"quality": "good", "day": today + dt.timedelta(days=1)}}
    page = as_("analyst").post(f"{HOME}/record/", quarter_of(wrong, last.last)).content.decode()
    assert "can&#39;t be in the future" in page
    assert f'href="#id_day_{fires.pk}"' in page
    assert not Delivery.objects.exists()
    as_("coordinator").post(f"{HOME}/{noise.pk}/{last.id}/", told(last.last))
    stale = {fires: {"quality": "good"}, noise: {"quality": "poor", "seen": 0}}
    page = as_("analyst").post(f"{HOME}/record/", quarter_of(stale, last.last)).content.decode()
    assert "Somebody else changed this" in page
    assert [one.feed for one in Delivery.objects.all()] == [noise]  # the fires came before it, and were undone
    assert Event.objects.filter(kind="delivery recorded").count() == 1


@pytest.mark.parametrize(
    ("said", "day", "says"),
    [
        ({}, True, "Say of at least one of them"),
        ({"quality": "good"}, False, "Enter the day on which they came"),
        ({"note": "Nobody answered."}, True, "Choose how good it is, or empty its day and note"),
    ],
)
def test_what_is_missing_in_a_sitting_is_said(feed, as_, last, said, day, says):
    page = as_("analyst").post(f"{HOME}/record/", quarter_of({feed(): said}, last.last if day else None))
    assert says in page.content.decode()
    assert not Delivery.objects.exists()


def test_the_sitting_shows_what_is_known_and_saves_only_what_changed(feed, as_, last):
    noise, fires = feed(), feed(agency=cast.FIRE, title="Fires")
    as_("analyst").post(f"{HOME}/{noise.pk}/{last.id}/", told(last.last, "gaps", "Half of it."))
    page = as_("analyst").get(f"{HOME}/record/").content.decode()
    assert 'value="Half of it."' in page
    known = {"quality": "gaps", "day": last.last, "note": "Half of it.", "seen": 1}
    as_("analyst").post(f"{HOME}/record/", quarter_of({noise: known, fires: {"quality": "good"}}, last.last))
    assert Delivery.objects.count() == 2
    assert not Event.objects.filter(kind="delivery corrected").exists()


def test_the_sitting_of_one_agency_asks_for_its_own_feeds_of_a_quarter(feed, as_, agency, last):
    noise, fires = feed(), feed(agency=cast.FIRE, title="Fires", since=last.first)
    client = as_("analyst")
    page = client.get(f"{HOME}/record/?agency={agency(cast.FIRE).pk}").content.decode()
    assert f"quality_{fires.pk}" in page
    assert f"quality_{noise.pk}" not in page
    page = client.get(f"{HOME}/record/?quarter={last.after(-1).id}").content.decode()
    assert f"quality_{noise.pk}" in page
    assert f"quality_{fires.pk}" not in page
    assert client.get(f"{HOME}/record/?agency=999999").status_code == 404
    assert client.get(f"{HOME}/record/?quarter={last.after(1).id}").status_code == 404


def test_somebody_else_s_feeds_can_t_be_recorded_in_a_sitting(silverpit, fladen, feed, as_, last):
    noise = feed()
    as_("stranger@fladen.example").post(
        "/p/fladen/partnership/feeds/record/", quarter_of({noise: {"quality": "good"}}, last.last)
    )
    assert not Delivery.objects.exists()


def test_how_it_stands_is_told_in_sentences(silverpit, feed, person, today, last):
    assert queries.standing(silverpit, today).sentences == ("No quarterly data has been agreed yet.",)
    feed(since=last.after(-2).first)
    stands = queries.standing(silverpit, today)
    assert (stands.agreed, stands.overdue, stands.next_due) == (1, 2, last.due)
    assert stands.sentences[:2] == ("1 data feed is agreed.", "2 quarters are overdue.")
    for quarter in (last, last.after(-1), last.after(-2)):
        came = Came(Feed.objects.get(), last.last, "good")
        feeds_received.record_delivery(quarter=quarter, came=came, by=person("analyst"))
    stands = queries.standing(silverpit, today)
    assert (stands.overdue, stands.next_due) == (0, Quarter.of(today).due)
    assert "Nothing is overdue." in stands.sentences


def test_how_it_stands_costs_one_query(silverpit, feed, today, django_assert_num_queries):
    feed(), feed(agency=cast.FIRE, title="Fires")
    with django_assert_num_queries(1):
        queries.standing(silverpit, today)


def test_an_agency_that_left_sends_nothing_any_more(silverpit, feed, today, last):
    feed()
    Agency.objects.filter(name=cast.COUNCIL).update(until=today)
    assert queries.standing(silverpit, today).agreed == 0


def rows(client, asked: str = "") -> list[list[str]]:
    answer = client.get(f"{HOME}/deliveries.csv{asked}")
    assert answer.content.startswith(b"\xef\xbb\xbf")
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))


def test_the_csv_holds_what_the_page_shows_and_runs_no_formula(silverpit, feed, as_, agency, last):
    noise, fires = feed(title="=HYPERLINK(1)"), feed(agency=cast.FIRE, title="Fires, and “smoke” & more")
    as_("analyst").post(f"{HOME}/{noise.pk}/{last.id}/", told(last.last, "poor", "+44 is missing"))
    client = as_("lead")
    head, *body = rows(client)
    assert len(body) == 12
    (came,) = [row for row in body if row[7]]
    assert came == [
        cast.COUNCIL, "'=HYPERLINK(1)", "", str(last.first), str(last.last), str(last.due), "Received on time",
        str(last.last), "", "Poor", "'+44 is missing",
    ]  # fmt: skip
    _head, *theirs = rows(client, f"?agency={agency(cast.FIRE).pk}")
    assert {row[1] for row in theirs} == {fires.title}
    _head, *before = rows(client, f"?to={last.after(-6).id}")
    assert {row[3] for row in before} == {str(last.after(-n).first) for n in range(6, 12)}
    assert len(head) == len(came)


def test_that_deliveries_were_taken_away_is_in_the_log(silverpit, feed, as_, agency):
    feed()
    client = as_("lead")
    client.head(f"{HOME}/deliveries.csv")
    assert not Event.objects.filter(kind="list exported").exists()
    rows(client)
    rows(client, f"?agency={agency(cast.COUNCIL).pk}")
    said = [event.sentence for event in Event.objects.filter(kind="list exported").order_by("number")]
    assert said == [
        "deliveries: downloaded as CSV, all of it", "deliveries: downloaded as CSV, narrowed by agency"
    ]  # fmt: skip


@pytest.mark.parametrize("day", [dt.date(2026, 1, 1), dt.date(2026, 3, 31), dt.date(2028, 2, 29), dt.date(2026, 7, 15)])
def test_the_demonstration_shows_every_state_whenever_it_is_made(silverpit, person, day, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *arguments: day)
    agreed.agree(silverpit, coordinator=person("coordinator"), analyst=person("analyst"), today=day)
    cells = [cell for one in boards.board(silverpit, day).shown() for row in one.rows for cell in row.cells]
    assert {cell.told.state.name for cell in cells} >= {"ON_TIME", "LATE", "AWAITED", "OVERDUE", "BEFORE"}
    assert {cell.quality for cell in cells} == {"", "good", "gaps", "poor"}
