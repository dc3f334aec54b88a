"""Where somebody is signed in, and how that ends."""

import html
import re

import pytest
from allauth.usersessions.models import UserSession
from django.test import Client
from django.utils import timezone

from frankpledge.partnership.agencies.models import Membership
from frankpledge.partnership.agencies.signals import membership_ended
from frankpledge.partnership.audit.models import Event

HOME = "/p/silverpit/"
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"


def signed_in_still(browser: Client) -> bool:
    return browser.get(HOME).status_code == 200


def said(answer) -> str:
    return html.unescape(re.sub(r"<[^>]+>", " ", answer.content.decode()))


@pytest.fixture
def here_and_there(secured, sign_in) -> tuple[Client, Client]:
    return sign_in(secured), sign_in(secured, browser=Client(SERVER_NAME="127.0.0.1", headers={"user-agent": FIREFOX}))


def test_the_page_lists_them_and_one_is_ended_from_there(here_and_there, secured):
    here, there = here_and_there
    page = said(here.get("/account/sessions/"))
    assert "Firefox on Windows" in page and "(this one)" in page
    other = UserSession.objects.get(user=secured, user_agent=FIREFOX)
    here.post(f"/account/sessions/{other.pk}/end/")
    assert signed_in_still(here) and not signed_in_still(there)


def test_all_others_are_ended_at_once(here_and_there):
    here, there = here_and_there
    assert "signed out everywhere else" in said(here.post("/account/sessions/", follow=True))
    assert signed_in_still(here) and not signed_in_still(there)


def test_that_other_sessions_were_ended_is_in_the_log(secured, sign_in):
    here = sign_in(secured)
    for number in range(3):
        sign_in(secured, browser=Client(SERVER_NAME="127.0.0.1", headers={"user-agent": f"{FIREFOX} {number}"}))
    one = UserSession.objects.get(user=secured, user_agent=f"{FIREFOX} 0")
    here.post(f"/account/sessions/{one.pk}/end/")
    here.post("/account/sessions/")
    here.post("/account/sessions/")  # there are no others any more
    ended = list(Event.objects.filter(kind="sessions ended").order_by("number"))
    assert [event.detail for event in ended] == [{"number": "1"}, {"number": "2"}]
    assert {(event.by, event.about) for event in ended} == {(f"person:{secured.pk}", f"person:{secured.pk}")}
    assert signed_in_still(here) and UserSession.objects.filter(user=secured).count() == 1


def test_ending_the_session_that_one_is_in_is_no_event(here_and_there, secured):
    row = UserSession.objects.exclude(user_agent=FIREFOX).get(user=secured)
    here_and_there[0].post(f"/account/sessions/{row.pk}/end/")
    assert signed_in_still(here_and_there[0])
    assert not Event.objects.filter(kind="sessions ended").exists()


def test_nobody_ends_somebody_elses(here_and_there, secured, as_):
    row = UserSession.objects.filter(user=secured).first()
    assert as_("analyst").post(f"/account/sessions/{row.pk}/end/").status_code == 404
    assert all(signed_in_still(browser) for browser in here_and_there)


def test_looking_ends_nothing(here_and_there, secured):
    row = UserSession.objects.get(user=secured, user_agent=FIREFOX)
    assert here_and_there[0].get(f"/account/sessions/{row.pk}/end/").status_code == 405


def test_who_has_no_seat_left_is_signed_out_everywhere(here_and_there, secured):
    membership = secured.memberships.get()
    Membership.objects.filter(pk=membership.pk).update(until=timezone.localdate())
    membership_ended.send(Membership, membership=membership, by=secured)
    assert not UserSession.objects.filter(user=secured)
    assert here_and_there[0].get("/account/")["Location"].startswith("/account/login/")


def test_who_still_has_a_seat_elsewhere_stays_signed_in(here_and_there, secured, agency):
    other = Membership.objects.create(person=secured, agency=agency("Doggerland Police"), since=timezone.localdate())
    other.holdings.create(role="analyst", since=timezone.localdate(), given_by="the test")
    left = secured.memberships.exclude(pk=other.pk).get()
    Membership.objects.filter(pk=left.pk).update(until=timezone.localdate())
    membership_ended.send(Membership, membership=left, by=secured)
    assert signed_in_still(here_and_there[0])
