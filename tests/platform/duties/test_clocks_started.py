"""Clocks are started, stopped, extended and taken back; and few see those that are not for all."""

import datetime as dt

import pytest

from frankpledge.partnership.agencies.answers import Refused
from frankpledge.partnership.agencies.changes import retention
from frankpledge.partnership.audit.models import Event
from frankpledge.partnership.duties.changes import clocks
from frankpledge.partnership.duties.clocks.hours import LONDON
from frankpledge.partnership.duties.models import Obligation
from frankpledge.partnership.duties.queries.records import record_of

DUTIES = "/p/silverpit/duties/"
TODAY = dt.date(2026, 11, 18)
FOI = f"{DUTIES}clocks/start/information-request/"
ASKED = {"reference": "FOI 31", "began_day": "2", "began_month": "11", "began_year": "2026", "owner": ""}
STOP = {"on_day": "12", "on_month": "11", "on_year": "2026", "evidence": "Answered by letter", "link": ""}


def at(*parts: int) -> dt.datetime:
    return dt.datetime(*parts, tzinfo=LONDON)


def date(name: str, day: dt.date) -> dict[str, str]:
    return {f"{name}_day": str(day.day), f"{name}_month": str(day.month), f"{name}_year": str(day.year)}


def test_a_clock_is_started_and_says_when_it_is_over(kept, as_):
    answer = as_("information").post(FOI, ASKED, follow=True)
    page = answer.content.decode()
    assert "The clock is running: due 1 December 2026." in page  # St Andrew's Day, 30 November, does not count
    assert "FOI 31" in page and "Due in 13 days" in page
    event = Event.objects.first()
    assert event.sentence.endswith("it is due on 1 December 2026")
    assert event.kind == "clock started" and "FOI 31" not in event.sentence + str(event.detail)
    assert "FOI 31" in as_("analyst").get(DUTIES).content.decode()


def test_a_clock_of_a_rule_that_is_off_is_no_page_and_can_not_be_started(kept, as_, start):
    assert as_("coordinator").get(f"{DUTIES}clocks/start/data-breach/").status_code == 404
    with pytest.raises(Refused, match="switched off"):
        start("data-breach", at(2026, 11, 17, 9))


def test_a_breach_runs_in_hours_and_asks_for_the_time(kept, switch_on, as_):
    switch_on("data-breach")
    coordinator = as_("coordinator")
    path = f"{DUTIES}clocks/start/data-breach/"
    page = coordinator.post(path, ASKED | date("began", dt.date(2026, 11, 17))).content.decode()
    assert "Enter the time at which it began" in page
    for wrong in ("25:00", "half past", "9", "13pm"):
        page = coordinator.post(path, ASKED | date("began", dt.date(2026, 11, 17)) | {"time": wrong}).content.decode()
        assert "Enter a time, such as 14:30" in page, wrong
    answer = coordinator.post(path, ASKED | date("began", dt.date(2026, 11, 17)) | {"time": "4.30pm"}, follow=True)
    assert "due 20 November 2026 at 16:30 (Greenwich Mean Time)" in answer.content.decode()


def test_a_clock_that_runs_over_a_change_of_clocks_says_so(kept, switch_on, start, as_, today):
    switch_on("data-breach")
    today.move_to(at(2027, 3, 28, 12))
    row = start("data-breach", at(2027, 3, 27, 22, 30))
    page = as_("coordinator").get(f"{DUTIES}clocks/{row.pk}/").content.decode()
    assert "30 March 2027 at 23:30 (British Summer Time)" in page and "The clocks change while this one runs" in page
    today.move_to(at(2027, 3, 30, 23, 29))
    assert "Due today" in as_("coordinator").get(f"{DUTIES}clocks/{row.pk}/").content.decode()
    today.move_to(at(2027, 3, 30, 23, 31))
    assert "Overdue" in as_("coordinator").get(f"{DUTIES}clocks/{row.pk}/").content.decode()


