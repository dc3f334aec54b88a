"""One's own page."""

import html
import re

from django.test import Client

from frankpledge.partnership.agencies.models import Submission
from frankpledge.partnership.audit import sealing


def said(answer) -> str:
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())))


def test_it_shows_who_one_is_and_what_one_does_where(secured, sign_in):
    page = said(sign_in(secured).get("/account/"))
    for words in (
        "Cora Dunn", "coordinator@silverpit.example", "an app", "Silverpit Community Safety Partnership",
        "Silverpit Borough Council: Coordinator", "Sign out",
    ):  # fmt: skip
        assert words in page


def test_a_name_is_changed_and_the_log_does_not_print_it(secured, sign_in, told):
    browser = sign_in(secured)
    assert browser.post("/account/name/", {"name": "Cora Dunn-Ash"})["Location"] == "/account/"
    assert "Cora Dunn-Ash" in said(browser.get("/account/"))
    (event,) = told("name changed")
    assert "Ash" not in event.sentence + str(event.detail)
    assert sealing.opened([event.number])[event.number] == {"before": "Cora Dunn", "after": "Cora Dunn-Ash"}


def test_a_name_must_be_there(secured, sign_in):
    answer = sign_in(secured).post("/account/name/", {"name": "  "})
    assert "Enter your name" in said(answer) and "<title>Error: " in answer.content.decode()


def test_sensitive_steps_ask_again_after_ten_minutes(secured, sign_in, monkeypatch):
    browser = sign_in(secured)
    assert browser.get("/account/second-factor/app/remove/").status_code == 200
    session = browser.session
    for step in session["account_authentication_methods"]:
        step["at"] -= 11 * 60
    session.save()
    answer = browser.get("/account/second-factor/app/remove/")
    assert answer["Location"].startswith("/account/reauthenticate/?next=")
    wrong = browser.post(answer["Location"], {"password": "wrong"})
    assert "This is not your password" in said(wrong)
    right = browser.post(answer["Location"], {"password": "correct horse battery"})
    assert right["Location"] == "/account/second-factor/app/remove/"
    assert browser.get(right["Location"]).status_code == 200


def test_a_form_that_asks_again_who_one_is_does_so_with_its_number_too(secured, sign_in):
    browser = sign_in(secured)
    session = browser.session
    for step in session["account_authentication_methods"]:
        step["at"] -= 11 * 60
    session.save()
    answer = browser.post("/account/second-factor/app/remove/", {"once": "a" * 32})
    assert answer["Location"].startswith("/account/reauthenticate/?next=")
    assert not Submission.objects.exists(), "nothing was done that another sending could be led to"


def test_whoever_has_no_password_is_told_and_gets_none(silverpit, as_):
    browser = as_("analyst")
    assert browser.get("/account/password/change/")["Location"] == "/account/password/set/"
    assert "You have no password here" in said(browser.get("/account/password/set/"))
    assert browser.post("/account/password/set/", {"password1": "x", "password2": "x"}).status_code == 405


def test_nobody_else_sees_it(db):
    assert Client(SERVER_NAME="127.0.0.1").get("/account/")["Location"].startswith("/account/login/")


def test_it_costs_few_queries(secured, sign_in, django_assert_max_num_queries):
    browser = sign_in(secured)
    with django_assert_max_num_queries(3):
        browser.get("/account/")
