"""Whoever guesses passwords: shut out by account and address, limited from everywhere, and unable to fill anything."""

import datetime as dt

import pytest
import time_machine
from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from frankpledge.partnership.audit.models import Event

WRONG = "not the password"
HERE, THERE = "192.0.2.1", "192.0.2.2"


@pytest.fixture
def knock(coordinator):
    """Try to sign in from an address, with a browser of its own unless one is given."""

    def tried(password: str = WRONG, login: str = coordinator.email, ip: str = HERE, browser: Client | None = None):
        browser = browser or Client(SERVER_NAME="127.0.0.1")
        return browser.post("/account/login/", {"login": login, "password": password}, REMOTE_ADDR=ip)

    return tried


RIGHT = "correct horse battery"


def test_five_failures_shut_an_account_for_a_quarter_of_an_hour_to_one_address(knock, told, coordinator):
    answers = [knock() for _time in range(5)]
    assert [a.status_code for a in answers] == [200] * 4 + [429]
    assert answers[-1]["Retry-After"] == "900"
    assert "Wait 15 minutes" in answers[-1].content.decode()
    assert knock(RIGHT).status_code == 429, "even the right password"
    assert knock(RIGHT, ip=THERE).status_code == 302, "but not from elsewhere"
    (event,) = told("locked out")
    assert event.about == f"person:{coordinator.pk}"
    with time_machine.travel(timezone.now() + dt.timedelta(minutes=16)):
        cache.clear()
        assert knock(RIGHT).status_code == 302


def test_a_hundred_failures_leave_few_rows_and_one_event(knock, told):
    for n in range(100):
        if n % 25 == 0:
            cache.clear()  # as if they came slowly enough for the limits by the minute
        knock()
    assert len(told("locked out")) == 1
    assert len(told("sign-in failed")) <= 5
    assert AccessAttempt.objects.count() <= 1
    assert AccessFailureLog.objects.count() == AccessLog.objects.count() == 0


def test_however_many_made_up_accounts_write_no_more_than_the_host_allows(knock, monkeypatch, told):
    monkeypatch.setattr("frankpledge.partnership.accounts.witnessing.FAILURES_AN_HOUR", 20)
    for n in range(50):
        knock(login=f"nobody{n}@pit.example", ip=f"198.51.100.{n}")
    assert len(told("sign-in failed")) == 20
    with time_machine.travel(timezone.now() + dt.timedelta(minutes=16)):
        knock()
    assert AccessAttempt.objects.count() == 1, "what is over is cleaned away"


def test_neither_rows_nor_log_keep_what_was_typed(knock, coordinator):
    knock(login="my password by mistake@pit.example")
    knock()
    kept = " ".join(
        [str(row) for row in AccessAttempt.objects.values_list()]
        + [f"{e.sentence}{e.detail}{e.about}" for e in Event.objects.filter(kind="sign-in failed")]
    )
    assert "mistake" not in kept and coordinator.email not in kept and WRONG not in kept


def test_an_address_that_tries_everything_is_limited(knock):
    answers = [knock(login=f"nobody{n}@pit.example").status_code for n in range(70)]
    assert answers[0] == 200 and answers[-1] == 429


def test_a_stranger_who_tries_from_everywhere_does_not_lock_out_a_browser_that_is_known(knock, secured, code):
    owner = Client(SERVER_NAME="127.0.0.1")
    knock(RIGHT, ip=THERE, browser=owner)
    owner.post("/account/second-factor/code/", {"code": code(secured)}, REMOTE_ADDR=THERE)
    owner.post("/account/logout/", REMOTE_ADDR=THERE)
    from_everywhere = [knock(ip=f"203.0.113.{n}").status_code for n in range(30)]
    assert from_everywhere[0] == 200 and from_everywhere[-1] == 429
    assert knock(RIGHT, ip="203.0.113.200").status_code == 429, "a browser that nobody knows waits"
    assert knock(RIGHT, ip=THERE, browser=owner).status_code == 302, "the owner's does not"


def test_a_browser_that_is_known_to_one_person_helps_with_no_other(knock, secured, code, with_password, person):
    other = with_password(person("analyst"))
    browser = Client(SERVER_NAME="127.0.0.1")
    knock(RIGHT, ip=THERE, login=other.email, browser=browser)
    assert browser.cookies["known"]["httponly"]
    browser.post("/account/logout/")
    answers = [knock(ip=f"203.0.113.{n}", browser=browser).status_code for n in range(30)]
    assert answers[-1] == 429


def test_an_unknown_account_is_shut_like_a_known_one(knock):
    answers = [knock(login="nobody@pit.example").status_code for _time in range(6)]
    assert answers == [200] * 4 + [429] * 2


def test_guessing_the_password_within_a_session_is_limited_too(secured, sign_in):
    browser = sign_in(secured)
    answers = [browser.post("/account/reauthenticate/", {"password": WRONG}).status_code for _time in range(6)]
    assert answers[-1] == 429


def test_a_message_is_the_same_for_whoever_is_refused_by_minutes_or_by_failures(knock):
    shut = [knock() for _time in range(6)][-1]
    busy = [knock(login=f"n{n}@pit.example", ip=THERE) for n in range(70)][-1]
    assert "Too many tries" in shut.content.decode() and "Too many tries" in busy.content.decode()
    assert busy["Retry-After"]