def test_a_time_that_there_was_not_is_refused_beside_its_field(kept, switch_on, as_, today):
    switch_on("data-breach")
    today.move_to(at(2027, 3, 28, 12))
    asked = ASKED | date("began", dt.date(2027, 3, 28)) | {"time": "1:30"}
    page = as_("coordinator").post(f"{DUTIES}clocks/start/data-breach/", asked).content.decode()
    assert "There was no 01:30 on 28/03/2027" in page


def test_a_clock_is_not_started_before_it_begins_save_one_that_counts_back(kept, as_):
    page = as_("coordinator").post(FOI, ASKED | date("began", dt.date(2026, 11, 19))).content.decode()
    assert "That is yet to come." in page
    answer = as_("coordinator").post(
        f"{DUTIES}clocks/start/committee-papers/", ASKED | date("began", dt.date(2026, 12, 10)), follow=True
    )
    assert "due 2 December 2026" in answer.content.decode()


def test_a_day_beyond_all_bank_holidays_is_refused_in_words(kept, as_):
    asked = ASKED | date("began", dt.date(2150, 1, 4))
    page = as_("coordinator").post(f"{DUTIES}clocks/start/committee-papers/", asked).content.decode()
    assert "Bank holidays are known from 1971 to 2100" in page


def test_a_clock_whose_day_is_given_asks_for_it(kept, as_):
    path = f"{DUTIES}clocks/start/attendance-required/"
    assert "Enter the day by which it is due" in as_("coordinator").post(path, ASKED).content.decode()
    early = as_("coordinator").post(path, ASKED | date("given", dt.date(2026, 10, 1))).content.decode()
    assert "not before the day on which it began" in early
    answer = as_("coordinator").post(path, ASKED | date("given", dt.date(2026, 12, 4)), follow=True)
    assert "due 4 December 2026" in answer.content.decode()


def test_it_is_stopped_by_who_started_it_with_what_shows_it(kept, start, as_):
    row = start("information-request", at(2026, 11, 2), "information")
    page = as_("information").get(f"{DUTIES}clocks/{row.pk}/stop/").content.decode()
    assert "Stop the clock: it was done" in page
    answer = as_("information").post(f"{DUTIES}clocks/{row.pk}/stop/", STOP | {"version": 1}, follow=True)
    assert "12 November 2026, by Ines Ford" in answer.content.decode()
    assert "Answered by letter" in answer.content.decode()
    stale = as_("information").post(f"{DUTIES}clocks/{row.pk}/stop/", STOP | {"version": 1})
    assert "Somebody else changed this" in stale.content.decode()


def test_it_is_not_stopped_before_it_began_nor_by_somebody_else(kept, start, as_):
    row = start("information-request", at(2026, 11, 2), "information")
    early = STOP | date("on", dt.date(2026, 11, 1)) | {"version": 1}
    assert "before the clock began" in as_("information").post(f"{DUTIES}clocks/{row.pk}/stop/", early).content.decode()
    other = as_("caseworker").post(f"{DUTIES}clocks/{row.pk}/stop/", STOP | {"version": 1}).content.decode()
    assert "Only whoever sees to this duty" in other
    assert Obligation.objects.get().done_on is None


def test_of_a_clock_in_hours_a_late_hour_is_late(kept, switch_on, start, as_):
    switch_on("data-breach")
    row = start("data-breach", at(2026, 11, 10, 9, 0))
    stop = STOP | date("on", dt.date(2026, 11, 13)) | {"version": 1, "time": "09:30"}
    page = as_("coordinator").post(f"{DUTIES}clocks/{row.pk}/stop/", stop, follow=True).content.decode()
    assert "Done late" in page and "13 November 2026 at 09:30" in page


def extend(client, row: Obligation, to: dt.date, version: int = 1) -> str:
    sent = date("to", to) | {"because": "It is complex", "version": version}
    return client.post(f"{DUTIES}clocks/{row.pk}/extend/", sent, follow=True).content.decode()


