"""The calendar that other programs read, held against RFC 5545 by a reader that forgives nothing."""

import datetime as dt
import re

import pytest

from frankpledge.partnership.accounts import changes as account_changes
from frankpledge.partnership.audit.models import Event
from frankpledge.partnership.duties.changes import doing, reminding
from frankpledge.partnership.duties.clocks.hours import LONDON
from frankpledge.partnership.duties.icalendar import escaped, folded
from frankpledge.partnership.duties.models import CalendarAddress

ONCE = {"UID", "DTSTAMP", "DTSTART", "SUMMARY"}  # what every event has, once (3.6.1)
KNOWN = ONCE | {"DTEND", "DESCRIPTION", "URL", "CATEGORIES", "STATUS", "TRANSP"}
LINE = re.compile(r'([A-Z][A-Z0-9-]*)((?:;[A-Z-]+=(?:"[^"]*"|[^";:,]*))*):(.*)', re.DOTALL)


def parsed(raw: bytes) -> tuple[dict[str, str], list[dict[str, str]]]:
    """The calendar's own properties, and its events'. Fails on whatever the standard does not allow."""
    assert raw.endswith(b"\r\n")
    pieces = raw[:-2].split(b"\r\n")
    assert all(b"\n" not in piece and b"\r" not in piece for piece in pieces)
    assert all(len(piece) <= 75 for piece in pieces), "a line is longer than 75 octets"
    for piece in pieces:
        piece.decode()  # no character is cut in two
    lines = b"\r\n".join(pieces).replace(b"\r\n ", b"").decode().split("\r\n")
    assert lines[0] == "BEGIN:VCALENDAR" and lines[-1] == "END:VCALENDAR"
    head: dict[str, str] = {}
    events: list[dict[str, str]] = []
    inside = head
    for line in lines[1:-1]:
        name, parameters, value = LINE.fullmatch(line).groups()
        assert not re.search(r"[\x00-\x08\x0a-\x1f\x7f]", value)
        if line == "BEGIN:VEVENT":
            inside = {}
        elif line == "END:VEVENT":
            events.append(inside)
            inside = head
        else:
            assert name not in inside, f"{name} stands twice"
            inside[name] = parameters + value if parameters else value
    assert {"VERSION", "PRODID"} <= set(head) and head["VERSION"] == "2.0"
    for event in events:
        assert ONCE <= set(event) <= KNOWN
        assert re.fullmatch(r"\d{8}T\d{6}Z", event["DTSTAMP"])
        assert re.fullmatch(r";VALUE=DATE\d{8}|\d{8}T\d{6}Z", event["DTSTART"])
        assert event["DTSTART"].startswith(";VALUE=DATE") == event.get("DTEND", "").startswith(";VALUE=DATE")
        for name in ("SUMMARY", "DESCRIPTION"):
            assert not re.search(r"(?<!\\)(?:\\\\)*[;,]", event[name]), f"{name} has a bare ; or ,"
            assert re.fullmatch(r"(?:[^\\]|\\[\\;,nN])*", event[name]), f"{name} has a lone backslash"
    assert len({event["UID"] for event in events}) == len(events)
    return head, events


@pytest.fixture
def feed(kept, person, anybody):
    """The analyst's calendar, as a program reads it that knows nothing but the address."""

    def read(token: str | None = None) -> list[dict[str, str]]:
        answer = anybody.get(f"/reminders/calendar/{token or reminding.renew_address(by=person('analyst'))}.ics")
        assert answer.status_code == 200
        assert answer["Content-Type"] == "text/calendar; charset=utf-8"
        assert answer["Cache-Control"] == "private, no-cache"
        assert not answer.cookies
        return parsed(answer.content)[1]

    return read


def test_it_holds_what_is_due(feed):
    events = {event["UID"]: event for event in feed()}
    assert events["silverpit:prescribed-information:2026-27-q2@frankpledge"]["DTSTART"] == ";VALUE=DATE20261231"
    assert events["silverpit:prescribed-information:2026-27-q2@frankpledge"]["DTEND"] == ";VALUE=DATE20270101"


def test_an_event_keeps_its_name_when_it_is_done_and_says_so(feed, kept, person):
    before = {event["UID"]: event["SUMMARY"] for event in feed()}
    doing.done(
        rule="prescribed-information", partnership=kept, period="2026-27-q2", evidence="Sent to Anil", by=person("lead")
    )
    after = {event["UID"]: event["SUMMARY"] for event in feed()}
    assert set(before) == set(after)
    changed = "silverpit:prescribed-information:2026-27-q2@frankpledge"
    assert after[changed] == f"Done: {before[changed]}"


def test_a_clock_in_hours_is_a_moment(feed, switch_on, start, kept, member):
    switch_on("data-breach")
    start("data-breach", dt.datetime(2026, 11, 17, 9, 30, tzinfo=LONDON), owner=member("analyst"))
    (event,) = [event for event in feed() if "data-breach" in event["UID"]]
    assert event["DTSTART"] == "20261120T093000Z" and "DTEND" not in event


def test_it_tells_no_names_and_no_references(feed, start, owned, kept, person):
    owned("prescribed-information", "analyst")
    start("information-request", dt.datetime(2026, 11, 2, tzinfo=LONDON), reference="Mr Jones, 4 Mill Lane")
    doing.done(
        rule="prescribed-information", partnership=kept, period="2026-27-q1", evidence="Minute 4", by=person("analyst")
    )
    told = str(feed())
    for word in ("Anil", "Rao", "Jones", "Mill Lane", "Minute 4", "silverpit.example"):
        assert word not in told


