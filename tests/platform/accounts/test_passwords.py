"""Passwords: how long, how one is changed, and links that set one without telling who has an account."""

import html
import re
import time

import pytest
from django.core import mail
from django.test import Client

NEW = "quite another password"


@pytest.fixture
def with_mail(settings) -> None:
    settings.MAIL = True
    settings.ACCOUNT_EMAIL_NOTIFICATIONS = True


def arrived(number: int) -> list:
    """E-mails leave after the answer."""
    for _time in range(50):
        if len(mail.outbox) >= number:
            break
        time.sleep(0.05)
    return mail.outbox


def said(answer) -> str:
    return html.unescape(re.sub(r"<[^>]+>", " ", answer.content.decode()))


def test_a_forgotten_password_is_set_by_a_link_and_asks_for_the_second_factor(secured, anybody, with_mail, code):
    answer = anybody.post("/account/password/reset/", {"email": secured.email.upper()})
    assert answer["Location"] == "/account/password/reset/done/"
    assert "If there is an account with the address" in said(anybody.get(answer["Location"]))
    (letter,) = arrived(1)
    assert letter.to == [secured.email.upper()] or letter.to == [secured.email]
    assert "&" not in letter.body and "example.com" not in letter.body
    link = re.search(r"http://127.0.0.1(/account/password/reset/key/\S+)", letter.body)[1]
    form = anybody.get(link)["Location"]
    page = anybody.get(form)
    assert "Set your password" in said(page) and 'autocomplete="new-password"' in page.content.decode()
    assert anybody.post(form, {"password1": NEW, "password2": NEW})["Location"] == "/account/second-factor/code/"
    assert anybody.post("/account/second-factor/code/", {"code": code(secured)}).status_code == 302
    assert anybody.get("/p/silverpit/").status_code == 200
    assert "A new password was set" in arrived(2)[1].body
    again = Client(SERVER_NAME="127.0.0.1").get(link)
    assert again.status_code == 200 and "does not work any more" in said(again)


def test_nobody_learns_whether_an_address_is_known(secured, anybody, with_mail):
    answers = [anybody.post("/account/password/reset/", {"email": e}) for e in (secured.email, "nobody@pit.example")]
    assert [(a.status_code, a["Location"]) for a in answers] == [(302, "/account/password/reset/done/")] * 2
    arrived(2)
    assert len(mail.outbox) == 1


def test_where_no_mail_is_sent_no_page_promises_any(secured, anybody):
    page = said(anybody.get("/account/password/reset/"))
    assert "This site sends no e-mail" in page and "Send the link" not in page
    assert "on its way" not in said(anybody.get("/account/password/reset/done/"))
    anybody.post("/account/password/reset/", {"email": secured.email})
    assert not mail.outbox


def test_a_changed_password_ends_the_other_sessions_and_this_one_goes_on(secured, sign_in, told):
    here, there = sign_in(secured), sign_in(secured)
    changed = {"oldpassword": "correct horse battery", "password1": NEW, "password2": NEW}
    assert here.post("/account/password/change/", changed)["Location"] == "/account/"
    assert "Your password is changed" in said(here.get("/account/"))
    assert there.get("/p/silverpit/")["Location"].startswith("/account/login/")
    assert len(told("password changed")) == 1


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"oldpassword": "wrong"}, "This is not your current password"),
        ({"password1": "short", "password2": "short"}, "at least 12 characters"),
        ({"password1": "coordinator@silverpit", "password2": "coordinator@silverpit"}, "too similar"),
        ({"password1": "passwordpassword", "password2": "passwordpassword"}, ""),
        ({"password2": "not the same one"}, "same password"),
    ],
)
def test_what_is_wrong_with_a_new_password_is_said(given, words, secured, sign_in):
    good = {"oldpassword": "correct horse battery", "password1": NEW, "password2": NEW}
    answer = sign_in(secured).post("/account/password/change/", good | given)
    assert words in said(answer)
    if words:
        assert answer.status_code == 200 and "<title>Error: " in answer.content.decode()


def test_no_rule_asks_for_symbols(secured, sign_in):
    good = {
        "oldpassword": "correct horse battery",
        "password1": "mauve kettle orbit",
        "password2": "mauve kettle orbit",
    }
    assert sign_in(secured).post("/account/password/change/", good).status_code == 302