def test_it_is_extended_as_far_as_the_rule_lets(kept, start, as_):
    row = start("subject-access-request", at(2026, 10, 31), "information")
    officer = as_("information")
    assert "It may be extended to 31 January 2027 at most" in extend(officer, row, dt.date(2027, 2, 1))
    assert "Give a later day" in extend(officer, row, dt.date(2026, 11, 30))
    page = extend(officer, row, dt.date(2027, 1, 31))
    assert "31 January 2027" in page and "It is complex" in page


def test_what_the_law_does_not_extend_is_not_extended(kept, switch_on, start, as_):
    switch_on("data-breach")
    row = start("data-breach", at(2026, 11, 17, 9))
    assert as_("coordinator").get(f"{DUTIES}clocks/{row.pk}/extend/").status_code == 404
    assert Obligation.objects.get().extended_to is None


def test_a_clock_started_by_mistake_is_taken_back_and_its_row_stays(kept, start, as_):
    row = start("information-request", at(2026, 11, 2), "information")
    sent = {"because": "It was no request", "version": 1}
    page = as_("information").post(f"{DUTIES}clocks/{row.pk}/take-back/", sent, follow=True).content.decode()
    assert "was taken back" in page and "Matter 1" not in page
    assert as_("information").get(f"{DUTIES}clocks/{row.pk}/").status_code == 404
    row.refresh_from_db()
    assert (row.withdrawn_because, row.withdrawn_on, row.reference) == ("It was no request", TODAY, "")


def test_of_a_clock_taken_back_the_reason_goes_in_time_and_it_stays_taken_back(kept, start, seen_by, person):
    row = start("information-request", at(2026, 11, 2), "information")
    clocks.take_back(entry=seen_by(row), seen=1, because="Mary Smith’s", by=person("coordinator"))
    for on, because in ((dt.date(2019, 11, 19), "Mary Smith’s"), (dt.date(2019, 11, 17), "")):
        Obligation.objects.filter(pk=row.pk).update(withdrawn_on=on)
        retention.run(by="the test")
        row.refresh_from_db()
        assert (row.withdrawn_because, row.withdrawn_on) == (because, on)
    assert row.started_by is None
    assert not [each for each in record_of(kept).rows if each.pk == row.pk]


def test_that_a_death_is_looked_into_is_seen_by_few(kept, switch_on, start, member, as_):
    switch_on("death-review-decision")
    row = start("death-review-decision", at(2026, 11, 2), reference="DHR 2", owner=member("chair"))
    for key in ("coordinator", "chair"):
        assert "DHR 2" in as_(key).get(DUTIES).content.decode()
        assert as_(key).get(f"{DUTIES}clocks/{row.pk}/").status_code == 200
    for key in ("analyst", "caseworker", "councillor", "commissioner", "information"):
        client = as_(key)
        for path in ("", "rules/death-review-decision/", f"clocks/{row.pk}/", f"clocks/{row.pk}/stop/"):
            assert "DHR 2" not in client.get(DUTIES + path).content.decode(), (key, path)
        assert client.get(f"{DUTIES}clocks/{row.pk}/").status_code == 404


def test_a_clock_of_another_partnership_is_no_page(kept, fladen, start, as_):
    row = start("information-request", at(2026, 11, 2))
    assert as_("stranger@fladen.example").get(f"/p/fladen/duties/clocks/{row.pk}/").status_code == 404
    assert as_("stranger@fladen.example").post(f"/p/fladen/duties/clocks/{row.pk}/stop/", STOP).status_code == 404


def test_a_member_of_another_partnership_can_not_be_given_a_clock(kept, fladen, as_, person):
    stranger = person("stranger@fladen.example").memberships.get()
    page = as_("coordinator").post(FOI, ASKED | {"owner": str(stranger.pk)}).content.decode()
    assert "Error:" in page and not Obligation.objects.exists()