def test_it_holds_what_this_person_may_see_and_no_more(feed, switch_on, start):
    switch_on("death-review-decision")
    start("death-review-decision", dt.datetime(2026, 11, 2, tzinfo=LONDON))
    assert "death-review" not in str(feed())


def test_a_new_address_takes_the_place_of_the_old_and_the_database_opens_neither(kept, feed, person, anybody):
    old = reminding.renew_address(by=person("analyst"))
    new = reminding.renew_address(by=person("analyst"))
    assert feed(new)
    kept_of_it = CalendarAddress.objects.get().token
    assert old != new != kept_of_it
    for token in (old, kept_of_it, "x", "", new[:-1], new + "x", "é" * 50):
        assert anybody.get(f"/reminders/calendar/{token}.ics").status_code == 404
    assert not any(new in str(event.detail) + event.sentence for event in Event.objects.all())


def test_who_has_left_has_no_calendar(kept, person, member, anybody):
    token = reminding.renew_address(by=person("analyst"))
    leaver = member("analyst")
    leaver.until = dt.date(2026, 11, 18)
    leaver.save()
    assert anybody.get(f"/reminders/calendar/{token}.ics").status_code == 404


def test_an_account_that_is_closed_has_none_either(kept, person, anybody):
    token = reminding.renew_address(by=person("analyst"))
    closed = person("analyst")
    closed.is_active = False
    closed.save()
    assert anybody.get(f"/reminders/calendar/{token}.ics").status_code == 404


def test_nothing_is_changed_by_it(kept, person, anybody):
    token = reminding.renew_address(by=person("analyst"))
    assert anybody.post(f"/reminders/calendar/{token}.ics").status_code in (403, 404, 405)
    before = Event.objects.count()
    anybody.head(f"/reminders/calendar/{token}.ics")
    assert Event.objects.count() == before


def test_it_costs_as_many_queries_with_much_in_it(kept, start, person, anybody, django_assert_num_queries):
    token = reminding.renew_address(by=person("analyst"))
    for number in range(20):
        start("information-request", dt.datetime(2026, 11, 2, tzinfo=LONDON), reference=f"FOI {number}")
    with django_assert_num_queries(5):  # the address, its person with seats, and three of the record
        anybody.get(f"/reminders/calendar/{token}.ics")


def test_the_address_is_shown_once(kept, as_):
    analyst = as_("analyst")
    page = analyst.post("/reminders/calendar/", follow=True).content.decode()
    (address,) = re.findall(r"http://127\.0\.0\.1/reminders/calendar/([\w-]{43})\.ics", page)
    assert analyst.get(f"/reminders/calendar/{address}.ics").status_code == 200
    again = analyst.get("/reminders/").content.decode()
    assert address not in again and "Make a new address" in again
    analyst.post("/reminders/calendar/withdraw/")
    assert analyst.get(f"/reminders/calendar/{address}.ics").status_code == 404


@pytest.mark.parametrize(
    "text",
    ["", "a;b,c\\d", "two\nlines\r\nand\rthree", "\\n", "é" * 200, "文" * 100, "a" * 75, "\x00\x07bell", "😀" * 40],
)
def test_any_text_survives_folding_and_escaping(text):
    raw = folded(f"SUMMARY:{escaped(text)}")
    assert all(len(piece) <= 75 for piece in raw[:-2].split(b"\r\n"))
    unfolded = raw[:-2].replace(b"\r\n ", b"").decode().removeprefix("SUMMARY:")
    plain = re.sub(r"\\(.)", lambda m: "\n" if m[1] == "n" else m[1], unfolded)
    expected = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "").replace("\x07", "")
    assert plain == expected


def test_reminders_are_chosen_on_a_page(kept, as_):
    analyst = as_("analyst")
    assert 'value="daily" checked' in analyst.get("/reminders/").content.decode().replace("  ", " ")
    page = analyst.post("/reminders/", {"often": "weekly", "hour": "16", "days_before": "14"}, follow=True)
    assert "Your choice is saved." in page.content.decode()
    wrong = analyst.post("/reminders/", {"often": "hourly", "hour": "25", "days_before": "-1"}).content.decode()
    assert "<title>Error: Reminders" in wrong


def test_reminders_are_for_who_is_signed_in(kept, anybody):
    assert anybody.get("/reminders/").status_code == 302
    assert anybody.post("/reminders/calendar/").status_code == 302
    assert not CalendarAddress.objects.exists()


@pytest.mark.parametrize("way", ["a coordinator resets it", "the host unlocks them"])
def test_who_loses_their_second_factor_loses_the_address_too(kept, member, person, anybody, way):
    lead, by = person("lead"), person("coordinator")
    address = f"/reminders/calendar/{reminding.renew_address(by=lead)}.ics"
    assert anybody.get(address).status_code == 200
    if way == "the host unlocks them":
        account_changes.unlock(person=lead, by="the host's command line")
    else:
        account_changes.reset_second_factor(membership=member("lead"), by=by)
    assert anybody.get(address).status_code == 404
    told = Event.objects.get(kind="calendar address withdrawn")
    assert told.about == f"person:{lead.pk}" and told.by in (f"person:{by.pk}", "the host's command line")
