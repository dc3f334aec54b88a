"""Signing in by password and second factor, and out again."""

import pytest
from django.test import Client

from frankpledge.partnership.audit.models import Event

HOME = "/p/silverpit/"


def kinds(person) -> list[str]:
    return list(Event.objects.filter(by=f"person:{person.pk}").order_by("number").values_list("kind", flat=True))


def test_the_page_of_signing_in_is_ours_and_has_no_sign_up(anybody, db):
    page = anybody.get("/account/login/").content.decode()
    assert "<title>Sign in – Frankpledge</title>" in page
    assert 'autocomplete="current-password"' in page and 'autocomplete="username"' in page
    assert "sign up here" in page and "signup" not in page
    assert anybody.get("/account/signup/").status_code == 404


def test_a_password_and_a_code_lead_to_where_they_were_going(secured, anybody, code):
    assert anybody.get(HOME)["Location"] == f"/account/login/?next={HOME.replace('/', '%2F')}"
    asked = anybody.post(f"/account/login/?next={HOME}", {"login": secured.email, "password": "correct horse battery"})
    assert asked["Location"] == "/account/second-factor/code/"
    assert anybody.get(HOME)["Location"].startswith("/account/login/"), "a password alone opens nothing"
    let_in = anybody.post("/account/second-factor/code/", {"code": code(secured)})
    assert let_in["Location"] == HOME
    assert anybody.get(HOME).status_code == 200
    assert kinds(secured) == ["signed in"]


def test_upper_case_and_spaces_in_the_address_do_not_matter(coordinator, anybody):
    typed = {"login": " Coordinator@Silverpit.Example ", "password": "correct horse battery"}
    assert anybody.post("/account/login/", typed).status_code == 302


def test_a_wrong_password_and_an_unknown_address_are_answered_alike(coordinator, anybody):
    def answered(login: str) -> str:
        answer = anybody.post("/account/login/", {"login": login, "password": "not the password"})
        assert answer.status_code == 200
        return answer.content.decode().replace(login, "…")

    known, unknown = answered("coordinator@silverpit.example"), answered("nobody@silverpit.example")
    strip = lambda page: "".join(line for line in page.splitlines() if "csrf" not in line)  # noqa: E731
    assert strip(known) == strip(unknown)
    assert "The e-mail address or the password is not right" in known
    assert "<title>Error: Sign in" in known


def test_an_empty_form_says_what_to_enter(anybody, db):
    page = anybody.post("/account/login/", {"login": "", "password": ""}).content.decode()
    assert "Enter your e-mail address" in page and "Enter your password" in page
    assert "This field is required" not in page


@pytest.mark.parametrize("to", ["https://evil.example/", "//evil.example/", "javascript:alert(1)", "/\\evil.example"])
def test_nobody_is_led_away_to_another_site(secured, sign_in, to):
    browser = Client(SERVER_NAME="127.0.0.1")
    answer = browser.post(f"/account/login/?next={to}", {"login": secured.email, "password": "correct horse battery"})
    assert answer["Location"] == "/account/second-factor/code/"
    browser = sign_in(secured, browser=browser)
    assert "evil" not in browser.post(f"/account/logout/?next={to}")["Location"]


def test_the_session_gets_a_new_key_when_somebody_signs_in(secured, anybody, code):
    anybody.post("/account/login/", {"login": secured.email, "password": "correct horse battery"})
    before = anybody.session.session_key
    anybody.post("/account/second-factor/code/", {"code": code(secured)})
    assert anybody.session.session_key != before


def test_a_session_lasts_twelve_hours_however_busy(secured, sign_in):
    browser = sign_in(secured)
    first = browser.session.get_expiry_date()
    session = browser.session
    session["something"] = "new"
    session.save()
    assert abs((browser.session.get_expiry_date() - first).total_seconds()) < 1
    assert 11.9 * 3600 < browser.session.get_expiry_age() <= 12 * 3600


def test_a_code_works_once(secured, sign_in, code):
    digits = code(secured)
    first, second = Client(SERVER_NAME="127.0.0.1"), Client(SERVER_NAME="127.0.0.1")
    for browser in (first, second):
        browser.post("/account/login/", {"login": secured.email, "password": "correct horse battery"})
    assert first.post("/account/second-factor/code/", {"code": digits}).status_code == 302
    again = second.post("/account/second-factor/code/", {"code": digits})
    assert again.status_code == 200 and "This code is not right" in again.content.decode()


def test_nothing_of_a_session_works_after_signing_out(secured, sign_in):
    browser = sign_in(secured)
    cookie = browser.cookies["sessionid"].value
    assert browser.post("/account/logout/")["Location"] == "/account/login/"
    replaying = Client(SERVER_NAME="127.0.0.1")
    replaying.cookies["sessionid"] = cookie
    assert replaying.get(HOME)["Location"].startswith("/account/login/")
    assert kinds(secured) == ["signed in", "signed out"]


def test_every_form_of_signing_in_and_out_is_guarded_against_forgery(secured, sign_in):
    strict = Client(SERVER_NAME="127.0.0.1", enforce_csrf_checks=True)
    for path in ("/account/login/", "/account/password/reset/", "/account/logout/", "/account/demo/"):
        answer = strict.post(path, {"login": secured.email, "password": "correct horse battery"})
        assert answer.status_code == 403, path
        assert "This form is too old" in answer.content.decode()


def test_pages_of_accounts_and_of_whoever_is_signed_in_are_kept_nowhere(secured, sign_in, anybody):
    assert "no-store" in anybody.get("/account/login/")["Cache-Control"]
    browser = sign_in(secured)
    for path in (HOME, "/account/", "/p/silverpit/nothing/"):
        assert "no-store" in browser.get(path)["Cache-Control"], path


def test_a_closed_account_is_told_so_only_with_its_password(coordinator, anybody):
    coordinator.is_active = False
    coordinator.save()
    wrong = anybody.post("/account/login/", {"login": coordinator.email, "password": "wrong"})
    assert "not right" in wrong.content.decode()
    right = anybody.post("/account/login/", {"login": coordinator.email, "password": "correct horse battery"})
    assert right["Location"] == "/account/inactive/"
    assert "Your account is closed" in anybody.get("/account/inactive/").content.decode()
